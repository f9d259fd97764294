"""The built site, read again from the disk as a stranger would, before it is published.

It trusts nothing of the build but the plan: each rule refuses a defect that the build could have made.
"""

from cpts.inspect.inspection import Attentes, inspect_site

__all__ = ["Attentes", "inspect_site"]
