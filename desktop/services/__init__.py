"""One module per thing a clerk does; each act is one transaction with one journal step."""
