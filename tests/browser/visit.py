"""An open page with the record of what it asked for and what went wrong, and the screens it is opened on."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

PHONE = {"width": 360, "height": 800}
DESKTOP = {"width": 1280, "height": 900}
LOOKS = {
    f"{screen} {scheme}": {"viewport": viewport, "color_scheme": scheme}
    for screen, viewport in (("360px", PHONE), ("1280px", DESKTOP))
    for scheme in ("light", "dark")
}


@dataclass(frozen=True, kw_only=True)
class Visit:
    """An open page, and what went on since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)


def new_visit(context, origin):
    """An empty page that is watched, and that no other host answers."""
    visit = Visit(page=context.new_page())

    def on_request(request):
        visit.requests.append(request.url)
        if is_foreign(request.url, origin):
            visit.foreign_requests.append(request.url)

    context.on("request", on_request)
    context.route(lambda url: is_foreign(url, origin), lambda route: route.abort())
    context.on("console", lambda said: said.type == "error" and visit.console_errors.append(said.text))
    context.on("weberror", lambda caught: visit.console_errors.append(str(caught.error)))
    return visit


def is_foreign(url, origin):
    """Whether a request would leave the site; data: and blob: addresses go nowhere."""
    return url.startswith(("http:", "https:", "ws:", "wss:")) and not url.startswith(f"{origin}/")
