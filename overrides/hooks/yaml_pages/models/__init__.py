"""What each kind of file says, as frozen values."""
