"""The command-line verbs: assess a case, play it, check the data files."""
