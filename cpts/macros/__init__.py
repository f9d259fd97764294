"""Macros of the hand-written pages: `{{ liste(profession="infirmier") }}` shows data in the middle of a text.

`appels` finds them in a page, `registre` says which exist and what each shows, `rendu` checks
their arguments against the data and renders them. MkDocs itself only ever sees an opaque token.
"""
