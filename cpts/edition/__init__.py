"""Writing YAML for people: `ecriture` makes it from values, `retouche` changes a file and nothing else in it,
`fichier` puts the result on the disk whole or not at all.
"""
