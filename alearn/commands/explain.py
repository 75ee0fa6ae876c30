"""`alearn explain`: what a rule asks for, and why it matters."""

from alearn.commands.check import RULES
from alearn.folder import named
from alearn.rules.rule import Rule
from alearn.world import World


def run(world: World, rule: str) -> int:
    """Explain one rule, or list them all."""
    if not rule:
        for each in RULES.values():
            world.out(f"{each.id:24} {each.severity:9} {each.title}")
        return 0
    world.out(explained(named(rule, tuple(RULES.values()), lambda each: each.id, "rule")))
    return 0


def explained(rule: Rule) -> str:
    """A rule in full: what, why, and a few lines before and after."""
    parts = [f"{rule.id} ({rule.severity})", rule.title, f"Why: {rule.why}"]
    for label, example in (("Before", rule.before), ("After", rule.after)):
        lines = "\n".join(f"    {line}" for line in example.rstrip("\n").splitlines())
        parts.append(f"{label}:\n{lines}")
    return "\n\n".join(parts)
