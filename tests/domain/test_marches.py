"""Random walks over the procedure: whatever is tried, a letter has its whole chain."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain import procedure
from desktop_app.domain.demande import Canal, Nature
from desktop_app.domain.dossier import Envoi, Mode, Sens, Signature
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.noms import meme_nom
from desktop_app.domain.reponse import Genre, Qualite
from desktop_app.domain.workflow import Acte, Statut
from tests.domain import cas

PAS_PAR_MARCHE = 80
MARCHES = 80
NOMS = ("Luc Moreau", "Anne Delvaux", "Service juridique", "Paul Œuvrard", "")
ELEMENTS = ("garantie locative", "revenu d'intégration", "inconnu")

avis = st.builds(
    cas.avis, st.sampled_from(Sens), st.sampled_from(NOMS), st.sampled_from(("Motifs.", ""))
)
decisions = st.builds(
    cas.decision,
    st.sampled_from(Sens),
    st.lists(st.sampled_from(ELEMENTS), max_size=2, unique=True),
    st.sampled_from(NOMS),
    st.sampled_from(("Motifs.", "")),
)
signatures = st.builds(
    Signature,
    date=st.just(cas.JOUR),
    qualite=st.sampled_from(Qualite),
    nom=st.sampled_from(NOMS),
    delegation=st.sampled_from(("", "Par délégation")),
)
essais = st.one_of(
    st.just((Acte.ANALYSER, None)),
    st.tuples(st.just(Acte.RENDRE_AVIS), avis),
    st.tuples(st.just(Acte.DECIDER), decisions),
    st.tuples(st.just(Acte.ETABLIR_LETTRE), st.sampled_from(Genre)),
    st.tuples(st.just(Acte.SIGNER), signatures),
    st.just((Acte.ENVOYER, None)),
    st.just((Acte.CLOTURER, None)),
)
demandes = st.builds(
    cas.variante,
    st.sampled_from([Canal.COURRIER] * 4 + [Canal.TELEPHONE]),
    st.sampled_from([Nature.INFORMATION] * 3 + [Nature.SAISIE]),
    st.sampled_from([False] * 5 + [True]),
)


def essayer(dossier, acte, argument, referentiel):
    """Try one act."""
    envoi = Envoi(date=cas.JOUR, mode=Mode.COURRIER)
    actes = {
        Acte.ANALYSER: lambda: procedure.analyser(
            dossier, cas.JOUR, evaluer(dossier.demande, cas.JOUR, referentiel)
        ),
        Acte.RENDRE_AVIS: lambda: procedure.rendre_avis(dossier, argument, cas.CPAS),
        Acte.DECIDER: lambda: procedure.decider(dossier, argument, cas.CPAS),
        Acte.ETABLIR_LETTRE: lambda: procedure.etablir_lettre(dossier, cas.lettre(argument)),
        Acte.SIGNER: lambda: procedure.signer(dossier, argument, cas.CPAS),
        Acte.ENVOYER: lambda: procedure.envoyer(dossier, envoi, cas.CPAS, referentiel),
        Acte.CLOTURER: lambda: procedure.cloturer(dossier, cas.JOUR),
    }
    return actes[acte]()


def verifier(dossier):
    """What must hold after every step."""
    if dossier.lettre is not None:
        assert dossier.demande.canal.est_ecrit
        assert dossier.analyse is not None
        assert dossier.avis is not None
        assert dossier.decision is not None
        assert dossier.decision.auteur == "Luc Moreau"
        assert dossier.lettre.genre is dossier.decision.sens.genre
        permis = {(e.id, e.libelle) for e in dossier.analyse.evaluation.elements_communicables}
        assert {(e.id, e.libelle) for e in dossier.decision.elements} <= permis
    if dossier.statut in {Statut.SIGNEE, Statut.ENVOYEE} or dossier.envoi is not None:
        premiere, seconde = dossier.signatures
        assert {premiere.qualite, seconde.qualite} == set(Qualite)
        assert not meme_nom(premiere.nom, seconde.nom)


def test_aucune_marche_ne_saute_une_etape(referentiel):
    atteints = Counter()

    @settings(max_examples=MARCHES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(demandes, st.lists(essais, min_size=PAS_PAR_MARCHE, max_size=PAS_PAR_MARCHE))
    def marcher(demande, actes):
        dossier = cas.dossier_de(demande, referentiel)
        for acte, argument in actes:
            atteints["pas"] += 1
            try:
                dossier = essayer(dossier, acte, argument, referentiel)
            except ErreurMetier:
                atteints["refus"] += 1
            verifier(dossier)
        atteints[dossier.statut] += 1

    marcher()
    assert atteints["pas"] >= 5_000
    assert atteints[Statut.ENVOYEE] + atteints[Statut.CLOTUREE] > 0
