"""Papers that came in through the workbench: they wait, are read in the background, and are then reviewed.

They lie beside the register, in tables of their own; a paper enters the register with the first decision about it.
"""
