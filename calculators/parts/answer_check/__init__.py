"""Whether the numbers of a written answer add up."""
