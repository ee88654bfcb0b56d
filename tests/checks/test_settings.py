"""Settings that are wrong, alone or together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.checks.installation import NOW


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"WEB_HOST": "192.0.2.1"}, {"web.asking_only", "web.not_encrypted"}),
        ({"WEB_HOST": "0.0.0.0"}, {"web.asking_only", "web.not_encrypted", "web.no_name"}),
        ({"WEB_HOST": "0.0.0.0", "WEB_PUBLIC_URL": "https://bot.example"}, {"web.asking_only"}),
        ({"WEB_USER_HEADER": "X-User"}, {"web.nobody_vouches"}),
        ({"WEB_USER_HEADER": "X-User", "WEB_TRUSTED_PROXIES": "127.0.0.1"}, set()),
        ({"WEB_USER_HEADER": "X-User", "WEB_TRUSTED_PROXIES": "0.0.0.0/0"}, {"web.trusts_everybody"}),
        ({"LEASE_SECONDS": "20"}, {"lease.too_short"}),
        ({"QUIET_SECONDS": "59"}, {"quiet.too_short"}),
        ({"PROXY": "http://proxy.example:8080"}, set()),
        ({"PROXY": "proxy.example:8080"}, {"proxy.wrong"}),
        ({"WEB_PROT": "1"}, {"settings.unknown"}),
        ({"WEB_PORT": "a lot"}, {"settings.wrong"}),
        ({"SLACK_BOT_TOKEN_FILE": "/nowhere"}, {"settings.wrong"}),
    ],
)
def test_findings(installation, variables: dict[str, str], expected: set[str]) -> None:
    installation.variables |= {f"MADOGUCHI_{name}": value for name, value in variables.items()}
    assert installation.ids() - {"home.none"} == expected


def test_a_misspelt_variable_does_not_hide_the_other_findings(installation) -> None:
    installation.variables |= {"MADOGUCHI_WEB_PROT": "1", "MADOGUCHI_QUIET_SECONDS": "1"}
    assert {"settings.unknown", "quiet.too_short"} <= installation.ids()


def test_variables_without_effect_are_named_without_their_values(installation) -> None:
    installation.variables |= {"LANGSMITH_API_KEY": "geheim", "https_proxy": "http://u:geheim@proxy"}
    (finding,) = (f for f in installation.findings() if f.id == "environment.ignored")
    assert finding.about == {"names": "LANGSMITH_API_KEY、https_proxy"}


def test_the_towns_own_authority(installation, tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    installation.variables["MADOGUCHI_CA_FILE"] = str(path)
    assert "ca.unreadable" in installation.ids()
    path.write_text("not a certificate", encoding="ascii")
    assert "ca.not_a_certificate" in installation.ids()
    path.write_bytes(_certificate(until=NOW - dt.timedelta(days=1)))
    assert "ca.expired" in installation.ids()
    path.write_bytes(_certificate(until=NOW + dt.timedelta(days=1)))
    assert installation.ids() == {"home.none"}


def test_nothing_outside_is_asked_unless_wanted(installation) -> None:
    installation.variables |= {
        "MADOGUCHI_SLACK_BOT_TOKEN": "xoxb-geheim",
        "MADOGUCHI_SLACK_API_URL": "http://127.0.0.1:9/",
    }
    assert "outside.unreachable" not in installation.ids()
    (finding,) = (f for f in installation.findings(online=True) if f.id == "outside.unreachable")
    assert finding.about == {"url": "http://127.0.0.1:9/", "reason": "ConnectError"}


def _certificate(*, until: dt.datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "town hall")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(until - dt.timedelta(days=365))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM)
