"""The rules, a module for each family. A rule is in force by standing here."""
