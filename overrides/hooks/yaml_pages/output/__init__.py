"""The catalogue → pages, their Markdown twins, linked data, the feed, the order of navigation."""
