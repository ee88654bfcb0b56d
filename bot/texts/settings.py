"""Sentences about the configuration."""

from __future__ import annotations

DESCRIPTIONS = {
    "home": "状態（データベース、索引、鍵）を置くフォルダ。環境変数 MADOGUCHI_HOME だけで決めます。",
    "database_url": "PostgreSQL を使うときの接続先。空なら SQLite を使います。",
    "starter": "付属の資料（スターターパック）を索引に入れるかどうか。",
    "ocr": "スキャンや画像の文字を読む部品（rapidocr か tesseract）。空なら読みません。",
    "web_host": "ページを開く住所。127.0.0.1 ならこのパソコンからだけ見えます。",
    "web_port": "ページの番号（ポート）。0 なら空いている番号を選びます。",
    "web_public_url": "職員が開く住所（メールや通知に載せます）。例：https://madoguchi.example.lg.jp",
    "web_trusted_proxies": "前に置いた中継サーバー（プロキシ）の住所。ここからの利用者名だけを信じます。",
    "web_user_header": "中継サーバーが利用者のメールアドレスを入れるヘッダー名。空なら使いません。",
    "web_hosts": "受け付けるホスト名。空なら 127.0.0.1 と localhost と web_public_url のものだけです。",
    "web_sign_in": "ページのサインインの方法。mail ならメールで届くリンクで入ります。空なら使いません。",
    "web_sign_in_hours": "メールで届くリンクでサインインした後、続けて使える時間。",
    "log_level": "記録の細かさ。",
    "rollback_days": "前の索引を残す日数。過ぎると、消した資料の文も無くなる。",
    "retention_days": "質問の記録を残す日数。",
    "upload_megabytes": "ページから加えられる資料の大きさ（メガバイト）。",
    "threads": "計算に使う並列数。",
    "proxy": "外に出るときの中継サーバー。空なら環境変数も使わず直接つなぎます。",
    "ca_file": "庁内の認証局の証明書ファイル。",
    "tick_seconds": "お知らせを確かめる間隔（秒）。",
    "lease_seconds": "送信一件の持ち時間（秒）。通信の制限時間より長くします。",
    "quiet_seconds": "結果が分からない送信を確かめるまで待つ時間（秒）。",
    "http_timeout_seconds": "通信の制限時間（秒）。",
    "local_holidays": "この地域だけの休日（月-日）。例：06-23",
    "model": "文章を作るAIの名前（例：ollama:qwen3:8b）。空なら使わず、資料の文をそのまま引いて答えます。",
    "model_url": "そのAIのサーバーの住所。空なら提供者の決まった住所です。",
    "model_key": "そのAIを使うための鍵。",
    "model_seconds": "AIの返事を待つ時間（秒）。過ぎたら資料の引用で答えます。",
    "smtp_host": "メールを送るサーバー（中継サーバー）。空ならメールを使いません。",
    "smtp_port": "そのポート。0 なら、none は 25、starttls は 587、tls は 465 です。",
    "smtp_security": "メールを送る通信の守り方。starttls、tls、none（暗号化しない）のどれか。",
    "smtp_user": "メールを送るときの利用者名。空なら認証しません。",
    "smtp_password": "メールを送るときのパスワード。",
    "smtp_timeout_seconds": "メール一通を送る制限時間（秒）。送信一件の持ち時間より短くします。",
    "mail_from": "窓口のメールアドレス（差出人）。",
    "mail_reply_to": "返信先のアドレス。空なら差出人と同じです。",
    "mail_domains": "登録のない人の質問にも、共通の資料から答える相手（アドレスの @ の後）。",
    "mail_per_sender": "一人から一時間に受け付ける質問の数。",
    "mail_per_hour": "全体で一時間に受け付ける質問の数。",
    "mail_poll_seconds": "届いたメールを確かめる間隔（秒）。",
    "maildrop": "届いたメールが入るフォルダ（Maildir 形式）。",
    "imap_host": "届いたメールを読みに行くサーバー（IMAP）。",
    "imap_port": "そのポート。0 なら、tls は 993、ほかは 143 です。",
    "imap_security": "メールを読む通信の守り方。tls、starttls、none（暗号化しない）のどれか。",
    "imap_user": "メールを読むときの利用者名。",
    "imap_password": "メールを読むときのパスワード。",
    "imap_folder": "読むフォルダ。",
    "desk_days": "庁内の相談窓口が答えるまでの開庁日数",
    "prefecture_desk_days": "都道府県の相談窓口が答えるまでの開庁日数",
    "ministry_desk_days": "総務省の相談窓口が答えるまでの開庁日数",
    "slack_bot_token": "Slack のボットトークン（xoxb- で始まります）。",
    "slack_app_token": "Slack のアプリトークン（xapp- で始まります）。",
    "slack_signing_secret": "Slack の署名の鍵（HTTP で受けるときだけ）。",
    "slack_client_id": "Slack アプリの Client ID（別のワークスペースにも入れるときだけ）。",
    "slack_client_secret": "Slack アプリの Client Secret（別のワークスペースにも入れるときだけ）。",
    "slack_api_url": "Slack の接続先。ふつうは変えません。",
    "teams_client_id": "Teams のアプリの登録（Entra）のクライアント ID。空なら Teams を使いません。",
    "teams_client_secret": "その登録のクライアント シークレットの値。",
    "teams_tenant_id": "その登録があるテナントの ID。",
    "teams_tenants": "受け付けるテナントの ID。空なら teams_tenant_id だけです。",
    "teams_service_url": "Teams の接続先。ふつうは空のままです（試験用の相手につなぐとき）。",
    "teams_insecure": "手元の試験用。Teams からの要求の署名を確かめません。このパソコンの中だけで動きます。",
    "lineworks_bot_id": "LINE WORKS の Bot ID（数字）。",
    "lineworks_bot_secret": "LINE WORKS の Bot Secret。届いたものが本物かを確かめます。",
    "lineworks_client_id": "LINE WORKS のアプリの Client ID。",
    "lineworks_client_secret": "LINE WORKS のアプリの Client Secret。",
    "lineworks_service_account": "LINE WORKS のアプリの Service Account（serviceaccount を含みます）。",
    "lineworks_private_key": "LINE WORKS のアプリの Private Key（PEM 形式）。",
    "lineworks_api_url": "LINE WORKS の接続先。ふつうは変えません。",
    "lineworks_auth_url": "LINE WORKS のトークンの発行元。ふつうは変えません。",
    "chatwork_api_token": "Chatwork の API トークン（窓口用のアカウントのもの）。",
    "chatwork_webhook_token": "Chatwork の Webhook のトークン。届いたものが本物かを確かめます。",
    "chatwork_api_url": "Chatwork の接続先。ふつうは変えません。",
    "webhook_url": "ほかのチャットにつなぐときの、送り先の住所。",
    "webhook_secret": "その署名の鍵（32字以上。両方に同じものを置きます）。",
}

REASONS = {
    "extra_forbidden": "この名前の設定はありません。つづりを確かめてください。",
    "int_parsing": "数字で書いてください。",
    "float_parsing": "数字で書いてください。",
    "bool_parsing": "true か false で書いてください。",
    "literal_error": "決められた言葉のどれかで書いてください。",
    "greater_than_equal": "数が小さすぎます。",
    "less_than_equal": "数が大きすぎます。",
    "value_error": "書き方が違います。",
}


def wrong(problems: list[tuple[str, str]]) -> str:
    """One line for each wrong setting."""
    lines = [f"・{name}：{REASONS.get(reason, '書き方が違います。')}" for name, reason in problems]
    return "設定に間違いがあります。直してから、もう一度始めてください。\n" + "\n".join(lines)


def no_file(path: str) -> str:
    """MADOGUCHI_CONFIG names a file that is not there."""
    return f"設定ファイルがありません：{path}。MADOGUCHI_CONFIG を直すか、ファイルを置いてください。"


def unreadable_file(path: str, reason: str) -> str:
    """The TOML file cannot be parsed."""
    return f"設定ファイルが読めません：{path}（{reason}）。書き方を直してください。"


def home_in_file(path: str) -> str:
    """`home` stands in the file, which is itself found through it."""
    return f"{path} に home は書けません。環境変数 MADOGUCHI_HOME で決めてください。"


def unreadable_secret(name: str, path: str) -> str:
    """A secret file cannot be read."""
    return f"{name} が指すファイルが読めません：{path}。場所と権限を確かめてください。"


def unusable_home(path: str) -> str:
    """The directory of the state cannot be made."""
    return f"状態を置くフォルダを作れません：{path}。MADOGUCHI_HOME で書ける場所を選んでください。"
