"""YAML tutorials, facts and calculator pages → Markdown. Knows nothing of MkDocs.

The way of a file, left to right; a module imports only from its left:

    errors ← source ← schema ← model ← facts ← prose ← catalogue
           ← checks ← fields ← worked ← computed ← navigation ← render ← site

`site.publish(...)` is the door: it returns the pages of a whole site, or every fault of every file.
"""
