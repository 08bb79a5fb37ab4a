"""A report of one item, for the rules' examples."""

HEAD = "Country Report: Russia (March 2021)\n\nPorts led.\n\nPorts\n\n"
ITEM = HEAD + "On March 1 Ivan Roshchin in Vestnik wrote that ports close."
