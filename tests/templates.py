"""What random programs are made of: pieces of source with holes.

{s} is a number, {v} a vector, {c} a constant, {t} a test, {i} an index, {k} a counter. Each
template keeps magnitudes near one, and conditions compare with odd constants, so that no program
stands on a kink.
"""

NUMBERS = ("x", "y", "d", "x_bar")
VECTORS = ("v", "u")

NUMBER = (
    "0.5 * {s} + 0.4 * {s}",
    "np.sin({s})",
    "math.tanh({s})",
    "0.3 * {s} * {s}",
    "0.7 * {s} - 0.3 * {s}",
    "{s} / (2.0 + np.sin({s}))",
    "{v}[{i}]",
    "({s} if {t} else {s})",
    "-{s}",
    "0.3 * {s} ** 2",
    "np.sqrt(1.0 + {s} ** 2) - 1.0",
    "np.arctan2({s}, 2.0 + np.cos({s}))",
    "np.tanh(np.sum({v} * {v}))",
    "({v} @ {v}) / 6.0",
    "np.mean({v})",
    "{v}[1:].sum() / 2.0",
    "({t} and {s} > 0.123) * 1.0 + 0.2 * {s}",
)
NUMBER_OF_DATA = (
    "0.1 * np.sum(m * {v})",
    "0.5 * ws[{i}]",
    "math.sin(sum(0.4 * item * {s} for item in ws))",
    "0.2 * sum([0.4 * item + {s} for item in ws if item > 0.55])",
    "np.tanh(m[1, {i}] * {s})",
)
VECTOR = (
    "np.tanh({v})",
    "{s} * {v} / 2.0",
    "0.5 * ({v} + {v}[:1])",
    "0.5 * ({s} - {v})",
    "{v}[::-1]",
    "np.where({v} > {c}, {v}, {v})",
    "np.array([{s}, {s}, {s}])",
    "{v} / (2.0 + np.cos({v}))",
    "0.3 * {v} * {v}",
    "np.concatenate([{v}[1:], {v}[:1]])",
    "0.3 * np.cumsum({v})",
    "{v}[[0, 0, 2]]",
    "np.array([np.sin(item + {s}) for item in {v}])",
    "({v} if {t} else {v})",
)
VECTOR_OF_DATA = (
    "m[1]",
    "0.4 * np.sum(m * {v}, axis=0)",
    "0.2 * (m.T @ (m @ {v}))",
    "np.tanh(m[:, 1:2] * {v})[0]",
)
TEST = (
    "{s} > {c}",
    "{s} < {s}",
    "np.sum({v}) > {c}",
    "{c} < {s} < {c}",
    "({s} > {c} and {s} < {c})",
    "({s} > {c} or {s} < {c})",
    "not {s} > {c}",
)
TEST_OF_COUNT = ("{k} % 2 == 0", "{k} == 1", "({k} > 0 and {s} > {c})")
UPDATE = (" += 0.1 * {s}", " -= 0.1 * {s}", " *= np.cos({s})", " /= 2.0 + np.sin({s})")
LOOP = ("range(3)", "range(2, -1, -1)", "range(1, 3)", "range(0)")
CONSTANT = ("0.3137", "-0.2719", "0.0713", "0.5577")
CALL = (
    "({s}, {s}, {v})",
    "({s}, v={v}, y={s})",
    "({s}, {s}, {v}, d={s})",
    "({s}, {s}, {v}, {s})",
)
