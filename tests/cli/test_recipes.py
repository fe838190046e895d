# SPDX-License-Identifier: GPL-2.0-or-later
"""The examples and recipes of newsquery(1), as they stand there, in a shell; those of a tool where the tool is."""
import base64
import email
import json
import os
import re
import shutil
import subprocess

import harness

PAGE = os.path.join(harness.ROOT, 'query', 'man', 'newsquery.1')
ROWS = [
    {'headline': 'Inflation Reduction Act passes', 'date': '2022-08-16', 'source': 'The Bell', 'byline': 'Ada Marsh',
     'body': 'The Inflation Reduction Act passed after a long night, and a recession was feared. The budget is signed.'},
    {'headline': 'Inflation Reduction Act, a year on', 'date': '2023-08-16', 'source': 'Lamp', 'byline': 'Bo Lind',
     'body': 'Inflation fell, a year after the Inflation Reduction Act.'},
    {'headline': 'Ferry strike enters its second week', 'date': '2023-01-09', 'source': 'The Bell', 'byline': 'Ada Marsh',
     'body': 'The ferry strike went on, a walkout that nobody had planned.\n\n"The strike will end," said Ines Calder.'},
    {'headline': 'Ferry back', 'date': '2023-03-02', 'source': 'Lamp', 'byline': 'Ada Marsh', 'body': 'The ferry is back.'},
    {'headline': 'Gulls', 'date': '2023-01-20', 'source': 'Crier', 'body': 'Gulls, and rain.'},
    {'headline': 'Visas', 'date': '2023-05-04', 'source': 'Lamp',
     'body': '"Every visa will be looked at," said James Cleverly, the foreign secretary.'}]


def plain(troff):
    """What a reader sees of an example."""
    return troff.replace('\\-', '-').replace('\\e', '\\').replace('\\(dq', '"')


def blocks(section):
    """Title and commands of each example of a section."""
    with open(PAGE, encoding='utf-8') as f:
        text = re.search(rf'^\.SH {section}\n(.*?)(?=^\.SH )', f.read(), re.M | re.S)[1]
    return [(plain(title), plain(commands)) for title, commands in
            re.findall(r'^\.TP\n(.*?)\n\.EX\n(.*?)^\.EE$', text, re.M | re.S)]


class Recipes(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write('a.jsonl', ''.join(json.dumps(row) + '\n' for row in ROWS))
        self.index('.')
        tools = self.path('bin')
        os.mkdir(tools)
        for name in ('newsindex', 'newsquery'):
            os.symlink(harness.program(name.upper()), os.path.join(tools, name))
        with open(os.path.join(tools, 'sendmail'), 'w', encoding='utf-8') as f:
            f.write(f'#!/bin/sh\ncat > {self.path("mail")}\n')
        os.chmod(f.name, 0o755)
        self.env.update(PATH=tools + ':' + self.env['PATH'], NEWSINDEX_DB=self.db)

    def run_block(self, commands, **env):
        done = subprocess.run(['bash', '-c', 'set -o pipefail\n' + commands], cwd=self.work, env=dict(self.env, **env),
                              capture_output=True, text=True, encoding='utf-8', timeout=120, check=False)
        self.assertEqual(done.stderr, '', commands)
        return done.returncode, done.stdout

    def recipe(self, word, tool='newsquery'):
        if not shutil.which(tool, path=self.env['PATH']):
            self.skipTest(f'{tool} is not installed')
        return next(commands for _, commands in blocks('RECIPES') if word in commands)

    def test_every_example_finds_something(self):
        examples = blocks('EXAMPLES')
        self.assertGreater(len(examples), 3)
        for title, commands in examples:
            status, out = self.run_block(commands)
            if file := re.search(r' > (\S+)$', commands, re.MULTILINE):
                with open(os.path.join(self.work, file[1]), encoding='utf-8') as written:
                    out = written.read()
            self.assertEqual((status, bool(out)), (0, True), title)

    def test_every_recipe_is_run(self):
        with open(__file__, encoding='utf-8') as f:
            told = re.findall(r"self\.recipe\('([^']+)'", f.read())
        for title, commands in blocks('RECIPES'):
            self.assertTrue(any(word in commands for word in told), title)

    def test_the_first_mention(self):
        _, out = self.run_block(self.recipe('--sort oldest'))
        self.assertIn('2022-08-16', out)
        self.assertNotIn('2023-08-16', out)

    def test_outlets_are_compared(self):
        _, out = self.run_block(self.recipe('--compare walkout'))
        self.assertRegex(out, r'The Bell +1 +50\.0%')

    def test_fzf_shows_the_article_beside_the_list(self):
        commands = self.recipe('fzf', 'fzf')
        _, out = self.run_block(commands, FZF_DEFAULT_OPTS='--filter=second')
        self.assertIn('Ferry strike enters', out)
        preview = re.search(r"--preview '([^']*)'", commands)[1].replace('{3}', out.split('\t')[2])
        self.assertIn('nobody had planned', self.run_block(preview)[1])

    def test_jq_makes_a_table(self):
        _, out = self.run_block(self.recipe('jq', 'jq'))
        self.assertTrue(out.startswith('2023-05-04\tJames Cleverly\t'), out)

    def test_sqlite_counts_authors(self):
        _, out = self.run_block(self.recipe('sqlite3', 'sqlite3'))
        self.assertEqual(out, '2023|Ada Marsh|2\n')

    def test_gnuplot_draws_shares(self):
        self.run_block(self.recipe('gnuplot', 'gnuplot'))
        with open(os.path.join(self.work, 'months.svg'), encoding='utf-8') as f:
            self.assertIn('ferry', f.read())

    def test_a_mail_brings_what_is_new_once(self):
        recipe = self.recipe('sendmail')
        self.query('--save', 'ferry', 'ferry')
        self.assertEqual(self.run_block(recipe), (0, ''))
        with open(self.path('mail'), 'rb') as f:
            mail = email.message_from_binary_file(f)
        self.assertEqual((mail.get_content_type(), mail.get_content_charset()), ('text/html', 'utf-8'))
        self.assertTrue(all(len(line) < 990 for line in mail.as_string().splitlines()))
        page = base64.b64decode(mail.get_payload()).decode('utf-8')
        self.assertEqual(page.count('<article>'), 2)
        os.remove(self.path('mail'))
        self.assertEqual(self.run_block(recipe), (1, ''))
        self.assertFalse(os.path.exists(self.path('mail')), 'a mail without news')


if __name__ == '__main__':
    harness.main()
