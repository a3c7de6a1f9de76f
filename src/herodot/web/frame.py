"""What holds for every request and answer: which hosts are answered, whence one may write, and the headers that keep
hostile text from doing anything.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from litestar.enums import ScopeType
from litestar.exceptions import ClientException, PermissionDeniedException
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from herodot.web.config import Config

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}
_ENCODED = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_SAFE = ("GET", "HEAD", "OPTIONS")


async def add_headers(message: Message, scope: Scope) -> None:
    """Litestar's hook before an answer is sent: the headers that every answer has, errors and files too."""
    if message["type"] == "http.response.start":
        given = list(message.get("headers", []))
        has = {name.lower() for name, _ in given}
        message["headers"] = [*given, *(pair for pair in _ENCODED if pair[0] not in has)]


class Frame:
    """ASGI middleware that refuses what no page of this desk can have sent.

    The name in `Host` must be one of the desk's own, so that no other site can point its name at the desk and read it
    (DNS rebinding); a request that writes must come from the desk's own pages, or from a program, which sends no
    `Origin`.
    """

    def __init__(self, app: ASGIApp, config: Config) -> None:
        self.app = app
        self._hosts = frozenset(config.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on. Raises ClientException or PermissionDeniedException."""
        if scope["type"] == ScopeType.HTTP:
            if not scope["path"].isprintable():
                raise ClientException("that is no path")
            headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
            host = headers.get(b"host", "")
            if self._hosts and _name(host) not in self._hosts:
                raise ClientException("this desk is not served under that name")
            if scope["method"] not in _SAFE and not _is_own(headers, host):
                raise PermissionDeniedException("that was sent by a page of another site")
        await self.app(scope, receive, send)


def _name(host: str) -> str:
    """A `Host` without its port, in lower case."""
    name, bracket, _ = host.lower().partition("]")
    return f"{name}]" if bracket else name.partition(":")[0]


def _is_own(headers: dict[bytes, str], host: str) -> bool:
    """True where the browser says that the desk's own page sent it, or where no browser did."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get(b"origin")
    return origin is None or _host_of(origin) == host.lower()


def _host_of(origin: str) -> Any:
    try:
        return urlsplit(origin.lower()).netloc
    except ValueError:
        return None
