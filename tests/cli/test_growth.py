# SPDX-License-Identifier: GPL-2.0-or-later
"""Nothing an article, a file, an archive or a question may hold many of costs more than linear time.

Each generator makes input of n, 2n and 4n of one thing. Judged is the processor time of the program
(what the kernel counts for the child, never the clock on the wall) beyond what it takes for next to
nothing: a piece of 4n may cost WORSE times what a piece of n costs. Quadratic work costs 4 times as
much, n log n about 1.2. n is raised until the work shows beside the start of the program. A machine
that others use makes single figures wrong, upwards alone: what fails is measured again, and the least
counts.
"""
import gzip
import json
import os
import resource
import shutil
import subprocess
import unittest

import harness

WORSE = 2.0       # times the cost a piece, from n to 4n
SHOWS = 0.015     # seconds of processor time that the work of n should take
MOST_BYTES = 3 << 20
TRIES = 4

LETTERS = 'bcdfghjklmnprstvz'
VOWELS = 'aeiou'


def word(i):
    """A word of its own for each number."""
    out = ''
    while True:
        i, c = divmod(i, len(LETTERS) * len(VOWELS))
        out += LETTERS[c // len(VOWELS)] + VOWELS[c % len(VOWELS)]
        if i == 0:
            return out + 'n'
        i -= 1


def name(i):
    return f'{word(i % 997 + 100).capitalize()} {word(i).capitalize()}son'


def sentence(i):
    return f'The {word(i)} of {word(i * 7 + 3)} met the {word(i * 13 + 5)} on the quay at {word(i % 50)}.'


def each(n, make, between=''):
    return between.join(make(i) for i in range(n))


HEAD = 'The bridge is open\n\nBy Jane Doe\n\n2024-01-02\n\n'


def text(n, make, between='\n\n'):
    return HEAD + 'The bridge was opened on Monday by the mayor of the town.\n\n' + each(n, make, between) + '\n'


def page(head, body):
    return ('<!DOCTYPE html><html><head><title>The bridge is open</title>' + head + '</head><body><article><h1>The bridge is open</h1>'
            '<p>The bridge was opened on Monday by the mayor of the town, and many came to see it.</p>' + body + '</article></body></html>')


def story(**more):
    return json.dumps({'headline': 'The bridge is open', 'body': 'The bridge was opened on Monday by the mayor of the town.', **more})


def nitf(head, body):
    return ('<?xml version="1.0"?><nitf><head><title>The bridge</title></head><body><body.head><hedline><hl1>The bridge is open</hl1></hedline>'
            f'{head}</body.head><body.content><p>The bridge was opened on Monday.</p>{body}</body.content></body></nitf>')


def rss(channel, items):
    return ('<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/" '
            f'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>{channel}{items}</channel></rss>')


def item(i, more=''):
    return f'<item><title>{sentence(i)}</title><guid>g{i}</guid>{more}<description>{sentence(i + 1)} {sentence(i + 2)}</description></item>\n'


def g2(meta, content):
    return ('<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g" version="1"><contentMeta>'
            f'<headline>The bridge is open</headline>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>')


def warc(n):
    out = []
    for i in range(n):
        body = page('', f'<p>{sentence(i)} {sentence(i + 1)}</p>').encode()
        http = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n' + body
        out.append(f'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/{i}\r\nWARC-Record-ID: <urn:uuid:{i}>\r\n'
                   f'WARC-Date: 2024-01-02T00:00:00Z\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n'
                   .encode() + http + b'\r\n\r\n')
    return b''.join(out)


def arc(n):
    out = ['filedesc://a.arc 0.0.0.0 20040101000000 text/plain 9\n1 0 Kite\n\n']
    for i in range(n):
        http = 'HTTP/1.0 200 OK\nContent-Type: text/html\n\n' + page('', f'<p>{sentence(i)} {sentence(i + 1)}</p>')
        out.append(f'http://news.example/{i} 192.0.2.7 20040102030405 text/html {len(http.encode())}\n{http}\n')
    return ''.join(out).encode()


def lines(n, make=lambda i: {}):
    return each(n, lambda i: json.dumps({'headline': sentence(i), 'body': f'{sentence(i + 1)} {sentence(i + 2)}', **make(i)}) + '\n')


def said(n, who, date=lambda i: '2024-01-02'):
    """Articles of one quotation each."""
    return lines(n, lambda i: {**({'date': date(i)} if date(i) else {}), 'body': f'"We saw the {word(i)} and the {word(i + 1)} and more," said {who(i)} on the quay.'})


COPY = json.dumps({'headline': 'The bridge is open', 'body': ' '.join(sentence(i) for i in range(12))}) + '\n'


def mhtml(parts):
    return ('From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n'
            'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<h1>The mill</h1><p>The mill by the '
            'quay was mended on Monday by the people of the town.</p>\n' + parts + '--b--\n')


def mail(headers):
    return f'From: a@b.example\nMIME-Version: 1.0\nMessage-ID: <{len(headers)}@b.example>\n{headers}\nThe mill by the quay was mended on Monday.\n'


# What is parsed: name, first n, file, content of n.
PARSED = [
    ('paragraphs', 2000, 'a.txt', lambda n: text(n, sentence)),
    ('words of one paragraph', 20000, 'a.txt', lambda n: text(n, word, ' ')),
    ('letters of one word', 200000, 'a.txt', lambda n: text(n, lambda i: 'ab'[i % 2], '')),
    ('lines by authors', 2000, 'a.txt', lambda n: text(n, lambda i: f'By {name(i)}')),
    ('captions', 2000, 'a.txt', lambda n: text(n, lambda i: f'{name(i)} stands on the quay of {word(i)} on Monday. (Ann Roe/Reuters)')),
    ('credits', 3000, 'a.txt', lambda n: text(n, lambda i: f'(Photo: {name(i)}/Reuters)')),
    ('headings', 3000, 'a.txt', lambda n: text(n, lambda i: f'Of {word(i)} and {word(i + 9)}')),
    ('lines with dates', 3000, 'a.txt', lambda n: text(n, lambda i: f'January {i % 28 + 1}, {1900 + i % 120}')),
    ('speakers', 500, 'a.txt', lambda n: text(n, lambda i: f'"We saw the {word(i)} and the {word(i + 1)}," said {name(i)}, the mayor.')),
    ('quotations of one', 1000, 'a.txt', lambda n: text(n, lambda i: f'"We saw the {word(i)} and the {word(i + 1)}," Doe said.')),
    ('quotations of those before', 1000, 'a.txt', lambda n: text(n, lambda i: f'"We saw the {word(i)} and more," {"he she they".split()[i % 3]} said.')),
    ('quotations in one paragraph', 500, 'a.txt', lambda n: text(n, lambda i: f'"We saw the {word(i)} and more," said {name(i)}.', ' ')),
    ('people named and not quoted', 1000, 'a.txt', lambda n: text(n, lambda i: f'{name(i)}, mayor of {word(i).capitalize()}, came by boat.')),
    ('said by several', 500, 'a.txt', lambda n: text(n, lambda i: f'"We saw the {word(i)} and more," {name(i)} and {name(i + 1)} said.')),
    ('turns of a transcript', 1000, 'a.txt', lambda n: text(n, lambda i: f'MS. {word(i % 300).upper()}SON: {sentence(i)}')),
    ('opening marks', 20000, 'a.txt', lambda n: text(n, lambda i: '\u201cand ', '')),
    ('straight marks', 20000, 'a.txt', lambda n: text(n, lambda i: 'a "b ', '')),
    ('single marks', 20000, 'a.txt', lambda n: text(n, lambda i: "'a b' c ", '')),
    ('capitals in a row', 10000, 'a.txt', lambda n: text(n, lambda i: word(i).capitalize(), ' ')),
    ('names between commas', 5000, 'a.txt', lambda n: text(n, name, ', ')),
    ('initials', 20000, 'a.txt', lambda n: text(n, lambda i: 'A. B.', ' ')),
    ('brackets', 20000, 'a.txt', lambda n: text(n, lambda i: '(a ', '')),
    ('verbs of saying', 10000, 'a.txt', lambda n: text(n, lambda i: 'said', ' ')),
    ('blanks', 400000, 'a.txt', lambda n: text(n, lambda i: ' ', '') + 'End.'),
    ('empty lines', 100000, 'a.txt', lambda n: text(n, lambda i: '\n', '') + 'End.'),
    ('accents', 20000, 'a.txt', lambda n: text(n, lambda i: 'e\u0301\u0301\u0301', ' ')),
    ('elements in one another', 3000, 'a.html', lambda n: page('', '<div>' * n + 'Text of the bridge.' + '</div>' * n)),
    ('formats in one another', 2000, 'a.html', lambda n: page('', '<p>' + each(n, lambda i: '<b><i>a</b>') + 'Text.</p>')),
    ('formats left open', 2000, 'a.html', lambda n: page('', each(n, lambda i: f'<p><b>{word(i)} and'))),
    ('paragraphs of a page', 2000, 'a.html', lambda n: page('', each(n, lambda i: f'<p>{sentence(i)}</p>'))),
    ('attributes of an element', 5000, 'a.html', lambda n: page('', '<p ' + each(n, lambda i: f'{word(i)}="1" ') + '>Text.</p>')),
    ('letters of an attribute', 200000, 'a.html', lambda n: page('', '<p title="' + 'a ' * n + '">Text.</p>')),
    ('rows of a table', 2000, 'a.html', lambda n: page('', '<table>' + each(n, lambda i: f'<tr><td>{word(i)}<td>{i}') + '</table>')),
    ('cells outside a table', 2000, 'a.html', lambda n: page('', '<table>' + each(n, lambda i: f'<p>{word(i)}') + '</table>')),
    ('links', 2000, 'a.html', lambda n: page('', each(n, lambda i: f'<a href="/{i}">{word(i)} {word(i + 1)}</a> '))),
    ('items of a list', 3000, 'a.html', lambda n: page('', '<ul>' + each(n, lambda i: f'<li>{sentence(i)}') + '</ul>')),
    ('pictures with captions', 1000, 'a.html', lambda n: page('', each(n, lambda i: f'<figure><img src="{i}.jpg"><figcaption>{sentence(i)}</figcaption></figure>'))),
    ('authors in meta', 3000, 'a.html', lambda n: page(each(n, lambda i: f'<meta name="author" content="{name(i)}">'), '')),
    ('authors in JSON-LD', 3000, 'a.html', lambda n: page('<script type="application/ld+json">' + json.dumps(
        {'@type': 'NewsArticle', 'headline': 'The bridge is open', 'author': [{'@type': 'Person', 'name': name(i)} for i in range(n)]}) + '</script>', '')),
    ('scripts of JSON-LD', 1000, 'a.html', lambda n: page(each(n, lambda i: '<script type="application/ld+json">' + json.dumps(
        {'@type': 'NewsArticle', 'headline': sentence(i)}) + '</script>'), '')),
    ('comments left open', 10000, 'a.html', lambda n: page('', '<!-- a -' * n)),
    ('angle brackets', 50000, 'a.html', lambda n: page('', '<p>' + '< a ' * n)),
    ('references', 30000, 'a.html', lambda n: page('', '<p>' + '&eacute;&#8220;&x;' * n)),
    ('bylines of a page', 1000, 'a.html', lambda n: page('', each(n, lambda i: f'<p class="byline">By {name(i)}</p>'))),
    ('authors in JSON', 3000, 'a.json', lambda n: story(authors=[name(i) for i in range(n)])),
    ('keys in JSON', 5000, 'a.json', lambda n: story(**{word(i): i for i in range(n)})),
    ('lists in one another in JSON', 100, 'a.json', lambda n: story(tags=[[[word(i)]] for i in range(n * 20)])),
    ('pictures in JSON', 1000, 'a.json', lambda n: story(images=[{'caption': sentence(i), 'credit': name(i)} for i in range(n)])),
    ('paragraphs in JSON', 2000, 'a.json', lambda n: json.dumps({'headline': 'The bridge', 'body': [sentence(i) for i in range(n)]})),
    ('escapes in JSON', 30000, 'a.json', lambda n: story(description='\u00e9"\n' * n)),
    ('blocks of a text in JSON', 1000, 'a.json', lambda n: json.dumps({'headline': 'The bridge', 'body': {'type': 'doc', 'content': [
        {'type': 'paragraph', 'content': [{'type': 'text', 'text': sentence(i)}]} for i in range(n)]}})),
    ('runs of one paragraph in JSON', 3000, 'a.json', lambda n: json.dumps({'headline': 'The bridge', 'body': [
        {'type': 'paragraph', 'children': [{'text': word(i) + ' '} for i in range(n)]}]})),
    ('items of a JSON Feed', 500, 'a.json', lambda n: json.dumps({'version': 'https://jsonfeed.org/version/1.1', 'title': 'T', 'items': [
        {'id': str(i), 'title': sentence(i), 'content_text': sentence(i + 1)} for i in range(n)]})),
    ('rows of a CSV', 1000, 'a.csv', lambda n: 'headline,date,text\n' + each(n, lambda i: f'{sentence(i)},2024-01-02,"{sentence(i + 1)}\n{sentence(i + 2)}"\n')),
    ('cells of a row of a CSV', 1000, 'a.csv', lambda n: 'headline,text' + each(min(n, 4000), lambda i: f',c{i}') + '\n' +
     each(8, lambda i: f'{sentence(i)},{sentence(i + 1)}' + each(min(n, 4000), lambda j: f',{j}') + '\n')),
    ('quotes of a cell of a CSV', 50000, 'a.csv', lambda n: 'headline,text\nThe bridge,"' + '""a ' * n + '"\n'),
    ('a quote that is not closed in a CSV', 50000, 'a.csv', lambda n: 'headline,text\nThe bridge,"' + 'a,b\n' * n),
    ('records of an ARC', 200, 'a.arc', arc),
    ('lines that begin no record in an ARC', 20000, 'a.arc', lambda n: arc(1) + each(n, lambda i: f'{word(i)} {i}\n').encode()),
    ('objects of a list', 500, 'a.json', lambda n: '[' + lines(n).strip().replace('\n', ',') + ']'),
    ('lines of JSON', 500, 'a.jsonl', lines),
    ('people in ninjs', 1000, 'a.json', lambda n: json.dumps({'uri': 'u', 'type': 'text', 'headline': 'The bridge is open', 'body_text': sentence(1),
                                                              'people': [{'name': name(i), 'rel': 'author'} for i in range(n)]})),
    ('bylines in NITF', 2000, 'a.xml', lambda n: nitf(each(n, lambda i: f'<byline>By <person>{name(i)}</person></byline>'), '')),
    ('paragraphs in NITF', 2000, 'a.xml', lambda n: nitf('', each(n, lambda i: f'<p>{sentence(i)}</p>'))),
    ('pictures in NITF', 1000, 'a.xml', lambda n: nitf('', each(n, lambda i: f'<media media-type="image"><media-caption>{sentence(i)}</media-caption></media>'))),
    ('attributes in XML', 3000, 'a.xml', lambda n: nitf('', '<p ' + each(n, lambda i: f'{word(i)}="1" ') + '>Text.</p>')),
    ('bylines in NewsML', 1000, 'a.xml', lambda n: g2(each(n, lambda i: f'<by>By {name(i)}</by>'), '<inlineXML><html><body><p>Text.</p></body></html></inlineXML>')),
    ('creators in NewsML', 1000, 'a.xml', lambda n: g2(each(n, lambda i: f'<creator><name>{name(i)}</name></creator>'), '<inlineXML><html><body><p>Text.</p></body></html></inlineXML>')),
    ('contents in NewsML', 300, 'a.xml', lambda n: g2('', each(n, lambda i: f'<inlineXML><nitf><body><body.head><byline>By {name(i)}</byline></body.head><body.content><p>{sentence(i)}</p></body.content></body></nitf></inlineXML>'))),
    ('items of a feed', 500, 'a.rss', lambda n: rss('', each(n, item))),
    ('items without a name', 500, 'a.rss', lambda n: rss('', each(n, lambda i: f'<item><title>{sentence(i)}</title><description>{sentence(i + 1)}</description></item>'))),
    ('authors of an item', 1000, 'a.rss', lambda n: rss('', item(1, each(n, lambda i: f'<dc:creator>{name(i)}</dc:creator>')))),
    ('authors of an export', 500, 'a.rss', lambda n: rss(
        each(n, lambda i: f'<wp:author><wp:author_login>l{i}</wp:author_login><wp:author_display_name>{name(i)}</wp:author_display_name></wp:author>'),
        each(n, lambda i: item(i, f'<dc:creator>l{i}</dc:creator>')))),
    ('categories of an item', 2000, 'a.rss', lambda n: rss('', item(1, each(n, lambda i: f'<category>{word(i)}</category>')))),
    ('records of Reuters', 300, 'a.sgm', lambda n: each(n, lambda i: f'<REUTERS NEWID="{i}"><TEXT><TITLE>{sentence(i)}</TITLE><BODY>{sentence(i + 1)}</BODY></TEXT></REUTERS>\n')),
    ('records of a WARC', 200, 'a.warc', warc),
    ('members of a gzip file', 300, 'a.jsonl.gz', lambda n: b''.join(gzip.compress(line.encode() + b'\n', mtime=0) for line in lines(n).splitlines())),
    ('versions of one item', 300, 'a.json', lambda n: '[' + ','.join(json.dumps({
        'uri': 'urn:x', 'version': str(i), 'pubstatus': 'usable', 'versioncreated': '2024-05-02T10:00:00Z', 'headline': sentence(i),
        'body_text': sentence(i + 1)}) for i in range(n)) + ']'),
    ('parts of a saved page', 2000, 'a.mhtml', lambda n: mhtml(each(n, lambda i: f'--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n{word(i)}\n'))),
    ('parts in parts of a saved page', 3000, 'a.mhtml', lambda n: mhtml(each(n, lambda i: f'--b\nContent-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n'))),
    ('escapes of a saved page', 50000, 'a.mhtml', lambda n: mhtml('--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>' + '=C3=A9 =\n' * n)),
    ('headers of a mail', 5000, 'a.eml', lambda n: mail(each(n, lambda i: f'X-{word(i)}: {word(i)}\n'))),
    ('words of a subject', 5000, 'a.eml', lambda n: mail('Subject: ' + '=?utf-8?Q?The_mill?= ' * n + '\n')),
    ('mails of a box', 300, 'a.mbox', lambda n: each(n, lambda i: f'From a@b.example Mon May  6 07:00:00 2024\n' + mail(f'Subject: {sentence(i)}\n') + '\n')),
    ('paragraphs of Markdown', 1000, 'a.md', lambda n: each(n, lambda i: f'{sentence(i)}\n\n')),
    ('brackets of Markdown', 20000, 'a.md', lambda n: 'The mill. ' + '[a](' * n + '\n'),
    ('stars of Markdown', 20000, 'a.md', lambda n: 'The mill. ' + '*a **b ' * n + '\n'),
    ('authors of a head', 1000, 'a.md', lambda n: '---\ntitle: The mill\nauthors:\n' + each(min(n, 3000), lambda i: f'- {name(i)}\n') + '---\n' + each(n, sentence)),
]

# What is indexed.
INDEXED = [
    ('speakers', 10000, 'a.txt', lambda n: text(n, lambda i: f'"We saw the {word(i)} and the {word(i + 1)}," said {name(i)}, the mayor.')),
    ('names for one speaker', 300, 'a.txt', lambda n: text(n, lambda i: f'"We saw the {word(i)} and more," said Dr {word(i).capitalize()} Doe, the mayor.')),
    ('headings before all text', 2000, 'a.xml', lambda n: nitf('', each(n, lambda i: f'<hl2>Of {word(i)} and {word(i + 9)}</hl2>') + '<p>Text.</p>')),
    ('paragraphs', 1000, 'a.txt', lambda n: text(n, sentence)),
    ('one word again', 20000, 'a.txt', lambda n: text(n, lambda i: 'bridge', ' ')),
    ('words', 10000, 'a.txt', lambda n: text(n, word, ' ')),
    ('authors', 1000, 'a.json', lambda n: story(authors=[name(i) for i in range(n)])),
    ('pictures', 1000, 'a.json', lambda n: story(images=[{'caption': sentence(i), 'credit': name(i)} for i in range(n)])),
    ('lines', 300, 'a.jsonl', lines),
    ('sources', 300, 'a.jsonl', lambda n: lines(n, lambda i: {'source': f'The {word(i)} Post'})),
    ('copies', 300, 'a.jsonl', lambda n: COPY * n),
    ('stories with one sentence in common', 300, 'a.jsonl', lambda n: lines(n, lambda i: {'body': f'{sentence(i)} {sentence(1)} {sentence(i + 2)} {sentence(i + 3)}'})),
    ('people of one surname', 300, 'a.jsonl', lambda n: said(n, lambda i: f'Dr {word(i).capitalize()} Smithson')),
    ('people of one surname and the surname alone', 300, 'a.jsonl',
     lambda n: said(n, lambda i: 'Smithson' if i % 2 else f'Dr {word(i).capitalize()} Smithson')),
    ('spellings of one person', 300, 'a.jsonl', lambda n: said(n, lambda i: f'Jane {word(i).capitalize()} Smithson')),
    ('speakers of an archive', 300, 'a.jsonl', lambda n: said(n, name)),
    ('speakers of no day', 300, 'a.jsonl', lambda n: said(n, lambda i: name(i % 9), lambda i: None)),
    ('names of one word', 300, 'a.jsonl', lambda n: said(n, lambda i: word(i).capitalize() + 'son')),
    ('holders of one office', 300, 'a.jsonl',
     lambda n: said(n, lambda i: 'the president' if i % 3 == 0 else f'President {name(i)}', lambda i: f'{1990 + i % 30}-01-{1 + i % 28:02}')),
]

# What is asked of an index of n: name, first n, file, content, arguments.
ASKED = [
    ('a group of copies', 500, 'a.jsonl', lambda n: COPY * n, lambda n: ['*']),
    ('a group of copies for other programs', 500, 'a.jsonl', lambda n: COPY * n, lambda n: ['--json', '*']),
    ('an article of many speakers', 8000, 'a.txt', PARSED[8][3], lambda n: ['--show', 'a.txt']),
    ('an article of many quotations in one paragraph', 500, 'a.txt', PARSED[11][3], lambda n: ['--show', 'a.txt', 'saw OR more']),
    ('an article of many paragraphs', 2000, 'a.txt', PARSED[0][3], lambda n: ['--show', 'a.txt', 'quay']),
    ('an article of many headings', 2000, 'a.txt', PARSED[6][3], lambda n: ['--show', 'a.txt']),
    ('an article of many pictures', 1000, 'a.json', PARSED[47][3], lambda n: ['--show', 'a.json', 'quay']),
    ('quotations of one article', 500, 'a.txt', PARSED[9][3], lambda n: ['--quotes', '-n', '100000', 'speaker:doe']),
    ('hits of one article', 2000, 'a.txt', PARSED[0][3], lambda n: ['quay', 'met']),
    ('hits of one paragraph', 2000, 'a.txt', lambda n: text(n, sentence, ' '), lambda n: ['quay NEAR/50 met']),
    ('a phrase of one word again and again', 50, 'a.txt', lambda n: 'The bells\n\n' + 'bell ' * 10000,
     lambda n: ['"' + ' '.join(['bell'] * n) + '"']),
    ('all articles', 500, 'a.jsonl', lines, lambda n: ['-n', '100000', '--format', 'jsonl', '*']),
    ('speakers counted', 500, 'a.txt', PARSED[8][3], lambda n: ['--facet', 'speaker:100000', '--no-snippets', '*']),
    ('sources counted', 500, 'a.jsonl', INDEXED[9][3], lambda n: ['--facet', 'source:100000', '-n', '1', '--no-snippets', '*']),
    ('articles like one', 500, 'a.jsonl', lines, lambda n: ['--like', 'a.jsonl', '-n', '1']),
]

# Questions of n words, asked of one small index.
QUESTIONS = [
    ('words ORed', 400, lambda n: ' OR '.join(word(i) for i in range(n))),
    ('words ANDed', 400, lambda n: ' '.join(['quay', 'met', 'the', 'of'] * (n // 4))),
    ('words excluded', 400, lambda n: 'quay ' + ' '.join(f'-{word(i + 5000)}' for i in range(n))),
    ('words of a phrase', 400, lambda n: '"' + ' '.join(['the', 'quay'] * (n // 2)) + '"'),
    ('words of a chain', 5, lambda n: ' NEAR/99 '.join((['the', 'of'] * n)[:n])),
    ('words of an ordered chain', 5, lambda n: ' ADJ/99 '.join((['the', 'of'] * n)[:n])),
    ('brackets', 20, lambda n: '(' * n + 'quay' + ')' * n),
    ('fields', 200, lambda n: ' OR '.join(f'headline:{word(i)}' for i in range(n))),
    ('said', 200, lambda n: 'said:(' + ' OR '.join(word(i) for i in range(n)) + ')'),
    ('patterns', 100, lambda n: ' OR '.join(f'{word(i)[:3]}*' for i in range(n))),
    ('dates', 100, lambda n: ' OR '.join(f'date:{1900 + i % 200}' for i in range(n))),
    ('near spellings', 25, lambda n: ' OR '.join(f'~{word(i + 90)}' for i in range(n))),
]


class Growth(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.quiet = subprocess.DEVNULL

    def cost(self, variable, *args):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([harness.program(variable), *args], stdin=self.quiet, stdout=self.quiet, stderr=subprocess.PIPE, env=self.env,
                              cwd=self.work, timeout=300, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertIn(done.returncode, (0, 1), done.stderr.decode('utf-8', 'replace')[:2000])
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def assert_linear(self, what, n, start, cost, most):
        """cost(n): processor time for n; start: for next to nothing; most: no n beyond that."""
        one = cost(n) - start
        while one < SHOWS and 2 * n <= most:
            n *= 2
            one = cost(n) - start
        two, four = 0, cost(4 * n) - start
        for _ in range(TRIES):
            # Where not even 4n shows, nothing can be much worse than linear.
            if four < SHOWS or four <= 4 * WORSE * max(one, SHOWS / 8):
                return
            two = cost(2 * n) - start
            if four <= 2 * WORSE ** 0.5 * two:
                return
            one, four = max(one, cost(n) - start), min(four, cost(4 * n) - start)
        self.fail(f'{what}: {one:.3f}, {two:.3f}, {four:.3f} s of processor time for {n}, {2 * n}, {4 * n}')

    def room(self, n, file, make):
        """The largest n whose 4n keeps below MOST_BYTES."""
        return max(n, n * MOST_BYTES // (4 * max(len(make(n)), 1)))


def parsed(what, n, file, make):
    def test(self):
        def cost(size):
            self.write(file, make(size))
            return self.cost('NEWSINDEX', '--parse', file)
        start = min(cost(1) for _ in range(2))
        self.assert_linear(what, n, start, cost, self.room(n, file, make))
    return test


def indexed(what, n, file, make):
    def test(self):
        def cost(size):
            shutil.rmtree(self.db, ignore_errors=True)
            self.write(file, make(size))
            return self.cost('NEWSINDEX', '--db', self.db, '-q', '--jobs', '1', file)
        start = min(cost(1) for _ in range(2))
        self.assert_linear(what, n, start, cost, self.room(n, file, make))
    return test


def asked(what, n, file, make, arguments):
    def test(self):
        made = set()

        def cost(size):
            db = self.path(f'index-{size}')
            if size not in made:
                self.write(file, make(size))
                self.cost('NEWSINDEX', '--db', db, '-q', file)
                made.add(size)
            args = arguments(size)
            if '--like' in args:  # a member of the file
                args = [self.newsquery('--db', db, '-n', '1', '--format', 'jsonl', '*').jsonl()[0]['id'] if a == file else a for a in args]
            return self.cost('NEWSQUERY', '--db', db, '--pager', 'never', *args)
        start = min(cost(1) for _ in range(2))
        self.assert_linear(what, n, start, cost, 4 * n)
    return test


def questioned(what, n, make):
    def test(self):
        self.write('a.jsonl', lines(300, lambda i: {'body': ' '.join(sentence(i * 9 + k) for k in range(9))}))
        self.cost('NEWSINDEX', '--db', self.db, '-q', 'a.jsonl')

        def cost(size):
            return self.cost('NEWSQUERY', '--db', self.db, '--', make(size))
        start = min(cost(4) for _ in range(2))
        self.assert_linear(what, n, start, cost, n)
    return test


for kind, table, build in (('parsed', PARSED, parsed), ('indexed', INDEXED, indexed), ('asked', ASKED, asked), ('question', QUESTIONS, questioned)):
    for row in table:
        title = f'test_{kind}_{row[0].replace(" ", "_").replace("-", "_")}'
        assert not hasattr(Growth, title), title
        setattr(Growth, title, build(*row))


class Generators(unittest.TestCase):
    def test_there_are_sixty_at_least(self):
        self.assertGreaterEqual(sum(map(len, (PARSED, INDEXED, ASKED, QUESTIONS))), 60)

    def test_quadratic_work_would_fail(self):
        class Slow(Growth):
            def runTest(self):
                self.assert_linear('quadratic', 1, 0, lambda n: 0.05 * n * n, 100)
        self.assertRaises(AssertionError, Slow().runTest)


if __name__ == '__main__':
    harness.main()
