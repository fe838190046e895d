#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# FastWARC 2.0.1: a page whose server ended its header lines with LF alone is empty
#
# Guess: HTTP lets a receiver take LF alone for the end of a line, so the page is read as warcio
#   reads it; or, if the head is refused, the whole block is handed out.
# Seen: there are no HTTP headers and the body is empty, though the record says how long it is;
#   nothing is reported.
# Known: jwarc (no. 25) and warcat (no. 19) have issues on servers that answer so, which is where
#   such records come from; of FastWARC none was found.
# Why it matters here: the archive holds what the server sent. The two readers disagree on which
#   pages have a text, and a count of empty pages says nothing about the sites.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install FastWARC==2.0.1 warcio==1.8.1 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys
import fastwarc.warc
import warcio.archiveiterator
def record(end):
    page = end.join(("HTTP/1.1 200 OK", "Content-Type: text/html", "", "<p>Gate closed</p>"))
    head = ("WARC/1.0", "WARC-Type: response", "WARC-Date: 2021-03-03T10:00:00Z",
            "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>",
            "WARC-Target-URI: http://gull.example/a", "Content-Type: application/http; msgtype=response",
            "Content-Length: %d" % len(page), "", page, "", "")
    return io.BytesIO("\r\n".join(head).encode())
def fast(end):
    for found in fastwarc.warc.ArchiveIterator(record(end)):
        return len(list(found.http_headers)), found.reader.read().decode()
def other(end):
    for found in warcio.archiveiterator.ArchiveIterator(record(end)):
        return len(found.http_headers.headers), found.content_stream().read().decode()
seen = [((name, ascii(end)), read(end)) for end in ("\r\n", "\n")
        for name, read in (("FastWARC", fast), ("warcio", other))]
page = (1, "<p>Gate closed</p>")
expected = [(("FastWARC", "'\\r\\n'"), page), (("warcio", "'\\r\\n'"), page),
            (("FastWARC", "'\\n'"), (0, "")), (("warcio", "'\\n'"), page)]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
