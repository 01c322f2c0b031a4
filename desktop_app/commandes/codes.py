"""Exit statuses of the commands."""

CODE_REUSSI = 0
CODE_PANNE = 1
CODE_FAUTE = 2
CODE_DIFFERENT = 3
