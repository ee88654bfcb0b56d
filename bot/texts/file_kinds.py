"""What to do with kinds of files that cannot be read, by suffix."""

from __future__ import annotations

_AS_PDF = "作ったソフトで開き、PDFに書き出して置いてください。"
UNSUPPORTED = {
    ".xdw": "DocuWorks文書は読めません。Viewerで開き、PDFとして印刷して置いてください。",
    ".xbd": "DocuWorksバインダーは読めません。DocuWorksで開き、PDFに書き出して置いてください。",
    ".jtd": "一太郎の文書は読めません。一太郎で開き、PDFかWord（docx）で保存して置いてください。",
    ".jtt": "一太郎のテンプレートは読めません。一太郎で開き、PDFで保存して置いてください。",
    ".doc": "古いWord形式です。Wordで開き、「名前を付けて保存」でdocxかPDFにして置いてください。",
    ".ppt": "古いPowerPoint形式です。PowerPointで開き、pptxかPDFで保存して置いてください。",
    ".pps": "古いPowerPoint形式です。PowerPointで開き、pptxかPDFで保存して置いてください。",
    ".rtf": "リッチテキストは読めません。Wordで開き、docxで保存して置いてください。",
    ".odt": "OpenDocument文書は読めません。docxかPDFで保存して置いてください。",
    ".ods": "OpenDocument表計算は読めません。xlsxで保存して置いてください。",
    ".odp": "OpenDocumentスライドは読めません。pptxかPDFで保存して置いてください。",
    ".xlsb": "Excelのバイナリ形式は読めません。xlsxで保存して置いてください。",
    ".msg": "Outlookのメールは読めません。「名前を付けて保存」でeml かテキストにして置いてください。",
    ".zip": "圧縮ファイルの中は読みません。展開して、中のファイルを置いてください。",
    ".lzh": "圧縮ファイルの中は読みません。展開して、中のファイルを置いてください。",
    ".7z": "圧縮ファイルの中は読みません。展開して、中のファイルを置いてください。",
    ".rar": "圧縮ファイルの中は読みません。展開して、中のファイルを置いてください。",
    ".exe": "自己解凍ファイルやプログラムは開きません。安全を確かめて展開し、中の文書を置いてください。",
    ".vsd": f"Visioの図は読めません。{_AS_PDF}",
    ".vsdx": f"Visioの図は読めません。{_AS_PDF}",
    ".mdb": "Accessのデータベースは読めません。必要な表をExcel（xlsx）かCSVに書き出して置いてください。",
    ".accdb": "Accessのデータベースは読めません。必要な表をExcel（xlsx）かCSVに書き出して置いてください。",
    ".pub": f"Publisherの文書は読めません。{_AS_PDF}",
    ".p7m": "署名・暗号化されたメールは読めません。メールソフトで開き、本文を保存して置いてください。",
}

ARCHIVES = frozenset({".zip", ".7z", ".lzh", ".rar"})
ENCRYPTED_ARCHIVE = "パスワード付きの圧縮ファイルです。展開して、中のファイルを置いてください。"
