"""The door to the data files opens for names inside resources/ and for nothing else."""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from cchc_desktop import resources
from tests.checkout import ROOT

HERE = ROOT / "resources"


def test_a_file_is_read_as_bytes_as_text_and_as_a_path() -> None:
    name = "forms/annual-coded.toml"
    expected = (HERE / name).read_bytes()
    assert resources.read_bytes(name) == expected
    assert resources.read_text(name) == expected.decode("utf-8")
    with resources.path(name) as real:
        assert real.read_bytes() == expected


def test_names_lists_the_files_of_one_folder_and_each_can_be_read() -> None:
    listed = resources.names("forms")
    assert listed == sorted(p.relative_to(HERE).as_posix() for p in (HERE / "forms").iterdir() if p.is_file())
    assert listed
    assert all(resources.read_bytes(name) for name in listed)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../pyproject.toml",
        "forms/../../pyproject.toml",
        "forms/../forms/annual-coded.toml",
        "/etc/hostname",
        "C:/Windows/win.ini",
        "C:win.ini",
        "..\\pyproject.toml",
        "forms\\annual-coded.toml",
        "forms//annual-coded.toml",
        "forms",
        "forms/no-such-form.toml",
        "no-such-folder/x",
    ],
)
def test_no_other_name_is_a_file(name: str) -> None:
    with pytest.raises(resources.MissingResourceError):
        resources.read_bytes(name)
    with pytest.raises(resources.MissingResourceError), resources.path(name):
        pass


@pytest.mark.parametrize("folder", ["", "..", "../tests", "forms/annual-coded.toml", "no-such-folder"])
def test_no_other_name_is_a_folder(folder: str) -> None:
    with pytest.raises(resources.MissingResourceError):
        resources.names(folder)


def test_a_missing_resource_is_a_bug_and_no_known_error() -> None:
    assert issubclass(resources.MissingResourceError, KeyError)


def test_an_installed_package_reads_the_resources_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wheel's layout: cchc_desktop/_resources, nothing beside the package."""
    package = tmp_path / "cchc_desktop"
    (package / "_resources" / "forms").mkdir(parents=True)
    (package / "_resources" / "forms" / "only-here.toml").write_text("ấn bản", encoding="utf-8")
    (package / "__init__.py").write_text('"""Stand-in."""\n', encoding="utf-8")
    spec = PathFinder.find_spec("cchc_desktop", [str(tmp_path)])
    assert spec is not None
    installed = type(sys)("cchc_desktop")
    installed.__spec__ = spec
    installed.__path__ = [str(package)]
    monkeypatch.setitem(sys.modules, "cchc_desktop", installed)
    assert resources.names("forms") == ["forms/only-here.toml"]
    assert resources.read_text("forms/only-here.toml") == "ấn bản"
