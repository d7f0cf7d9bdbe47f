"""Who starts it: one audit, a batch of them, the command line."""
