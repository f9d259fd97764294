"""Languages that a page may be written in, with their own words for the state of a translation.

`LANGUES` names the languages people speak, in French; this table is for those who read them: the name as a reader
of the language writes it, the direction of the script, and the mark of a translation that no speaker has read again.
A page of another language adds its row here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LangueEcrite:
    """`a_relire`: « this translation is to be read again »; `relue`: « translation read again by », before a name."""

    code: str
    nom: str
    a_relire: str
    relue: str
    droite_a_gauche: bool = False

    @property
    def sens(self) -> str:
        """The value of the HTML attribute `dir`."""
        return "rtl" if self.droite_a_gauche else "ltr"


_LANGUES = (
    LangueEcrite(
        "en", "English", "This translation still has to be checked by a fluent speaker.", "Translation checked by"
    ),
    LangueEcrite(
        "nl",
        "Nederlands",
        "Deze vertaling moet nog worden nagelezen door iemand die vloeiend Nederlands spreekt.",
        "Vertaling nagelezen door",
    ),
    LangueEcrite(
        "ar", "العربية", "هذه الترجمة لم يراجعها بعدُ شخص يتقن اللغة العربية.", "راجع الترجمة", droite_a_gauche=True
    ),
    LangueEcrite(
        "pl",
        "Polski",
        "To tłumaczenie musi jeszcze sprawdzić osoba biegle mówiąca po polsku.",
        "Tłumaczenie sprawdzone przez",
    ),
    LangueEcrite(
        "pt",
        "Português",
        "Esta tradução ainda tem de ser revista por uma pessoa fluente em português.",
        "Tradução revista por",
    ),
    LangueEcrite(
        "es",
        "Español",
        "Esta traducción aún debe revisarla una persona que hable bien español.",
        "Traducción revisada por",
    ),
    LangueEcrite(
        "it",
        "Italiano",
        "Questa traduzione deve ancora essere riletta da una persona che parla bene l’italiano.",
        "Traduzione riletta da",
    ),
    LangueEcrite(
        "de",
        "Deutsch",
        "Diese Übersetzung muss noch von einer fließend Deutsch sprechenden Person geprüft werden.",
        "Übersetzung geprüft von",
    ),
    LangueEcrite(
        "ro",
        "Română",
        "Această traducere trebuie încă verificată de o persoană care vorbește bine româna.",
        "Traducere verificată de",
    ),
    LangueEcrite(
        "ru",
        "Русский",
        "Этот перевод ещё должен проверить человек, свободно владеющий русским языком.",
        "Перевод проверил(а)",
    ),
    LangueEcrite(
        "uk",
        "Українська",
        "Цей переклад ще має перевірити людина, яка вільно володіє українською.",
        "Переклад перевірив(ла)",
    ),
    LangueEcrite(
        "tr",
        "Türkçe",
        "Bu çeviri henüz Türkçeyi iyi bilen biri tarafından gözden geçirilmedi.",
        "Çeviriyi gözden geçiren",
    ),
    LangueEcrite(
        "fa", "فارسی", "این ترجمه هنوز باید توسط یک فارسی‌زبان بازبینی شود.", "بازبینی ترجمه", droite_a_gauche=True
    ),
)

LANGUES_ECRITES = {langue.code: langue for langue in _LANGUES}


def get_sens(code: str) -> str:
    """The `dir` of a language; "" for French, the page's own."""
    return LANGUES_ECRITES[code].sens if code else ""
