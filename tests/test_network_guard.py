"""The guard of the whole run sees every way out, also a refusal that was caught (promises.md R17)."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

import pytest


def test_look_ups_and_connections_are_refused_and_remembered(network_used):
    with pytest.raises(RuntimeError, match="getaddrinfo"):
        socket.getaddrinfo("example.invalid", 80)
    with socket.socket() as plug, pytest.raises(RuntimeError, match="connect"):
        plug.connect(("127.0.0.1", 9))

    def in_a_thread() -> None:
        with socket.socket(socket.AF_INET6) as plug, suppress(RuntimeError):
            plug.connect(("::1", 9))

    thread = threading.Thread(target=in_a_thread)
    thread.start()
    thread.join()
    assert len(network_used) == 3
    network_used.clear()  # this test alone may


def test_sockets_between_our_own_processes_are_fine(tmp_path, network_used):
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
    assert network_used == []
