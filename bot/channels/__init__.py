"""Ways in and out. Each folder has the same file names; channels never import each other."""
