"""How days and waits are said."""

from commonseal.planning.model import Route, Sitting, SittingSource, Wait
from commonseal.regimes import Law

_SOURCES = {
    SittingSource.STATED: "a meeting that is stated",
    SittingSource.PATTERN: "the pattern of its calendar",
    SittingSource.ASSUMED: "what is usual for such bodies, at worst",
}


def of_wait(wait: Wait) -> str:
    """Say a wait: "28 clear days (key decision notice)"."""
    clear = "clear " if wait.clear else ""
    working = "working " if wait.unit == "working" else ""
    assumed = ", assumed" if wait.assumed else ""
    return f"{wait.days} {clear}{working}days ({wait.key.replace('_', ' ')}{assumed})"


def with_names(text: str, route: Route) -> str:
    """Return a text that names steps of a route by their keys ("“cabinet”"), with what people call each."""
    for each in route.steps:
        text = text.replace(f"“{each.key}”", route.called(each.key))
    return text


def with_sources(citation: str, law: Law) -> str:
    """Return what a day rests on with each provision in its own words and with its section, not by its identifier."""
    said = [_source(each, law) for each in citation.split(", ")]
    if all(each is None for each in said):
        return citation
    return "; ".join(own if own is not None else each for own, each in zip(said, citation.split(", "), strict=True))


def _source(reference: str, law: Law) -> str | None:
    provision = law.find(reference)
    if provision is None:
        return None
    sure = {"likely": " (likely)", "check": " (unverified)"}.get(provision.confidence.value, "")
    return f"{provision.text.strip().rstrip('.')}: {provision.citation}{sure}"


def of_source(sitting: Sitting) -> str:
    """Say how a sitting is known."""
    return _SOURCES[sitting.source]
