"""The workbench of ``20-consistency``: look at a finding, try other bases and roundings, decide."""

from helpers.showing.workbench.bench import Workbench
from helpers.showing.workbench.sheet import tried_sentence

__all__ = ["Workbench", "tried_sentence"]
