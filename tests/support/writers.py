"""What other processes do to a register while a test looks on. Started afresh, they know its address only."""

from itertools import count
from threading import Thread
from typing import Any

from commonseal.register import open_register
from support.saying import act, appointment, body, edtf, record, said


def append(url: str, process: int, threads: int, acts: int, results: Any) -> None:
    """Append from several threads at once; send the numbers of what each act recorded, or what went wrong."""
    from django.db import connections  # noqa: PLC0415 - only once Django is configured

    def write(thread: int) -> None:
        register = open_register(url)
        try:
            for number in range(acts):
                who = f"writer {process} {thread} {number}"
                with act(register, author=who) as writer:
                    first = writer.record(said(body(who)))
                    second = writer.record(said(appointment(who, "Ashford CCG"), "2016-04-01"))
                    if number % 2:
                        writer.end(second, edtf("2017-01-01"))
                results.put((who, first, second))
        except Exception as error:  # noqa: BLE001 - the test looks at it
            results.put((f"{type(error).__name__}: {error}", 0, 0))
        finally:
            connections.close_all()

    working = [Thread(target=write, args=(thread,)) for thread in range(threads)]
    for each in working:
        each.start()
    for each in working:
        each.join()


def load_for_ever(url: str, begun: Any) -> None:
    """Load into one act without end, flushing on the way, and tell when a good part of it is in the database."""
    with act(open_register(url), reason="a load") as writer:
        writer.correct(1, None)
        for number in count(1):
            writer.record(said(body(f"Body {number}")))
            if number % 500 == 0:
                writer.flush()
                begun.put(number)


def record_one(url: str) -> None:
    """Record one statement."""
    record(open_register(url), said(body("Dover CCG")))
