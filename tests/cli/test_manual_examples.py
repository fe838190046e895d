# SPDX-License-Identifier: GPL-2.0-or-later
"""What the manual pages and --help write as examples is what the programs take, asked of the sample corpus. The
examples and recipes of newsquery(1) have a test of their own (test_recipes.py)."""
import os
import re
import subprocess

import harness

ARTICLES = os.path.join(harness.SAMPLE, 'articles')


def plain(troff):
    """What a reader sees."""
    troff = re.sub(r'\\f[BIR]', '', troff)
    for written, shown in (('\\-', '-'), ('\\e', '\\'), ('\\(dq', '"'), ("\\('e", '\u00e9'), ('\\&', ''), ('\\:', '')):
        troff = troff.replace(written, shown)
    return troff


def page(*parts):
    with open(os.path.join(harness.ROOT, *parts), encoding='utf-8') as f:
        return f.read()


def section(text, name):
    return re.search(rf'^\.SH {name}\n(.*?)(?=^\.SH )', text, re.M | re.S)[1]


def blocks(text):
    return [plain(block) for block in re.findall(r'^\.EX\n(.*?)^\.EE$', text, re.M | re.S)]


class Examples(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.newsindex('--db', self.db, '-q', '.', cwd=ARTICLES)
        tools = self.path('bin')
        os.mkdir(tools)
        for name in ('newsindex', 'newsquery'):
            os.symlink(harness.program(name.upper()), os.path.join(tools, name))
        self.env.update(PATH=tools + ':' + self.env['PATH'], NEWSINDEX_DB=self.db)

    def shell(self, command):
        return subprocess.run(['bash', '-c', 'set -o pipefail\n' + command], cwd=self.work, env=self.env, capture_output=True,
                              text=True, encoding='utf-8', timeout=120, check=False, stdin=subprocess.DEVNULL)

    def read_as(self, query):
        run = self.newsquery('--db', self.db, '--explain', '-n', '1', '--relax', 'never', '--', query)
        self.assertIn(run.status, (0, 1), f'{query}: {run.err}')
        return run.out.split('\n', 1)[0]


class Language(Examples):
    text = page('query', 'man', 'newsindex-query.7')

    def tagged(self, name):
        """What stands in bold over each paragraph of a section."""
        for line in re.findall(r'^\.TP\n\.BR? (.*)$', section(self.text, name), re.M):
            quoted = re.findall(r'"((?:[^"]|"")*)"', line)
            yield from (plain(part) for part in (quoted or [line]) if part.strip(' ,'))

    def test_every_word_and_operator_of_the_manual_is_taken(self):
        asked = [part for name in ('WORDS', 'OPERATORS') for part in self.tagged(name) if part.strip(' ,')]
        self.assertGreater(len(asked), 15)
        for query in asked:
            with self.subTest(query=query):
                self.read_as(query)

    def test_every_value_of_a_field_in_the_manual_is_taken(self):
        fields = plain(section(self.text, 'FIELDS').replace('\n', ' '))
        names = 'date|before|after|since|until|byline|source|section|place|lang|speaker|words|said|url|path|id'
        asked = re.findall(rf'(?<![\w(])((?:{names}):(?:"[^"]+"|\([^)]+\)|[^\s,;()]+))', fields)
        asked = [query.rstrip('.') if not query.endswith('..') else query for query in asked]
        self.assertGreater(len(asked), 25)
        for query in asked:
            with self.subTest(query=query):
                self.read_as(query)

    def test_every_spelling_of_another_archive_means_what_the_manual_says(self):
        table = re.search(r'^\.TS\n.*?\.\n(.*?)^\.TE$', self.text, re.M | re.S)[1]
        rows = [plain(line).split('\t') for line in table.splitlines()]
        self.assertGreater(len(rows), 15)
        for theirs, ours in rows:
            spellings, meanings = theirs.split(', '), re.sub(r' \(.*', '', ours).split(', ')
            for at, spelling in enumerate(spellings):
                meaning = meanings[at] if len(meanings) == len(spellings) else meanings[-1 if at and len(meanings) > 1 else 0]
                if meaning.endswith(':') and re.fullmatch(r'\w+', spelling):
                    value = {'lang:': 'de', 'words:': '>5'}.get(meaning, 'x')
                    spelling, meaning = f'{spelling}:{value}', meaning + value
                spelling, meaning = (re.sub(r'\bFIELD\b|\bfield\b', 'headline', part) for part in (spelling, meaning))
                if 'x' in (spelling[-2:-1], spelling[-1:]) and meaning.startswith(('before:', 'after:')):
                    spelling, meaning = spelling.replace('x', '2023'), meaning.replace('x', '2023')
                with self.subTest(spelling=spelling, meaning=meaning):
                    words = lambda query: re.sub(r'\b[xyab]\b', lambda letter: 'harbour' + letter[0], query).replace('x*', 'harbourx*').replace('x!', 'harbourx!')
                    self.assertEqual(self.read_as(words(spelling)), self.read_as(words(meaning)))


class Shell(Examples):
    def test_every_example_of_the_help_is_run(self):
        for name in ('newsindex', 'newsquery'):
            told = self.run_program(name.upper(), ['--help']).out.split('Usage:')[0]
            commands = [re.split(r'   +', line.strip())[0] for line in told.splitlines() if re.match(rf'^  .*\b{name} ', line)]
            self.assertGreaterEqual(len(commands), 5)
            if name == 'newsindex':
                continue  # they name folders of the reader
            for command in commands:
                with self.subTest(command=command):
                    done = self.shell(command.replace('xargs -0 less', 'xargs -0 echo'))
                    self.assertIn(done.returncode, (0, 1), command + done.stderr)

    def test_the_examples_of_aliases_print_what_they_say(self):
        file, shown = blocks(page('query', 'man', 'newsquery-aliases.5'))
        aliases = self.write('aliases', file)
        command, answer = shown.removeprefix('$ ').split('\n', 1)
        done = self.shell(command.replace('newsquery', f'newsquery --aliases {aliases}', 1))
        self.assertEqual(done.stdout.split('\n', 1)[0], answer.split('\n', 1)[0])

    def test_the_examples_of_newsindex_are_run(self):
        self.write('page.html', '<h1>A lamp</h1><p>The lamp was lit by hand in the evening, and the ferry came in.</p>')
        self.write('wire/a.xml', '<nitf><body><body.head><hedline><hl1>Tide</hl1></hedline></body.head>'
                                 '<body.content><p>The tide came in.</p></body.content></body></nitf>')
        self.write('last', '')
        os.utime(os.path.join(self.work, 'last'), (1, 1))
        commands = [line for block in blocks(page('indexer', 'man', 'newsindex.1')) for line in block.splitlines()]
        self.assertGreater(len(commands), 3)
        for command in commands:
            with self.subTest(command=command):
                command = re.sub(r'^30 2 \* \* \*\s+', '', command).replace('/srv/news/articles', ARTICLES)
                done = self.shell(command.replace('mkdir ', 'mkdir -p ').replace('/srv/news/index', self.path('nightly')))
                # One file of the sample corpus is broken on purpose.
                self.assertIn(done.returncode, (0, 1), command + done.stderr)


if __name__ == '__main__':
    harness.main()
