"""The faces of the letter, which the window and its threads share."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from desktop_app.letters import polices
from desktop_app.letters.texte import Face
from tests.letters import outils


def test_deux_qui_demandent_une_face_a_la_fois_recoivent_la_meme():
    polices._police.cache_clear()
    depart = Barrier(2)

    def demander(siennes):
        depart.wait()
        return siennes[Face.NORMALE]

    with ThreadPoolExecutor(2) as fils:
        une, autre = fils.map(demander, [outils.polices(), outils.polices()])
    assert une is autre
