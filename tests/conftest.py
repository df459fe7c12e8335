"""What all tests share: repeatable property tests, and no way out to the network."""

import os
import socket
from collections.abc import Iterator

import hypothesis
import pytest

# Without a deadline a busy machine fails no test; derandomized, two runs on CI see the same examples.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Reading an article needs no network: a test that opens a connection fails."""

    def refuse(_self: socket.socket, address: object) -> None:
        pytest.fail(f"a test tried to connect to {address}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket.socket, "connect_ex", refuse)
        yield
