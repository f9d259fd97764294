"""How easy the published pages for residents are to read, measured and reported.

`python -m outils.lisibilite [SITE] [--format texte|json] [--toutes]` reads the built site, never the sources: what is
measured is what people read, texts of the data included. It exits with 1 when a page for residents has more than
20 words a sentence on average.

What the figures are, and what they are not:

- Words a sentence is the only figure with a limit. Only sentences count: labels, headings and short items of lists are
  left out, because they would lower the average of a page whose sentences are long (see `phrases`).
- The readability figure is Kandel and Moles' version of Flesch's, 207 − 1.015 × words/sentence − 73.6 × syllables/word:
  about 30 for a law, 60 for a newspaper, 80 for a letter to everyone. It sees the length of words and nothing else.
  « médecin généraliste » lowers it, and « urticaire » hides in a short sentence. It is reported, never a target: a
  short obscure word scores better than a long clear one. Below 5 sentences it says nothing, and is not given.
- LIX (Björnsson) is a second opinion without syllables: words/sentence + percentage of words of more than 6 letters.
  Below 40 is easy, above 50 is hard.
- No figure replaces a reader. A text is plain when the people it is for have understood it.

Sources: L. Kandel et A. Moles, « Application de l’indice de Flesch à la langue française », Cahiers Études de
Radio-Télévision, 19, 1958; C.-H. Björnsson, Läsbarhet, 1968.
"""
