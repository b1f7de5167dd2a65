"""What comes in, what has to go out, and what is left to offer."""
