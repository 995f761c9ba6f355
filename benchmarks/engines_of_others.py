"""The five plain rules of the benchmark in engines made for rules: answer sets (clingo) and shapes (pySHACL).

Each gives the pairs (rule, number of the body) that the others give. SHACL Core has no joins, so its graph is made for
it: the officers and chairs of a body stand at the body, and each seat of a shared post is a node of its own.
"""

import importlib.util
from typing import Any

from country import Rows

NAMES = "https://example.org/register/"
_PROGRAM = """
holds(B, R, W) :- seat(P, B), post(P, R), held(P, W, _).
found(r1, B) :- body(B, 0, _), not 1 { holds(B, ao, W) } 1.
found(r2, B) :- seat(P, B), seat(P, C), B != C, not approval(P, B).
found(r3, B) :- held(P, _, F), seat(P, B), body(B, _, G), F < G.
found(r4, B) :- body(B, 1, _), not follows(B).
found(r4, B) :- body(B, 1, _), holds(B, _, _).
found(r5, B) :- holds(B, ao, W), holds(B, chair, W).
#show found/2.
"""
_SHAPES = f"""
@prefix r: <{NAMES}> . @prefix sh: <http://www.w3.org/ns/shacl#> .
r:R1 a sh:NodeShape ; sh:targetClass r:Open ; sh:property [ sh:path r:officer ; sh:minCount 1 ; sh:maxCount 1 ] .
r:R2 a sh:NodeShape ; sh:targetClass r:Seat ; sh:property [ sh:path r:approved ; sh:minCount 1 ] .
r:R3 a sh:NodeShape ; sh:targetClass r:Tenure ; sh:property [ sh:path r:bodyBegan ; sh:lessThanOrEquals r:began ] .
r:R4 a sh:NodeShape ; sh:targetClass r:Closed ; sh:property [ sh:path r:followedBy ; sh:minCount 1 ] ;
  sh:property [ sh:path r:stillHeld ; sh:maxCount 0 ] .
r:R5 a sh:NodeShape ; sh:targetClass r:Body ; sh:property [ sh:path r:officer ; sh:disjoint r:chair ] .
"""


def has(package: str) -> bool:
    """Whether an engine is installed."""
    return importlib.util.find_spec(package) is not None


def clingo_facts(rows: Rows) -> str:
    """Return the rows as facts of an answer-set program."""
    told = [f"body({b},{c},{g})." + (f"follows({b})." if s is not None else "") for b, c, g, s in rows[0]]
    told += [f"post({post},{role.lower()})." for post, role in rows[1]]
    told += [f"seat({post},{body})." for post, body in rows[2]]
    told += [f"held({post},{person},{first})." for post, person, first in rows[3]]
    told += [f"approval({post},{body})." for post, body in rows[4]]
    return "".join(told)


def clingo_check(facts: str) -> set[tuple[str, str]]:
    """Return what the answer-set program finds."""
    import clingo  # noqa: PLC0415 - only where it is installed

    control = clingo.Control(["--warn=none"])
    control.add("base", [], facts + _PROGRAM)
    control.ground([("base", [])])
    found: set[tuple[str, str]] = set()
    with control.solve(yield_=True) as answers:
        for answer in answers:
            for each in answer.symbols(shown=True):
                found.add((each.arguments[0].name.upper(), str(each.arguments[1].number)))
    return found


def shacl_graph(rows: Rows) -> Any:
    """Return the rows as a graph made for SHACL Core."""
    import rdflib  # noqa: PLC0415

    return rdflib.Graph().parse(data="".join(_triples(rows)), format="nt")


def _triples(rows: Rows) -> Any:
    kind, integer = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<http://www.w3.org/2001/XMLSchema#integer>"

    def named(name: str, number: object = "") -> str:
        return f"<{NAMES}{name}{number}>"

    role, began = dict(rows[1]), {body: first for body, _, first, _ in rows[0]}
    seats: dict[int, list[int]] = {}
    for post, body in rows[2]:
        seats.setdefault(post, []).append(body)
    for body, closed, _, follows in rows[0]:
        yield f"{named('body', body)} {kind} {named('Body')} .\n"
        yield f"{named('body', body)} {kind} {named('Closed' if closed else 'Open')} .\n"
        if follows is not None:
            yield f"{named('body', body)} {named('followedBy')} {named('body', follows)} .\n"
    approved = set(rows[4])
    for post, body in ((post, body) for post, bodies in seats.items() if len(bodies) > 1 for body in bodies):
        yield f"{named('seat', f'{post}_{body}')} {kind} {named('Seat')} .\n"
        if (post, body) in approved:
            yield f"{named('seat', f'{post}_{body}')} {named('approved')} {named('body', body)} .\n"
    held = ((number, post, person, first) for number, (post, person, first) in enumerate(rows[3]))
    for number, post, person, first, body in ((*each, body) for each in held for body in seats[each[1]]):
        tenure = named("tenure", f"{number}_{body}")
        yield f"{tenure} {kind} {named('Tenure')} .\n"
        yield f'{tenure} {named("began")} "{first}"^^{integer} .\n'
        yield f'{tenure} {named("bodyBegan")} "{began[body]}"^^{integer} .\n'
        yield f"{named('body', body)} {named('stillHeld')} {named('post', post)} .\n"
        if role[post] != "CFO":
            holder = named("officer" if role[post] == "AO" else "chair")
            yield f"{named('body', body)} {holder} {named('person', person)} .\n"


def shacl_check(graph: Any) -> set[tuple[str, str]]:
    """Return what the shapes find."""
    import pyshacl  # noqa: PLC0415
    import rdflib  # noqa: PLC0415

    shapes = rdflib.Graph().parse(data=_SHAPES, format="turtle")
    report = pyshacl.validate(graph, shacl_graph=shapes, inplace=True, advanced=False)[1]
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    closed = {str(each) for each in graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{NAMES}Closed"))}
    found: set[tuple[str, str]] = set()
    for result in report.subjects(shacl.focusNode, None):
        focus = str(report.value(result, shacl.focusNode))
        name = focus.removeprefix(NAMES)
        if name.startswith(("seat", "tenure")):
            found.add(("R2" if name.startswith("seat") else "R3", name.rpartition("_")[2]))
        elif "Disjoint" in str(report.value(result, shacl.sourceConstraintComponent)):
            found.add(("R5", name.removeprefix("body")))
        else:
            found.add(("R4" if focus in closed else "R1", name.removeprefix("body")))
    return found
