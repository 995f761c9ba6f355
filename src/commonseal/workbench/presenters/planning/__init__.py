"""What pages show of planning: options, routes with their dates, forecasts, comparisons; pure."""
