"""The workbench of ``20-consistency``: look at a finding, try other bases and roundings, decide."""

from helpers.showing.workbench.sheet import tried_sentence
from helpers.showing.workbench.workbench import Workbench

__all__ = ["Workbench", "tried_sentence"]
