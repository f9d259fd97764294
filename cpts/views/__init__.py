"""Views: the model turned into what templates need, so that templates compute nothing."""
