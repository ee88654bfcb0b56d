"""Variables of other programs' making that must not change what this one does."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

# Tracing and telemetry of libraries would send questions away; proxies come
# from the settings alone, so that one place says where we connect to.
_PREFIXES = ("LANGCHAIN_", "LANGSMITH_", "CHROMA_", "OTEL_", "HF_", "SLACK_")
_NAMES = frozenset({"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "ANONYMIZED_TELEMETRY"})


def foreign(environ: Mapping[str, str]) -> list[str]:
    """The names of such variables, sorted; their values may be secrets."""
    return sorted(name for name in environ if name.upper().startswith(_PREFIXES) or name.upper() in _NAMES)


def shut_out(environ: MutableMapping[str, str]) -> None:
    """Remove them, before any library is imported that reads them, and let none bring more."""
    for name in foreign(environ):
        del environ[name]
    # The library for Teams would read a .env of whatever directory we were started in.
    environ["PYTHON_DOTENV_DISABLED"] = "1"
