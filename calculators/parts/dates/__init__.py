"""What all calculators of days share: rules of counting, events in a table."""
