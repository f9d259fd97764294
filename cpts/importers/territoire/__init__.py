"""`cpts territoire`: names or codes of communes → territoire.yaml and territoire.geojson.

`noms` says which communes are meant, `service` and `fichier` know them and their outlines, `contours` finds the
neighbours and simplifies without gaps, `liste` and `ecriture` write the two files, `preparation` does it all in order.
"""
