"""The little language of prose, and how a fact, a number and a sentence read."""
