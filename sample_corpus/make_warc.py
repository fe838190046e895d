#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes articles/warc/crawl.warc.gz: a small crawl with the oddities of real ones. Python's standard library.

sample_corpus/make_warc.py [FILE]   the same bytes every time; the file is kept in the repository.

Records, each a gzip member of its own: warcinfo, request, a page as sent (chunked, gzip), a page as
some archives keep it (decoded, its encoding under another name), the same page unchanged (revisit), a
page that was not found, a picture, a converted text.
"""
import gzip
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

FULMAR = '''<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Fulmar, the ferry that never sailed, is sold for a hotel | Aldermere Daily Post</title>
<meta property="og:site_name" content="Aldermere Daily Post">
<meta property="og:title" content="Fulmar, the ferry that never sailed, is sold for a hotel">
<meta property="article:published_time" content="2025-06-26T10:00:00Z">
<meta name="author" content="Corin Vale">
</head><body>
<nav><a href="/">Front page</a> <a href="/weather">Weather</a></nav>
<article>
<h1>Fulmar, the ferry that never sailed, is sold for a hotel</h1>
<p class="byline">By Corin Vale</p>
<figure><img src="/f.jpg"><figcaption>The Fulmar at the breaker's quay, with her ramps up. Photograph: Iwan Pryce/Coastline</figcaption></figure>
<p>The Fulmar, which was built for 88 million crowns to cross the strait and was forty centimetres too tall to do it, was sold on Thursday for nine million to a hotel keeper.</p>
<p>"I have looked at the ramps and I see balconies," said the buyer, Ottmar Fjeld, who will moor her at Kestrel Bay.</p>
<p>Davit Orlan, the finance minister, said that it was the best news the ship had ever brought. "Somebody will sleep better for it," Orlan said.</p>
</article>
<footer>Aldermere Daily Post, River Street</footer>
</body></html>
'''

HEN_HOUSE = '''<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Last reel of The Salt Road found, under hens - Kestrel Bay Echo</title>
<meta property="og:site_name" content="Kestrel Bay Echo">
<meta property="og:title" content="Last reel of The Salt Road found, under hens">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Last reel of The Salt Road found, under hens",
"datePublished": "2025-01-09", "author": {"@type": "Person", "name": "Colette Farrow"}}</script>
</head><body>
<article>
<h1>Last reel of The Salt Road found, under hens</h1>
<p>Eleven metres of the lost last reel of The Salt Road have come to light in the floor of a hen house at Kestrel Bay, where they had been keeping out the damp since 1926.</p>
<p>"She opens the door," said Ravi Thorne, the projectionist, who had held the strip up to a window. "I had to sit down."</p>
<p>What stands behind it is on the part that the hens have had.</p>
</article>
</body></html>
'''

WET = '''Town clock to be right twice a day more

The clock on the Harrowmouth exchange, which stopped in the January flood, has been mended by a class of twelve-year-olds.

"We found a crab," said Zofia Wieczorek, who had led the expedition.
'''


def http(status, headers, body):
    lines = [f'HTTP/1.1 {status}'] + [f'{name}: {value}' for name, value in headers]
    return '\r\n'.join(lines).encode() + b'\r\n\r\n' + body


def record(number, kind, target, content_type, block):
    headers = ['WARC/1.0', f'WARC-Type: {kind}',
               f'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>',
               f'WARC-Date: 2025-11-20T03:00:{number:02d}Z']
    if target:
        headers.append(f'WARC-Target-URI: {target}')
    headers += [f'Content-Type: {content_type}', f'Content-Length: {len(block)}']
    whole = '\r\n'.join(headers).encode() + b'\r\n\r\n' + block + b'\r\n\r\n'
    return gzip.compress(whole, mtime=0)


def chunked(data, size=700):
    parts = [data[i:i + size] for i in range(0, len(data), size)]
    return b''.join(f'{len(p):x}\r\n'.encode() + p + b'\r\n' for p in parts) + b'0\r\n\r\n'


def warc():
    html = ('Content-Type', 'text/html; charset=utf-8')
    answer = 'application/http; msgtype=response'
    post, echo = 'https://dailypost.example/', 'https://echo.example/'
    hens = HEN_HOUSE.encode()
    return b''.join((
        record(1, 'warcinfo', '', 'application/warc-fields', b'software: make_warc.py\r\n'),
        record(2, 'request', post + 'business/fulmar-sold', 'application/http; msgtype=request',
               b'GET /business/fulmar-sold HTTP/1.1\r\nHost: dailypost.example\r\n\r\n'),
        record(3, 'response', post + 'business/fulmar-sold', answer,
               http('200 OK', [html, ('Content-Encoding', 'gzip'), ('Transfer-Encoding', 'chunked')],
                    chunked(gzip.compress(FULMAR.encode(), mtime=0)))),
        record(4, 'response', echo + 'culture/last-reel', answer,
               http('200 OK', [html, ('X-Crawl-Content-Encoding', 'gzip'),
                               ('Content-Length', len(hens))], hens)),
        record(5, 'revisit', echo + 'culture/last-reel', answer, http('304 Not Modified', [], b'')),
        record(6, 'response', echo + 'culture/no-such-page', answer,
               http('404 Not Found', [html], b'<html><body><h1>Not found</h1></body></html>')),
        record(7, 'response', echo + 'i/hen.gif', answer,
               http('200 OK', [('Content-Type', 'image/gif')], b'GIF89a\1\0\1\0\0\0\0;')),
        record(8, 'conversion', 'https://courier.example/local/town-clock', 'text/plain',
               WET.encode())))


if __name__ == '__main__':
    default = os.path.join(HERE, 'articles', 'warc', 'crawl.warc.gz')
    with open(sys.argv[1] if len(sys.argv) > 1 else default, 'wb') as out:
        out.write(warc())
