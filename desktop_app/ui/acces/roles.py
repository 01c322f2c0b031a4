"""What each role may do, in the words of an office."""

from __future__ import annotations

from desktop_app.domain.comptes import Role

CE_QUE_FAIT = {
    Role.SECRETARIAT: "enregistre, prépare les lettres, suit l’envoi",
    Role.REFERENT: "rend l’avis, sans décider",
    Role.DIRECTEUR_GENERAL: "décide, et fait entrer ou sortir les autres",
    Role.PRESIDENT: "lit, signe et note",
    Role.LECTURE: "lit, sans rien changer",
}
