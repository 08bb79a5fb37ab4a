"""From a report to an edition people read."""
