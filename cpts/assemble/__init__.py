"""Shell + rendered content → the files of the site."""
