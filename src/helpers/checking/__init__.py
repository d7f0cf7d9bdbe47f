"""Does it agree: relations between figures, verdicts on them, and causes."""
