"""What a reader proposes: amounts, dates, the reason, the same for every calculator that speaks of it."""
