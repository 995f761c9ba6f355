"""Which view answers at which address, a module for each family of pages."""
