"""What brings facts from elsewhere into data/, at edit time only: the only package that may use the network.

The site is built without it: what is found here is written into the data, read again by a person, and committed.

Of the files that others made, a reader (`tableur`, `rpps`, `finess`) gives `Candidat`s; `fusion` compares them with
what the folder already holds (`existant`), adds what is new, completes what is empty and leaves what a person wrote;
`ecrire` checks the result as `cpts verifier` would, then writes everything or nothing. `bilan` tells all of it.
"""
