"""One offer of installments: understood, worked out, reported."""
