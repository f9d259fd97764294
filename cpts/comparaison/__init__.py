"""Two data folders, before and after a change: what it changes for visitors, and which problems it brings.

`etat` reads each folder as far as it can be read; `controle` tells new problems from old ones. For visitors:
`discretion` says who may be named, `noms` how, `champs` writes an entry as a card, `phrases` puts the difference of
two cards in words, `ecarts` goes through every entry, `baisse` refuses a mass deletion, and `texte`, `markdown` and
`objets` print. Whatever is read here may be hostile: each output escapes for itself.
"""
