"""Writing the ledger: acts, the hash chain, and the SQL that both databases are spoken to in."""
