"""Lines to type as they stand: only for editors, and nothing in them is read as anything else."""

import pytest

PAGE = """\
title: 给编辑
order: 95
short: 一句话的答案
checked: "2026-11-23"
audience: {audience}
sections:
  - id: type-this
    title: 一节
    short: 一句话的答案
    samples:
      - text: 这样写
        code: |
          a: "[[no-such-fact|mark]]"

          b: <b>2026</b> & `x` **y** {{: #z }}
"""


def test_a_sample_is_shown_as_it_is_typed(published):
    site = published({"editing.yml": PAGE.format(audience="editors")})
    made = next(page for page in site.pages if page.file == "editing.md")
    code = "a: &#34;[[no-such-fact|mark]]&#34;&#10;&#10;b: &lt;b&gt;2026&lt;/b&gt; &amp; `x` **y** {: #z }"
    assert f"<pre><code>{code}</code></pre>" in made.markdown


@pytest.mark.parametrize("audience", ["readers", '"readers"'])
def test_a_page_for_readers_holds_none(faults, audience):
    found = faults({"editing.yml": PAGE.format(audience=audience)})
    remedy = "去掉 samples；整页都是写给编辑的，才写 audience: editors"
    assert found == [f"docs/editing.yml:12: sections[0].samples[0].code: 给读者看的页不能有照样打的命令。改法：{remedy}。"]
