"""``python -m analysis``: the command line."""

import sys

from analysis.commands import main

sys.exit(main())
