"""What is shipped: the wheel holds the package with its resources, and neither Designer files nor tests."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator

import pytest

from cchc_desktop import __version__
from tests.checkout import ROOT, tracked


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        timeout=120,
    )
    (built,) = folder.glob("*.whl")
    assert built.name == f"cchc_desktop-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(built) as archive:
        yield archive


def test_the_wheel_holds_the_package_and_nothing_beside_it(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"cchc_desktop", f"cchc_desktop-{__version__}.dist-info"}
    assert not [name for name in wheel.namelist() if name.endswith((".ui", ".pyc"))]


def test_the_wheel_holds_every_resource(wheel: zipfile.ZipFile) -> None:
    for path in tracked("resources"):
        shipped = f"cchc_desktop/_{path.relative_to(ROOT).as_posix()}"
        assert wheel.read(shipped) == path.read_bytes()


def test_the_wheel_names_its_licence_its_command_and_its_oldest_python(wheel: zipfile.ZipFile) -> None:
    about = f"cchc_desktop-{__version__}.dist-info"
    metadata = wheel.read(f"{about}/METADATA").decode("utf-8")
    assert "License-Expression: Apache-2.0" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert wheel.read(f"{about}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert "cchc-desktop = cchc_desktop.__main__:main" in wheel.read(f"{about}/entry_points.txt").decode("utf-8")


def test_every_dependency_of_the_program_is_permissive_or_lgpl() -> None:
    """No GPL: PySide6 is LGPL, the rest MIT, BSD, PSF or Apache (PDFium). Who adds one, looks up its licence."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {requirement.split(">")[0].split("<")[0] for requirement in project["dependencies"]}
    assert names <= {
        "PySide6-Essentials",
        "SQLAlchemy",
        "lxml",
        "XlsxWriter",
        "python-calamine",
        "pypdfium2",
        "platformdirs",
        "rapidfuzz",
    }
