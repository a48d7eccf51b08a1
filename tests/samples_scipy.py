"""Where the rules for SciPy are tried: what its sections have in files of their own."""

import samples_scipy_functions
import samples_scipy_linalg
import samples_scipy_signals
import samples_scipy_special
import samples_scipy_stats

SECTIONS = (
    samples_scipy_special,
    samples_scipy_stats,
    samples_scipy_linalg,
    samples_scipy_functions,
    samples_scipy_signals,
)


def joined(name):
    """What the sections have under a name, in one."""
    found = {}
    for section in SECTIONS:
        found.update(getattr(section, name, {}))
    return found


CALLS = joined("CALLS")
CALLS.pop(None, None)
SHAPES, DOMAIN, CONSTANTS = joined("SHAPES"), joined("DOMAIN"), joined("CONSTANTS")
WIDE = set().union(*(section.WIDE for section in SECTIONS))
COMPLEX = set().union(*(section.COMPLEX for section in SECTIONS))

# Formulas may call what has no rule: their own derivative ends there.
ENDS = set().union(*(section.ENDS for section in SECTIONS))
