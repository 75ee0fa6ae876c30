"""The small words of English that tell how a sentence is built, and the plain forms of its verbs."""

from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _words("approx dr e.g eg ext i.e ie incl mr mrs ms no nos prof rev sgt st tel")
"""Words after which a full stop ends no sentence."""

CONNECTIVES = _words(
    """
    & afterwards again also and but either finally first firstly instead just lastly meanwhile next now ok only or
    please plus right secondly simply so then well yes
    """
)
"""Words that only lead on to what a clause says."""

ME = _words("i i'd i'll i'm i've im ive")
"""Beginnings of a clause about oneself."""

WE = _words("let's lets us we we'd we'll we're we've")
"""Beginnings of a clause about everybody."""

THEY = _words(
    """
    each everybody everyone he he'll it it'll nobody she she'll somebody someone they they'll who you you'll
    """
)
"""Pronouns of somebody else."""

WISHES = _words("deserve deserves must need needs ought should want wants would")
"""Verbs after a subject that say what should be so."""

AUXILIARIES = _words(
    """
    'll all also always am are both can could each either hereby just must myself next now only really shall should
    simply still then will would
    """
)
"""Words between `I` and its verb."""

LEADING_TO = _words(
    """
    agree commit going got have intend like mean need ought plan pledge promise propose resolve undertake want
    """
)
"""Verbs that only lead to another: want to, plan to."""

LEADS = _words(
    """
    after all any as at because before between building by daily during each end every first following for fri
    friday fridays from given having if in instead last mon monday mondays next of on once over rather rest sat
    saturday saturdays since so starting straight sun sunday sundays this through throughout thu thurs thursday
    thursdays till to today tomorrow tonight tue tues tuesday tuesdays twice until using w/c wed wednesday
    wednesdays weds weekly when whenever where while whilst with within without
    """
)
"""Words that begin a stretch before the clause proper: by Friday, when somebody asks."""

DETERMINERS = _words(
    """
    a all an another any anything both dozen each eight eleven every everybody everyone everything fewer fifty five
    four half her him his how if it it's its less me more my myself nine no not nothing one other our people seven
    several six sixty some somebody someone something ten that the their them these thirty this those three twelve
    twenty two up us what whatever when where whether which who whoever why your
    """
)
"""Words that begin an object."""

PREPOSITIONS = _words(
    """
    about across after against and are around as at be before between by down during for from has have in increase
    into is must needed needs of off on or out over per re round should than through till to towards under until up
    via was will with within without
    """
)
"""Words that follow a noun rather than begin an object."""

RUN_ON = _words(
    """
    after are as at because before by can could did does except for from how if in including is like not on rather
    since so such that till to unless until was what when where whether which while who why with would
    """
)
"""Words that go on with a clause even after a stop, and before which `I` begins none."""

AVOIDING = _words("avoid cease don't dont never not quit refrain stop stopping won't wont")
"""Words that say what not to do."""

NAMED_BY_NUMBER = _words(
    """
    band bay better block bus class daily fewer form group item key ks1 ks2 ks3 ks4 less line monthly more new no
    phase q1 q2 q3 q4 room set some staff stage station team unit ward weekly year years zero
    """
)
"""Nouns before a number, and other words, that begin no order to oneself."""

_IRREGULAR = {
    "asked": "ask", "been": "be", "bought": "buy", "bound": "bind", "brought": "bring", "built": "build", "chosen":
    "choose", "cut": "cut", "does": "do", "doing": "do", "done": "do", "drawn": "draw", "driven": "drive", "dug":
    "dig", "fed": "feed", "found": "find", "gave": "give", "gets": "get", "given": "give", "goes": "go", "gone":
    "go", "got": "get", "has": "have", "having": "have", "heard": "hear", "held": "hold", "hung": "hang", "kept":
    "keep", "knitted": "knit", "known": "know", "laid": "lay", "led": "lead", "left": "leave", "lent": "lend",
    "lit": "light", "made": "make", "met": "meet", "overhauled": "overhaul", "paid": "pay", "put": "put", "rang":
    "ring", "read": "read", "redone": "redo", "redrawn": "redraw", "rewritten": "rewrite", "ridden": "ride", "run":
    "run", "rung": "ring", "said": "say", "sat": "sit", "says": "say", "seen": "see", "sent": "send", "set": "set",
    "sewn": "sew", "shown": "show", "shut": "shut", "sold": "sell", "sown": "sow", "spent": "spend", "split":
    "split", "spoken": "speak", "stood": "stand", "stuck": "stick", "swept": "sweep", "taken": "take", "taught":
    "teach", "thrown": "throw", "tied": "tie", "told": "tell", "took": "take", "torn": "tear", "worn": "wear",
    "wound": "wind", "written": "write", "wrote": "write",
}  # fmt: skip


@lru_cache(maxsize=512)
def plain_forms(word: str) -> tuple[str, ...]:
    """What the plain form of a verb could be: wrote and written give write, tallies gives tally."""
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return (f"{word[:-3]}y",)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            undoubled = (stem[:-1],) if len(stem) > 2 and stem[-1] == stem[-2] else ()
            return (stem, f"{stem}e", *undoubled)
    if word.endswith("es"):
        return (word[:-2], word[:-1])
    return (word[:-1],) if is_third_person(word) else ()


def is_participle(word: str) -> bool:
    """Whether a word could be what was done: written, booked in, taken."""
    if word.endswith(("ed", "wn", "tten", "ken", "sen", "ven", "ught")) and len(word) > 4:
        return True
    return word in _IRREGULAR and not word.endswith(("s", "ing"))


def is_third_person(word: str) -> bool:
    """Whether a word ends as what she does ends, and as several things do."""
    return word.endswith("s") and not word.endswith("ss")


def is_adverb(word: str) -> bool:
    """Whether a word ends as a manner does: quietly."""
    return word.endswith("ly") and len(word) > 4
