"""What each row of a scale is: criterion, group, level, total; and where it lies."""
