# SPDX-License-Identifier: GPL-2.0-or-later
# What demo.sh asks; sourced by it.
show "Index a folder: text, HTML, JSON, wire formats, feeds, a WARC. One file in it is cut short." \
  newsindex .
show "The next night: nothing has changed, so nothing is written." newsindex .
show "Who has spoken of the sardines? One story under five mastheads is one result." \
  newsquery 'sardine* (orlan OR calder)'
show "What has the harbour master said about tides and chisels, word for word?" \
  newsquery --quotes 'speaker:"tomasz wieczorek" said:(tide OR chisel OR water)'
show "Who is quoted in stories about the harbour, and when were they written?" \
  newsquery --facet speaker:5 --facet month --no-snippets -n 1 harbour
show "An article whole, with its speakers." newsquery --show ./local/bus-timetable.txt
show "Only in a caption. Accents never matter." newsquery 'caption:(otter* OR zurawski)'
worst=2 show "A question that cannot be understood is never answered with silence." \
  newsquery 'hedline:ferry date:2025'
