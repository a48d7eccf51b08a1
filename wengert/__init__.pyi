from collections.abc import Callable, Iterable, Sequence
from inspect import Signature
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, ParamSpec, Protocol, TypeVar, overload

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
Argnums = int | str | Sequence[int | str]

__all__ = [
    "NoRule",
    "NoSource",
    "Unsupported",
    "bilinear",
    "check",
    "debug",
    "elementwise",
    "elementwise_grad",
    "grad",
    "graph",
    "hessian",
    "hvp",
    "jacfwd",
    "jacobian",
    "jacrev",
    "jvp",
    "linear",
    "precompile",
    "rule",
    "show",
    "trace",
    "value_and_grad",
    "vjp",
    "zero",
]

class Unsupported(SyntaxError): ...
class NoRule(Unsupported): ...
class NoSource(Unsupported): ...

class Derivative(Protocol[P, R_co]):
    __name__: str
    __signature__: Signature
    source: str
    primal: Callable[..., Any]
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co: ...
    def show(self) -> None: ...
    def source_for(self, *args: P.args, **kwargs: P.kwargs) -> str: ...
    @overload
    def __get__(self, instance: None, owner: type) -> Derivative[P, R_co]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Callable[..., R_co]: ...

class Decorator(Protocol):
    def __call__(self, fun: Callable[P, Any], /) -> Derivative[P, Any]: ...

class ValueDecorator(Protocol):
    def __call__(self, fun: Callable[P, R], /) -> Derivative[P, tuple[R, Any]]: ...

@overload
def grad(
    fun: Callable[P, Any], argnums: Argnums = 0, has_aux: bool = False
) -> Derivative[P, Any]: ...
@overload
def grad(fun: None = None, argnums: Argnums = 0, has_aux: bool = False) -> Decorator: ...
@overload
def value_and_grad(
    fun: Callable[P, R], argnums: Argnums = 0, has_aux: bool = False
) -> Derivative[P, tuple[R, Any]]: ...
@overload
def value_and_grad(
    fun: None = None, argnums: Argnums = 0, has_aux: bool = False
) -> ValueDecorator: ...
@overload
def jvp(
    fun: Callable[..., R],
    primals: Sequence[Any],
    tangents: Sequence[Any],
    has_aux: Literal[False] = False,
) -> tuple[R, Any]: ...
@overload
def jvp(
    fun: Callable[..., tuple[R, Any]],
    primals: Sequence[Any],
    tangents: Sequence[Any],
    has_aux: Literal[True],
) -> tuple[R, Any, Any]: ...
@overload
def vjp(
    fun: Callable[..., R], *primals: Any, has_aux: Literal[False] = False
) -> tuple[R, Callable[[Any], tuple[Any, ...]]]: ...
@overload
def vjp(
    fun: Callable[..., tuple[R, Any]], *primals: Any, has_aux: Literal[True]
) -> tuple[R, Callable[[Any], tuple[Any, ...]], Any]: ...
def jacfwd(fun: Callable[P, Any], argnums: Argnums = 0) -> Callable[P, Any]: ...
def jacrev(fun: Callable[P, Any], argnums: Argnums = 0) -> Callable[P, Any]: ...
def jacobian(fun: Callable[P, Any], argnums: Argnums = 0) -> Callable[P, Any]: ...
def hessian(fun: Callable[P, Any], argnums: Argnums = 0) -> Callable[P, Any]: ...
def elementwise_grad(fun: Callable[P, R], argnums: Argnums = 0) -> Callable[P, R]: ...
def hvp(
    fun: Callable[..., Any], primals: Sequence[Any], tangents: Sequence[Any]
) -> tuple[Any, Any]: ...

class Row:
    number: int
    statement: str
    value: Any
    tangent: Any
    adjoint: Any

class Evaluation:
    rows: list[Row]

def check(
    function: Callable[..., Any],
    *args: Any,
    argnums: Argnums = 0,
    mode: Literal["reverse", "forward"] = "reverse",
) -> list[Unsupported]: ...
def debug(derivative: Callable[P, R]) -> Callable[P, R]: ...
def graph(function: Callable[..., Any], argnums: Argnums = 0) -> str: ...
def show(
    function: Callable[..., Any],
    *args: Any,
    mode: Literal["reverse", "forward", "split"] = "reverse",
    wrt: Sequence[str] | None = None,
    after: str | None = None,
    side: bool = False,
    html: str | Path | None = None,
) -> None: ...
def trace(function: Callable[..., Any], *args: Any, wrt: int = 0) -> Evaluation: ...

class Outcome:
    file: Path
    state: str
    why: str
    is_wrong: bool

def precompile(
    target: ModuleType | str | Callable[..., Any],
    like: str | Sequence[str] = (),
    out: str | Path | None = None,
    check: bool = False,
    mode: Literal["grad", "value_and_grad", "vjp", "jvp"] = "grad",
    argnums: Argnums = 0,
    progress: Callable[[Iterable[ModuleType]], Iterable[ModuleType]] = ...,
) -> list[Outcome]: ...

Functions = Callable[..., Any] | tuple[Callable[..., Any] | None, ...]
Formula = Callable[..., Any]

def elementwise(f: Functions, partials: Formula) -> None: ...
def linear(f: Functions, adjoint: Formula | None = ..., **adjoints: Formula) -> None: ...
def bilinear(
    f: Functions, left: Formula | None = ..., right: Formula | None = ..., **adjoints: Formula
) -> None: ...
def zero(*functions: Callable[..., Any]) -> None: ...
def rule(
    f: Functions,
    forward: Formula | None = ...,
    reverse: Formula | None = ...,
    **pairs: tuple[Formula | None, Formula | None] | None,
) -> None: ...
