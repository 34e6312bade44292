"""The parameters of a request, each read as what it must be; one left over is refused."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any, TypeVar

from creditrules.model.scalars import parse_day, parse_moment
from creditrules.text import Diagnostic
from creditrules.text.suggest import suggestion

__all__ = ["ParamError", "Params"]

T = TypeVar("T")


class ParamError(Exception):
    """A parameter that is missing, unknown or not what it must be."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message())

    @classmethod
    def of(cls, code: str, /, **arguments: str) -> ParamError:
        """The error with that diagnostic code."""
        return cls(Diagnostic.of(code, None, None, None, **arguments))


class Params:
    """Reads parameters by name; each method returns None for one that is not given.

    Raises:
        ParamError: the value is not what it must be.
    """

    def __init__(self, given: Any) -> None:
        if given is not None and not isinstance(given, dict):
            raise ParamError.of("request_param_bad", name="params", form="{ ... }")
        self._given: dict[str, Any] = given or {}
        self._asked: set[str] = set()

    def close(self) -> None:
        """Refuse what no method has asked for."""
        unknown = sorted(self._given.keys() - self._asked)
        if unknown:
            near = suggestion(unknown[0], self._asked)
            raise ParamError.of("request_param_unknown", name=unknown[0], suggestion=near)

    def needed(self, name: str, value: T | None) -> T:
        """The value, which must be given."""
        if value is None:
            raise ParamError.of("request_param_missing", name=name)
        return value

    def text(self, name: str) -> str | None:
        """A text."""
        return self._read(name, lambda value: _instance(value, str), '"..."')

    def texts(self, name: str) -> list[str]:
        """An array of texts; empty when not given."""

        def read(value: Any) -> list[str]:
            return [_instance(one, str) for one in _instance(value, list)]

        return self._read(name, read, '["..."]') or []

    def flag(self, name: str) -> bool:
        """A boolean; false when not given."""
        return bool(self._read(name, lambda value: _instance(value, bool), "true | false"))

    def day(self, name: str) -> date | None:
        """A date."""
        return self._read(name, parse_day, "2018-06-20")

    def moment(self, name: str) -> datetime | None:
        """A date, which is the end of that day, or an instant."""
        return self._read(name, parse_moment, "2018-06-20 | 2018-06-20T09:00:00+08:00")

    def area(self, name: str) -> str | None:
        """A GB/T 2260 code."""
        return self._read(name, _area, "370100")

    def one_of(self, name: str, choices: Collection[str]) -> str | None:
        """One of several words."""

        def read(value: Any) -> str:
            if value not in choices:
                raise ValueError
            return str(value)

        return self._read(name, read, " | ".join(choices))

    def mapping(self, name: str) -> dict[str, Any] | None:
        """An object."""
        return self._read(name, lambda value: _instance(value, dict), "{ ... }")

    def mappings(self, name: str) -> list[dict[str, Any]]:
        """An array of objects; empty when not given."""

        def read(value: Any) -> list[dict[str, Any]]:
            return [_instance(one, dict) for one in _instance(value, list)]

        return self._read(name, read, "[{ ... }]") or []

    def _read(self, name: str, reader: Callable[[Any], T], form: str) -> T | None:
        self._asked.add(name)
        value = self._given.get(name)
        if value is None:
            return None
        try:
            return reader(value)
        except (ValueError, TypeError):
            raise ParamError.of("request_param_bad", name=f"params.{name}", form=form) from None


def _instance(value: Any, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise TypeError
    return value


def _area(value: Any) -> str:
    if not (isinstance(value, str) and len(value) == 6 and value.isascii() and value.isdigit()):
        raise ValueError
    return value
