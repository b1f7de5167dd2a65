"""Arithmetic and reading shared by the calculators: it knows no calculator and imports none."""
