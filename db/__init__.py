"""The encrypted register: the only place that knows SQLite and keys."""
