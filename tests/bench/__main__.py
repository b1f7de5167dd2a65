"""What the site costs to build beyond plain Markdown, and what one answer of a calculator costs.

    python3 noxfile.py -s bench

The same words are built twice: from YAML through our hooks, and from the Markdown which the hooks make of it,
by MkDocs and Material alone. The ratio is the price of the hooks; it holds on other machines, seconds do not.
Nor do milliseconds: an answer to each calculator's default example is held against a call of the door that is
turned away at once.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import calculators
from yaml_pages.catalogue import load
from yaml_pages.site import publish
from yaml_pages.sums.worked import work

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3
CALLS = 200
PLAIN = {
    "site_name": "bench",
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": [{"search": {"lang": "zh"}}],
    "markdown_extensions": ["attr_list", "md_in_html", "sane_lists", "tables", "toc"],
}


def seconds(action, runs=RUNS):
    """The quickest of a few runs: what is slower was something else on the machine."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def seconds_each(request):
    """One answer of the calculators, with all that a page asks for: by the average of many."""
    return seconds(lambda: [calculators.answer(request) for _ in range(CALLS)]) / CALLS


def build(settings, folder):
    """Build a site into a folder of its own."""
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet", "--config-file", settings]
    subprocess.run([*command, "--site-dir", folder / "site"], check=True, capture_output=True)


def write_plain_site(publication, folder):
    """The same pages as Markdown, with settings that know nothing of our hooks; the path of its settings."""
    for page in publication.pages:
        path = folder / "docs" / page.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(json.dumps(PLAIN), encoding="utf-8")
    return settings


def worked_requests():
    """The request of the first worked example of each calculator page."""
    catalogue = load(ROOT / "docs")
    work(catalogue)
    for worked in catalogue.worked.values():
        example = next(iter(worked.examples.values()))
        asked = {"calculator": worked.page.calculator, "values": example.values, "templates": worked.templates}
        yield json.dumps(asked | {"exports": True})


def main():
    """Print one line per measurement."""
    publication = publish(ROOT / "docs", ROOT / "overrides" / "templates")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain_settings = write_plain_site(publication, folder)
        ours = seconds(lambda: build(ROOT / "mkdocs.yml", folder))
        plain = seconds(lambda: build(plain_settings, folder))
    pages = len(publication.pages)
    print(f"{pages} pages from YAML:            {ours:6.2f} s")
    print(f"{pages} pages from plain Markdown:  {plain:6.2f} s   ratio {ours / plain:.2f}")
    nothing = seconds_each("{}")
    print(f"{'an empty call of the door':<28}{nothing * 1000:7.3f} ms")
    for request in worked_requests():
        each = seconds_each(request)
        name = json.loads(request)["calculator"]
        print(f"{name:<28}{each * 1000:7.3f} ms   ratio {each / nothing:.0f}")


if __name__ == "__main__":
    main()
