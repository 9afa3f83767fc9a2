"""How the shipped weights are made; needs torch, and is never imported at run time."""
