"""One overdue debt: understood, worked out, reported."""
