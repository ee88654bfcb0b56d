"""The `madoguchi` command. Each command is a module, imported when it is used."""

from __future__ import annotations

import gettext
import importlib
import os
import sys
from pathlib import Path

import click

import bot.texts
from bot.errors import MadoguchiError

# command → (module below bot.cli, one line for --help)
COMMANDS = {
    "serve": "ページ・受付・お知らせを動かす（make run が行うこと）",
    "ask": "質問して、出典のある答えを見る",
    "chat": "端末で続けて質問する",
    "sums": "財政措置の額を、資料の決まりで概算する",
    "init": "はじめの設定（団体・相談先）をする",
    "reindex": "資料を読み直して索引を作る",
    "sources": "資料の場所を登録・一覧・削除する",
    "fetch": "公開されている資料を取り寄せる",
    "drafts": "照会や通知から義務・依頼の下書きを作り、採否を決める",
    "enquiries": "過去の照会と回答を登録・一覧・削除する",
    "rollback": "一つ前の索引に戻す",
    "questions": "質問の記録を見る・書き出す",
    "tickets": "人に聞いた相談を見る・書き出す。相談窓口が読む場所を決める",
    "evaluate": "質問集で答えを採点する",
    "organisations": "お知らせする団体を加える・一覧する・名簿を取り込む",
    "duties": "義務・依頼・募集の一覧を見る・確かめる",
    "remind": "期限のお知らせを送る・試しに見る・一年分を表にする",
    "handover": "担当が替わるときの引継ぎ書を書き出す",
    "report": "週や月の報告を見る",
    "ledger": "進捗台帳を見る・書く・書き出す",
    "targets": "数値目標・必要な人材・派遣の回数を見る・書く",
    "calendar": "カレンダー（iCalendar）の購読先を作る・止める",
    "slack": "Slack アプリの設定を作る・確かめる",
    "teams": "Microsoft Teams のアプリを作る・設定を確かめる",
    "people": "人を登録する（管理者、相談窓口、都道府県の担当）",
    "workspaces": "チャットのワークスペースと団体を結び付ける",
    "destinations": "期限のお知らせの宛先を加える・一覧する・やめる",
    "channels": "お知らせや質問の通り道（ページ、メール、Slack など）を確かめる",
    "audit": "誰が何をしたかの記録を見る・書き出す・確かめる",
    "check": "設定と状態を確かめ、直し方を示す",
}


class LazyGroup(click.Group):
    """Imports a command's module only when that command is used: a cold start is short."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order in which a new user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"bot.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The one-line helps, without importing anything."""
        with formatter.section("コマンド"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="madoguchi", prog_name="madoguchi")
def cli() -> None:
    """窓口（Madoguchi）：ひとり情シスの相談相手。

    資料から出典つきで答え、資料に無いときはそう言い、期限を知らせます。
    """


def speak_japanese() -> None:
    """Have click say what it says of itself (使い方, 「…というコマンドはありません」) in Japanese.

    click looks its sentences up by gettext, in the domain that nobody named.
    """
    os.environ["LANGUAGE"] = "ja"
    gettext.bindtextdomain("messages", Path(bot.texts.__file__).parent / "locale")


def main() -> None:
    """Run the command; a known error is one sentence, never a traceback."""
    speak_japanese()
    # Must be set before numpy is imported: its threads fight with those of the
    # embedding model, and a search on two cores takes twice as long.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except MadoguchiError as error:
        click.echo(error.message, err=True)
        sys.exit(1)
