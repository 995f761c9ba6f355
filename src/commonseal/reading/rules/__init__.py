"""The rules that turn clauses into claims, a module for each kind."""
