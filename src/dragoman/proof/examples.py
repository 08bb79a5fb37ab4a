"""A report of one item, for the rules' examples."""

HEAD = "Country Report: Russia (March 2021)\n\nPorts led.\n\nPorts\n\n"
ITEM = HEAD + "On March 1 Ivan Roshchin in Vestnik wrote that ports close."


def items(*outlets: str) -> str:
    """Return a report with an item from each outlet."""
    days = "\n\n".join(
        f"On March {day} Ivan Roshchin in {each} wrote of ports."
        for day, each in enumerate(outlets, 1)
    )
    return HEAD + days
