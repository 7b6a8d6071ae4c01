"""Ways to bring a deposit to a repository, by what the address says or the user does."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.push import dataverse, invenio, sword
from fascicle.deposit.push.exchange import Scheme
from fascicle.deposit.push.state import Pushed
from fascicle.deposit.standards.dataverse import dataverse as dataverse_json
from fascicle.deposit.standards.dublincore import elements


@dataclass(frozen=True)
class PushWay:
    """An interface of repositories: its name, how the token is shown, what pushes, and the metadata that it sends."""

    name: str
    scheme: Scheme
    push: Callable[..., Pushed]
    metadata: Callable[[DepositRecord], Any]


WAYS = (
    PushWay("invenio", Scheme.BEARER, invenio.push, invenio.metadata),
    PushWay("dataverse", Scheme.DATAVERSE, dataverse.push, lambda record: json.loads(dataverse_json(record))),
    PushWay("sword", Scheme.BASIC, sword.push, lambda record: [list(each) for each in elements(record)]),
)


def way(address: str, name: str = "") -> PushWay:
    """The way of this name, or the one that an address is of."""
    path = urlsplit(address).path.lower()
    guess = "dataverse" if "/dataverse/" in path else "sword" if "sword" in path else "invenio"
    return next(each for each in WAYS if each.name == (name or guess))
