"""A credit record from the payoff on."""
