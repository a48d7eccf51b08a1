"""Programs of the small language that a pass could spoil; t and t_1 are temporaries."""

PROGRAMS = """
def alias_of_what_changes(x, n):
    t = x
    x = x + 1.0
    return t * x

def product_of_what_changes(x, n):
    t = x * 2.0
    x = 3.0
    return t + x

def item_of_what_is_stored_into(x, n):
    xs = [x, n]
    t = xs[0]
    xs[0] = 5.0
    return t - xs[0]

def item_of_an_alias(x, n):
    xs = [x, n]
    ys = xs
    t = xs[0]
    ys[0] = 5.0
    return t - xs[0]

def last_item_before_append(x, n):
    xs = [x]
    t = xs[-1]
    xs.append(2.0 * x)
    return t - xs[-1]

def items_in_the_order_of_pops(x, n):
    xs = [x, 2.0, 3.0]
    t = xs.pop()
    t_1 = xs.pop()
    return t_1 - 2.0 * t

def length_before_pop(x, n):
    xs = [x, 2.0, 3.0]
    t = len(xs)
    t_1 = xs.pop()
    return t * t_1 + x

def killed_in_a_branch(x, n):
    t = x
    if n > 1:
        x = 0.0
    return t + 2.0 * x

def killed_in_the_other_branch(x, n):
    t = x * x
    if n > 1:
        y = 1.0
    else:
        y = t
        x = 0.0
        t_1 = x + y
        y = t_1
    return y + t + x

def bound_in_one_branch(x, n):
    y = x
    if n > 1:
        y = x * x
        z = y
        z = z + y
        y = y * z
    return y

def only_the_other_branch(x, n):
    y = x
    if n > 1:
        dead = x * 2.0
    else:
        y = 7.0
    return y

def killed_by_a_loop(x, n):
    t = x * x
    for i in range(n):
        x = x + 1.0
    return t - x

def bound_by_a_loop_that_may_not_run(x, n):
    y = x
    for i in range(n):
        y = x * i
    return y

def index_after_a_loop(x, n):
    i = 9
    for i in range(n):
        pass
    return x * i

def read_in_the_next_turn(x, n):
    y = x
    last = 0.0
    for i in range(n):
        t = last
        last = y * x
        y = t + i
    return y

def dead_but_for_the_next_turn(x, n):
    y = 0.0
    a = x
    for i in range(n):
        y = y + a
        a = a * 0.5
    return y

def rotates(x, n):
    y = 2.0
    z = 3.0
    for i in range(n):
        x_1 = y
        y_1 = z
        z_1 = x
        x = x_1
        y = y_1
        z = z_1
    return x - 2.0 * y + 4.0 * z

def swaps(x, n):
    y = 2.0
    x_1 = y
    y_1 = x
    x = x_1
    y = y_1
    return x - 2.0 * y

def versions_needed_at_once(x, n):
    x_1 = x * 2.0
    y = x + x_1
    x_2 = x_1 * y
    return x_2 - x_1

def version_across_a_branch(x, n):
    x_1 = x + 1.0
    if n > 1:
        x_1 = x_1 * 3.0
    return x_1 - x

def called_before_a_change(x, n):
    xs = [x]
    def g():
        xs.append(4.0)
        return len(xs)
    t = g()
    t_1 = len(xs)
    t_2 = g()
    return t + 10 * t_1 + 100 * t_2 + x

def comprehension_shadows(x, n):
    t = x
    y = sum([t * x for x in range(n)])
    return y

def generator_shadows(x, n):
    t = x * 2.0
    y = sum(t + x for x in range(n))
    return y

def lambda_parameter_shadows(x, n):
    t = x
    g = lambda x: t - x
    return g(5.0)

def condition_before_a_change(x, n):
    t = x > 1.0
    x = 0.5
    if t:
        x = 9.0
    return x

def bound_of_a_loop_before_a_change(x, n):
    t = n + 1
    n = 0
    for i in range(t):
        x = x * 1.5 + n
    return x

def leaves_a_loop(x, n):
    y = 0.0
    for i in range(n):
        t = y > x
        y = y + 1.0
        if t:
            break
    return y

def counts_while(x, n):
    i = 0
    y = x
    while i < n:
        i = i + 1
        t = y * x
        y = t + i
    return y

def adds_to_an_adjoint(x, n):
    a = x
    y_bar = a * 2.0
    a = 5.0
    y_bar += a
    return y_bar

def reads_an_adjoint_between(x, n):
    y_bar = x * 2.0
    z = y_bar
    y_bar += z
    y_bar += -x * z / 3.0
    return y_bar + z

def adds_in_a_loop(x, n):
    y_bar = x
    for i in range(n):
        y_bar += -y_bar * i
    return y_bar

def adjoint_joined(x, n):
    t_bar = -x
    y_bar = x * n
    y_bar += t_bar * 3.0 / x * n
    return y_bar

def stores_what_is_taken_away(x, n):
    ys_bar = [1.0, 2.0]
    t_bar = -x * 3.0
    ys_bar[1] += t_bar
    return ys_bar[0] - ys_bar[1]

def stores_into_an_alias(x, n):
    xs = [x, 2.0]
    ys = xs
    ys[0] += 1.0
    return xs[0]

def stores_through_an_item(x, n):
    xs = [[x], [2.0]]
    ys = xs[0]
    ys[0] += 1.0
    return xs[0][0]

def changes_its_argument(x, n, log):
    log.append(x)
    t = log[0]
    log[0] = 0.0
    return t

def order_of_effects(x, n, log):
    t = log.pop()
    log.append(x)
    t_1 = log.pop()
    return t - 2.0 * t_1
"""
