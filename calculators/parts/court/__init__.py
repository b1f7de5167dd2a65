"""Papers of a court and their days."""
