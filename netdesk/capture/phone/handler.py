"""One request of a browser: its head is checked, its body read, one answer given."""

import json
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

from netdesk.capture.phone import rules
from netdesk.capture.phone.door import device_name
from netdesk.capture.phone.page import page
from netdesk.capture.phone.refusal import Refusal
from netdesk.capture.phone.words import sentence

if TYPE_CHECKING:
    from netdesk.capture.phone.server import PhoneServer

_HEADERS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_STRICT = "default-src 'none'; frame-ancestors 'none'"
_LEFT_OVER = 1024 * 1024  # bytes that are read and forgotten, so that who sent them sees the answer
_TEXT = "text/plain; charset=utf-8"


class Handler(BaseHTTPRequestHandler):
    """Serves the page to GET, takes messages of the page by POST, and knows nothing else."""

    server: "PhoneServer"

    def setup(self) -> None:
        self.request.settimeout(self.server.reception.limits.head)
        super().setup()

    def do_GET(self) -> None:
        """The page."""
        try:
            self._enter()
            rules.check_visit(self.headers)
        except Refusal as refusal:
            words = sentence(self.headers.get("Accept-Language", "")) if refusal.status in (404, 410) else refusal.word
            self._send(refusal.status, words.encode(), _TEXT)
            return
        self._send_page()

    def do_POST(self) -> None:
        """A message of the page."""
        try:
            self._enter()
            label = rules.check_sender(self.headers, self.server.place)
            size = rules.length_of(self.headers, self.server.reception.limits)
            body = self.rfile.read(size)
            if len(body) < size:
                return  # cut off: there is nobody to answer
            name = device_name(self.headers.get("User-Agent", ""))
            self._reply(200, self.server.reception.take(label, body, name, str(self.client_address[0])))
        except Refusal as refusal:
            self._reply(refusal.status, {"state": refusal.word})

    def _enter(self) -> None:
        self.server.headed(self.connection)
        rules.check_host(self.headers, self.server.place)
        if self.server.reception.is_over():
            raise Refusal(410, "over")
        if not rules.is_at(self.path, self.server.place):
            self.server.reception.guess() if self.path.startswith("/d/") else None
            raise Refusal(410 if self.server.reception.is_over() else 404, "token")

    def _send_page(self) -> None:
        made = page()
        packs = "gzip" in self.headers.get("Accept-Encoding", "")
        more = {"Content-Security-Policy": made.policy, "Vary": "Accept-Encoding"}
        more |= {"Content-Encoding": "gzip"} if packs else {}
        self._send(200, made.packed if packs else made.html, "text/html; charset=utf-8", more)

    def _reply(self, status: int, reply: dict[str, object]) -> None:
        self._send(status, json.dumps(reply).encode(), "application/json")

    def _send(self, status: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        headers = _HEADERS | {"Content-Security-Policy": _STRICT} | (more or {})
        for name, value in (*headers.items(), ("Content-Type", kind), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def finish(self) -> None:
        """Say that no more comes, and let the other side finish: else the answer could be lost on its way."""
        super().finish()
        try:
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(1)
            left = _LEFT_OVER
            while left > 0 and (read := self.connection.recv(min(left, 65536))):
                left -= len(read)
        except OSError:
            return  # gone already

    # --- what the standard library would tell too much about

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """An answer to what is no request: the status alone."""
        self.close_connection = True
        self.request_version = self.protocol_version  # unknown yet where the first line was no request
        self._send(int(code), HTTPStatus(code).phrase.encode(), _TEXT)

    def version_string(self) -> str:
        return "Netdesk"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: addresses of phones are nobody's business."""
