"""Files that others made → entries of the data folder, at edit time only, never during a build.

A reader (`tableur`, `rpps`, `finess`) gives `Candidat`s; `fusion` compares them with what the folder already holds
(`existant`), adds what is new, completes what is empty and leaves what a person wrote; `ecrire` checks the result as
`cpts verifier` would, then writes everything or nothing. `bilan` tells all of it.
"""
