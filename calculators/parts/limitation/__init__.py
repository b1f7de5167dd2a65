"""The limitation period and what restarts it."""
