"""`python -m herodot` is `herodot`."""

from herodot.cli import main

if __name__ == "__main__":
    main()
