"""Invented press for the demo, written for this project."""
