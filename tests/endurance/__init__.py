"""What the vault promises, measured: ``python -m tests.endurance [famille …] [--complet]``."""
