"""Beside the pipeline: the mistakes of a data folder that can be corrected without changing what was said."""
