"""The tables of hand-written pages."""

from cpts.assemble.tableaux import name_tableaux

TABLE = "<table>\n<thead>\n<tr>\n<th>Mot</th>\n<th>Sens</th>\n</tr>\n</thead>\n</table>"


def test_a_table_is_named_by_the_heading_above_it_and_its_heads_say_their_direction():
    html = f'<h2 id="un">Un</h2><p>…</p>{TABLE}<h3 class="x" id="deux">Deux</h3>{TABLE}'
    assert name_tableaux(html) == html.replace(TABLE, "{}").format(
        *(
            f'<div class="cpts-defile" role="group" aria-labelledby="{ancre}" tabindex="0">'
            f'<table aria-labelledby="{ancre}">\n<thead>\n<tr>\n<th scope="col">Mot</th>\n'
            '<th scope="col">Sens</th>\n</tr>\n</thead>\n</table></div>'
            for ancre in ("un", "deux")
        )
    )


def test_a_table_of_ours_is_left_as_it_is():
    html = '<h2 id="un">Un</h2><table class="cpts-barres"><caption>Mesures</caption><tr><th>Mot</th></tr></table>'
    assert name_tableaux(html) == html


def test_a_table_without_any_heading_above_has_no_name():
    assert (
        name_tableaux(TABLE)
        == f"""<div class="cpts-defile" tabindex="0">{TABLE.replace("<th>", '<th scope="col">')}</div>"""
    )
