"""What forecasts assume where nobody has stated an assumption."""
