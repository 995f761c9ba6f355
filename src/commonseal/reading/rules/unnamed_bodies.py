"""Bodies that a paper calls by their kind alone: “treasurer to the fire authority”.

So it does “an assistant director at the county council”; others are known by a name without a kind alone: “from
Garthwick, where she was chair”.

What such words stand for is the one body of that kind that the paper names, or else the words themselves.
"""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.posts import Post
from commonseal.reading.rules.of_places import body_of_short_name

# kinds of bodies, each with the class by which a paper's own body of that kind is known
_TRUST = (
    r"(?:mental health|community|hospitals?|acute|ambulance|partnership|foundation|teaching hospitals?) (?:NHS )?trust"
    r"|(?:learning|academy|multi-academy|leisure) trust|ambulance service"
)
_OTHER = (
    r"housing association|hospice|children's hospice|hospital charity|health board|health authority|primary care trust"
    r"|PCT|port authority|national park authority|combined authority|passenger transport executive"
    r"|(?:local )?enterprise partnership|chamber of commerce|community rehabilitation company|diocese|constabulary"
    r"|drainage board|probation (?:service|trust)|sixth[- ]form college|further education college|building society"
    r"|credit union|schools partnership|bus company|water company|joint venture"
    r"|(?:joint|shared) (?:[a-z]+ ){0,3}(?:team|service|unit)"
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("fire", r"(?:combined |county )?fire (?:and rescue )?authority|fire (?:and rescue )?service|fire brigade"),
    ("council", r"(?:county|district|borough|city|town|parish|unitary|neighbouring) council"),
    ("police", r"police (?:authority|force)|police|constabulary"),
    ("trust", _TRUST),
    ("", _OTHER),
)
_KIND = "|".join(f"(?:{words})" for _, words in _KINDS)
_AFTER = re.compile(
    rf" (?:of|at|for|to|with|in) (?:the|our|its|their) (?P<name>(?:(?:new|enlarged|merged|combined|old|former|local)"
    rf" )?(?:{_KIND}))(?![\w-]|'s|’s)"
)
_NAME = r"(?P<name>(?:[A-Z][\w’'.&-]+ (?:(?:and|of|upon|on|the|&) )?){0,4}[A-Z][\w’'.&-]+)"
_WHERE = re.compile(
    rf"(?:\bfrom|\bat|\bfor|\bleft|\bleaves|\bjoined|\bwith|\bto) (?:the )?{_NAME}(?: in (?:[A-Z][\w-]+ ?){{1,3}})?,"
    rf" where"
    r" (?:he|she|they|(?:[A-Z][\w'’-]+ ){1,3}?) ?(?:is|was|had been|has been|serves as|served as|worked as|works as)"
    r"(?: now| currently| also| previously| formerly| most recently| still)?(?: as)?(?: an?| the| its)?"
    r"(?: (?:interim|acting|deputy))? $"
)
_LONGEST = 160
_NO_BODY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Britain|England|Scotland"
    r"|Wales|Ireland|Whitehall|Parliament|Westminster|Europe|Australia|Canada|America|New Zealand|France|Germany|Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$"
)


def of_a_kind(paper: Paper, post: Post) -> tuple[str, ...]:
    """Give the body that the words after a post call by its kind alone: “treasurer to the fire authority”.

    Args:
        paper: The paper.
        post: The post.
    """
    found = _AFTER.match(paper.document.flow, post.end)
    return (named_or_as_called(paper, found["name"]),) if found else ()


_CALLED = re.compile(rf"(?:(?:new|enlarged|merged|combined|old|former|local) )?(?:{_KIND})(?![\w-])")


def called_by_kind(paper: Paper, words: str) -> str:
    """Give the body that some words begin to call by its kind alone, or nothing: “new fire authority from May”."""
    found = _CALLED.match(words) or _CALLED.match(words[:1].lower() + words[1:])
    return named_or_as_called(paper, words[: found.end()]) if found else ""


def named_or_as_called(paper: Paper, words: str) -> str:
    """Give the name of the one body of the kind that some words tell, or the words as they stand.

    Args:
        paper: The paper.
        words: What a body is called, without its article.
    """
    bare = re.sub(r"^(?:old|former|local) ", "", words)
    kind = next((known for known, pattern in _KINDS if known and re.fullmatch(pattern, bare)), "")
    bodies = paper.registry.of_class(kind) if kind else []
    bodies = [body for body in bodies if bare.split()[0] in body.name.casefold() or kind == "fire"]
    bodies = [body for body in bodies if ("authority" in words) == ("authority" in body.name.casefold())]
    return bodies[0].name if len(bodies) == 1 else words


def where_somebody_was(paper: Paper, post: Post) -> tuple[str, ...]:
    """Give the body right before a post that no register knows: “from Garthwick, where she was chair”.

    Args:
        paper: The paper.
        post: The post.
    """
    found = _WHERE.search(paper.document.flow[max(0, post.start - _LONGEST) : post.start])
    if found is None or _NO_BODY.search(found["name"]):
        return ()
    return (body_of_short_name(paper, found["name"]) or found["name"],)
