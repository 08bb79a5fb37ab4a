"""The desk's database: a Writer that appends, a View that reads."""
