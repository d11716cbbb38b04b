"""What a report says of each area, in our own words."""
