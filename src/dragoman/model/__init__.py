"""Every record that walks between rooms. Imports the standard library only."""
