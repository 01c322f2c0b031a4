"""Something that opens in place, under the words that open it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.elements import PAS, bouton, colonne, rangee


class Depliant(QWidget):
    """A few words; what they announce opens beneath."""

    def __init__(
        self, titre: str, contenu: QWidget | Callable[[], QWidget], *, ouvert: bool = False
    ) -> None:
        """Announce something.

        Args:
            titre: The words that open it.
            contenu: What opens, or what makes it the first time it is wanted.
            ouvert: Whether it is open at first.
        """
        super().__init__()
        self._titre = titre
        self._faire = contenu if not isinstance(contenu, QWidget) else None
        self._contenu = contenu if isinstance(contenu, QWidget) else None
        self._bouton = bouton(titre, "lien")
        self._bouton.setAutoDefault(False)
        self._bouton.setCheckable(True)
        self._bouton.toggled.connect(self._ouvrir)
        self.setFocusProxy(self._bouton)
        self._boite: QVBoxLayout = colonne(rangee(self._bouton, None), espace=PAS // 2)
        self.setLayout(self._boite)
        if self._contenu is not None:
            self._boite.addWidget(self._contenu)
        self._bouton.setChecked(ouvert)
        self._ouvrir(ouvert)

    @property
    def ouvert(self) -> bool:
        """Whether it is open."""
        return self._bouton.isChecked()

    def _ouvrir(self, ouvert: bool) -> None:  # noqa: FBT001 - Qt says so
        if ouvert and self._contenu is None and self._faire is not None:
            self._contenu = self._faire()
            self._boite.addWidget(self._contenu)
        if self._contenu is not None:
            self._contenu.setVisible(ouvert)
        self._bouton.setText(f"{'▾' if ouvert else '▸'} {self._titre}")
        self._bouton.setAccessibleDescription("Déplié" if ouvert else "Replié")
