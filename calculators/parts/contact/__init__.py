"""Contacts of collectors, counted against the rules."""
