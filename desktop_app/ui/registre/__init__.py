"""The register: the list, its filters, its preview."""
