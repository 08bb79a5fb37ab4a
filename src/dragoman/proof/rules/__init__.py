"""The rules of proofreading, a module a group."""
