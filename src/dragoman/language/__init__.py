"""What every room needs and none owns: pure functions about language."""
