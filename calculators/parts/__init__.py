"""What calculators are made of besides their form: cases understood, and reports in tables and sentences."""
