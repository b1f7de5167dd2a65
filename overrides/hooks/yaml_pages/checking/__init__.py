"""What only shows when all files are seen together: dangling links, wrong words, unlike forms."""
