"""Reading packs of law from YAML: every fault of every file is told at once, with its line and its remedy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from commonseal.regimes.model import Pack
from commonseal.regimes.reading import PackRead, read_pack
from commonseal.vocabulary.written import Fault, FaultyFilesError

_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class _Source:
    """A file of a pack: where it is, and how it is shown."""

    path: Path
    shown: str


def load_packs(extra: Sequence[Path] = ()) -> tuple[Pack, ...]:
    """Return the shipped packs and those in some files or folders, each whole and in keeping with the others.

    Packs that are not in force are among them; ``Law`` leaves them out unless they are asked for by name.

    Raises:
        FaultyFilesError: with everything that is wrong with any of them.
    """
    return _shipped() if not extra else _whole(look_through(extra))


@dataclass(frozen=True)
class Look:
    """What was found in files of packs: those shipped, a user's own, and every fault, in order."""

    shipped: tuple[PackRead, ...]
    own: tuple[PackRead, ...]
    faults: tuple[Fault, ...]


def look_through(extra: Sequence[Path] = ()) -> Look:
    """Read packs as ``load_packs`` does, for somebody who wants to know all that is wrong with them.

    Raises:
        FaultyFilesError: there is nothing to read at one of the paths.
    """
    faults: list[Fault] = []
    shipped, own = _read(_shipped_sources(), faults), _read(_sources(extra), faults)
    faults += _between([*shipped, *own])
    return Look(tuple(shipped), tuple(own), tuple(sorted(set(faults))))


def _whole(look: Look) -> tuple[Pack, ...]:
    if look.faults:
        raise FaultyFilesError(look.faults)
    return tuple(each.pack for each in (*look.shipped, *look.own))


@cache
def _shipped() -> tuple[Pack, ...]:
    return _whole(look_through())


def _shipped_sources() -> Iterator[_Source]:
    with resources.as_file(resources.files("commonseal.regimes.data")) as folder:
        yield from (_Source(path, path.name) for path in sorted(folder.glob("*.yaml")))


def _sources(paths: Sequence[Path]) -> Iterator[_Source]:
    for path in paths:
        if path.is_dir():
            found = sorted(each for each in path.rglob("*") if each.suffix in _ENDINGS and each.is_file())
            if not found:
                raise FaultyFilesError([Fault(str(path), 0, "there is no .yaml file in this folder or below it")])
            yield from (_Source(each, str(each.relative_to(path))) for each in found)
        elif path.is_file():
            yield _Source(path, path.name)
        else:
            raise FaultyFilesError([Fault(str(path), 0, "there is no such file or folder; check the path")])


def _read(sources: Iterator[_Source], faults: list[Fault]) -> list[PackRead]:
    return [read for source in sources if (read := read_pack(source.path, source.shown, faults)) is not None]


def _between(read: Sequence[PackRead]) -> Iterator[Fault]:
    """Tell what no pack can see by itself: identifiers taken twice, and provisions named that there are not."""
    packs: dict[str, PackRead] = {}
    for each in read:
        first = packs.setdefault(each.pack.id, each)
        if first is not each:
            where = f"{first.shown}, line {first.line}"
            yield Fault(each.shown, each.line, f"the pack “{each.pack.id}” is in {where} already; choose another id")
    yield from _overlaps(read)
    yield from _named_in_vain(read)


def _overlaps(read: Sequence[PackRead]) -> Iterator[Fault]:
    seen: dict[str, list[tuple[tuple[int, int], str]]] = {}
    for each in read:
        for provision, line in each.provisions:
            start, end = provision.span()
            others = seen.setdefault(provision.id, [])
            for (first, last), where in others:
                if start < last and first < end:
                    what = f"“{provision.id}” holds at the same time as the one in {where}"
                    yield Fault(each.shown, line, f"{what}; end one before the other begins, or choose another id")
                    break
            others.append(((start, end), f"{each.shown}, line {line}"))


def _named_in_vain(read: Sequence[PackRead]) -> Iterator[Fault]:
    known = {provision.id for each in read for provision, _ in each.provisions}
    unread = {identifier for each in read for identifier in each.unread}
    for each in read:
        for provision, line in each.provisions:
            for name in provision.named:
                if name not in known | unread:
                    what = f"“{provision.id}” names the provision “{name}”, which no pack has"
                    yield Fault(each.shown, line, f"{what}; check its spelling, or add it")
