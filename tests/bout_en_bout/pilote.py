"""Drives the program as a screen reader does: by names and roles, through AT-SPI.

Runs under the system's own Python, which has the bindings.
"""

import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LIMITE = 60  # seconds
REGARD = 50  # milliseconds
TOUCHES = {"Entrée": 0xFF0D, "Bas": 0xFF54, "Tab": 0xFF09, "Échap": 0xFF1B, "Espace": 0x20}
"""Keys, by the names of X11."""


class Introuvable(Exception):
    """Nothing of that name is shown, or not in time."""


class Pilote:
    """Sees, reads, presses and types."""

    def __init__(self, programme="Sceau"):
        self._programme = None
        self.annonces = []
        ecoute = Atspi.EventListener.new(lambda e: self.annonces.append(e.any_data))
        ecoute.register("object:announcement")
        self._programme = self.attendre(lambda: self._chercher(programme), programme)
        self._programme.set_cache_mask(Atspi.Cache.NONE)
        self.revenir()

    def revenir(self):
        """Give the keyboard to the window: a click in its corner, without a window manager."""
        cadre = self.attendre(self._fenetre, "(window)").get_component_iface()
        place = cadre.get_extents(Atspi.CoordType.SCREEN)
        Atspi.generate_mouse_event(place.x + 3, place.y + 3, "b1c")

    def _fenetre(self):
        return self._programme.get_child_at_index(0)

    def attendre(self, condition, quoi):
        """Return what a condition returns, once it is something."""
        fin = time.monotonic() + LIMITE
        while time.monotonic() < fin:
            # Lives with the bus until it is quiet, and looks again.
            GLib.timeout_add(REGARD, lambda: False)
            GLib.MainContext.default().iteration(True)
            while GLib.MainContext.default().iteration(False):
                pass
            try:
                trouve = condition()
            except GLib.Error:  # what was looked at has just gone
                trouve = None
            if trouve:
                return trouve
        raise Introuvable(f"{quoi}\n{self.arbre()}")

    def _chercher(self, nom):
        bureau = Atspi.get_desktop(0)
        connus = (bureau.get_child_at_index(i) for i in range(bureau.get_child_count()))
        return next((a for a in connus if a and a.get_name() == nom and a.get_child_count()), None)

    def tout(self, noeud=None, profondeur=0):
        """Yield everything that is shown, with its depth."""
        noeud = noeud or self._programme
        yield noeud, profondeur
        rang = -1
        # Counted each time, never remembered: Qt does not check the rank it is asked for.
        while (rang := rang + 1) < noeud.get_child_count():
            enfant = noeud.get_child_at_index(rang)
            if enfant and enfant.get_state_set().contains(Atspi.StateType.SHOWING):
                yield from self.tout(enfant, profondeur + 1)

    def trouver(self, nom, etat=Atspi.StateType.ENABLED):
        """Return what bears a name, once it is shown and in a state."""
        return self.attendre(lambda: self._premier(nom, etat), nom)

    def _premier(self, nom, etat):
        # A choice bears its question before its own words.
        trouves = (n for n, _ in self.tout() if f" {lisible(n.get_name())}".endswith(f" {nom}"))
        return next((n for n in trouves if n.get_state_set().contains(etat)), None)

    def entend(self, mots):
        """Wait until some words are said."""
        self.attendre(lambda: any(mots in dit for dit in self.annonces), f"(dit) {mots}")

    def voit(self, mots):
        """Wait until some words can be read."""
        self.attendre(lambda: any(lisible(mots) in lisible(t) for t in self.textes()), mots)

    def disparait(self, nom):
        """Wait until nothing of that name is shown any more."""
        self.attendre(lambda: not self.montre(nom), f"plus de {nom}")

    def montre(self, nom):
        """Tell whether something of that name is shown now."""
        return self._premier(nom, Atspi.StateType.SHOWING) is not None

    def suite(self, premier, nombre):
        """Return what is written beside numbers, from the first one on."""
        noms = [n.get_name() for n, _ in self.tout()]
        debut = noms.index(premier)
        return noms[debut + 1 : debut + 2 * nombre : 2]

    def textes(self):
        """Yield every name and every text that is shown."""
        for noeud, _ in self.tout():
            yield noeud.get_name()
            texte = noeud.get_text_iface()
            if texte:
                yield Atspi.Text.get_text(texte, 0, -1)

    def presser(self, nom):
        """Do what a button does; with the keyboard where it stays down."""
        gestes = self.trouver(nom, Atspi.StateType.FOCUSABLE).get_action_iface()
        if gestes.get_action_name(0) == "Toggle":
            self.viser(nom)
            self.frapper("Espace")
        else:
            gestes.do_action(0)

    def ecrire(self, nom, texte):
        """Put a text in a field."""
        self.trouver(nom, Atspi.StateType.EDITABLE).get_editable_text_iface().set_text_contents(
            texte
        )

    def viser(self, nom, etat=Atspi.StateType.FOCUSABLE):
        """Give the keyboard to what bears a name."""
        self.trouver(nom, etat).grab_focus()
        self.trouver(nom, Atspi.StateType.FOCUSED)

    def frapper(self, touche):
        """Press and release a key."""
        Atspi.generate_keyboard_event(TOUCHES[touche], None, Atspi.KeySynthType.SYM)

    def arbre(self):
        """Return what is shown, for a message."""
        if self._programme is None:
            return ""
        return "\n".join(
            f"{'  ' * p}{n.get_role_name()} | {n.get_name()!r}" for n, p in self.tout()
        )


def lisible(texte):
    """Return a text as people compare it."""
    return texte.replace("\u00a0", " ").replace("\u200b", "")
