"""What calendars take to be so where neither a body nor the law says it."""
