"""The whole register as columns in memory, for questions about the whole country."""
