"""A set's own look: where it is found, what is trusted and for how long, and that it is on every form of a page."""

import base64
import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import jpeg_head, png
from pypdf import PdfReader
from running import Place, snapshot

from alearn.colours import ENOUGH, NIGHT, PAPER, by_day, by_night, contrast, mixed
from alearn.render.dress import ACCENT, COLOUR, Dress
from alearn.render.picture import LARGEST, fault_in

TEMPLATES = Path(__file__).parents[2] / "templates"
OWN = "<h1>{{ view.title }} by us</h1>\n"
LOOK = 'colour: "#5b2a86"\naccent: "#b5451b"\nlogo: logo.png\n'
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    found = Place(tmp_path)
    found.folder = found.given("small")
    return found


def put(place: Place, name: str, data: bytes | str) -> Path:
    path = place.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def report(place: Place, *more: str, form: str = "html") -> tuple[int, str]:
    """The exit code, and the page or what stopped it."""
    page = place.folder.parent / f"page.{form}"
    answer = place.run("report", "summative", "-q", "-o", str(page), *more)
    return answer.code, page.read_text(encoding="utf-8") if answer.code == 0 and form in ("html", "md") else answer.err


# Trust


def test_a_template_is_used_once_it_is_trusted_and_until_it_is_changed(place: Place) -> None:
    path = put(place, "templates/report/page.html.j2", OWN)
    before = snapshot(place.folder)
    assert report(place)[0] == 4
    assert "by us" in report(place, "--trust-templates")[1]
    assert "by us" in report(place)[1]
    assert snapshot(place.folder) == before, "what is trusted is remembered outside the folder"
    path.write_text(OWN + "<p>more</p>", encoding="utf-8")
    assert report(place)[0] == 4
    path.write_text(OWN, encoding="utf-8")
    assert report(place)[0] == 0
    put(place, "templates/parts/ours.html.j2", "<p>ours</p>")
    assert report(place)[0] == 4, "what a template may include is trusted with it"


def test_a_folder_cannot_say_that_it_is_trusted(place: Place) -> None:
    """As if the user's own settings lay in a set: what is there counts for nothing, and nothing is added."""
    put(place, "templates/report/page.html.j2", OWN)
    assert report(place, "--trust-templates")[0] == 0
    told = (place.config / "trusted.json").read_text(encoding="utf-8")
    put(place, "settings/trusted.json", told)
    place.environ["ALEARN_CONFIG"] = str(place.folder / "settings")
    code, said = report(place)
    assert (code, "have not said you trust" in said) == (4, True)
    code, said = report(place, "--trust-templates")
    assert (code, "inside a set" in said) == (4, True)
    assert (place.folder / "settings/trusted.json").read_text(encoding="utf-8") == told


@pytest.mark.parametrize("text", ["", "[", "{}", "7", '"x"', "[[" * 99_999, "[1, null]"])
def test_what_is_remembered_and_broken_trusts_nothing(text: str, place: Place) -> None:
    put(place, "templates/report/page.html.j2", OWN)
    place.config.mkdir()
    (place.config / "trusted.json").write_text(text, encoding="utf-8")
    assert report(place)[0] == 4
    assert report(place, "--trust-templates")[0] == 0
    assert report(place)[0] == 0


def test_where_trust_cannot_be_remembered_that_is_said(place: Place) -> None:
    put(place, "templates/report/page.html.j2", OWN)
    place.config.write_text("a file where the folder would be", encoding="utf-8")
    code, said = report(place, "--trust-templates")
    assert (code, "cannot be remembered" in said) == (4, True)


def test_a_hundred_templates_are_enough(place: Place) -> None:
    put(place, "templates/report/page.html.j2", OWN)
    for number in range(100):
        put(place, f"templates/parts/{number}.j2", "")
    code, said = report(place, "--trust-templates")
    assert (code, "more than 100" in said) == (4, True)


# Where it is found


def test_the_template_of_a_kind_goes_before_that_of_all_and_the_set_s_before_its_programme_s(place: Place) -> None:
    above = place.folder.parent
    (above / "programme.yaml").write_text("", encoding="utf-8")
    (above / "templates" / "report").mkdir(parents=True)
    (above / "templates" / "report" / "page.html.j2").write_text("<p>of the programme</p>", encoding="utf-8")
    assert "of the programme" in report(place, "--trust-templates")[1]
    put(place, "templates/report/page.html.j2", "<p>of the set</p>")
    assert "of the set" in report(place, "--trust-templates")[1]
    put(place, "templates/report/summative.html.j2", "<p>of the kind</p>")
    assert "of the kind" in report(place, "--trust-templates")[1]
    assert "of the kind" not in report(place, "--shipped-templates")[1]


def test_a_template_of_another_form_or_kind_is_none_of_a_page_s(place: Place) -> None:
    put(place, "templates/report/interim.html.j2", OWN)
    put(place, "templates/report/summative.md.j2", OWN)
    assert report(place)[0] == 0


def test_a_pdf_and_a_word_document_are_made_of_the_own_markdown(place: Place) -> None:
    put(place, "templates/report/page.md.j2", "Words of ours.\n")
    put(place, "templates/report/page.html.j2", OWN)
    assert report(place, form="pdf")[0] == report(place, form="docx")[0] == 4
    assert report(place, "--trust-templates", form="pdf")[0] == report(place, form="docx")[0] == 0
    (page,) = PdfReader(place.folder.parent / "page.pdf").pages
    assert "Words of ours." in page.extract_text()
    with zipfile.ZipFile(place.folder.parent / "page.docx") as packed:
        assert b"Words of ours." in packed.read("word/document.xml")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfe<\0p\0>\0", "is not UTF-8 text"),
        (b"<p>\0</p>", "is no template"),
        (b" " * (256 * 1024 + 1), "is no template"),
    ],
)
def test_what_is_no_text_is_no_template(data: bytes, told: str, place: Place) -> None:
    put(place, "templates/report/page.html.j2", data)
    code, said = report(place, "--trust-templates")
    assert (code, told in said) == (4, True)


def test_a_link_is_no_template_and_none_leads_to_a_logo(place: Place) -> None:
    outside = place.folder.parent / "outside"
    outside.mkdir()
    (outside / "logo.png").write_bytes(png())
    (outside / "secret.j2").write_text("words of the user's", encoding="utf-8")
    (place.folder / "templates" / "report").mkdir(parents=True)
    os.symlink(outside / "secret.j2", place.folder / "templates" / "report" / "page.html.j2")
    code, said = report(place, "--trust-templates")
    assert (code, "is a link" in said) == (4, True)
    (place.folder / "templates" / "report" / "page.html.j2").unlink()
    put(place, "templates/look.yaml", "logo: logo.png\n")
    os.symlink(outside / "logo.png", place.folder / "templates" / "logo.png")
    assert report(place)[0] == 3


def test_a_folder_of_templates_that_is_a_link_is_none(place: Place) -> None:
    outside = place.folder.parent / "outside"
    (outside / "report").mkdir(parents=True)
    (outside / "report" / "page.html.j2").write_text(OWN, encoding="utf-8")
    (outside / "look.yaml").write_text('colour: "#5b2a86"\n', encoding="utf-8")
    os.symlink(outside, place.folder / "templates")
    code, page = report(place)
    assert code == 0
    assert "by us" not in page
    assert "#5b2a86" not in page


# Colours


@given(colours)
def test_the_nearest_colours_can_be_read_and_one_that_can_be_stays(colour: str) -> None:
    day, night = by_day(colour), by_night(colour)
    assert contrast(day, PAPER) >= ENOUGH <= contrast(night, NIGHT)
    assert by_day(day) == day
    assert by_night(night) == night
    assert contrast(PAPER, day) == contrast(day, PAPER)


def test_contrast_is_as_the_norm_has_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


@given(colours.map(by_day))
def test_words_on_a_wash_of_a_colour_can_be_read(colour: str) -> None:
    ink = {"day": "#1c2430", "night": "#e9e6df"}
    for name, variables in (("day", Dress(colour, colour).day), ("night", Dress(colour, colour).night)):
        wash = re.search(r"--wash: (#\w{6})", variables)
        assert wash is not None
        assert contrast(wash[1], ink[name]) >= ENOUGH


def test_the_shipped_look_is_that_of_the_style_sheet() -> None:
    style = (TEMPLATES / "parts" / "page.css").read_text(encoding="utf-8")
    assert f"--mark: {COLOUR};" in style
    assert f"--paper: {PAPER};" in style
    assert f"--card: {NIGHT};" in style
    told = (TEMPLATES / "look.yaml").read_text(encoding="utf-8")
    assert f'colour: "{COLOUR}"\naccent: "{ACCENT}"\n' in told


# The look on a page


def test_a_programme_s_look_is_that_of_its_sets_key_by_key(place: Place) -> None:
    above = place.folder.parent
    (above / "programme.yaml").write_text("", encoding="utf-8")
    (above / "templates").mkdir()
    (above / "templates" / "look.yaml").write_text(LOOK, encoding="utf-8")
    (above / "templates" / "logo.png").write_bytes(png())
    put(place, "templates/look.yaml", 'accent: "#006400"\n')
    page = report(place)[1]
    assert "--mark: #5b2a86; --accent: #006400;" in page
    assert "data:image/png;base64," in page


def test_the_look_is_on_every_form_and_the_same_bytes_each_time(place: Place) -> None:
    put(place, "templates/look.yaml", LOOK)
    put(place, "templates/logo.png", png())
    made: dict[str, bytes] = {}
    for _ in range(2):
        for form in ("html", "md", "pdf", "docx"):
            assert report(place, form=form)[0] == 0
            data = (place.folder.parent / f"page.{form}").read_bytes()
            assert made.setdefault(form, data) == data
    page = made["html"].decode()
    assert "img-src data:;" in page
    assert f'<img alt="Logo of Literacy leads" src="data:image/png;base64,{base64.b64encode(png()).decode()}">' in page
    assert "#5b2a86" in page
    reader = PdfReader(place.folder.parent / "page.pdf")
    assert b"Logo of Literacy leads" in made["pdf"] or "Logo of Literacy leads".encode("utf-16-be") in made["pdf"]
    assert len(reader.pages[0].images) == 1
    with zipfile.ZipFile(place.folder.parent / "page.docx") as packed:
        head = b"".join(packed.read(name) for name in packed.namelist() if "header" in name)
        assert b'descr="Logo of Literacy leads"' in head
        assert b"5B2A86" in packed.read("word/styles.xml")


def test_without_a_look_of_its_own_a_page_lets_no_picture_in(place: Place) -> None:
    page = report(place)[1]
    assert "img-src" not in page
    assert "--accent" not in page


# Logos


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no PNG"),
        (b"GIF89a\x01\x00\x01\x00", "no PNG"),
        (png()[:-1], "no PNG"),
        (png() + b"<script>", "no PNG"),
        (png(4001, 1), "4001 by 1"),
        (jpeg_head(10, 5000), "10 by 5000"),
        (jpeg_head(0, 10), "0 by 10"),
        (b"\xff\xd8\xff" + b"\xff" * 99, "no PNG"),
        (b"\xff\xd8\xff\xe0\x00\x00", "no PNG"),
        (png() + b"\0" * LARGEST, "larger than 256 KiB"),
    ],
)
def test_what_is_no_logo_is_told_why(data: bytes, told: str) -> None:
    assert told in fault_in(data)


def test_a_png_and_a_jpeg_are_logos() -> None:
    assert fault_in(png(4000, 1)) == fault_in(jpeg_head(400, 120)) == ""


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", png()[:16], jpeg_head(9, 9)[:20]]))
def test_any_bytes_are_told_of(data: bytes, head: bytes) -> None:
    assert isinstance(fault_in(head + data), str)


# The proof


def test_the_record_of_a_proof_says_with_which_templates_it_was_made(place: Place) -> None:
    place.folder = place.given("four")
    put(place, "templates/report/interim.html.j2", OWN)
    flags = ("report", "interim", "--for", "sponsor")
    assert place.run(*flags, "--proof", "--trust-templates").code == 0
    record = place.folder / "reports" / "2026-11-24-interim-sponsor.yaml"
    first = re.search(r"^templates: ([0-9a-f]{64})$", record.read_text(encoding="utf-8"), re.MULTILINE)
    assert first is not None
    confirmed = ("confirm", record.stem, "--yes", "--as", "ines", "--via", "email", "--said", "today", "--me", "kath")
    assert place.run(*confirmed).code == 0
    assert "ines-duarte: yes" in record.read_text(encoding="utf-8")
    put(place, "templates/report/interim.html.j2", OWN + "<p>Peter cried.</p>")
    assert place.run(*flags, "--send", "--trust-templates").code == 4
    assert place.run(*flags, "--send", "--shipped-templates").code == 4
    assert place.run(*flags, "--proof").code == 0
    again = record.read_text(encoding="utf-8")
    assert first[1] not in again
    assert "ines-duarte: no-answer" in again, "a page that was not answered to has no answer"
    assert place.run(*confirmed).code == 0
    assert place.run(*flags, "--send", "-o", "page.md").code == 4, "another form has another template"
    assert place.run(*flags, "--send").code == 0
    assert place.run("check").code == 0


def test_what_is_trusted_is_a_list_of_hashes_and_no_word_of_a_set(place: Place) -> None:
    put(place, "templates/report/page.html.j2", OWN)
    report(place, "--trust-templates")
    (known,) = json.loads((place.config / "trusted.json").read_text(encoding="utf-8"))
    assert re.match(r"[0-9a-f]{64}\Z", known)
    assert (place.config / "trusted.json").stat().st_mode & 0o777 == 0o600


# What the documentation shows


def shown(language: str) -> str:
    page = (TEMPLATES.parent / "docs" / "own-look.md").read_text(encoding="utf-8")
    return page.split(f"```{language}\n")[1].split("\n```")[0] + "\n"


@pytest.mark.parametrize("kind", ["interim", "summary", "evidence"])
def test_the_template_that_the_documentation_shows_makes_a_page(kind: str, place: Place) -> None:
    place.folder = place.given("hillside")
    put(place, "templates/report/page.html.j2", shown("jinja"))
    answer = place.run("report", kind, "--trust-templates", "-o", "page.html")
    assert answer.code == 0, answer.err
    page = (place.folder / "page.html").read_text(encoding="utf-8")
    assert "<h2>1. " in page
    assert "<details><summary>The set in figures</summary><dl" in page.replace("\n", "")


def test_the_look_that_the_documentation_shows_is_one(place: Place) -> None:
    put(place, "templates/look.yaml", shown("yaml"))
    put(place, "templates/logo.png", png())
    assert place.run("check").code == 0
    assert "--mark: #5b2a86; --accent: #b5451b;" in report(place)[1]


def test_the_refusal_that_the_documentation_shows_is_what_is_said(place: Place) -> None:
    put(place, "templates/report/interim.html.j2", OWN)
    said = place.run("report", "interim").err
    told = re.sub(r"\(\w{12}\)", "(964609dbd8bc)", said)
    assert told.split() == shown("text").split()
