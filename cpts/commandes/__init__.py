"""The commands, one module each, thin: they read the command line, call the layer that does the work, and print.

`cadre` holds what they share. Only this package, `cli` and the hooks read the clock, the environment and the project.
"""
