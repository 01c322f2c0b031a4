"""A dossier: its steps, from registration to sending."""
