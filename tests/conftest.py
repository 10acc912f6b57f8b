"""What every test stands on: no screen, no network, no folders of the user, and the shared corpus."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.checkout import ROOT

# Before any QApplication: tests need no display, and offscreen is about twice as fast as Xvfb. The X11 plugin itself
# is tried once, in tests/test_bootstrap_system.py. Elsewhere than on Linux the offscreen plugin finds no fonts.
if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Times depend on what else the machine does: a slow example is no failure. On CI the examples are always the same ones,
# so that a change is judged by what it does; elsewhere they are new every time. The usual number keeps the whole suite
# below five minutes; CCHC_EXAMPLES=1000 looks longer.
settings.register_profile(
    "cchc",
    deadline=None,
    max_examples=int(os.environ.get("CCHC_EXAMPLES", "35")),
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("CI") == "true",
)
settings.load_profile("cchc")


class NetworkUsedError(RuntimeError):
    """Something under test tried to leave the PC (promises.md R17: nothing does)."""


NETWORK_USED: list[str] = []  # also what some thread or handler swallowed: the test fails all the same


def _refuse_network(event: str, args: tuple[object, ...]) -> None:
    look_up = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
    # AF_UNIX addresses are text or bytes: sockets between our own processes are fine.
    call = event in ("socket.connect", "socket.sendto", "socket.bind") and isinstance(args[1], tuple)
    if look_up or call:
        NETWORK_USED.append(f"{event} {args[1 if call else 0]}")
        raise NetworkUsedError(NETWORK_USED[-1])


sys.addaudithook(_refuse_network)


@pytest.fixture
def network_used() -> list[str]:
    """What this test tried of the network so far; who empties the list has meant it."""
    return NETWORK_USED


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail a test that tried to use the network, also where it caught our refusal."""
    NETWORK_USED.clear()
    yield
    assert NETWORK_USED == [], "the network was used"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with the real documents; without it a test is skipped, on CI it fails."""
    folder = ROOT.parent / "shared"
    if folder.is_dir():
        return folder
    reason = "the folder ../shared with the real documents is not beside the checkout"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def _no_folders_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, logs and recovery copies go to a folder of this run."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield
