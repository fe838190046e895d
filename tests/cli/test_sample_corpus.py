# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample corpus is whole, and newsindex --parse reads all of it but the file broken on purpose."""
import gzip
import json
import os
import re
import shlex
import subprocess
import sys
import unittest

import harness

ARTICLES = os.path.join(harness.SAMPLE, 'articles')
def expected_rows():
    with open(os.path.join(harness.SAMPLE, 'expected.jsonl'), encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def faults_of_quotes(article, text):
    for quote in article['quotes']:
        if text[quote['start']:quote['end']] != quote['text']:
            yield f'quotation at {quote["start"]} is not "{quote["text"]}"'
        start, end = quote['speaker_start'], quote['speaker_end']
        if quote['speaker'] and start is not None and text[start:end] != quote['speaker']:
            yield f'speaker at {start} is not "{quote["speaker"]}" but "{text[start:end]}"'


class Corpus(harness.CliTest):
    rows = expected_rows()

    def parse_corpus(self):
        run = self.newsindex('--parse', ARTICLES)
        self.assert_exit(run, 1)  # one file is broken on purpose
        articles = {}
        for article in run.jsonl():
            key = (os.path.relpath(article['path'], ARTICLES), article['ordinal'])
            self.assertNotIn(key, articles)
            articles[key] = article
        return articles, run


class Readme(harness.CliTest):
    """Its answers are those of the program, but for the width of the page."""

    def test_the_answers_in_the_readme_are_those_of_the_program(self):
        with open(os.path.join(harness.ROOT, 'README.md'), encoding='utf-8') as f:
            blocks = re.findall(r'^```\n\$ newsquery (.*)\n([^`]*)^```$', f.read(), re.M)
        self.assertGreater(len(blocks), 3)
        self.newsindex('--db', self.db, '-q', '.', cwd=ARTICLES)

        def text_of(answer):
            return answer.replace('█', '').split()
        for asked, printed in blocks:
            with self.subTest(asked=asked):
                run = self.newsquery('--db', self.db, *shlex.split(asked), cwd=ARTICLES)
                self.assertEqual(text_of(run.out + run.err), text_of(printed))


class SampleCorpus(Corpus):
    def test_every_file_has_an_expected_row(self):
        files = sorted(os.path.relpath(os.path.join(folder, name), ARTICLES)
                       for folder, _, names in os.walk(ARTICLES) for name in names)
        self.assertEqual(files, sorted({row['path'] for row in self.rows}))

    def test_the_corpus_holds_what_it_should(self):
        read = [row for row in self.rows if 'skipped' not in row]
        self.assertGreaterEqual(sum(row['format'] == 'text' for row in read), 44)
        groups = {}
        for row in read:
            groups.setdefault(row.get('copy_group'), []).append(row)
        groups.pop(None)
        self.assertGreaterEqual(len(groups), 4)
        for name, copies in groups.items():
            self.assertGreaterEqual(len(copies), 3, name)
        speakers = {}
        for row in read:
            for speaker in row.get('speakers', []):
                speakers.setdefault(speaker['name'], set()).add(row['path'])
        self.assertGreater(sum(len(paths) > 2 for paths in speakers.values()), 8)

    def test_quotations_lie_where_they_say(self):
        articles, _ = self.parse_corpus()
        faults = []
        for (path, _), article in articles.items():
            text = article['body']
            if article['format'] == 'text':
                text = self.decoded(path)
            faults += [f'{path}: {fault}' for fault in faults_of_quotes(article, text)]
        self.assertEqual(faults, [], '\n'.join([''] + faults))

    def decoded(self, path):
        """A plain-text file as newsindex decodes it: a mark is cut, a bad byte is one U+FFFD."""
        with open(os.path.join(ARTICLES, path), 'rb') as f:
            data = f.read()
        if path.endswith('.gz'):
            data = gzip.decompress(data)
        data = data.removeprefix(b'\xef\xbb\xbf')
        if path == 'culture/garnier-interview.txt':
            return data.decode('cp1252')
        out, at = [], 0
        while at < len(data):
            try:
                out.append(data[at:].decode('utf-8'))
                break
            except UnicodeDecodeError as error:
                out.append(data[at:at + error.start].decode('utf-8') + '\ufffd')
                at += error.start + 1
        return ''.join(out)

    def test_the_broken_file_is_named_with_its_reason(self):
        _, run = self.parse_corpus()
        for row in self.rows:
            if 'skipped' in row:
                lines = [line for line in run.err.splitlines() if row['path'] in line]
                self.assertEqual(len(lines), 1, run.err)
                self.assertIn(row['skipped'], lines[0])

    def test_the_warc_is_what_its_script_makes(self):
        made = self.path('made.warc.gz')
        subprocess.run([sys.executable, '-B', os.path.join(harness.SAMPLE, 'make_warc.py'), made],
                       check=True)
        with open(made, 'rb') as new, open(os.path.join(ARTICLES, 'warc/crawl.warc.gz'), 'rb') as kept:
            self.assertEqual(self.records(new.read()), self.records(kept.read()))

    def records(self, data):
        # Another zlib may pack the same records otherwise
        return [line for line in gzip.decompress(data).split(b'\r\n')
                if line.startswith((b'WARC', b'HTTP', b'<'))]


if __name__ == '__main__':
    harness.main()
