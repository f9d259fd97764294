"""`python -m cpts …`."""

from cpts.cli import main

if __name__ == "__main__":
    main()
