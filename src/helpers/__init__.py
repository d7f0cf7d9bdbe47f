"""Soát Số: read a Vietnamese official report and show whether its statistics agree with each other.

The rooms follow the way a report takes, and a module imports only from rooms before its own:
``reading`` (what is printed) → ``checking`` (does it agree) → ``showing`` (how it looks) → ``running`` (who starts it).
"""

__version__ = "1.0.0"
