"""The names ledger: one entry a person, organisation or outlet, with every spelling seen."""
