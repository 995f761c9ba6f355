"""Bodies that a paper calls by their place alone, as it never names them: “Larkshire, with 19 stations, has …”."""

from __future__ import annotations

from commonseal.reading import expressions as re

_NAME = re.compile(r"[A-Z][a-z]{3,}(?:-[a-z]+-[A-Z][a-z]+)?")
_BESIDE = re.compile(r"(?:Neighbouring|Nearby|Its neighbour|Next-door) ")
_NO_PLACE = re.compile(
    r"(?:Nationally|Meanwhile|However|Together|Overall|Currently|Members|Council|Councils|Patients|Residents"
    r"|Staff|Savings|Government|Parliament|Ofsted|England|Britain|Wales|Scotland|January|February|March"
    r"|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|Labour|Conservatives|Conservative|Liberal|Democrats|Greens|Unison|Unite|Treasury"
    r"|Whitehall|Westminster|Brexit|Covid|Christmas|Easter|Monitor|Healthwatch|Section|Schedule|Option"
    r"|Appendix|Board|Trust|Health|Police)"
)


def bare_place(flow: str, words: str) -> str:
    """Give the place that words name, where the paper uses it as the name of a body or of its area.

    Args:
        flow: The paper's flow.
        words: What stands where a body's name would.

    Returns:
        The place, or an empty string where the words are no name or the name of a person.
    """
    name = _BESIDE.sub("", words)
    if not _NAME.fullmatch(name) or _NO_PLACE.fullmatch(name) or re.search(rf"\b{name.lower()}\b", flow):
        return ""
    if name != words:
        return name
    named = re.compile_for_now(
        rf"\b(?:in|of|and|with|neighbour|neighbouring|nearby|from|between|by|than|while|but|across|for) {name}\b"
        r"(?! [A-Z])"
    )
    titled = re.compile_for_now(rf"\b(?:[A-Z][a-z]+|[A-Z]\.?) {name}\b")
    begins = re.compile_for_now(
        r"(?:Is|Are|Was|Will|Does|Did|Has|Can|Could|Should|Would|Why|When|How|What|Where|If|As"
        rf"|In|Of|And|With|Neighbouring|Nearby|From|Between|By|While|But|Across|For) {name}\b"
    )
    is_person = any(not begins.fullmatch(match.group()) for match in titled.finditer(flow))
    acts = re.compile_for_now(
        rf"\b{name}(?:, (?:the|which|with|an?|whose)\b[^.;]{{3,60}}?(?:district|council|borough|trust|county|city|town"
        r"|authority|force|brigade|CCG|ICB|stations|people)\b"
        r"| (?:employs|serves|is home to) "
        r"| (?:has|had) (?:an? (?:net |revenue )?(?:population|budget|deficit|surplus|turnover)\b"
        r"|[\d,]+ (?:people|residents|patients|staff|employees|stations)\b))"
    )
    return name if (named.search(flow) or acts.search(flow)) and not is_person else ""
