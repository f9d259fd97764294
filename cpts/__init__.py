"""CPTS site generator: YAML data in, a checked static site out.

The package is pure: no clock, no network, no environment outside `cli`.
"""

__version__ = "0.1.0"
