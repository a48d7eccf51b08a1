"""What a call does to memory: what the callee does to its places, done to those of the caller.

A summary tells it in tokens: `("given", "p")` is what the parameter p is given, `("held", "p",
"a", "[]", "b")` what that holds under `.a[…].b`, with "*" in the end all that is below; `("new",
3)` is what the callee makes in a statement, `("outside", …)` what is seen outside of it.
"""

BELOW, ITEM = "*", "[]"
DEEPEST = 4  # of what calls inside of calls make, no more is told apart


def token(place):
    """A place of a callee as its callers know it."""
    known = place[0] in ("given", "held", "outside")
    return place if known else ("new", *place[1:])[:DEEPEST]


def handed(aliases, atoms, number):
    """The function from tokens to the places that they stand for in a call, the statement `number`.

    atoms: parameter → (the names bound to it, whether as a tuple or a dict)
    """

    def found(token):
        match token:
            case ("outside", _):
                return {token}
            case ("new", *made):
                return {("new", number, *made)[:DEEPEST]}
            case (_, parameter, *path):
                names, packed = atoms.get(parameter, ((), False))
                return below(aliases, names, path, ("new", number) if packed else None)
        raise AssertionError(token)

    return found


def below(aliases, names, path, packed):
    """The places under `path` of what is bound to a parameter; packed: in a new tuple or dict."""
    places = set().union(*map(aliases.at, names))
    if packed:
        return aliases.around(places) | {packed}
    for key in path:
        if key == BELOW:
            places = aliases.around(aliases.held(places))
        else:
            places = aliases.held(places, key)
    return places


def stored(aliases, parameters, result):
    """The triples (into, attribute, value) of tokens: what may be held when a function returns."""
    reach = aliases.around(set().union(*map(aliases.at, [*parameters, result])))
    return frozenset(
        (token(into), attr, token(value))
        for (into, attr), values in aliases.fields.items()
        if into in reach
        for value in values
        if (into, attr, value) not in aliases.initial
    )
