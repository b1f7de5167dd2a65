"""Several debts paid from one budget."""
