"""A file of YAML → plain data with the line of every value, held against its schema."""
