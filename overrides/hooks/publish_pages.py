"""DOOR 1 (MkDocs): docs/**/*.yml become pages, in the order and with the ids their YAML gives.

Says only *when*; everything about *what* is in yaml_pages, which knows nothing of MkDocs.
"""

import html
import json
import sys
from pathlib import Path

# A hook file is loaded by its path, so the repository's root (where `calculators` is) has to be put on
# the import path by hand. It must happen here: MkDocs forgets this file's own folder after loading it.
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from mkdocs.config.defaults import MkDocsConfig  # noqa: E402 — needs the import path set above
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402
from mkdocs.utils import get_relative_url  # noqa: E402

from yaml_pages.errors import ContentFaults  # noqa: E402
from yaml_pages.output.host import Host  # noqa: E402
from yaml_pages.output.search_words import add_words  # noqa: E402
from yaml_pages.site import Publication, publish  # noqa: E402


class PagesDoor:
    """Holds one build's publication between the events of that build."""

    publication: Publication

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a generated page for each YAML file; the YAML stays published beside it, as its source."""
        try:
            self.publication = publish(Path(config.docs_dir), ROOT / "overrides" / "templates", _host(config))
        except ContentFaults as faults:
            raise PluginError(faults.report()) from None
        for page in self.publication.pages:
            file = File.generated(config, page.file, content=page.markdown)
            file.edit_uri = page.source
            files.append(file)
        for name, text in {"facts/facts.json": self.publication.facts_json, **self.publication.files}.items():
            files.append(File.generated(config, name, content=text))
        config.nav = self.publication.navigation
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, **_event: object) -> str:
        """Give a generated page its title and description, and, without a repository, a way to its YAML."""
        page.update_date = ""  # else the sitemap would call every page new at each build
        page.meta.setdefault("description", html.escape(self.publication.notes.get(page.file.src_uri, "")))
        for made in self.publication.pages:
            if made.file == page.file.src_uri:
                page.meta.update(made.meta)
                page.update_date = made.checked
                if not page.edit_url:
                    page.edit_url = get_relative_url(made.source, page.url)
        return markdown

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let readers' own words lead to the section that answers them; lay each page's twin beside it."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        if index.exists():
            changed = add_words(json.loads(index.read_text("utf-8")), self.publication.search_words)
            index.write_text(json.dumps(changed, ensure_ascii=False, separators=(",", ":")), "utf-8")
        for name, text in self.publication.twins.items():
            # Among the files of MkDocs it would have become a page itself.
            (Path(config.site_dir) / name).write_text(text, "utf-8")


def _host(config: MkDocsConfig) -> Host:
    return Host(url=config.site_url or "/", name=config.site_name, summary=config.site_description or "")


_door = PagesDoor()
on_files = _door.on_files
on_page_markdown = _door.on_page_markdown
on_post_build = _door.on_post_build
