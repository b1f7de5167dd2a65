"""Several ways to pay one debt, side by side."""
