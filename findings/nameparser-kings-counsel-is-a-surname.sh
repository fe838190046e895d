#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# nameparser 2.6.0: QC is a suffix, KC a surname; MP a suffix, MSP and MLA surnames
#
# Guess: since MP, QC and OBE are known as letters behind a name, so are those of the same kind: KC,
#   which took the place of QC in 2022, and MSP, MLA, MEP beside MP.
# Seen: "Ann Roe KC" has the middle name Roe and the last name KC; "Ann Roe, KC", as papers of the
#   bar print it, has the first name KC and the last name "Ann Roe". With CBE before it KC is a suffix.
# Known: the manual says that the lists of suffixes can be added to, and shows none that is missing.
# Why it matters here: legal and regional reporting names its speakers with these letters; grouped
#   by last name they become one large family.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nameparser==2.6.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from nameparser import HumanName
def parts(name):
    parsed = HumanName(name)
    return [parsed.first, parsed.middle, parsed.last, parsed.suffix]
NAMES = ("Ann Roe QC", "Ann Roe KC", "Ann Roe, KC", "Ann Roe CBE KC", "Ann Roe MP", "Ann Roe MSP", "Ann Roe MLA")
seen = [(name, parts(name)) for name in NAMES]
expected = [("Ann Roe QC", ["Ann", "", "Roe", "QC"]), ("Ann Roe KC", ["Ann", "Roe", "KC", ""]),
            ("Ann Roe, KC", ["KC", "", "Ann Roe", ""]), ("Ann Roe CBE KC", ["Ann", "", "Roe", "CBE KC"]),
            ("Ann Roe MP", ["Ann", "", "Roe", "MP"]), ("Ann Roe MSP", ["Ann", "Roe", "MSP", ""]),
            ("Ann Roe MLA", ["Ann", "Roe", "MLA", ""])]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
