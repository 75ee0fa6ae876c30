"""Rules about words that were let out: that there are some, that they went when withdrawn, and what left."""

from collections.abc import Iterator
from datetime import date

from alearn.findings import Finding, Severity
from alearn.rules.places import about_file
from alearn.rules.rule import Rule
from alearn.schema.records import Reading


def _extract_without_words(reading: Reading, _: date) -> Iterator[Finding]:
    for extract in reading.the_set.extracts.values():
        if not extract.text and not extract.withdrawn:
            message = "This extract lets nothing out: it has no words, and was not withdrawn."
            fix = "Write the words under `text`, or the day they were taken back: `withdrawn: 2026-12-10`."
            yield reading.found(extract.path, "extract-without-words", (), message, fix)


def _withdrawn_words_left(reading: Reading, _: date) -> Iterator[Finding]:
    """The finding never shows its line: these are the very words somebody took back."""
    for extract in reading.the_set.extracts.values():
        if extract.text and extract.withdrawn:
            message = "These words were withdrawn, and they are still there for all who can open the folder."
            fix = "Delete `text` with its words. Where git has saved them, they are in the history too."
            found = reading.found(extract.path, "withdrawn-words-left", ("text",), message, fix)
            yield found._replace(quotable=False)


def _sent_without_sha256(reading: Reading, _: date) -> Iterator[Finding]:
    for report in reading.the_set.reports:
        if report.sent and not report.sha256:
            message = "This report has left, and nothing here says which bytes they were."
            fix = "Add `sha256` with the SHA-256 of the file that was sent; without `sent` this is a proof."
            yield reading.found(report.path, "sent-without-sha256", ("sent",), message, fix)


def _report_name_differs(reading: Reading, _: date) -> Iterator[Finding]:
    for report in reading.the_set.reports:
        if report.id[11:].rstrip("-0123456789") != f"{report.kind}-{report.audience}":
            message = "The name of this file tells another kind or audience than the record does."
            fix = f"Rename the file `{report.id[:10]}-{report.kind}-{report.audience}.yaml`, or mend the record."
            yield about_file(report.path, "report-name-differs", message, fix, Severity.WARNING)


RULES = (
    Rule(
        "extract-without-words",
        Severity.ERROR,
        "An extract has neither words nor the day it was withdrawn.",
        "An extract is the words its author agreed to let out; without them nobody knows what was agreed to.",
        "audience: sponsor\nagreed: 2026-11-02\n",
        "text: I had never watched before.\naudience: sponsor\nagreed: 2026-11-02\n",
        _extract_without_words,
    ),
    Rule(
        "withdrawn-words-left",
        Severity.ERROR,
        "An extract was withdrawn and its words are still there.",
        "To take words back is everybody's right, and it counts for nothing while others can still read them.",
        "text: I had never watched before.\nwithdrawn: 2026-11-20\n",
        "withdrawn: 2026-11-20\n",
        _withdrawn_words_left,
    ),
    Rule(
        "sent-without-sha256",
        Severity.ERROR,
        "A report was sent, and its record does not say which bytes left.",
        "Members agreed to one text; only its fingerprint can show later that this is the text that was sent.",
        "sent: 2026-11-16\n",
        "sent: 2026-11-16\nsha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n",
        _sent_without_sha256,
    ),
    Rule(
        "report-name-differs",
        Severity.WARNING,
        "A report's file is named for another kind or audience than its record tells.",
        "Whoever looks for what the sponsor was sent looks for it by name.",
        "reports/2026-11-16-summary-public.yaml, with `kind: interim` and `audience: sponsor`\n",
        "reports/2026-11-16-interim-sponsor.yaml, with `kind: interim` and `audience: sponsor`\n",
        _report_name_differs,
    ),
)
