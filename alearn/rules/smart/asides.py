"""What is said beside an action and changes nothing of it: as agreed, thank you, to be clear."""

import re

_SAID = r"(?:said|agreed|discussed|mentioned|noted|explained|decided|heard|talked about|promised|outlined|described)"
_WHEN = (
    r"(?: (?:today|earlier|above|before|already|just now|then|there|at the time|in the (?:set|meeting|group|turn|room)"
    r"|at (?:the|our|this|today's) (?:set|meeting|session)|with the (?:set|group)|in my turn))?"
)
_WE = "(?:we|i|we've|i've|we have|i have|they|everyone|the set|the group)"
_ASIDES = (
    rf"(?:as|like|which|what) {_WE}(?: all| have| just)? {_SAID}{_WHEN}",
    rf"as {_SAID}{_WHEN}",
    r"as (?:above|before|usual|ever|planned|it happens|it were|i see it|far as i know|promised)",
    r"for the record|for what it's worth|for info(?:rmation)?|just so you know|fyi|btw|by the way",
    r"thank you(?: all| everyone)?|thanks(?: all| everyone)?|many thanks|cheers|please",
    r"to be (?:clear|honest|fair|frank|specific|precise|exact)|in short|in brief|in a nutshell|in other words|that is",
    r"(?:having )?(?:thinking|thought) (?:about|on|over) (?:it|this|that)|on reflection|on balance|all in all",
    r"after all",
    r"of course|obviously|naturally|basically|clearly|frankly|honestly|actually|indeed|ok(?:ay)?|right|well|yes|so",
    r"then|now",
    r"if (?:i'm|i am) honest|i must say|i have to say|i think|i reckon|i gather|you know|i mean|let's say|shall we say",
    r"as a (?:result|reminder|next step|first step|follow-up)(?: of (?:today|this|the meeting))?",
    r"after today|following today|from (?:today|today's (?:set|meeting|session|turn)|this (?:set|meeting))",
    r"from (?:the set|my turn)",
    r"(?:and )?that(?:'s| is) (?:it|all|that|about it|my action|me)|no more than that",
)
_ANY = "|".join(_ASIDES)
_PLAIN = r"(?-i:(?: [a-zI][a-z'’-]*){0,9})"  # no name, no number
_OPENINGS = (
    r"given|having|now that|following|considering|looking back|after (?:hearing|listening|today|all)|from what|going by"
    r"|in (?:the )?light of|building on|thanks to|based on|for my part|from my side|with that in mind"
)
_LABELS = (
    r"personally|first(?:ly)?|second(?:ly)?|next|finally|lastly"
    r"|(?:my |the |our |agreed )?(?:(?:one|next|first|main) )?(?:action|task|step|commitment|promise|plan|to-?do)"
)
_ENDINGS = (
    r"as (?:part|the set|everyone|somebody|we|i|my|a (?:next|first)|one of|usual|it|you|suggested)"
    r"|like (?:we|i|you|the others)|which (?:is|was|i|we)|if (?:that|it) (?:makes sense|helps|is|works)"
    r"|with (?:many )?thanks|and (?:many )?thank|having|given|for my part|for me|on my part|at work|in the usual way"
    r"|in my (?:own )?(?:way|role|job|team|area|post)|following|after (?:hearing|all|today)|thanks to"
    r"|because of (?:today|this)|now that"
)
_UNSET = rf"as {_SAID}{_WHEN}|as (?:my (?:next |first )?(?:action|step)|part of my \w+)|for the record"
_PATTERN = re.compile(
    rf"^\s*(?:(?:{_ANY}|{_LABELS})|(?:{_OPENINGS}){_PLAIN})\s*(?:[,:]|\s[-–—])\s*"
    rf"|\s*(?:,|\s[-–—]|\()\s*(?:(?:{_ANY})|(?:{_ENDINGS}){_PLAIN})\s*(?:\)|(?=[.!?]*\s*$))"
    rf"|\s+(?:{_UNSET})(?=[.!?]*\s*$)|\s*,\s*(?:{_ANY})\s*(?=,)",
    re.IGNORECASE,
)


def without_asides(words: str) -> str:
    """The words with what is only said beside them blanked: as long as before, and every letter where it was."""
    blanked = words
    while found := _PATTERN.search(blanked):
        blank = " " * (found.end() - found.start())
        if not blank or not f"{blanked[: found.start()]}{blanked[found.end() :]}".strip(" .!?"):
            return blanked
        blanked = f"{blanked[: found.start()]}{blank}{blanked[found.end() :]}"
    return blanked
