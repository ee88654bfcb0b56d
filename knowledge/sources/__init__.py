"""Documents that are published on the web: which ones, and how to get them without being led astray.

The manifest names each address; nothing else is ever asked. Every connection is
made to an address that was looked up once and checked, no redirect is followed
unchecked, and nothing is unpacked on the way.
"""

from knowledge.sources.fetching import Fetcher, Limits, Outcome
from knowledge.sources.known import Known
from knowledge.sources.manifest import Manifest, ManifestError, WebSource, read_manifest
from knowledge.sources.refusal import Refused
from knowledge.sources.transport import GuardedTransport

__all__ = [
    "Fetcher",
    "GuardedTransport",
    "Known",
    "Limits",
    "Manifest",
    "ManifestError",
    "Outcome",
    "Refused",
    "WebSource",
    "read_manifest",
]
