"""YAML tutorials, facts and calculator pages → Markdown. Knows nothing of MkDocs.

The way of a file, left to right; a room imports only from its left, and so does a module inside its room:

    errors ← reading ← models ← language ← catalogue ← checking ← sums ← output ← site ← editors

`site.publish(...)` is the door: it returns the pages of a whole site, or every fault of every file.
`python -m yaml_pages` is the one for editors: what is due for checking, a skeleton to start from.
"""
