# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows 13 to 16: hostile articles, gzip files, queries, and what reaches a terminal."""
import gzip
import json
import os
import pty
import random
import resource
import select
import shutil
import struct
import subprocess
import time
import zlib

import faults
from faults import MANY

STORY = 'The {0} reopens\n\nBy Ilse Brandt\n\n"We saw the {0}," said Tomas Okafor, the mayor.\n\nThe council met.\n'


class Hostile(faults.FaultTest):
    def limited(self, variable, args, megabytes, seconds, stdin=None, expect=(0, 1, 2)):
        """Runs within a limit of memory and time; its peak in kilobytes."""
        def limits():
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        begun = time.monotonic()
        child = subprocess.Popen([faults.harness.program(variable), *map(str, args)], cwd=self.work, env=self.env,
                                 stdin=subprocess.PIPE if stdin else subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, preexec_fn=None if faults.SANITIZED else limits)
        out, err = child.communicate(stdin, timeout=seconds * 10)  # other work on the machine is no hang
        run = faults.harness.Run([variable, *args], child.returncode, out, err)
        self.assertIn(run.status, expect, str(run))
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertLess(time.monotonic() - begun, seconds * 10, str(run))
        return run, used

    def parse_within(self, name, megabytes=700, seconds=20, **how):
        run, _ = self.limited('NEWSINDEX', ('--parse', '--jobs', 1, name), megabytes, seconds, **how)
        return run, run.jsonl()


class Articles(Hostile):
    def test_row_13_articles_no_one_would_write(self):
        words = 'council river winter budget report '
        cases = {
            'empty.txt': b'', 'one.txt': b'x', 'newline.txt': b'\n', 'spaces.txt': b' ' * 100_000,
            'nuls.txt': bytes(100_000), 'no-newline.txt': (words * 40_000).encode(),
            'bom16.txt': STORY.format('ferry').encode('utf-16'), 'latin.txt': STORY.format('café').encode('latin-1'),
            'mixed.txt': STORY.format('café').encode() + STORY.format('café').encode('latin-1'),
            'lone.txt': b'\xff\xfe\xfd' * 5000, 'escapes.txt': ('\x1b[31mred\x07' * 5000).encode(),
            'newlines.txt': b'\n' * 1_000_000, 'quotes.txt': b'"' * MANY(100_000, 1_000_000),
            'open-quotes.txt': ('“a ' * MANY(50_000, 1_000_000)).encode(),
            'captions.txt': b''.join(b'A ferry in port. (Ilse Brandt/AP)\n\n' for _ in range(MANY(10_000, 100_000))),
            'said.txt': ('"Yes," said Ilse Brandt. ' * MANY(10_000, 100_000)).encode(),
            'combining.txt': ('e' + '\u0301' * 50_000).encode(), 'bidi.txt': ('\u202e' * 50_000).encode(),
            'deep.html': b'<div>' * 100_000 + b'text', 'tags.html': b'<' * 200_000, 'entities.html': b'&amp' * 100_000,
            'attributes.html': b'<p ' + b'a=b ' * 100_000 + b'>text', 'comment.html': b'<html><!-- ' + b'-' * 200_000,
            'deep.json': b'[' * 200_000, 'deep2.json': b'{"a":' * 100_000, 'key.json': b'{"' + b'k' * 500_000,
            'bomb.xml': b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b''.join(
                b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (c, *[c - 1] * 8) for c in range(98, 108))
                + b']><nitf><body><body.head><hedline><hl1>&k;</hl1></hedline></body.head></body></nitf>',
            'outside.xml': b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>'
                           b'<body.content><p>&x;</p></body.content></body></nitf>',
            'lines.jsonl': b'{"headline":1}\n{]\n' * 2000, 'short.warc': b'WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n',
        }
        for name, content in cases.items():
            with self.subTest(case=name):
                self.write('bad/' + name, content)
                run, articles = self.parse_within('bad/' + name)
                self.assertNotIn('root:', run.out)
                for article in articles:
                    for quote in article['quotes'][:100]:
                        self.assertLessEqual(0 <= quote['start'], quote['start'] < quote['end'])
        self.assertIn(self.newsindex('--db', self.db, 'bad').status, (0, 1))
        self.assert_sound()
        self.assertEqual(self.newsindex('--db', self.db, 'bad').status, 0)

    def test_row_13_a_very_long_line_is_skipped_by_name_not_read_into_memory(self):
        size = MANY(100 << 20, 1 << 30)
        path = os.path.join(self.work, 'long.txt')
        with open(path, 'wb') as f:
            f.truncate(size)  # NULs: sparse
        run, articles = self.parse_within('long.txt', expect=(1,))
        self.assertEqual(articles, [])
        self.assert_err_has(run, 'long.txt')

    def test_row_13_damaged_articles_of_every_kind(self):
        """Bytes changed, cut and doubled in the sample corpus: never a crash, a hang, or broken JSON."""
        sample = os.path.join(faults.harness.ROOT, 'sample_corpus')
        roll, seeds = random.Random(13), []
        for folder, _, names in os.walk(sample):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.getsize(path) < 50_000 and not name.endswith(('.py', '.sh', '.md')):
                    seeds.append(path)
        self.assertGreater(len(seeds), 5)
        seeds.sort()
        for _ in range(MANY(20, 2000)):
            shutil.rmtree(self.path('work/mutants'), ignore_errors=True)  # or each turn would parse all before it
            for i in range(40):
                path = roll.choice(seeds)
                with open(path, 'rb') as f:
                    data = bytearray(f.read())
                for _ in range(roll.randrange(1, 8)):
                    at = roll.randrange(len(data) + 1)
                    kind = roll.randrange(4)
                    if kind == 0 and data:
                        data[min(at, len(data) - 1)] = roll.randrange(256)
                    elif kind == 1:
                        del data[at:at + roll.randrange(200)]
                    elif kind == 2:
                        data[at:at] = data[at:at + roll.randrange(500)] * roll.randrange(1, 5)
                    else:
                        data[at:at] = roll.choice((b'"', b'<p>', b'\xe2\x80\x9c', b'\0', b'\xff', b'{', b'</', b'&#', b'said '))
                self.write(f'mutants/{i}-{os.path.basename(path)}', bytes(data))
            self.parse_within('mutants', seconds=10)


class Gzip(Hostile):
    def test_row_14_cut_at_every_byte(self):
        whole = gzip.compress(STORY.format('ferry').encode(), mtime=0)
        for size in range(len(whole)):
            self.write(f'cut/{size:03}.txt.gz', whole[:size])
        run, articles = self.parse_within('cut', expect=(1,))
        named = sum(f'cut/{size:03}.txt.gz' in run.err for size in range(len(whole)))
        told = {article['path'] for article in articles} | {
            f'cut/{size:03}.txt.gz' for size in range(len(whole)) if f'cut/{size:03}.txt.gz' in run.err}
        self.assertEqual(len(told), len(whole), run.err[:2000])
        self.assertGreaterEqual(named, len(whole) - 8)

    def test_row_14_every_byte_flipped(self):
        text = STORY.format('ferry').encode()
        whole = gzip.compress(text, mtime=0)
        for at in range(len(whole)):
            data = bytearray(whole)
            data[at] ^= 0x55
            self.write(f'flip/{at:03}.txt.gz', bytes(data))
        run, articles = self.parse_within('flip', expect=(0, 1))
        for article in articles:
            right = 'We saw the ferry' in article['body'] and article['headline'] == 'The ferry reopens'
            self.assertTrue(right or article['path'] in run.err, article)

    def test_row_14_members_garbage_nesting_names(self):
        text = STORY.format('ferry').encode()
        half = len(text) // 2
        one = gzip.compress(text, mtime=0)
        cases = {'members.txt.gz': gzip.compress(text[:half]) + gzip.compress(b'') + gzip.compress(text[half:]),
                 'garbage.txt.gz': one + b'garbage behind it', 'zeros.txt.gz': one + bytes(512),
                 'plain.txt.gz': text, 'gz-inside.txt': one}
        for name, data in cases.items():
            self.write('gz/' + name, data)
            run, articles = self.parse_within('gz/' + name)
            self.assertEqual([a['headline'] for a in articles], ['The ferry reopens'], (name, str(run)))
        self.write('twice.txt.gz.gz', gzip.compress(one))
        run, articles = self.parse_within('twice.txt.gz.gz')
        self.assertTrue(run.err or articles[0]['headline'] == 'The ferry reopens', str(run))
        bad = bytearray(one)
        bad[-6] ^= 1
        self.write('crc.txt.gz', bytes(bad))
        self.assert_err_has(self.parse_within('crc.txt.gz', expect=(1,))[0], 'crc.txt.gz')

    def test_row_14_a_bomb(self):
        packer = zlib.compressobj(9, wbits=31)
        with open(os.path.join(self.work, 'bomb.txt.gz'), 'wb') as f:
            for _ in range(MANY(300, 4000)):
                f.write(packer.compress(b'council ' * (1 << 17)))
            f.write(packer.flush())
        run, articles = self.parse_within('bomb.txt.gz', megabytes=400, expect=(1,))
        self.assertEqual(articles, [])
        self.assert_err_has(run, 'bomb.txt.gz')


class Queries(Hostile):
    def setUp(self):
        super().setUp()
        self.articles(range(300))
        self.index('news')

    def ask(self, *args, seconds=2):
        run, _ = self.limited('NEWSQUERY', ('--db', self.db, *args), 600, seconds)
        self.assertTrue(run.status < 2 or run.err)
        return run

    def test_row_15_queries_no_one_would_write(self):
        for query in ('(' * 10_000, '(' * 5_000 + 'ferry' + ')' * 5_000, 'a*', '*', 'a NEAR/999999 b', '"' * 9999,
                      'x ' * 50_000, 'ferry OR ' * 10_000 + 'ferry', '-' * 10_000, 'NOT ' * 10_000 + 'a', '~' * 1000,
                      '?' * 1000, '*' * 1000, 'date:' + '9' * 10_000, 'body:' * 5_000 + 'x', 'x' * 120_000, '\u202e\u0301' * 100,
                      'ATLEAST/99999999999999999999 x', 'NEAR/-1', 'speaker:(' * 2000, '~ferry ' * 300, 'f* ' * 300,
                      'the ADJ/3 ' * 500 + 'the', '\x01\x02\x1b[31m', 'b?????? ' * 200):
            for extra in ((), ('--literal',), ('--any',), ('--quotes',), ('--explain',)):
                with self.subTest(query=query[:40], extra=extra):
                    self.ask(*extra, '--count', '--', query, seconds=5)

    def test_row_15_broken_utf8(self):
        for raw in (b'\xff\xfe', b'caf\xe9', b'\xed\xa0\x80', b'\xf4\x90\x80\x80'):
            child = subprocess.run([faults.harness.program('NEWSQUERY').encode(), b'--db', self.db.encode(), raw],
                                   env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=20)
            self.assertIn(child.returncode, (0, 1, 2))
            child.stderr.decode('utf-8')

    def test_row_15_made_up_queries(self):
        roll = random.Random(15)
        parts = ['(', ')', '"', '*', '?', '-', '~', 'OR', 'NOT', 'AND', 'NEAR/3', 'ADJ/2', 'ATLEAST/2', 'speaker:', 'said:',
                 'date:', '..', 'ferry', 'coun*', 'bri?ge', 'headline:', 'xyz:', ':', '/', '2023', 'Brandt', '\\', '  ', '7d', '^']
        for _ in range(MANY(150, 20_000)):
            query = ''.join(roll.choice(parts) + roll.choice(('', ' ')) for _ in range(roll.randrange(1, 14)))
            run = self.ask('--count', *roll.choice(((), ('--quotes',), ('--any',))), '--', query)
            if run.status == 2:
                self.assertIn('newsquery: ', run.err)


class Terminal(faults.FaultTest):
    CONTROLS = [c for c in (*range(1, 32), *range(127, 160), *range(0x202a, 0x202f), *range(0x2066, 0x206a), 0x200e, 0x200f, 0x61c)
                if c not in (9, 10, 13)]
    OURS = {'\n', '\r', '\t', '\x1b'}

    def on_terminal(self, program, *args, env=None):
        """What the program writes to a terminal, both streams."""
        leader, end = pty.openpty()
        child = subprocess.Popen([faults.harness.program(program), *args], cwd=self.work, stdin=end, stdout=end, stderr=end,
                                 env={**self.env, 'TERM': 'xterm', 'COLUMNS': '100', 'PAGER': 'cat', **(env or {})})
        os.close(end)
        data = b''
        while True:
            ready, _, _ = select.select([leader], [], [], 60)
            if not ready:
                break
            try:
                got = os.read(leader, 65536)
            except OSError:
                break
            if not got:
                break
            data += got
        os.close(leader)
        child.wait(timeout=60)
        return data.decode('utf-8')

    def assert_harmless(self, text, where, colours=False):
        bad = sorted({hex(ord(c)) for c in text if ord(c) in self.CONTROLS and not (colours and c in self.OURS)} -
                     ({'0x1b'} if colours else set()))
        self.assertEqual(bad, [], where)
        self.assertNotIn('\x1b[31mEVIL', text, where)
        self.assertNotIn('\x1b]0;EVIL', text, where)

    def evil(self, field):
        return field + ' ' + ''.join(chr(c) + 'x' for c in self.CONTROLS) + '\x1b[31mEVIL \x1b]0;EVIL\x07 ' + field

    def corpus(self):
        item = {name: self.evil(name) for name in ('headline', 'section', 'place', 'source', 'standfirst')}
        item.update(byline=[self.evil('Ilse')], date='2023-01-19', url='http://a.example/' + self.evil('url'), language='en',
                    body=f'"{self.evil("We sail")} at noon," said Ilse Brandt. ' + self.evil('The ferry left'),
                    captions=[{'text': self.evil('caption'), 'credit': self.evil('credit')}])
        self.write('evil.jsonl', json.dumps(item) + '\n')
        self.write('evil.txt', self.evil('The ferry') + '\n\n' + self.evil('By Ilse') + '\n\n"' + self.evil('We sail') +
                   '," said Ilse Brandt, the ' + self.evil('master') + '.\n')
        name = 'evil\x1b[31mEVIL\x07\u202e\x9b.txt'
        self.write('names/' + name, 'The ferry\n\nIt left at noon.\n')
        self.write('names/bad' + name, b'')
        self.index('evil.jsonl', 'evil.txt', 'names', expect=1)

    def test_row_16_no_control_byte_of_an_article_reaches_a_terminal(self):
        self.corpus()
        shown = ''
        hits = self.newsquery('--db', self.db, '--format', 'jsonl', '*').jsonl()
        forms = [('*',), ('ferry OR sail',), ('--quotes', '*'), ('--format', 'paths', '*'), ('--format', 'csv', '*'),
                 ('--format', 'tsv', '*'), ('--facet', 'speaker', '--facet', 'source', '--facet', 'section', '--facet', 'place', '*'),
                 ('--explain', 'ferry'), ('no\x1b[31mEVIL\u202e:x',), ('\x1b[31mEVIL',), ('"\x1b[31mEVIL\x9b',),
                 *(('--show', hit['id']) for hit in hits), ('--like', hits[0]['id'])]
        for form in forms:
            for colour in ('always', 'never'):
                text = self.on_terminal('NEWSQUERY', '--db', self.db, '--color', colour, *form)
                self.assert_harmless(text, (form, colour), colour == 'always')
                shown += text
        self.assertIn('ferry', shown)
        for args in (('--info',), ('-v', '--rebuild', 'evil.txt', 'evil.jsonl', 'names'), ('names/no\x1b[31mEVIL',),
                     ('--db', self.path('no\x1b[31mEVIL\u202e'), '--info'), ('--parse', 'evil.txt', 'names'),
                     ('--no-such\x1b[31mEVIL',), ('--dry-run', '-v', 'names')):
            text = self.on_terminal('NEWSINDEX', '--db', self.db, *args)
            self.assert_harmless(text.replace('\r\x1b[K', ''), args)  # the progress line

    def test_row_16_in_json_and_raw_they_are_what_they_were(self):
        self.corpus()
        run = self.query('--format', 'jsonl', 'path:evil.jsonl')
        self.assertEqual([hex(ord(c)) for c in run.out if ord(c) in self.CONTROLS], [])
        # Reading repairs C0; the others are kept, and shown to who asks for them.
        self.assertIn('\u202ex', run.jsonl()[0]['headline'])
        self.assertIn('\u202ex', self.query('--raw', 'path:evil.jsonl').out)


if __name__ == '__main__':
    faults.main()
