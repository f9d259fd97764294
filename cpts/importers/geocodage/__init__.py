"""`cpts geocoder`: addresses without a position → positions in the YAML, for those that the national base is sure of.

`adresses` lists what has no position, `service` asks where it is, `journal` keeps the answers of a run that is cut,
`decision` accepts or refuses each, `retouches` writes into the files, `recherche` does it all in order.
"""
