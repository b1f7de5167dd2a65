"""The true yearly cost of a loan, and the line it is held against."""
