"""Requests that come through the issue forms of the repository → a change of the data, or an answer in French.

`corps` reads the Markdown that GitHub makes of a form, `formulaires` says which forms there are, one module a kind of
request prepares the change, `base` applies it to a copy of the data and reads it all again, `reponse` writes to
people. The text of a request is hostile: it is only ever a value, checked by the model, and an inert word in an answer.
"""
