"""The rows of a comparison: each module asks one question of every option."""
