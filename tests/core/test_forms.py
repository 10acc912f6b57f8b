"""Forms: what is read from data is sound or refused with one known error; a form file says the same again."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.form_file import form_id, form_to_text
from cchc_desktop.core.forms import Column, Counter, Form, form_from_data, form_to_data, parse_form
from cchc_desktop.core.grid import Align
from cchc_desktop.core.vietnamese import clean, clean_data
from tests.core.plans import ALL_FORMS, form
from tests.core.random_forms import changed

GOOD = form_to_data(form("annual-coded"))
TEXT = form_to_text(form("annual-coded"))

odd = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -(10**400), 5, 0])
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["tt", "task", "area", "roman", "landscape", "{n}", "left", "above"])
    | st.dates()
    | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def accepted(data: object) -> Form | None:
    """The form, None where it was refused the way a user can be told; anything else fails the test."""
    try:
        return form_from_data(data)  # type: ignore[arg-type]
    except KnownError as error:
        told = error
    assert told.code is ErrorCode.FORM_INVALID
    assert isinstance(told.params["form"], str)
    assert told.params["detail"]
    return None


def _places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for key, value in inner for found in _places(value, (*path, key)))]


PLACES = _places(GOOD)


def _with(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = _with(copy[path[0]], path[1:], value)
    return copy


@given(odd)
def test_whatever_the_data_it_is_a_form_or_a_known_error(data: Any) -> None:
    accepted(data)


@given(st.sampled_from(PLACES), odd)
def test_one_odd_value_anywhere_never_leaks(path: tuple[Any, ...], value: Any) -> None:
    read = accepted(_with(GOOD, path, value))
    if read is not None:
        assert form_from_data(form_to_data(read)) == read
        clean_form = accepted(clean_data(form_to_data(read)))
        if clean_form is not None:
            assert parse_form(form_to_text(clean_form)) == clean_form


@pytest.mark.parametrize(
    "text",
    [
        "columns = 1",
        'areas = "abc"\nid = "x"\nname = "x"',
        'id = ["x"]\nname = "x"',
        f"{TEXT}\n[[columns]]\nkey = ['x']\nheader = 'a'\nwidth = 3",
        TEXT.replace("width = 10.0", "width = 1" + "0" * 400),
        TEXT.replace("width = 10.0", "width = 1" + "0" * 6000),
        TEXT.replace("width = 10.0", "width = nan"),
        TEXT.replace("width = 10.0", "width = inf"),
        TEXT.replace("width = 10.0", "width = true"),
        TEXT.replace('key = "tt"', 'key = "above"'),
        TEXT.replace('level = "task"', "level = 1979-05-27"),
        "x = " + "[" * 3000 + "]" * 3000,
        "id = 0x" + "f" * 20_000,
        "\x00",
        "",
    ],
)
def test_a_bad_form_file_is_refused_by_name(text: str) -> None:
    with pytest.raises(KnownError) as caught:
        parse_form(text, "mẫu.toml")
    assert caught.value.code is ErrorCode.FORM_INVALID
    assert caught.value.params["form"] == "mẫu.toml"


@given(st.binary(max_size=60), st.integers(0, len(TEXT)), st.integers(0, 20))
def test_a_form_file_with_foreign_bytes_in_it_never_leaks(foreign: bytes, at: int, gone: int) -> None:
    text = TEXT[:at] + foreign.decode("utf-8", "replace") + TEXT[at + gone :]
    try:
        code = parse_form(text, "mẫu.toml") and None
    except KnownError as error:
        code = error.code
    assert code in (None, ErrorCode.FORM_INVALID)


@given(st.data(), st.sampled_from(ALL_FORMS))
def test_a_changed_form_survives_its_file(data: st.DataObject, name: str) -> None:
    mine = data.draw(changed(form(name)))
    text = form_to_text(mine)
    assert parse_form(text) == mine
    assert form_from_data(tomllib.loads(text)) == mine
    assert form_to_text(parse_form(text)) == text


@given(st.text(max_size=20).map(clean), st.text(max_size=20).map(clean))
def test_any_words_survive_a_form_file(header: str, key: str) -> None:
    mine = Form(
        "mẫu",
        header,
        (Column("task", header, 12.5, Align.JUSTIFY, header), Column("x1", key, 3)),
        {key: Counter("task", pattern=f"{header}{{n}}")},
        areas=(header, key),
        caption=key,
        hidden=(Column("x2", header, 20.0),),
    )
    assert parse_form(form_to_text(mine)) == mine


def test_a_column_is_printed_or_hidden_never_both() -> None:
    mine = Form("a", "b", (Column("task", "x", 3),), {}, hidden=(Column("task", "y", 3), Column("note", "z", 3)))
    assert [column.key for column in mine.hidden] == ["note"]


def test_ids_of_own_forms_are_names_of_files_and_none_is_taken() -> None:
    assert form_id("Biểu mẫu Sở Nội vụ – 2027", ()) == "bieu-mau-so-noi-vu-2027"
    assert form_id("Đất đai", {"dat-dai", "dat-dai-2"}) == "dat-dai-3"
    assert form_id("../..\\", ()) == "bieu-mau"
    assert form_id("文書", ()) == "bieu-mau"
    assert len(form_id("a" * 300, ())) <= 40
