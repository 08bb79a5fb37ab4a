"""From many readings to the survey of a period."""
