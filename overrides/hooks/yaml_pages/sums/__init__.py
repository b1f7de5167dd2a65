"""What the calculators work out while the site is built."""
