"""Options side by side: what each breaks, needs, costs and risks, and the paper for the board that says so."""
