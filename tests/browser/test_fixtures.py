"""The browser tests' own tools: what they promise the other tests."""

import http.client

import pytest

from tests.browser import chromium
from tests.browser.server import serving
from tests.browser.visit import is_foreign, new_visit


@pytest.fixture
def program(tmp_path):
    """Makes a program that ends with an exit code."""

    def make(name, exit_code):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return make


def test_the_chosen_chromium_is_taken_before_any_other(program, monkeypatch):
    monkeypatch.setenv("CHROMIUM", program("mine", 0))
    assert chromium.find().endswith("/mine")


def test_a_chosen_chromium_that_does_not_start_is_an_error(program, monkeypatch):
    monkeypatch.setenv("CHROMIUM", program("broken", 1))
    with pytest.raises(chromium.NoChromiumError, match="correct it or unset it"):
        chromium.find()


def test_the_first_on_the_path_that_starts_is_taken(program, monkeypatch, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    program("chromium", 1)
    second = program("chromium-browser", 0)
    assert chromium.find() == second


def test_without_any_one_sentence_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "playwrights_own", lambda: iter(["/nowhere/chrome"]))
    with pytest.raises(chromium.NoChromiumError, match="set CHROMIUM to the path of one"):
        chromium.find()


def fetch(origin, path):
    """The status, the type and the text of an answer."""
    connection = http.client.HTTPConnection(origin.removeprefix("http://"))
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.headers["Content-Type"], text


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        pytest.param("http://127.0.0.1:8000/act-now/", False, id="a page of the site"),
        pytest.param("blob:http://127.0.0.1:8000/1b4e", False, id="made by the page itself"),
        pytest.param("data:image/svg+xml,...", False, id="inside the page"),
        pytest.param("http://127.0.0.1:80001/", True, id="a port that only begins alike"),
        pytest.param("https://example.org/font.woff2", True, id="another host"),
    ],
)
def test_foreign_is_what_leaves_the_origin(url, foreign):
    assert is_foreign(url, "http://127.0.0.1:8000") is foreign


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("a.js", "text/javascript"), ("a.mjs", "text/javascript"), ("a.wasm", "application/wasm")],
)
def test_the_server_names_the_types_a_browser_insists_on(name, content_type, tmp_path):
    (tmp_path / name).write_bytes(b"")
    with serving(tmp_path) as origin:
        assert fetch(origin, f"/{name}") == (200, content_type, "")


def test_a_missing_page_is_the_sites_own_404_page(tmp_path):
    (tmp_path / "404.html").write_text("没有这一页", encoding="utf-8")
    with serving(tmp_path) as origin:
        assert fetch(origin, "/nowhere/") == (404, "text/html; charset=utf-8", "没有这一页")


FROM_THE_PAGE = "url => fetch(url).then(() => 'reached', () => 'refused')"
FROM_A_WORKER = """url => new Promise(answered => {
    const code = `fetch('${url}').then(() => postMessage('reached'), () => postMessage('refused'))`
    const worker = new Worker(URL.createObjectURL(new Blob([code], {type: 'text/javascript'})))
    worker.onmessage = message => answered(message.data)
})"""


@pytest.fixture
def visit(browser, tmp_path):
    """An empty page, watched as those of the site are."""
    (tmp_path / "index.html").write_text("<!doctype html><link rel=icon href=data:,>", encoding="utf-8")
    with serving(tmp_path) as origin, browser.new_context() as context:
        visit = new_visit(context, origin)
        visit.page.goto(origin)
        yield visit


@pytest.mark.parametrize(
    "fetching", [pytest.param(FROM_THE_PAGE, id="the page"), pytest.param(FROM_A_WORKER, id="a worker")]
)
def test_no_other_host_is_reached_and_the_attempt_is_written_down(fetching, visit):
    assert visit.page.evaluate(fetching, "https://example.org/x") == "refused"
    assert visit.foreign_requests == ["https://example.org/x"]


def test_what_goes_wrong_on_a_page_is_written_down(visit):
    with visit.page.expect_event("pageerror"):
        visit.page.evaluate("console.error('said aloud'); setTimeout(() => { throw Error('not caught') })")
    assert visit.console_errors == ["said aloud", "not caught"]
