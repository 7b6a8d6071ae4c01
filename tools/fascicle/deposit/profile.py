"""Which tags a bag of ours has: a BagIt Profile (1.3.0), in the package itself, so that it is at hand."""

from __future__ import annotations

import json

IDENTIFIER = "urn:fascicle:bagit-profile:1.0"
_REQUIRED = (
    "Bag-Size", "Bag-Software-Agent", "BagIt-Profile-Identifier", "External-Description", "Internal-Sender-Description",
    "Internal-Sender-Identifier", "Payload-Oxum", "Source-Organization",
)  # fmt: skip
_KNOWN = ("Bagging-Date", "Contact-Email", "Contact-Name", "External-Identifier")


def profile() -> bytes:
    """The profile: what is always there, and what there is if the record has it."""
    value = {
        "BagIt-Profile-Info": {
            "BagIt-Profile-Identifier": IDENTIFIER,
            "BagIt-Profile-Version": "1.3.0",
            "Source-Organization": "fascicle",
            "External-Description": "A digital edition in TEI XML",
            "Version": "1.0",
        },
        "Bag-Info": {
            **{name: {"required": True} for name in _REQUIRED},
            **{name: {"required": False} for name in _KNOWN},
        },
        "Manifests-Required": ["sha256", "sha512"],
        "Tag-Manifests-Required": ["sha256", "sha512"],
        "Allow-Fetch.txt": False,
        "Serialization": "optional",
        "Accept-Serialization": ["application/zip"],
        "Accept-BagIt-Version": ["1.0"],
    }
    return (json.dumps(value, indent=1) + "\n").encode("utf-8")
