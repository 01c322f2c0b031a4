"""The letter in words: a letter's data laid into its model, cleaned and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop_app.domain.reponse import (
    Circonstance,
    Cpas,
    Fondement,
    GenreBloc,
    Lettre,
    ModeleLettre,
    Qualite,
    Signataire,
)
from desktop_app.letters.feuille import Image
from desktop_app.letters.francais import date_longue
from desktop_app.letters.libelles import Libelles
from desktop_app.letters.logo import lire_logo
from desktop_app.letters.texte import Face, Morceau, morceaux, nettoyer, sans_tiret, simple

Texte = tuple[Morceau, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alinea:
    """A paragraph, or one point of a list."""

    texte: Texte
    point: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocSignature:
    """The words of one signature block, in the order of article 28, § 2."""

    mention: Texte
    qualite: Texte
    nom: Texte


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """The letterhead: who writes."""

    nom: Texte
    coordonnees: tuple[Texte, ...]
    logo: Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Redige:
    """All the words of one letter, in reading order.

    Attributes:
        references: Label and value of each reference.
        annexes: What goes with the letter, listed at its foot.
        pied: Lines of the footer.
        titre: Title of the file; holds no name of a person.
    """

    centre: Centre
    destinataire: tuple[Texte, ...]
    references: tuple[tuple[Texte, Texte], ...]
    lieu_et_date: Texte
    objet: Texte
    corps: tuple[Alinea, ...]
    politesse: Texte
    pour_le_centre: Texte
    signatures: tuple[BlocSignature, ...]
    titre_des_annexes: Texte
    annexes: tuple[Texte, ...]
    pied: tuple[Texte, ...]
    ancre: Texte
    puce: Texte
    titre: str


def rediger(lettre: Lettre, modele: ModeleLettre, libelles: Libelles) -> Redige:
    """Put a letter into words.

    Raises:
        ErreurMetier: ``logo_illisible``.
    """
    valeurs = _valeurs(lettre, modele, libelles)
    cpas = lettre.cpas
    jour = date_longue(lettre.date, libelles)
    appel = Alinea(texte=morceaux(modele.appel, valeurs))
    objet = "".join(m.texte for m in morceaux(modele.objet, valeurs))
    return Redige(
        centre=centre(cpas, libelles),
        destinataire=_destinataire(lettre, libelles),
        references=_references(lettre, libelles),
        lieu_et_date=morceaux(libelles.lieu_et_date, {"commune": cpas.commune, "date": jour}),
        objet=morceaux(libelles.objet, {"objet": objet}, Face.GRASSE),
        corps=(
            appel,
            *_rectification(lettre, libelles),
            *_corps(lettre, modele, valeurs),
            *_recours(lettre),
        ),
        politesse=morceaux(modele.politesse, valeurs),
        pour_le_centre=morceaux(libelles.pour_le_centre, {}),
        signatures=tuple(_signature(s, libelles) for s in lettre.signataires),
        titre_des_annexes=simple(libelles.annexes_jointes, Face.GRASSE),
        annexes=_presents(lettre.annexes),
        pied=_pied(lettre, libelles),
        ancre=simple(lettre.ancre),
        puce=simple(libelles.puce),
        titre=nettoyer(libelles.titre).replace("{numero}", nettoyer(lettre.numero)),
    )


def centre(cpas: Cpas, libelles: Libelles) -> Centre:
    """Return the letterhead of a CPAS.

    Raises:
        ErreurMetier: ``logo_illisible``.
    """
    return Centre(
        nom=simple(cpas.nom, Face.GRASSE),
        coordonnees=_presents((*cpas.adresse, *_contacts(cpas, libelles))),
        logo=lire_logo(cpas.logo) if cpas.logo else None,
    )


def _valeurs(lettre: Lettre, modele: ModeleLettre, libelles: Libelles) -> Mapping[str, str]:
    magistrat = Circonstance.MAGISTRAT in lettre.circonstances
    return {
        "appel": libelles.appels[lettre.appel],
        "demande": _demande(lettre, libelles),
        "numero": lettre.numero,
        "principe": lettre.principe,
        "cpas": lettre.cpas.nom,
        "circulaire": libelles.circulaire_magistrat if magistrat else libelles.circulaire,
        "fondement": libelles.et_sur.join(
            _fondement(fondement, lettre, modele, libelles) for fondement in lettre.fondements
        ),
    }


def _demande(lettre: Lettre, libelles: Libelles) -> str:
    """Say what the letter answers: a letter or an e-mail, as it came, and of which day."""
    recu = lettre.correspondant.date_du_courrier
    if recu is None:
        return libelles.courrier_sans_date
    dit = libelles.courriel_date if lettre.par_courriel else libelles.courrier_date
    return dit.replace("{date}", date_longue(recu, libelles))


def _fondement(
    fondement: Fondement, lettre: Lettre, modele: ModeleLettre, libelles: Libelles
) -> str:
    """Say one ground of a communication."""
    valeurs = {"principe": lettre.principe, "disposition": fondement.disposition}
    dit = "".join(m.texte for m in morceaux(modele.fondements[fondement.base], valeurs))
    if fondement.depuis is None:
        return dit
    valeurs = {"accord": dit, "date": date_longue(fondement.depuis, libelles)}
    return "".join(m.texte for m in morceaux(libelles.depuis, valeurs))


def _corps(lettre: Lettre, modele: ModeleLettre, valeurs: Mapping[str, str]) -> list[Alinea]:
    suite: list[Alinea] = []
    for bloc in modele.blocs:
        if not bloc.vaut(lettre.circonstances):
            continue
        if bloc.genre is GenreBloc.POINTS:
            points = _presents(map(sans_tiret, lettre.points))
            suite += [Alinea(texte=texte, point=True) for texte in points]
        elif bloc.genre is not GenreBloc.FONDEMENT or lettre.fondements:
            suite.append(Alinea(texte=morceaux(bloc.texte, valeurs)))
    return suite


def _rectification(lettre: Lettre, libelles: Libelles) -> tuple[Alinea, ...]:
    """Return the first sentence of a letter that corrects another."""
    if lettre.rectifie is None:
        return ()
    valeurs = {
        "numero": lettre.rectifie.reference,
        "date": date_longue(lettre.rectifie.du, libelles),
    }
    return (Alinea(texte=morceaux(libelles.rectification, valeurs)),)


def _recours(lettre: Lettre) -> tuple[Alinea, ...]:
    """Return the office's own block on remedies, a paragraph a line."""
    return tuple(Alinea(texte=texte) for texte in _presents(lettre.recours.splitlines()))


def _presents(valeurs: Iterable[str]) -> tuple[Texte, ...]:
    return tuple(texte for texte in map(simple, valeurs) if texte)


def _contacts(cpas: Cpas, libelles: Libelles) -> tuple[str, ...]:
    telephone = libelles.telephone.replace("{telephone}", cpas.telephone)
    courriel = libelles.courriel.replace("{courriel}", cpas.courriel)
    return (telephone if cpas.telephone else "", courriel if cpas.courriel else "")


def _destinataire(lettre: Lettre, libelles: Libelles) -> tuple[Texte, ...]:
    qui = lettre.correspondant
    attention = morceaux(libelles.attention, {"attention": qui.attention})
    return (
        simple(qui.nom, Face.GRASSE),
        *((attention,) if nettoyer(qui.attention) else ()),
        *_presents(qui.adresse),
    )


def _references(lettre: Lettre, libelles: Libelles) -> tuple[tuple[Texte, Texte], ...]:
    qui = lettre.correspondant
    recu = qui.date_du_courrier
    votre = libelles.votre_courriel if lettre.par_courriel else libelles.votre_lettre
    rangee = (
        (votre, date_longue(recu, libelles) if recu else ""),
        (libelles.vos_references, qui.reference),
        (libelles.nos_references, lettre.numero),
        (libelles.annexes, str(len(_presents(lettre.annexes)) or libelles.aucune_annexe)),
    )
    return tuple(
        (simple(cle), simple(valeur) or simple(libelles.sans_objet)) for cle, valeur in rangee
    )


def _signature(signataire: Signataire, libelles: Libelles) -> BlocSignature:
    titre = signataire.titre.rstrip(" ,") or _titre_d_usage(signataire, libelles)
    return BlocSignature(
        mention=simple(signataire.delegation, Face.ITALIQUE),
        qualite=simple(f"{titre}," if titre else ""),
        nom=simple(signataire.nom, Face.GRASSE),
    )


def _titre_d_usage(signataire: Signataire, libelles: Libelles) -> str:
    """Return the usual title of an office holder; a delegate never bears it."""
    if signataire.delegation:
        return ""
    if signataire.qualite is Qualite.PRESIDENT:
        return libelles.president
    return libelles.directeur_general


def _pied(lettre: Lettre, libelles: Libelles) -> tuple[Texte, ...]:
    cpas = lettre.cpas
    premier = morceaux(libelles.pied, {"cpas": cpas.nom, "numero": lettre.numero})
    contacts = libelles.separateur.join(c for c in _contacts(cpas, libelles) if c)
    if nettoyer(cpas.contact):
        agent = ", ".join(filter(None, map(nettoyer, (cpas.contact, cpas.qualite_du_contact))))
        return (
            premier,
            morceaux(libelles.contact_nomme, {"agent": agent}),
            *_presents([contacts]),
        )
    if not contacts:
        return (premier,)
    return (premier, morceaux(libelles.contact, {"coordonnees": contacts}))
