"""``python -m helpers`` is ``soatso``."""

import sys

from helpers.running.cli import main

if __name__ == "__main__":
    sys.exit(main())
