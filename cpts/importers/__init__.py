"""What brings facts from elsewhere into data/, at edit time only: the only package that may use the network.

The site is built without it: what is found here is written into the data, read again by a person, and committed.
"""
