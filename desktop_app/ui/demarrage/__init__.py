"""The first run and the unlocking: everything before a register is open."""
