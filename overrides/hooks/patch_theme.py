"""DOOR 3 (MkDocs): mends the theme's own faults while its templates load, without copying any of them.

Each mend replaces an exact piece of a template; if a piece is not there, the theme has changed and the
build stops. So a new theme version can't lose a mend silently.
"""

from collections.abc import Callable

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

# (template, what it says, what it should say). Why, in order: ids must not hold `_1` (they look like
# anchors that move); a dialog needs a name, and the count of results is news to a screen reader; the first
# link of a page says where it leads; the drawer's switch, which our style sheet lets a keyboard reach, and
# an icon link need a name.
MENDS = (
    ("partials/nav.html", '"__nav_" ~ loop.index', '"__nav-" ~ loop.index'),
    ("partials/nav-item.html", 'path ~ "_" ~ loop.index', 'path ~ "-" ~ loop.index'),
    ("partials/palette.html", 'id="__palette_{{', 'id="__palette-{{'),
    ("partials/palette.html", 'for="__palette_{{', 'for="__palette-{{'),
    (
        "partials/search.html",
        'data-md-component="search" role="dialog">',
        'data-md-component="search" role="dialog" aria-label="{{ lang.t(\'search\') }}">',
    ),
    (
        "partials/search.html",
        '<div class="md-search-result__meta">',
        '<div class="md-search-result__meta" role="status">',
    ),
    ("base.html", '{{ lang.t("action.skip") }}', "跳到正文"),
    ("base.html", 'type="checkbox" id="__drawer"', 'type="checkbox" id="__drawer" aria-label="导航开关"'),
    (
        "partials/actions.html",
        "title=\"{{ lang.t('action.edit') }}\"",
        'title="看这一页的源文件" aria-label="看这一页的源文件"',
    ),
)


class MendingLoader(jinja2.BaseLoader):
    """Loads templates through another loader and mends them."""

    def __init__(self, loader: jinja2.BaseLoader) -> None:
        """Wrap `loader`."""
        self.loader = loader

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give a template's text, mended."""
        source, filename, fresh = self.loader.get_source(environment, template)
        for name, old, new in MENDS:
            if name == template:
                if old not in source:
                    remedy = "核对主题版本，改 overrides/hooks/patch_theme.py 里的 MENDS"
                    raise PluginError(f"主题的 {template} 里找不到要修补的一段：{old}。改法：{remedy}。")
                source = source.replace(old, new)
        return source, filename, fresh


def on_env(
    env: jinja2.Environment, *, config: MkDocsConfig, files: Files  # noqa: ARG001 — MkDocs passes them by name
) -> jinja2.Environment:
    """Put the mending loader before the theme's."""
    if env.loader:
        env.loader = MendingLoader(env.loader)
    return env
