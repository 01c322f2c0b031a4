"""One widget for each kind of answer, with load and save, and the form that holds them."""
