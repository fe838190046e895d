# SPDX-License-Identifier: GPL-2.0-or-later
"""The configuration file: defaults of newsquery, and what each program takes of the file that both read."""
import json
import os
import shutil

import harness


class Configuration(harness.CliTest):
    def setUp(self):
        super().setUp()
        for i in range(4):
            self.write(f'{i}.jsonl', json.dumps({'headline': f'Bell {i}', 'date': f'2023-01-0{i + 1}',
                                                 'body': f'Bell number {i} rang over the water. ' * (i + 1)}) + '\n')
        self.index('.')

    def configure(self, text):
        path = os.path.join(self.env['XDG_CONFIG_HOME'], 'newsindex', 'config.toml')
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        return path

    def ask(self, *args, expect=0, **how):
        run = self.newsquery(*args, **how)
        self.assert_exit(run, expect)
        return run

    def test_every_setting_is_a_default(self):
        self.configure(f'db = "{self.db}"\n')
        self.assert_out(self.ask('--count', 'bell'), '4\n')
        self.configure(f'[newsquery]\ndb = ["{self.db}"]\nlimit = 2\nsort = \'oldest\'\nformat = "jsonl" # lines\n'
                       'snippets = 0\npager = "never"\ncolor = "always"\n')
        hits = self.ask('bell').jsonl()
        self.assertEqual([h['date'] for h in hits], ['2023-01-01', '2023-01-02'])
        self.assertEqual(hits[0]['snippets'], [])
        self.assertIn('\x1b[', self.ask('--format', 'text', 'bell').out)

    def test_the_command_line_goes_before_it(self):
        self.configure(f'[newsquery]\ndb = "{self.path("nowhere")}"\nlimit = 1\nsort = "oldest"\nformat = "csv"\nsnippets = 3\n'
                       'color = "always"\n')
        hits = self.query('--format', 'jsonl', '-n3', '--sort', 'newest', '--no-snippets', 'bell').jsonl()
        self.assertEqual([h['date'][-1] for h in hits], ['4', '3', '2'])
        self.assertEqual(hits[0]['snippets'], [])
        self.assertEqual(len(self.query('--json', 'bell').json()['hits']), 1)
        self.assertNotIn('\x1b', self.query('--color=never', '--format=text', 'bell').out)
        self.assert_out_has(self.query('--explain', '--color=never', 'bell'), 'read as: bell')
        self.assert_out_has(self.query('--show', '3.jsonl', '--color=never'), 'Bell 3')

    def test_the_environment_goes_before_it(self):
        self.configure(f'db = "{self.path("nowhere")}"\n[newsquery]\ncolor = "always"\n')
        run = self.ask('bell', env={'NEWSINDEX_DB': self.db, 'NO_COLOR': '1'})
        self.assertNotIn('\x1b', run.out)
        self.ask('bell', expect=3)
        self.write('more.txt', 'A fifth bell\n\nIt rang as well.\n')
        self.assert_exit(self.newsindex('more.txt', env={'NEWSINDEX_DB': self.db}), 0)
        self.assert_out(self.query('--count', 'bell'), '5\n')

    def test_a_saved_search_goes_before_it(self):
        self.configure(f'db = "{self.db}"\n[newsquery]\nlimit = 1\n')
        self.ask('--save', 'bells', '--format', 'paths', '-n', '3', 'bell')
        self.assertEqual(len(self.ask('--saved', 'bells').out.splitlines()), 3)

    def test_another_file_can_be_named(self):
        self.configure('[newsquery]\nnonsense = 1\n')
        named = self.write('mine.toml', f'db = "{self.db}"\n[newsquery]\nlimit = 3\nformat = "paths"\n')
        self.assertEqual(len(self.ask('--config', named, 'bell').out.splitlines()), 3)
        self.assertEqual(len(self.query('--config', '/dev/null', '--format', 'paths', 'bell').out.splitlines()), 4)
        self.assert_err_has(self.ask('--config', 'nowhere.toml', 'bell', expect=2), 'nowhere.toml')

    def test_what_is_wrong_is_told_with_its_line(self):
        for text, line, why in (('[newsquery]\nlimt = 3\n', 2, 'did you mean limit?'),
                                ('[newsquery]\n\nlimit = "many"\n', 3, 'not a number'),
                                ('[newsquery]\nsort = oldest\n', 2, 'quotation marks: sort = "oldest"'), ('[newsquery]\nsort = "up"\n', 2, 'relevance'),
                                ('[newsquery]\nquotes = true\n', 2, 'the settings are'), ('[newsquery]\nlimit = [1, 2]\n', 2, 'one value'),
                                ('[newsquery]\nlimit = 1\nlimit = 2\n', 3, 'line 2'), ('[news]\n', 1, '[newsindex] or [newsquery]'),
                                ('limit\n', 1, 'key = value'), ('db = "open\n', 1, 'db'), (b'db = "\xff"\n', 1, 'UTF-8'),
                                ('[newsquery]\nformat = ""\n', 2, 'format')):
            path = self.configure(text)
            run = self.query('bell', expect=2)
            self.assertEqual(run.out, '')
            self.assert_err_has(run, f'{path}:{line}: ', why)
            self.assert_exit(self.newsquery('--help'), 0)
            self.assert_exit(self.newsquery('-V'), 0)

    def test_each_program_takes_its_own_part(self):
        self.configure(f'db = "{self.db}"\njobs = 1\n[newsindex]\nexclude = ["*.txt", "drafts"]\n[newsquery]\nlimit = 1\n')
        self.write('x.txt', 'Not this\n\nNo bell.\n')
        self.write('drafts/y.jsonl', '{"headline":"Nor this","body":"No bell."}\n')
        self.assert_exit(self.newsindex('.'), 0)
        self.assert_out(self.ask('--count', 'bell'), '4\n')
        self.assertEqual(len(self.ask('--format', 'paths', 'bell').out.splitlines()), 1)

    def test_newsindex_tells_the_line_too(self):
        for text, line, why in (('jbos = 2\n', 1, 'did you mean --jobs?'), ('[newsindex]\njobs = "many"\n', 2, 'threads'),
                                ('parse = true\n', 1, 'parse'), ('dry-run = true\n', 1, 'dry-run'), ('verbose = "maybe"\n', 1, 'true or false'),
                                ('[newsquery]\nlimit = 3\n[newsindex]\nlimit = 3\n', 4, 'limit'), ('nonsense\n', 1, 'key = value')):
            path = self.configure(text)
            run = self.index('.', expect=2)
            self.assert_err_has(run, f'{path}:{line}: ', why)
        self.configure('quiet = true\n[newsindex]\nmtime-dates = false\n')
        self.assert_silent(self.index('.'))

    def test_a_tilde_is_the_home_folder_and_a_place_is_whole(self):
        shutil.move(self.db, os.path.join(self.env['HOME'], 'an index'))
        self.configure('db = "~/an index"\n[newsquery]\naliases = "~/names"\n')
        with open(os.path.join(self.env['HOME'], 'names'), 'w', encoding='utf-8') as f:
            f.write('gong = bell\n')
        self.assert_out(self.ask('--count', 'gong'), '4\n')
        self.assert_exit(self.newsindex('.'), 0)
        self.assertFalse(os.path.exists(self.path('work/~')))
        for value in ('news', './news', '$HOME/news', '~ada/news', ''):
            self.configure(f'db = "{value}"\n')
            for run in (self.ask('bell', expect=2), self.newsindex('.')):
                self.assert_exit(run, 2)
                self.assert_err_has(run, 'config.toml:1:', 'a whole path')
        self.configure('db = "~/news"\n')
        self.assert_err_has(self.ask('bell', expect=2, env={'HOME': None}), 'no home folder')

    def test_a_file_for_all_users_goes_before_none_and_behind_each_ones_own(self):
        folder = self.path('etc/newsindex')
        os.makedirs(folder)
        with open(os.path.join(folder, 'config.toml'), 'w', encoding='utf-8') as f:
            f.write(f'db = "{self.db}"\n[newsindex]\nexclude = ["*.txt"]\n[newsquery]\nlimit = 1\nformat = "paths"\n')
        env = {'XDG_CONFIG_DIRS': self.path('etc')}
        self.assertEqual(len(self.ask('bell', env=env).out.splitlines()), 1)
        self.configure('[newsquery]\nlimit = 3\n[newsindex]\nexclude = ["*.jsonl"]\n')
        self.assertEqual(len(self.ask('bell', env=env).out.splitlines()), 3)
        self.write('more.txt', 'A fifth bell\n\nIt rang as well.\n')
        self.assert_exit(self.newsindex('more.txt', env=env), 0)
        self.assert_out(self.ask('--count', '--format', 'text', 'fifth', env=env), '1\n')
        named = self.write('mine.toml', f'db = "{self.db}"\n')
        self.assertIn('Bell', self.ask('--config', named, 'bell', env=env).out)

    def test_the_example_is_a_good_file(self):
        example = os.path.join(harness.ROOT, 'query', 'examples', 'config.toml')
        self.query('--config', example, 'bell')
        with open(example, encoding='utf-8') as f:
            told = '\n'.join(line[2:] if line.startswith('# ') and '=' in line else line for line in f.read().splitlines())
        told = told.replace('/srv/news/index', self.db).replace('/srv/news/aliases', self.path('work', 'a'))
        self.write('a', 'bell = gong\n')
        self.ask('--config', self.write('all.toml', told), 'gong')
        self.assert_exit(self.newsindex('--config', 'all.toml', '.'), 0)


if __name__ == '__main__':
    harness.main()
