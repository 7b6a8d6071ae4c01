"""What an edition comes to in numbers: texts over time, names over texts, corrections by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from fascicle.edition.record import Source
from fascicle.publish.lists.documents import begins, year
from fascicle.publish.lists.pages import ListPage, element, page
from fascicle.publish.lists.told import AllTold, Told
from fascicle.tei.names import XML_ID, local

FILE: Final = "statistics.html"
_MOST: Final = 15  # names of a plot
_BARS: Final = 60
_STEPS: Final = (1, 5, 10, 50, 100, 500, 1000)
_KINDS: Final = {"person": "person", "personGrp": "person", "persona": "person", "place": "place", "org": "org"}


def statistics_page(sources: Sequence[Source], told: AllTold, registers: etree._Element | None) -> ListPage:
    """The page of statistics; plots of what there is."""
    plots = [_over_time(sources), _kinds(sources)]
    entries = () if registers is None else registers.iter("{*}*")
    kinds = {each.get(XML_ID, ""): _KINDS.get(local(each), "") for each in entries}
    plots += [_names(kind, kinds, told.mentions) for kind in ("person", "place", "org")]
    corrections = [element("bar", kind=kind, n=count) for kind, count in _ranked(told.corrections)]
    plots.append(_plot("corrections", corrections))
    return page("statistics", FILE, "".join(plots), entries=True)


def _plot(name: str, bars: Sequence[str], **attributes: str | int) -> str:
    return element("plot", "".join(bars), name=name, **attributes) if bars else ""


def _over_time(sources: Sequence[Source]) -> str:
    years = Counter(int(year(day)) for each in sources if (day := begins(each)))
    if not years:
        return ""
    first, last = min(years), max(years)
    step = next((each for each in _STEPS if (last - first) // each < _BARS), _STEPS[-1])
    bars = [
        element("bar", **{"from": start, "to": start + step - 1}, n=sum(years[start + at] for at in range(step)))
        for start in range(first // step * step, last + 1, step)
    ]
    undated = len(sources) - years.total()
    return _plot("time", bars, **({"undated": undated} if undated else {}))


def _kinds(sources: Sequence[Source]) -> str:
    counted = Counter(str(each.genre) for each in sources if each.genre)
    return _plot("kinds", [element("bar", kind=kind, n=count) for kind, count in _ranked(counted)])


def _names(kind: str, kinds: Mapping[str, str], mentions: Mapping[str, Sequence[Told]]) -> str:
    """Those that stand in the most texts."""
    own = {entry: places for entry, places in mentions.items() if kinds.get(entry) == kind}
    texts = Counter({entry: len({each.stem for each in places}) for entry, places in own.items()})
    bars = [element("bar", entry=entry, n=count, of=len(own[entry])) for entry, count in _ranked(texts)[:_MOST]]
    return _plot("names", bars, register=kind, all=len(own))


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))
