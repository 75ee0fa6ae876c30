"""`alearn explain`: what a rule asks for, and why it matters."""

from alearn.commands.check import RULES
from alearn.folder import named
from alearn.rules.practice import PRACTICE_RULES
from alearn.rules.record import RECORD_RULES
from alearn.rules.rule import Rule
from alearn.world import World


def run(world: World, rule: str, *, as_json: bool = False) -> int:
    """Explain one rule, or list them all."""
    chosen = [named(rule, tuple(RULES.values()), lambda each: each.id, "rule")] if rule else list(RULES.values())
    if as_json:
        world.out_json("explain", {"rules": [_as_data(each) for each in chosen]})
        return 0
    if rule:
        world.out(explained(chosen[0]))
        return 0
    for heading, rules in (("About the record", RECORD_RULES), ("Questions about practice", PRACTICE_RULES)):
        world.out(world.style(heading, "bold"))
        for each in rules:
            world.out(f"  {each.id:26} {each.title}")
    return 0


def explained(rule: Rule) -> str:
    """A rule in full: what, why, and a few lines before and after."""
    parts = [f"{rule.id} ({rule.severity})", rule.title, f"Why: {rule.why}"]
    for label, example in (("Before", rule.before), ("After", rule.after)):
        lines = "\n".join(f"    {line}" for line in example.rstrip("\n").splitlines())
        parts.append(f"{label}:\n{lines}")
    return "\n\n".join(parts)


def _as_data(rule: Rule) -> dict[str, str]:
    return {
        "rule": rule.id,
        "severity": str(rule.severity),
        "title": rule.title,
        "why": rule.why,
        "before": rule.before,
        "after": rule.after,
    }
