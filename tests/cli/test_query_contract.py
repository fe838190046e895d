# SPDX-License-Identifier: GPL-2.0-or-later
"""Each row of what newsquery promises that no other test asks for: fields, options, formats, exit statuses."""
import datetime
import json
import os
import re
import shutil
import subprocess

import harness

QUILL = {
    'headline': 'Lanterns return to Aldmouth', 'byline': 'Mara Quill', 'date': '2023-01-19',
    'source': 'Daily Lamp', 'section': 'Harbour News', 'place': 'Aldmouth', 'language': 'en',
    'url': 'https://lamp.example/coast/lanterns-return',
    'body': '<p>The lanterns of the quay were lit again on Thursday.</p><p>Nobody paid for them.</p>'
            '<h2>Weather ahead</h2><p>"The wicks came by boat," said Ines Calder, the harbour master.</p>',
    'images': [{'caption': 'Keepers polish the brass', 'credit': 'Oskar Brandt/Lamp Pictures'}]}
ROOK = {
    'headline': 'Rooks leave the tower', 'byline': 'Tom Reed', 'date': '2022-06-02', 'source': 'Evening Bell',
    'section': 'Country', 'place': 'Senn', 'language': 'sco', 'url': 'https://bell.example/birds',
    'body': '<p>The rooks left before noon.</p><p>They took the twigs along.</p><p>A third paragraph of straw.</p>'}
# field, a word, a phrase of it, a word that it does not hold; of QUILL
FIELDS = {
    'headline': ('lanterns', 'lanterns return', 'quay'), 'byline': ('quill', 'mara quill', 'reed'),
    'caption': ('brass', 'polish the brass', 'lanterns'), 'credit': ('brandt', 'oskar brandt', 'quill'),
    'heading': ('weather', 'weather ahead', 'lanterns'), 'body': ('quay', 'the quay were lit', 'aldmouth'),
    'lead': ('aldmouth', 'nobody paid for them', 'wicks'), 'speaker': ('calder', 'ines calder', 'quill'),
    'said': ('wicks', 'came by boat', 'quay'), 'source': ('lamp', 'daily lamp', 'bell'),
    'section': ('harbour', 'harbour news', 'country'), 'place': ('aldmouth', 'aldmouth', 'senn'),
    'lang': ('en', 'en', 'fr'), 'url': ('coast', 'lamp example', 'birds'), 'path': ('quill', 'quill jsonl', 'rook'),
    'date': ('2023-01', '2023-01-19', '2022')}
ALIASES = {
    'headline': 'h hd ti title intitle', 'byline': 'by au author', 'caption': 'graphic art', 'lead': 'hlead hlp lp',
    'speaker': 'who', 'source': 'pub publication sn', 'place': 'dateline location', 'lang': 'language la',
    'url': 'site inurl', 'path': 'file', 'body': 'text intext', 'words': 'wc length'}


class Contract(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write('quill.jsonl', json.dumps(QUILL) + '\n')
        self.write('rook.jsonl', json.dumps(ROOK) + '\n')
        self.index('.')

    def names(self, *args):
        return sorted(os.path.basename(path)[:-6] for path in self.found(*args))

    def hit(self, *args):
        hit, = self.query('--format', 'jsonl', *args).jsonl()
        return hit


class Fields(Contract):
    def test_every_field_takes_a_word_a_phrase_and_brackets(self):
        for field, (word, phrase, other) in FIELDS.items():
            for query in (f'{field}:{word}', f'{field}:"{phrase}"', f'{field}:({other}x OR {word})'
                          if field not in ('date', 'lang') else {'date': 'date:(2021 OR 2023)', 'lang': 'lang:(fr OR en)'}[field], f'{field}:({word})'):
                self.assertEqual(self.names('--', query), ['quill'], query)
            self.assertNotIn('quill', self.names('--', f'{field}:{other}'), field)

    def test_brackets_behind_a_field_hold_and_or_and_words(self):
        for field in ('headline', 'body', 'caption', 'credit', 'heading', 'section', 'said', 'url', 'byline', 'speaker'):
            word = FIELDS[field][0]
            self.assertEqual(self.names('--', f'{field}:({word} ({word} OR nothing))'), ['quill'], field)
            self.assertEqual(self.names('--', f'{field}:({word} nothing)'), [], field)

    def test_id_finds_one_article(self):
        first = self.hit('lanterns')['id']
        self.assertEqual(self.names(f'id:{first}'), ['quill'])
        self.assertEqual(self.names('--', f'id:({first} OR {self.hit("rooks")["id"]})'), ['quill', 'rook'])
        self.assertEqual(self.names('id:nothing'), [])

    def test_every_other_name_of_a_field_is_that_field(self):
        for field, names in ALIASES.items():
            word = '20..' if field == 'words' else FIELDS[field][0]
            wanted = self.names('--', f'{field}:{word}')
            self.assertTrue(wanted)
            for name in names.split():
                for query in (f'{name}:{word}', f'{name.upper()}:{word}', f'{name.upper()}({word})', f'{name}={word}'):
                    self.assertEqual(self.names('--', query), wanted, query)

    def test_words_is_the_length(self):
        length = len(re.findall(r'\w+', re.sub('<[^>]*>', ' ', ROOK['body'] + ROOK['headline'])))
        for query, wanted in ((f'words:..{length + 12}', ['rook']), (f'words:{length + 13}..', ['quill']),
                              ('words:1..1000', ['quill', 'rook']), (f'wc<{length + 13}', ['rook']),
                              (f'LENGTH(>{length + 12})', ['quill']), ('words:..3', []), ('rooks words:1000..', []),
                              ('words:1.. -rooks', ['quill'])):
            self.assertEqual(self.names('--', query), wanted, query)
        self.assert_out(self.query('--quotes', '--count', '--', 'words:20..'), '1\n')
        self.assert_out(self.query('--quotes', '--count', '--', 'words:..3', expect=1), '0\n')

    def test_blanks_of_every_kind_and_marks_of_every_kind_do_not_matter(self):
        for query in ('lanterns\u00a0return', '\u201clanterns return\u201d', '\u201elanterns\u00a0return\u201d',
                      'l\u00e0nterns r\u00e9turn', 'lan\u00adterns', 'LANTERNS\u2003return', '\uff02lanterns return\uff02'):
            self.assertEqual(self.names('--', query), ['quill'], query)

    def test_positional_operators_refuse_what_has_no_place(self):
        for query in ('quay NEAR/5 headline:b', 'quay NEAR/5 (lit NEAR/2 again)', '(a ADJ/2 b) ADJ/3 c', 'a NEAR/5 b ADJ/5 c',
                      'a NEAR/5 *', 'quay NEAR/5 lead:x', 'FIRST/5 lead:x'):
            run = self.query('--', query, expect=2)
            self.assertEqual(run.out, '')
            self.assert_err_has(run, '^')


class Dates(Contract):
    def test_every_way_to_write_a_day(self):
        today = datetime.date.today()
        ages = {'today': 0, 'yesterday': 1, 'week': 7, 'month': 45, 'year': 400}
        for name, days in ages.items():
            day = (today - datetime.timedelta(days)).isoformat()
            self.write(f'{name}.jsonl', json.dumps({'headline': f'Sluice {name}', 'date': day, 'body': f'About {name}.'}) + '\n')
        self.index('.')
        since = {'today': ['today'], 'yesterday': ['today', 'yesterday'], '3d': ['today', 'yesterday'],
                 '2w': ['today', 'week', 'yesterday'], '3m': ['month', 'today', 'week', 'yesterday'],
                 '1y': ['month', 'today', 'week', 'yesterday'], '2y': sorted(ages)}
        for date, wanted in since.items():
            self.assertEqual(self.names('--since', date, 'sluice'), wanted, date)
            self.assertEqual(self.names('--', f'sluice date:{date}..'), wanted, date)
        for date, wanted in {'yesterday': ['month', 'week', 'year', 'yesterday'], '2w': ['month', 'year'], '1y': ['year']}.items():
            self.assertEqual(self.names('--until', date, 'sluice'), wanted, date)
        for date in ('2022', '2022-06', '2022-06-02'):
            self.assertEqual(self.names('--since', date, '--until', date, '*'), ['rook'], date)
        self.assert_err_has(self.query('--since', '2023', '--until', '2022', 'x', expect=2), '--until')

    def test_equal_dates_and_scores_keep_one_order_however_they_were_indexed(self):
        rows = [{'headline': 'Tide table', 'date': '2021-05-05', 'body': 'The tide comes and goes.'} for _ in range(6)]
        orders = []
        for turn, order in enumerate((range(6), reversed(range(6)))):
            db = self.path(f'order{turn}')
            for i in order:
                self.write(f'tides/{i}.jsonl', json.dumps(rows[i]) + '\n')
                self.assert_exit(self.newsindex('--db', db, '--no-delete', 'tides'), 0)
            asked = [self.newsquery('--db', db, '--copies', '--format', 'paths', '--sort', sort, 'tide').out
                     for sort in ('relevance', 'newest', 'oldest')]
            paged = ''.join(self.newsquery('--db', db, '--copies', '--format', 'paths', '-n1', '--offset', i, 'tide').out
                            for i in range(6))
            self.assertEqual(paged, asked[0])
            orders.append(asked)
            shutil.rmtree(os.path.join(self.work, 'tides'))
        self.assertEqual(orders[0], orders[1])


class Formats(Contract):
    QUOTE = ['rank', 'score', 'speaker', 'speaker_full', 'person', 'kind', 'description', 'verb', 'type', 'confidence', 'text',
             'marks', 'id', 'path', 'headline', 'date', 'source', 'start', 'end', 'url', 'member', 'ordinal', 'place', 'section', 'language', 'words', 'group']

    def test_quotations_have_their_keys_in_order(self):
        quote = self.hit('--quotes', 'wicks')
        self.assertEqual([key for key in quote if key != 'format_version'], self.QUOTE)
        self.assertEqual((quote['speaker_full'], quote['description'], quote['verb'], quote['type']),
                         ('Ines Calder', 'harbour master', 'said', 'direct'))
        self.assertEqual([quote['text'][a:b] for a, b in quote['marks']], ['wicks'])
        answer = self.query('--quotes', '--json', 'wicks').json()
        self.assertEqual(list(answer), ['format_version', 'query', 'matches', 'exact', 'hits', 'facets', 'suggestion', 'relaxed'])
        self.assertEqual(list(answer['hits'][0]), self.QUOTE)

    def test_what_stands_inside_a_hit_has_its_keys_in_order(self):
        for name in ('one', 'two'):
            self.write(f'{name}.jsonl', json.dumps({
                'headline': 'Ferry mended', 'source': f'Paper {name}', 'date': '2024-05-01',
                'body': 'The ferry was mended by its own crew on Sunday, with a saw, two planks and a kettle of tar. '
                        'Nobody had asked them to, and nobody will pay them, said the owner of the yard.'}) + '\n')
        self.index('.')
        hit = self.hit('ferry')
        self.assertEqual(list(hit['copies'][0]), ['id', 'path', 'source', 'date'])
        self.assertEqual(list(hit['snippets'][0]), ['field', 'text', 'marks'])
        self.assertEqual(list(self.hit('lanterns')['speakers'][0]), ['name', 'quotes'])
        facets = self.query('--json', '--facet', 'source', '*').json()['facets']
        self.assertEqual(list(facets['source'][0]), ['value', 'count'])

    def test_absent_values_are_null_and_absent_lists_empty(self):
        self.write('bare.jsonl', json.dumps({'headline': 'Nought', 'body': 'Of the zephyr nothing is known.'}) + '\n')
        self.index('.')
        hit = self.hit('zephyr')
        self.assertEqual((hit['date'], hit['source'], hit['byline'], hit['speakers'], hit['copies']), (None, None, [], [], []))

    def test_every_facet_over_all_matches(self):
        args = [arg for field in ('speaker', 'byline', 'source', 'section', 'place', 'lang', 'year', 'month', 'day')
                for arg in ('--facet', field)]
        facets = self.query('--json', '-n1', *args, '*').json()['facets']
        self.assertEqual({field: {v['value']: v['count'] for v in values} for field, values in facets.items()}, {
            'speaker': {'Ines Calder': 1}, 'byline': {'Mara Quill': 1, 'Tom Reed': 1},
            'source': {'Daily Lamp': 1, 'Evening Bell': 1}, 'section': {'Harbour News': 1, 'Country': 1},
            'place': {'Aldmouth': 1, 'Senn': 1}, 'lang': {'en': 1, 'sco': 1}, 'year': {'2022': 1, '2023': 1},
            'month': {'2022-06': 1, '2023-01': 1}, 'day': {'2022-06-02': 1, '2023-01-19': 1}})
        quotes = self.query('--quotes', '--json', '--facet', 'speaker', '--facet', 'source', '--facet', 'month', '*').json()
        self.assertEqual({name: values[0]['value'] for name, values in quotes['facets'].items()},
                         {'speaker': 'Ines Calder', 'source': 'Daily Lamp', 'month': '2023-01'})

    def test_snippets_are_as_many_as_asked(self):
        text = '\n\n'.join(f'Paragraph {i} speaks of the zephyr and of nothing else that would matter.' for i in range(9))
        self.write_article('zephyr.txt', 'A wind', text)
        self.index('.')
        for n in (0, 1, 3, 9):
            self.assertEqual(len(self.hit('--snippets', n, 'zephyr')['snippets']), n)
        self.assertEqual(len(self.hit('zephyr')['snippets']), 2)

    def test_raw_passes_what_is_otherwise_replaced(self):
        # Reading repairs C0 in JSON and takes C1 for windows-1252 where that has a letter; the rest and
        # overrides are kept, and shown to who asks for them.
        self.write('evil.jsonl', json.dumps({'headline': 'Zephyr \u202ered', 'body': 'A zephyr \x9031m blew.'}) + '\n')
        self.index('.')
        for args in (['zephyr'], ['--show', 'evil.jsonl']):
            plain, raw = self.query(*args).out, self.query('--raw', *args).out
            self.assertNotRegex(plain, '[\u202e\x90]')
            self.assertIn('\u202ered', raw)
            self.assertIn('\x9031m', raw)

    def test_the_index_is_that_of_the_environment_unless_named(self):
        env = {'NEWSINDEX_DB': self.db}
        self.assert_out(self.newsquery('--count', 'lanterns', env=env), '1\n')
        run = self.newsquery('--db', self.path('nowhere'), 'lanterns', env=env)
        self.assert_exit(run, 3)
        os.makedirs(self.env['XDG_DATA_HOME'])
        shutil.copytree(self.db, os.path.join(self.env['XDG_DATA_HOME'], 'newsindex'))
        self.assert_out(self.newsquery('--count', 'lanterns'), '1\n')

    def test_like_takes_an_id_or_a_path(self):
        self.write('more.jsonl', json.dumps(dict(QUILL, headline='Lanterns again', url='https://x.example/2', body=(
            'The lanterns of the quay were lit a second time, and the wicks came by cart with the harbour master.'))) + '\n')
        self.index('.')
        for name in ('quill.jsonl', self.hit('headline:return')['id']):
            self.assertEqual(self.names('--like', name)[0], 'more')
        self.assert_err_has(self.query('--like', 'nothing.txt', expect=2), 'nothing.txt')


class EveryMorning(harness.CliTest):
    def test_the_cron_line_of_the_readme_mails_what_is_new_and_is_silent_otherwise(self):
        with open(os.path.join(harness.ROOT, 'README.md'), encoding='utf-8') as f:
            readme = f.read()
        once, = re.findall(r'^    (newsquery --save .*?)  +once$', readme, re.M)
        nightly, = re.findall(r'^    0 7 \* \* \*  (newsquery --saved .*)$', readme, re.M)
        bin_folder = self.path('bin')
        os.mkdir(bin_folder)
        os.symlink(harness.program('NEWSQUERY'), os.path.join(bin_folder, 'newsquery'))
        # As cron starts it: a poor environment, no terminal.
        env = {'HOME': self.env['HOME'], 'NEWSINDEX_DB': self.db, 'SHELL': '/bin/sh', 'PATH': bin_folder + ':/usr/bin:/bin'}

        def cron(line):
            done = subprocess.run(['/bin/sh', '-c', line], env=env, cwd='/', stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=60)
            return done.returncode, done.stdout.decode('utf-8')

        self.write_article('one.txt', 'Bridge opens', 'The bridge at Aldmouth was opened on Sunday.')
        self.write_article('cards.txt', 'Bridge night', 'The card game of bridge was played until two.')
        self.index('.')
        self.assertEqual(cron(once), (0, ''))
        status, mail = cron(nightly)
        self.assertEqual(status, 0)
        self.assertIn('Bridge opens', mail)
        self.assertNotIn('Bridge night', mail)
        self.assertEqual(cron(nightly), (1, ''))
        self.write_article('two.txt', 'Causeway floods', 'The causeway was under water by noon.')
        self.index('.')
        status, mail = cron(nightly)
        self.assertEqual(status, 0)
        self.assertIn('Causeway floods', mail)
        self.assertNotIn('Bridge opens', mail)
        self.assertEqual(cron(nightly), (1, ''))


class EmptyIndex(harness.CliTest):
    def test_an_index_without_articles_says_so(self):
        os.mkdir(self.path('work', 'none'))
        self.index('none')
        self.assert_err_has(self.query('anything', expect=1), 'the index holds no article', 'newsindex PATH')
        self.assert_silent(self.query('-q', 'anything', expect=1))
        self.write_article('a.txt', 'Bell', 'The bell rang over the water all night long.')
        self.index('a.txt')
        self.assert_err_has(self.query('anything', expect=1), 'nothing matched')


class ExitStatus(Contract):
    def test_options_that_contradict_each_other(self):
        for args in (['--json', '--format', 'csv', 'x'], ['--count', '--facet', 'source', 'x'], ['--print0', 'x'],
                     ['--print0', '--json', 'x'], ['--snippets', '2', '--no-snippets', 'x'], ['--quotes', '--like', 'x'],
                     ['--show', 'x', '--like', 'y'], ['--show', 'x', '--quotes'], ['--show', 'x', '--json'],
                     ['--show', 'x', '--format', 'csv'], ['--show', 'x', '--saved', 'y'], ['--new', 'x'],
                     ['--save', 'a', '--saved', 'a', 'x'], ['--save', 'a', '--forget', 'a'], ['--saved', 'a', 'x'],
                     ['--saved', '--new'], ['--forget', 'a', 'x'], ['--explain', '--json', 'x'],
                     ['--aliases', 'a', '--no-aliases', 'x'], ['--since', '2023', '--until', '2022', 'x'],
                     ['--limit', '-3', 'x'], ['--limit', '1e3', 'x'], ['--count=yes', 'x'], ['--limit'], ['--save', '', 'x']):
            run = self.newsquery('--db', self.db, *args)
            self.assert_exit(run, 2)
            self.assertEqual(run.out, '', args)
            self.assertGreater(len(run.err.splitlines()), 1, args)

    def test_new_reads_one_index_at_a_time(self):
        other = self.path('other')
        self.assert_exit(self.newsindex('--db', other, '.'), 0)
        self.query('--save', 'both', '--db', other, 'lanterns')
        self.assert_exit(self.newsquery('--saved', 'both'), 0)
        run = self.newsquery('--saved', 'both', '--new')
        self.assert_exit(run, 2)
        self.assert_err_has(run, '--new', 'one')


if __name__ == '__main__':
    harness.main()
