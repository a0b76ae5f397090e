"""`python -m ledgerbee_desktop.sandbox`."""

import sys

from ledgerbee_desktop.sandbox.cli import main

if __name__ == "__main__":
    sys.exit(main())
