"""What lies between the program and LedgerBee: a relay that can break in the middle of a request, and be mended."""

from __future__ import annotations

import contextlib
import re
import select
import socket
import struct
import threading
from enum import Enum
from types import TracebackType
from typing import Self

HOST = "127.0.0.1"
PIECE = 65536


class Loss(Enum):
    """Where the network breaks."""

    ANSWER = "the answer is lost"
    """LedgerBee gets the request and carries it out; nothing of its answer arrives."""
    REQUEST = "the request is lost"
    """The request leaves this computer and never arrives."""
    BEFORE = "the network is gone before"
    """Nothing can leave this computer."""


class Network:
    """Relays to `port`. After a break every connection is dead and none can be made, until `mend`."""

    def __init__(self, port: int) -> None:
        self._upstream = port
        self._port = 0
        self._listener: socket.socket | None = None
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._loss: tuple[Loss, re.Pattern[str]] | None = None

    @property
    def url(self) -> str:
        """The address that the program is given."""
        return f"http://{HOST}:{self._port}"

    @property
    def is_broken(self) -> bool:
        """Has it broken (and was it not mended)?"""
        return self._listener is None

    def break_at(self, loss: Loss, request: str) -> None:
        """Break when a request passes whose method and path match `request` (a regular expression)."""
        self._loss = (loss, re.compile(request))

    def cut(self) -> None:
        """Break now."""
        with self._guard:
            listener, self._listener = self._listener, None
            dead = set(self._open)
        if listener is not None:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for connection in dead:
            _kill(connection)

    def mend(self) -> None:
        """Everything passes again, on the same port."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, self._port))
        listener.listen(50)
        self._port = listener.getsockname()[1]
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def __enter__(self) -> Self:
        self.mend()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client, socket.create_connection((HOST, self._upstream)) as server:
            with self._guard:
                if self._listener is None:
                    return
                self._open |= {client, server}
            try:
                self._relay(client, server)
            finally:
                with self._guard:
                    self._open -= {client, server}

    def _relay(self, client: socket.socket, server: socket.socket) -> None:
        """Until one of them ends. LedgerBee begins to answer when it has carried a request out."""
        swallowing = False
        while True:
            readable, _, _ = select.select([client, server], [], [])
            for here, there in ((client, server), (server, client)):
                if here not in readable:
                    continue
                piece = here.recv(PIECE)
                loss = self._take(piece) if here is client else None
                if loss is Loss.REQUEST or (swallowing and here is server):
                    self.cut()
                    return
                if not piece:
                    return
                swallowing = swallowing or loss is Loss.ANSWER
                there.sendall(piece)

    def _take(self, piece: bytes) -> Loss | None:
        """How this request gets lost, when it is the one that is meant."""
        asked = b" ".join(piece.split(b" ", 2)[:2]).decode("latin-1")
        with self._guard:
            if self._loss is None or self._loss[1].fullmatch(asked) is None:
                return None
            (loss, _), self._loss = self._loss, None
        return loss


def _kill(connection: socket.socket) -> None:
    """With a reset; whoever reads from it closes it."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RDWR)
