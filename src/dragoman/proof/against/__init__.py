"""A report beside the articles it is about: quotations, names, figures and dates compared with their sources."""
