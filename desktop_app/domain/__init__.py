"""The circular in pure Python: frozen data, rules, states; standard library only."""
