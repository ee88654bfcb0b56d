"""Sentences about setting Microsoft Teams up."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.checks import Text

APP_NAME = "窓口"
APP_FULL_NAME = "窓口（情報システム担当の相談相手）"
APP_SHORT = "ガイドブックや通知から出典つきで答え、期限を知らせます。"
APP_FULL = (
    "自治体の情報システム担当の相談相手です。登録された資料から、出典（文書名・日付・該当箇所）をつけて答えます。"
    "資料に無いことは、無いと言います。団体の期限や募集を、済むまで知らせます。"
)
COMMANDS = {
    "ヘルプ": "使い方を見る",
    "状況": "索引と質問の様子（管理者）",
    "質問一覧": "資料で答えられなかった質問（管理者）",
    "再索引": "資料を読み直して索引を作る（管理者）",
}

NOT_INSTALLED = "Teams の部品が入っていません。「make install-teams」を実行してください。"
CLIENT_MISSING = (
    "Teams の設定 teams_client_id（クライアント ID）がありません。"
    "docs/teams.ja.md の手順でアプリを登録して、書いてください。"
)
KEY_MISSING = (
    "Teams の設定 teams_client_secret（クライアント シークレットの値）がありません。"
    "docs/teams.ja.md の手順で作って、書いてください。"
)
TENANT_MISSING = (
    "Teams の設定 teams_tenant_id（テナント ID）がありません。"
    "docs/teams.ja.md の手順で調べて、書いてください。"
)
ADDRESS_MISSING = (
    "Teams からこの窓口に届く https の住所がありません。web_public_url に書いてください"
    "（例：https://madoguchi.example.lg.jp）。"
)
NOT_ONLY_LOCAL = (
    "teams_insecure は、Teams からの要求を確かめない試験用の設定です。"
    "ほかの機械から見える住所では動かせません。teams_insecure を消すか、"
    "web_host を 127.0.0.1 にして web_public_url と web_trusted_proxies を消してください。"
)

_ENTRA = "https://entra.microsoft.com の「アプリの登録」で、"
TROUBLES = {
    "secret_wrong": Text(
        "クライアント シークレットが違います。",
        _ENTRA
        + "「証明書とシークレット」の「値」（ID ではありません）を teams_client_secret に書いてください。"
        "値は作ったときにしか見られないので、分からなければ作り直します。",
    ),
    "secret_expired": Text(
        "クライアント シークレットの期限が切れています。",
        _ENTRA + "「証明書とシークレット」で新しく作り、その値を teams_client_secret に書いてください。",
    ),
    "client_unknown": Text(
        "このクライアント ID のアプリは、このテナントにありません。",
        _ENTRA
        + "「アプリケーション (クライアント) ID」と「ディレクトリ (テナント) ID」を写し直してください。",
    ),
    "tenant_unknown": Text(
        "このテナント ID の組織はありません。",
        _ENTRA + "「ディレクトリ (テナント) ID」を teams_tenant_id に写し直してください。",
    ),
    "token_refused": Text(
        "Entra ID が断りました（{error}）。",
        _ENTRA + "アプリが無効になっていないか、ID とシークレットが正しいかを確かめてください。",
    ),
    "certificate": Text(
        "{server} の証明書を確かめられません。庁内の中継サーバーが通信を開いて見ていることが多いです。",
        "庁内の認証局の証明書ファイル（PEM 形式）を MADOGUCHI_CA_FILE に書いてください。",
    ),
    "unreachable": Text(
        "{server} につながりません（{reason}）。",
        "外に出る中継サーバーがあれば MADOGUCHI_PROXY に書き、login.microsoftonline.com、"
        "login.botframework.com、smba.trafficmanager.net への通信（TCP 443）を許してもらってください。",
    ),
    "not_microsoft": Text(
        "{server} の代わりに、ほかのものが答えました。中継サーバーの「禁止されたページ」の画面と思われます。",
        "中継サーバーの担当に、{server} への通信を許してもらってください。",
    ),
    "not_seen_from_here": Text(
        "Teams が呼ぶ住所 {address} を、この機械からは開けません（{reason}）。",
        "外から開けるなら、このままでかまいません。開けないときは、窓口が動いているか、"
        "前に置いた中継サーバーが /teams を通すかを確かめてください。",
    ),
    "answered_by_another": Text(
        "Teams が呼ぶ住所 {address} に、窓口でないものが答えました（{status}）。",
        "前に置いた中継サーバーが、/teams の下だけはサインインなしで窓口に通すようにしてください。"
        "窓口が、Teams からの要求かどうかを自分で確かめます。",
    ),
    "tenant_of_nobody": Text(
        "テナント {tenant} がどの団体のものか、まだ決まっていません。職員は、共通の資料だけで答えられます。",
        "「madoguchi workspaces map teams {tenant} 団体コード」で決めてください。",
    ),
    "nowhere_installed": Text(
        "テナント {tenant} の Teams には、まだどこにも入っていません。",
        "「madoguchi teams package」で作ったファイルを Teams に入れ、話しかけてください。",
    ),
}


def lines(code: str, about: Mapping[str, str]) -> list[str]:
    """A trouble for the terminal."""
    problem, remedy = (each.format_map(about) for each in TROUBLES[code])
    return [f"・{problem}", f"    → {remedy}"]


def written(path: str, endpoint: str) -> str:
    """The app package is there."""
    return f"{path} を作りました。ボットの登録の「メッセージング エンドポイント」は {endpoint} です。"
