"""What is printed: documents, numerals and figures."""
