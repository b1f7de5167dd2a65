"""The built site on a free port of this machine, as a plain web host would serve it."""

import contextlib
import functools
import http.server
import pathlib
import sys
import threading
from http import HTTPStatus


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Files with the types that browsers insist on, and the site's own page for what is missing."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def send_error(self, code, message=None, explain=None):
        """A missing page is answered with 404.html, as static hosts do."""
        page = pathlib.Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_):
        """Say nothing: the tests say what matters."""


class SiteServer(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that has lost interest in a file on its way."""

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serving(folder):
    """Serve a folder for as long as the block runs, and give its origin, such as http://127.0.0.1:40001."""
    handler = functools.partial(SiteHandler, directory=str(folder))
    with SiteServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
