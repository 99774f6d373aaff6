"""Is it French?"""

import pytest

from bot.ingest.french_share import French, french
from tests.ingest.files import BAC, ENGLISH, PHARE

FOREIGN = {
    "English": ENGLISH,
    "German": "Der Leuchtturm wurde im Jahr 1874 von dem Ingenieur gebaut, der auch den Hafen gezeichnet hatte. Er war "
    "für die Fischer der Küste sehr wichtig, die in der Nacht nach Hause kamen und sich vor den Riffen fürchteten.",
    "Spanish": "El faro fue construido en 1874 por el ingeniero que había dibujado también el puerto de la ciudad. Los "
    "pescadores de la costa, que volvían de noche con mal tiempo, lo miraban para no perderse entre las rocas.",
    "Italian": "Il faro è stato costruito nel 1874 da un ingegnere che aveva anche disegnato il porto della città. I "
    "pescatori della costa, che tornavano di notte con il brutto tempo, lo guardavano per non perdersi tra gli scogli.",
    "Portuguese": "O farol foi construído em 1874 por um engenheiro que também tinha desenhado o porto da cidade. Os "
    "pescadores da costa, que voltavam à noite com mau tempo, olhavam para ele para não se perderem entre as rochas.",
    "Dutch": "De vuurtoren werd in 1874 gebouwd door de ingenieur die ook de haven had getekend. Voor de vissers van "
    "de kust, die in de nacht met slecht weer naar huis kwamen, was hij een teken dat ze niet meer ver van huis waren.",
    "Russian": "Маяк был построен в 1874 году инженером, который также начертил гавань города. Рыбаки побережья, "
    "которые возвращались ночью в плохую погоду, смотрели на него, чтобы не заблудиться среди скал и мелей у берега и "
    "вернуться домой живыми, где их ждали жёны и дети, а утром они снова уходили в море.",
    "Arabic": "بنيت المنارة عام على يد المهندس الذي رسم الميناء أيضا وكان الصيادون الذين يعودون ليلا في الطقس السيئ "
    "ينظرون إليها حتى لا يضيعوا بين الصخور وكانت مهمة جدا لهم جميعا في كل ليلة من ليالي الشتاء الطويلة الباردة",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_another_language_is_refused(text: str) -> None:
    assert french(text) is French.NO


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_few_words_of_another_language_are_merely_in_doubt(text: str) -> None:
    assert french(" ".join(text.split()[:20])) is French.UNSURE


@pytest.mark.parametrize("text", [PHARE, BAC, PHARE.upper(), "Le phare est ouvert tous les jours."])
def test_french_is_french(text: str) -> None:
    assert french(text) is French.YES


@pytest.mark.parametrize("text", ["", "12 345,6", "Kerbihan, Lannuzel, Le Goff", f"{PHARE} {ENGLISH}"])
def test_names_figures_and_two_languages_leave_a_doubt(text: str) -> None:
    assert french(text) is French.UNSURE


def test_of_a_long_text_beginning_middle_and_end_are_looked_at() -> None:
    assert french(PHARE + " " + ENGLISH * 3_000) is French.NO
