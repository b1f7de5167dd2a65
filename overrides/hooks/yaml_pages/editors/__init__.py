"""What editors ask for from a terminal: what is due for checking, a skeleton to start from."""
