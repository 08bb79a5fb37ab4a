"""From the survey to a report in which every sentence opens its evidence."""
