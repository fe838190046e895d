# SPDX-License-Identifier: GPL-2.0-or-later
# What demo.sh asks; sourced by it.
show "Index a folder: plain text, HTML, JSON, wire formats, feeds, a WARC. One file is cut short." \
  newsindex .
show "Again: nothing has changed, so nothing is written." newsindex .
show "Everything about the wall, best first." newsquery -n 3 wall harbour
show "What has the harbour master said about ships?" newsquery --quotes 'speaker:wieczorek said:ship*'
show "One story, three mastheads: copies are folded into one result." newsquery storm Agathe
show "Who is quoted most on the flood, and in which year?" \
  newsquery --facet speaker:5 --facet year -n 1 flood
show "In a photograph's caption, not in the story." newsquery 'caption:otter*'
show "Accents never matter." newsquery --no-snippets 'zurawski OR sliwinska'
