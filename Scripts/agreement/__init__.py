"""One library called from Swift and from Python: every routine that both wrap, with equal arguments.

Answers are compared bit for bit. A routine that ends its process (STOP) is left behind, and the next
one goes on.
"""
