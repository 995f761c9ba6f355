"""Web pages: a line for each block, tables by row, the furniture of the page set aside."""

# ruff: noqa: ISC004 - a page is written as it stands, over two lines

from __future__ import annotations

import pytest

from commonseal.reading import ReadingError, read_paper
from commonseal.reading.formats import PaperText, paper_in

STORY = "<p>Ida Moss is to be chair of NHS Dale CCG, the governing body agreed on Tuesday at its meeting.</p>" * 4


def taken(body: str, head: str = "") -> PaperText:
    """Read a page with this body."""
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return paper_in(page.encode(), name="page", source="page.html")


def kept(body: str) -> list[str]:
    """Give the lines that are kept of a page's body."""
    return taken(body).text.splitlines()


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<h1>A  title</h1><p>One\n two</p><p>three</p>", ["A title", "One two", "three"]),
        ("<div>loose <b>words</b> <p>a block</p> and a tail</div>", ["loose words", "a block", "and a tail"]),
        ("<p>one<br>two<br/>three</p>", ["one", "two", "three"]),
        ("<ul><li>one</li><li>two <em>and</em> more</li></ul>", ["one", "two and more"]),
        ("<dl><dt>Chair</dt><dd>Ida Moss</dd></dl>", ["Chair", "Ida Moss"]),
        ("<p>co<b>mm</b>on&nbsp;seal &amp; &pound;5m &rsquo;tis</p>", ["common\xa0seal & £5m ’tis"]),
        ("<pre>Present:\n  Ida Moss\n\n  Bo Day</pre>", ["Present:", "Ida Moss", "Bo Day"]),
        ("<table><tr><th>Who</th><th>Role</th></tr><tr><td>Ida <b>Moss</b></td><td><p>Chair</p><p>of all</p></table>",
         ["Who\tRole", "Ida Moss\tChair of all"]),
        ("<p>The <span hidden>unseen</span> council <a class='skip' href='#x'>skip</a>met.</p>", ["The council met."]),
        ("<table><caption>Who sits</caption><tr><td>a</td><td></td><td>c</td></tr></table>", ["Who sits", "a\t\tc"]),
        ("<table role='presentation'><tr><td><p>one</p></td><td><p>two</p></td></tr></table>", ["one", "two"]),
        ("<table><tr><td><table><tr><td>one</td><td>two</td></tr></table></td></tr></table>", ["one\ttwo"]),
        ("<details><summary>Is it true?</summary><p>Yes it is.</p></details>", ["Is it true?", "Yes it is."]),
        ("<p>seen</p><script>x()</script><style>p{}</style><noscript><p>turn it on</p></noscript>", ["seen"]),
        ("<p>not <b>closed<p>properly</div></p>at all", ["not closed", "properly", "at all"]),
    ],
)  # fmt: skip
def test_blocks_are_lines(body: str, lines: list[str]) -> None:
    """What stands on lines of its own on the page stands on lines of its own in the text."""
    assert kept(body) == lines


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><ul><li>News</li><li>Sport</li></ul></nav>",
        "<div role='navigation'><p>Home</p></div>",
        "<div class='site-menu'><p>Pay for it</p></div>",
        "<div id='cookieConsent'><p>We use cookies to make this site work.</p><button>Accept</button></div>",
        "<div class='advert'><p>Hearing aids at half price</p></div>",
        "<p style='display: none'>unseen</p>",
        "<div hidden><p>unseen</p></div>",
        "<form role='search'><label>Search</label><input></form>",
        "<aside><p>Tell us what you think</p></aside>",
        "<section><h2>Related pages</h2><p>Councillors</p></section>",
        "<div><h3>Most read</h3><p>Bakery to close</p></div>",
        "<section id='comments'><h3>Comments (3)</h3><p>Sack them all</p></section>",
        "<footer><p>© Courier. <a href='/c'>Contact us now</a> | <a href='/p'>Privacy</a> | Terms</p></footer>",
        "<footer><p>Rain later</p></footer>",
        "<ul><li><a href='/a'>Bins</a></li><li><a href='/b'>Tax</a></li><li><a href='/c'>Jobs</a></li></ul>",
        "<p>You are here: Home &gt; News</p>",
        "<p><a class='skip' href='#c'>Skip to content</a></p>",
        "<div class='social-share'><p>Share on everything</p></div>",
    ],
)
def test_furniture_is_set_aside(furniture: str) -> None:
    """Navigation, adverts, notices and comments are no part of the text, and are not lost either."""
    paper = taken(f"{furniture}<main><h1>New chair</h1>{STORY}</main>")
    assert paper.text.splitlines()[0] == "New chair"
    assert len(paper.text.splitlines()) == 5
    assert all(line.aside for line in paper.set_aside)
    assert bool(paper.set_aside)


@pytest.mark.parametrize(
    ("body", "kept_line"),
    [
        ("<header><a href='/'>The Courier</a></header>", "The Courier"),
        ("<header><p>Dale Borough Council</p></header>", "Dale Borough Council"),
        ("<footer><p>NHS Dale ICB plans health services for 1.1 million people.</p></footer>", "1.1 million people."),
        ("<div class='shared-services'><p>Legal is shared with Fell.</p></div>", "Legal is shared with Fell."),
        ("<article><aside><p>At a glance: two councils, one chief executive.</p></aside></article>", "At a glance"),
        ("<ul><li><a href='/x'>Ida Moss</a>, who chairs the group and the hospital trust</li><li>Bo Day, nurse of "
         "both groups since the spring</li><li>and others</li></ul>", "Bo Day"),
        (f"<form>{'<p>Some programs put all the words of a page into a form; these are kept.</p>' * 4}</form>", "kept"),
    ],
)  # fmt: skip
def test_words_that_matter_are_kept_wherever_they_stand(body: str, kept_line: str) -> None:
    """Whose page it is, what a body says of itself in its foot, and lists that are not mere links stay."""
    assert kept_line in taken(f"{body}<main>{STORY}</main>").text


def test_a_page_that_calls_everything_by_the_name_of_furniture_is_read_all_the_same() -> None:
    """Nothing is set aside that holds the title, the main part or much of the page."""
    body = f"<div class='menu-open cookie-page'><div class='sidebar'>{STORY}</div><h1>New chair</h1></div>"
    assert len(taken(body).text.splitlines()) == 5


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2019-07-10T09:00:00Z'>",
        "<meta name='DC.date' content='2019-07-10'>",
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-07-10T09:00"}]}</script>',
    ],
)
def test_the_date_in_a_pages_metadata_is_used_where_its_text_has_none(head: str) -> None:
    """A page's own words come first, then its metadata; and what the caller says before both."""
    paper = taken(STORY, head + "<title>New chair</title>")
    assert (paper.published, paper.title) == ("2019-07-10", "New chair")
    assert read_paper(paper).published == "2019-07-10"
    assert read_paper(paper, published="2020").published == "2020"
    dated = taken(f"<p>Published: 9 May 2018</p>{STORY}", head)
    assert read_paper(dated).published == "2018-05-09"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("<meta charset='windows-1252'>", "cp1252"), ("<meta charset=iso-8859-15>", "iso-8859-15"), ("", "cp1252")],
)
def test_older_pages_are_read_in_the_encoding_they_declare(declared: str, encoding: str) -> None:
    """A page that is not UTF-8 is what it says it is, or else Windows-1252."""
    page = f"<html><head>{declared}</head><body><p>It costs €5m at the café</p></body></html>"
    assert paper_in(page.encode(encoding), name="p", source="p.html").text == "It costs €5m at the café\n"


def test_an_older_text_is_read_and_says_so() -> None:
    """A plain text in Windows-1252 is read, with a note to look at it."""
    paper = paper_in("The board’s £5m – agreed".encode("cp1252"), name="p", source="p.txt")
    assert paper.text == "The board’s £5m – agreed"
    assert "windows-1252" in paper.notes[0]
    assert not paper.is_the_file
    with pytest.raises(ReadingError, match="is not UTF-8"):
        paper_in("The board’s café ".encode() + b"\x96", name="p", source="p.txt")


def test_a_text_with_other_ends_of_lines_is_read_as_programs_read_it() -> None:
    """Carriage returns are no part of the text, and the text is then kept beside the claims."""
    paper = paper_in(b"one two\r\nthree\rfour\n", name="p", source="p.txt")
    assert (paper.text, paper.is_the_file) == ("one two\nthree\nfour\n", False)


def test_two_hundred_levels_are_no_trouble() -> None:
    """Old pages nest deeply; they are read."""
    assert kept("<div>" * 200 + "<p>deep down</p>" + "</div>" * 200) == ["deep down"]
