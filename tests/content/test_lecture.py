"""A data file is taken as it must be, or refused with every fault it has."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from desktop_app.content.fautes import FichierInvalide
from desktop_app.content.lecture import lire


class Couleur(StrEnum):
    """A closed list."""

    ROUGE = "rouge"


@dataclass(frozen=True, kw_only=True)
class Objet:
    """One of each kind of value."""

    nom: str
    couleur: Couleur = Couleur.ROUGE
    actif: bool = False
    jour: date | None = None
    mots: tuple[str, ...] = ()
    trio: tuple[str, str, str] = ("a", "b", "c")


def fautes(tmp_path, contenu):
    """The faults of a file of that content."""
    chemin = tmp_path / "objet.toml"
    chemin.write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
    with pytest.raises(FichierInvalide) as refus:
        lire(chemin, Objet)
    assert str(chemin) in str(refus.value)
    return refus.value.fautes


def test_un_fichier_correct_est_lu(tmp_path):
    chemin = tmp_path / "objet.toml"
    chemin.write_text('nom = "x"\njour = 2026-01-02\nmots = ["a"]', encoding="utf-8")
    assert lire(chemin, Objet) == Objet(nom="x", jour=date(2026, 1, 2), mots=("a",))


def test_une_marque_d_ordre_et_des_fins_de_ligne_de_windows_ne_genent_pas(tmp_path):
    chemin = tmp_path / "objet.toml"
    chemin.write_bytes(b'\xef\xbb\xbfnom = "e\xcc\x81"\r\n')
    assert lire(chemin, Objet) == Objet(nom="é")


@pytest.mark.parametrize(
    ("ligne", "debut"),
    [
        ("nom = 3", "nom : il faut : texte"),
        ('nom = "x"\ncouleur = "bleu"', "couleur : valeur inconnue « bleu »"),
        ('nom = "x"\ncouleur = 3', "couleur : il faut : texte"),
        ('nom = "x"\nactif = "oui"', "actif : il faut : true ou false"),
        ('nom = "x"\nactif = 1', "actif : il faut : true ou false"),
        ('nom = "x"\njour = 2026-01-02T10:00:00', "jour : il faut : date"),
        ('nom = "x"\njour = "2026-01-02"', "jour : il faut : date"),
        ('nom = "x"\nmots = "a"', "mots : il faut : liste"),
        ('nom = "x"\nmots = ["a", 2]', "mots[1] : il faut : texte"),
        ('nom = "x"\ntrio = ["a"]', "trio : il faut : liste de 3 valeurs"),
        ('nom = "x"\nautre = 1', "clé inconnue : « autre »"),
        ("", "nom : clé manquante"),
        ("nom = ", "ce n’est pas du TOML valable"),
        (b"nom = '\xff'", "le fichier n’est pas en UTF-8"),
        ("nom = \n", "ce n’est pas du TOML valable (ligne 1, colonne 7)"),
        ("nom = " + "9" * 5_000, "ce n’est pas du TOML valable"),
        ("nom = " + "[" * 100_000, "ce n’est pas du TOML valable"),
        ("nom = '" + "x" * 1_000_000 + "'", "fichier trop volumineux"),
        ('nom = "a\\u0000b"', "nom : caractère de contrôle"),
        ('nom = "x"\njour = 0999-01-02', "jour : année invraisemblable"),
        ("nom = {a = 1}", "nom : il faut : texte ; reçu une table"),
        (f'nom = "x"\ncouleur = "{"y" * 60}"', f"couleur : valeur inconnue « {'y' * 60} »"),
        (f'nom = "x"\ncouleur = "{"y" * 61}"', f"couleur : valeur inconnue « {'y' * 60}… »"),
        ('nom = "x"\ncouleur = []', "couleur : il faut : texte ; reçu une liste"),
        ('nom = "x"\ncouleur = "a\\nb\\u202e"', "couleur : valeur inconnue « a\ufffdb\ufffd »"),
    ],
)
def test_chaque_faute_est_dite_avec_sa_cle(tmp_path, ligne, debut):
    (faute,) = fautes(tmp_path, ligne)
    assert faute.startswith(debut)


def test_toutes_les_fautes_sont_dites_ensemble(tmp_path):
    assert len(fautes(tmp_path, 'nom = 3\ncouleur = "bleu"\nautre = 1\nmots = 2')) == 4


def test_un_fichier_absent_est_dit_en_francais(tmp_path):
    with pytest.raises(FichierInvalide, match="introuvable"):
        lire(tmp_path / "rien.toml", Objet)
