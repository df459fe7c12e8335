"""What tests of the commands share: the way processes are started is no network."""

import _socket
import socket

import pytest


@pytest.fixture(autouse=True)
def own_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that read articles are started through a socket in the file system."""

    def connect(self: socket.socket, address: object) -> None:
        assert isinstance(address, str), f"a test tried to connect to {address}"
        _socket.socket.connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
