"""Random small programs with every kind of control flow, that always end."""

NAMES = ("a", "b", "c", "d")


class Writer:
    """Writes the body of `f(a, b, c, d)`, ints that may be None or lists here and there."""

    def __init__(self, noise):
        self.noise = noise
        self.lines = []
        self.fuel = 14
        self.loops = 0

    def pick(self, *options):
        return self.noise.choice(options)

    def name(self):
        return self.pick(*NAMES)

    def expression(self, depth=2):
        if depth == 0 or self.noise.random() < 0.2:
            return self.pick(self.name(), self.name(), str(self.noise.randint(-3, 5)))
        e, test = (lambda: self.expression(depth - 1)), (lambda: self.test(depth - 1))
        return self.pick(
            f"({e()} {self.pick('+', '-', '*')} {e()})",
            f"log({e()})",
            f"-{e()}",
            f"({e()} if {test()} else {e()})",
            f"({e()} and {e()})",
            f"({e()} or {e()})",
            f"({self.name()} := {e()})",
            f"({e()}, {e()})[{self.pick(0, 1, -1)}]",
            f"sum(log(x) * {self.name()} for x in range({self.pick(0, 3)}) if x != {self.name()})",
            f"len([x for x in range(3) if x < {self.name()}])",
            f"max([{self.name()} + x for x in (1, 2)])",
            f"(lambda x: x + {self.name()})({e()})" if self.noise.random() < 0.1 else e(),
        )

    def test(self, depth=1):
        e = lambda: self.expression(depth)  # noqa: E731
        return self.pick(
            f"{e()} < {e()}",
            f"{e()} == {e()} <= {e()}",
            f"({e()} > 0 and {e()} > 1)",
            f"not {e()}",
            e(),
        )

    def put(self, indent, text):
        self.lines.append("    " * indent + text)

    def block(self, indent, loop):
        for _ in range(self.noise.randint(1, 3)):
            self.fuel -= 1
            if self.statement(indent, loop):
                return

    def statement(self, indent, loop):
        """Write a statement; True where nothing after it is reached."""
        kinds = ["assign"] * 3 + ["augmented", "swap", "effect", "unpack"]
        if self.fuel > 0 and indent < 5:
            kinds += ["if"] * 3 + ["for", "while"]
        kinds += ["leave"] * (indent > 1)
        kind = self.pick(*kinds)
        return getattr(self, kind + "_")(indent, loop)

    def assign_(self, indent, loop):
        self.put(indent, f"{self.pick('', self.name() + ' = ')}{self.name()} = {self.expression()}")

    def augmented_(self, indent, loop):
        self.put(indent, f"{self.name()} {self.pick('+', '-', '*')}= log({self.name()})")

    def swap_(self, indent, loop):
        x, y = self.noise.sample(NAMES, 2)
        self.put(indent, f"{x}, {y} = {y}, {self.expression(1)}")

    def unpack_(self, indent, loop):
        self.put(indent, f"{self.name()}, *r{self.name()} = {self.name()}, {self.name()}, 2")

    def effect_(self, indent, loop):
        self.put(indent, f"log({self.expression()}, {self.expression(1)})")

    def if_(self, indent, loop):
        self.put(indent, f"if {self.test()}:")
        self.block(indent + 1, loop)
        if self.noise.random() < 0.4:
            self.put(indent, f"elif {self.test()}:")
            self.block(indent + 1, loop)
        if self.noise.random() < 0.5:
            self.put(indent, "else:")
            self.block(indent + 1, loop)

    def for_(self, indent, loop):
        head = self.pick(
            f"{self.name()} in range({self.noise.randint(0, 4)})",
            f"{self.name()} in ({self.name()}, {self.expression(1)})",
            f"{self.name()}, {self.name()} in enumerate([{self.name()}, 1])",
            f"{self.name()} in reversed(range({self.noise.randint(0, 3)}))",
            f"x in (y * {self.name()} for y in range(3) if y != {self.name()})",
        )
        self.put(indent, f"for {head}:")
        self.ends(indent, loop)

    def while_(self, indent, loop):
        self.loops += 1
        fuel = f"t{self.loops}"
        self.put(indent, f"{fuel} = 0")
        self.put(indent, f"while ({fuel} := {fuel} + 1) < 5 and {self.test()}:")
        self.ends(indent, loop)

    def ends(self, indent, loop):
        self.block(indent + 1, True)
        if self.noise.random() < 0.3:
            self.put(indent, "else:")
            self.block(indent + 1, loop)

    def leave_(self, indent, loop):
        leave = [f"return {self.expression(1)}", "return", "raise ValueError(log(a))"]
        self.put(indent, self.pick(*leave, *["break", "continue"] * (3 * loop)))
        return True


def random_source(noise):
    """The source of a function `f` of four arguments."""
    writer = Writer(noise)
    writer.put(0, "def f(a, b, c, d):")
    while writer.fuel > 0:
        writer.block(1, False)
    writer.put(1, "return a, b, c, d")
    return "\n".join(writer.lines)
