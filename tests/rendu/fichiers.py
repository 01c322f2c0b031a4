"""Files of others, well made and not."""

import io

from PIL import Image


def image(genre, taille=(40, 30), mode="RGB", **options):
    """The bytes of a picture, of one colour."""
    tampon = io.BytesIO()
    Image.new(mode, taille, options.pop("couleur", 0)).save(tampon, genre, **options)
    return tampon.getvalue()


def tiff_de(feuilles, taille=(20, 30)):
    """The bytes of a scan of several sheets, each a shade darker."""
    pages = [Image.new("L", taille, 255 - rang) for rang in range(feuilles)]
    tampon = io.BytesIO()
    pages[0].save(tampon, "TIFF", save_all=True, append_images=pages[1:])
    return tampon.getvalue()


def pdf(objets):
    """A PDF of these objects, the first its catalogue."""
    corps, places = b"%PDF-1.4\n", []
    for rang, objet in enumerate(objets, start=1):
        places.append(len(corps))
        corps += b"%d 0 obj\n%s\nendobj\n" % (rang, objet)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    fin = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objets) + 1, table)
    suite = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return corps + fin + suite % (len(objets) + 1, len(corps))


def pdf_de(pages, cote=100):
    """A PDF of blank pages."""
    enfants = b" ".join(b"%d 0 R" % (3 + rang) for rang in range(pages))
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, enfants),
            *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] >>" % (cote, cote)] * pages,
        ]
    )


def pdf_sans_fin(etages=12, fois=20):
    """A small PDF whose page draws a form that draws others, each many times: it never ends."""
    formes = []
    for etage in range(etages):
        dernier = etage == etages - 1
        trace = b"0 0 90 90 re f " if dernier else b"/F Do " * fois
        suivante = b"" if dernier else b"/Resources << /XObject << /F %d 0 R >> >> " % (6 + etage)
        formes.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] %s/Length %d >>\n"
            b"stream\n%s\nendstream" % (suivante, len(trace), trace)
        )
    premiere = b"/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] %s >>" % premiere,
            b"<< /Length 5 >>\nstream\n/F Do\nendstream",
            *formes,
        ]
    )
