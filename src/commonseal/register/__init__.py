"""The register: the append-only, hash-chained ledger of statements, and the one place that asks it as of a date."""
