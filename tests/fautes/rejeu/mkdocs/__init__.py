"""A regular package, so that it comes before the installed one."""
