"""From a published report to records, and proofreading."""
