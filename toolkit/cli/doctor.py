"""`doctor`: what is wrong with this machine, and the remedy."""

from __future__ import annotations

import click

from toolkit.cli.console import language, say, say_json

_TRY = {"en": "try", "bn": "যা করবেন"}
_VERDICT = {
    True: {"en": "Everything is in order.", "bn": "সব ঠিক আছে।"},
    False: {"en": "Something needs mending, see above.", "bn": "কিছু জিনিস ঠিক করতে হবে, ওপরে দেখুন।"},
}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, in both languages.")
def command(as_json: bool) -> int:
    """Find what is wrong with this machine, and the remedy. Ends with 1 when something is."""
    from toolkit.doctor.examine import examine

    findings = []
    for finding in examine():
        findings.append(finding)
        if not as_json:
            say(f"{'ok' if finding.ok else '!!'}  {finding.detail[language()]}")
            if not finding.ok:
                say(f"    {_TRY[language()]}: {finding.remedy[language()]}")
    ok = all(finding.ok for finding in findings)
    if as_json:
        say_json({"ok": ok, "findings": findings})
    else:
        say(_VERDICT[ok][language()])
    return 0 if ok else 1
