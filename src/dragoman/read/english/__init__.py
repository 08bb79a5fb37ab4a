"""Reading English: its rules of attribution, names, figures and forecasts."""
