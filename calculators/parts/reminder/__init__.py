"""Reminders as a calendar file."""
