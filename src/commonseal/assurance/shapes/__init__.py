"""The shapes that rules share: each is written once, and a rule only says of what it is asked."""
