"""Sceau: the register of requests made to a CPAS about the people it helps."""
