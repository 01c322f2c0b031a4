"""One module per act: load, ask the domain, save and journal in one transaction."""
