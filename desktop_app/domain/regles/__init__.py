"""The rules of the circular: pure functions, each naming its source."""
