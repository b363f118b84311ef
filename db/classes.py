"""The standard library's dataclass, made at a fifth of its cost: what is imported at every start waits for it.

Only what this project asks for: fields with defaults, factories, compare, init; frozen, slots, eq. One function is
compiled for a class instead of six; the rest is shared by all.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from dataclasses import dataclass as standard
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type[Any]], type[Any]]:
        """As dataclasses.dataclass with these."""
        return lambda cls: finished(standard(init=False, repr=False, eq=False, slots=slots)(cls), frozen, eq)


def finished(cls: Any, frozen: bool, eq: bool) -> type[Any]:
    """The class with what the standard library would have compiled for it."""
    fields = list(cls.__dataclass_fields__.values())
    cls.__init__ = init(cls, [one for one in fields if one.init], frozen)
    cls.__repr__ = shown
    if eq:
        of = values_of([one.name for one in fields if one.compare])
        cls.__eq__ = lambda self, other: of(self) == of(other) if self.__class__ is other.__class__ else NotImplemented
        cls.__hash__ = (lambda self: hash(of(self))) if frozen else None
    if frozen:
        cls.__setattr__, cls.__delattr__ = refuse_set, refuse_delete
        cls.__getstate__, cls.__setstate__ = state, restore
    made: type[Any] = cls
    return made


def values_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of some fields, as a tuple whatever their number."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple([getattr(self, name) for name in names])


def init(cls: type[Any], fields: list[Any], frozen: bool) -> Any:
    """__init__ with the fields in order; what a factory makes is made when it is not given."""
    names: dict[str, Any] = {"_put": object.__setattr__, "_MISSING": MISSING}
    given, body = ["self"], []
    for one in fields:
        name = one.name
        names[f"_{name}"] = one.default if one.default_factory is MISSING else one.default_factory
        value = name
        if one.default_factory is not MISSING:
            given.append(f"{name}=_MISSING")
            value = f"_{name}() if {name} is _MISSING else {name}"
        else:
            given.append(name if one.default is MISSING else f"{name}=_{name}")
        body.append(f"_put(self,{name!r},{value})" if frozen else f"self.{name}={value}")
    body += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    exec(f"def __init__({','.join(given)}):\n " + "\n ".join(body or ["pass"]), names)
    made = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def shown(self: Any) -> str:
    """The class and its fields."""
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name, one in self.__dataclass_fields__.items() if one.repr)
    return f"{self.__class__.__qualname__}({fields})"


def refuse_set(self: Any, name: str, value: object) -> None:
    """Nothing is changed in what is frozen."""
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def refuse_delete(self: Any, name: str) -> None:
    """Nothing is taken out of it, either."""
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def state(self: Any) -> list[Any]:
    """The values of all fields, for a copy."""
    return [getattr(self, name) for name in self.__dataclass_fields__]


def restore(self: Any, values: list[Any]) -> None:
    """A copy with these values."""
    for name, value in zip(self.__dataclass_fields__, values, strict=True):
        object.__setattr__(self, name, value)
