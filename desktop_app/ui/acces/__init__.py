"""Who may open the register: passphrases, recovery sheets, and the accounts of people."""
