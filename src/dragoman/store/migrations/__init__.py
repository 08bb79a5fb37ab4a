"""How the desk's database came to be, one file a step; a landed step is never changed."""
