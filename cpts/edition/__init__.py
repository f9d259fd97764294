"""Writing YAML for people: `ecriture` makes it from values, `retouche` and `morceaux` change a file and nothing else in
it (`lignes` finds the places), `essai` checks what the folder would be,
`fichier` puts the result on the disk whole or not at all.
"""
