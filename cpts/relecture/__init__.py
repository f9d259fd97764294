"""What is to be asked again, and to whom: the monthly round of a CPTS, beside the pipeline.

`echeances` lists what is due, `destinataires` says who knows, then `liste` (text), `tableau` (CSV) and `courriels`
(mail drafts) write it. Nothing is sent and nothing is published.
"""
