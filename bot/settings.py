"""The configuration, parsed once and strictly.

Sources, the later winning: defaults, the TOML file (`MADOGUCHI_CONFIG`, else
`madoguchi.toml` in the home directory), environment variables
`MADOGUCHI_<NAME>`, and for secrets `MADOGUCHI_<NAME>_FILE` (a file whose
content is the value). An unknown name is an error, in the file and in the
environment.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
)

from bot.domain.mail_address import is_mail_address
from bot.errors import Misconfigured
from bot.texts import settings as texts

PREFIX = "MADOGUCHI_"
# Read before the settings exist, so they are not settings themselves.
PLACES = frozenset({"HOME", "CONFIG"})


def _split(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _address(value: str) -> str:
    if value and not is_mail_address(value):
        raise ValueError("no address")
    return value


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]
Days = Annotated[tuple[dt.date, ...], BeforeValidator(_split)]
Address = Annotated[str, AfterValidator(_address)]
Security = Literal["starttls", "tls", "none"]


class Settings(BaseModel):
    """Everything an administrator can set. Times of day are in Japan."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    home: Path
    database_url: SecretStr | None = None
    starter: bool = True
    ocr: Literal["", "rapidocr", "tesseract"] = ""

    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8787
    web_public_url: str = ""
    web_trusted_proxies: Names = ()
    web_user_header: str = ""
    web_hosts: Names = ()
    web_sign_in: Literal["", "mail"] = ""
    web_sign_in_hours: Annotated[int, Field(ge=1, le=720)] = 12

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    rollback_days: Annotated[int, Field(ge=1, le=365)] = 30
    retention_days: Annotated[int, Field(ge=30, le=36500)] = 1095
    upload_megabytes: Annotated[int, Field(ge=1, le=200)] = 50
    threads: Annotated[int, Field(ge=1, le=64)] = 2

    proxy: str = ""
    ca_file: Path | None = None

    tick_seconds: Annotated[float, Field(ge=0.05, le=300)] = 20.0
    lease_seconds: Annotated[float, Field(ge=0.2, le=3600)] = 90.0
    quiet_seconds: Annotated[float, Field(ge=0.2, le=3600)] = 90.0
    http_timeout_seconds: Annotated[float, Field(ge=0.1, le=300)] = 20.0
    local_holidays: Names = ()

    smtp_host: str = ""
    smtp_port: Annotated[int, Field(ge=0, le=65535)] = 0
    smtp_security: Security = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr | None = None
    smtp_timeout_seconds: Annotated[float, Field(ge=0.1, le=600)] = 60.0
    mail_from: Address = ""
    mail_reply_to: Address = ""
    mail_domains: Names = ()
    mail_per_sender: Annotated[int, Field(ge=1, le=1000)] = 20
    mail_per_hour: Annotated[int, Field(ge=1, le=100_000)] = 300
    mail_poll_seconds: Annotated[float, Field(ge=0.05, le=3600)] = 30.0
    maildrop: Path | None = None
    imap_host: str = ""
    imap_port: Annotated[int, Field(ge=0, le=65535)] = 0
    imap_security: Security = "tls"
    imap_user: str = ""
    imap_password: SecretStr | None = None
    imap_folder: str = "INBOX"

    model: str = ""
    model_url: str = ""
    model_key: SecretStr | None = None
    model_seconds: Annotated[float, Field(ge=0.2, le=300)] = 40.0

    desk_days: Annotated[int, Field(ge=1, le=60)] = 2
    prefecture_desk_days: Annotated[int, Field(ge=1, le=60)] = 5
    ministry_desk_days: Annotated[int, Field(ge=1, le=120)] = 10

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_client_id: str = ""
    slack_client_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"

    teams_client_id: str = ""
    teams_client_secret: SecretStr | None = None
    teams_tenant_id: str = ""
    teams_tenants: Names = ()
    teams_service_url: str = ""
    teams_insecure: bool = False

    lineworks_bot_id: str = ""
    lineworks_bot_secret: SecretStr | None = None
    lineworks_client_id: str = ""
    lineworks_client_secret: SecretStr | None = None
    lineworks_service_account: str = ""
    lineworks_private_key: SecretStr | None = None
    lineworks_api_url: str = "https://www.worksapis.com/v1.0/"
    lineworks_auth_url: str = "https://auth.worksmobile.com/oauth2/v2.0/token"

    chatwork_api_token: SecretStr | None = None
    chatwork_webhook_token: SecretStr | None = None
    chatwork_api_url: str = "https://api.chatwork.com/v2/"

    webhook_url: str = ""
    webhook_secret: SecretStr | None = None

    @field_validator("local_holidays")
    @classmethod
    def _month_and_day(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for day in value:
            dt.datetime.strptime("2000-" + day, "%Y-%m-%d")  # noqa: DTZ007 - only the form is checked
        return value

    @field_validator("web_trusted_proxies")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for proxy in value:
            ipaddress.ip_network(proxy, strict=False)
        return value

    @property
    def loopback(self) -> bool:
        """Whether the page can be reached from this machine only."""
        if self.web_host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.web_host).is_loopback
        except ValueError:
            return False

    @property
    def upload_bytes(self) -> int:
        """How large a file may be that is added on the page."""
        return self.upload_megabytes << 20

    @property
    def sends_mail(self) -> bool:
        """Whether mail goes out."""
        return bool(self.smtp_host and self.mail_from)

    @property
    def receives_mail(self) -> bool:
        """Whether mail comes in and can be answered."""
        return self.sends_mail and bool(self.maildrop or self.imap_host)

    @property
    def signs_in_by_mail(self) -> bool:
        """Whether people can sign in on the page by a link that is sent to them."""
        return self.web_sign_in == "mail" and self.sends_mail and bool(self.web_public_url)


def home_of(environ: Mapping[str, str]) -> Path:
    """The one directory that holds all state."""
    if environ.get(PREFIX + "HOME"):
        return Path(environ[PREFIX + "HOME"]).expanduser().absolute()
    base = environ.get("XDG_DATA_HOME") or "~/.local/share"
    return (Path(base) / "madoguchi").expanduser().absolute()


def load(environ: Mapping[str, str]) -> Settings:
    """Parse the configuration.

    Raises `Misconfigured` naming each wrong setting and what to do.
    """
    home = home_of(environ)
    values: dict[str, Any] = _from_file(environ, home)
    values.update(_from_environment(environ))
    try:
        return Settings(home=home, **values)
    except ValidationError as error:
        raise Misconfigured(texts.wrong(_problems(error))) from None


def unknown(environ: Mapping[str, str]) -> list[str]:
    """Variables that begin as ours do and name no setting, sorted."""
    names = (name for name, value in environ.items() if name.startswith(PREFIX) and value)
    return sorted(name for name in names if name[len(PREFIX) :] not in PLACES and not _is_setting(name))


def _is_setting(variable: str) -> bool:
    key = variable[len(PREFIX) :].lower()
    return bool({key, key.removesuffix("_file")} & Settings.model_fields.keys() - {"home"})


def _from_file(environ: Mapping[str, str], home: Path) -> dict[str, Any]:
    named = environ.get(PREFIX + "CONFIG")
    path = Path(named).expanduser() if named else home / "madoguchi.toml"
    if not path.exists():
        if named:
            raise Misconfigured(texts.no_file(str(path)))
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise Misconfigured(texts.unreadable_file(str(path), str(error))) from None
    if "home" in values:
        raise Misconfigured(texts.home_in_file(str(path)))
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in environ.items():
        if not name.startswith(PREFIX) or name[len(PREFIX) :] in PLACES or value == "":
            continue
        key = name[len(PREFIX) :].lower()
        if key.endswith("_file") and key not in Settings.model_fields:
            key, value = key[: -len("_file")], _read_secret(name, value)
        values[key] = value
    return values


def _read_secret(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(texts.unreadable_secret(name, path), str(error)) from None


def _problems(error: ValidationError) -> list[tuple[str, str]]:
    """Pairs of setting name and reason; never the value, which may be a secret."""
    return [(str(e["loc"][0]) if e["loc"] else "", e["type"]) for e in error.errors(include_input=False)]
