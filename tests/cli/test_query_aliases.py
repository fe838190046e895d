# SPDX-License-Identifier: GPL-2.0-or-later
"""Names that mean the same, from a file the reader of the archive writes: newsquery-aliases(5)."""
import json
import os

import harness

ARTICLES = [
    ('uk', 'U.K. budget', 'The U.K. will borrow less than it did.', 'CBC News'),
    ('britain', 'Budget in Britain', 'Britain will borrow less than it did.', 'CBC'),
    ('kingdom', 'A kingdom counts its coins', 'The United Kingdom will borrow less.', 'Daily Lamp'),
    ('apart', 'Kingdom of herons', 'The kingdom of herons, united at last, borrowed a pond.', 'Daily Lamp'),
    ('truck', 'Trucks on ice', 'Two trucks slid into the ditch near the mill.', 'Evening Bell'),
    ('lorry', 'A lorry waits', 'One lorry waited for the ferry all night.', 'Evening Bell')]
FILE = '''# of our desk
U.K. = Britain = United Kingdom
lorry = truck

[outlets]
CBC = CBC News
Bell = Evening Bell = Daily Lamp
'''


class Aliases(harness.CliTest):
    def setUp(self):
        super().setUp()
        rows = [{'headline': headline, 'body': body, 'source': source, 'url': f'https://x.example/{name}'}
                for name, headline, body, source in ARTICLES]
        for (name, *_), row in zip(ARTICLES, rows):
            self.write(name + '.jsonl', json.dumps(row) + '\n')
        self.index('.')
        self.folder = os.path.join(self.env['XDG_CONFIG_HOME'], 'newsindex')

    def keep(self, text, folder=None):
        folder = folder or self.folder
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'aliases'), 'wb') as f:
            f.write(text if isinstance(text, bytes) else text.encode())

    def names(self, *args, **how):
        return sorted(os.path.basename(path)[:-6] for path in self.found(*args, **how))

    def test_without_a_file_a_name_means_itself(self):
        self.assertEqual(self.names('Britain'), ['britain'])
        self.assertEqual(self.names('lorries'), ['lorry'])

    def test_any_name_of_a_group_finds_all(self):
        self.keep(FILE)
        for query in ('Britain', 'britain', 'U.K.', 'uk'):
            self.assertEqual(self.names(query), ['britain', 'kingdom', 'uk'], query)
        self.assertEqual(self.names('United Kingdom'), ['apart', 'britain', 'kingdom', 'uk'])
        for query in ('lorry', 'lorries', 'Lorry', 'trucks'):
            self.assertEqual(self.names(query), ['lorry', 'truck'], query)
        self.assertEqual(self.names('britain', 'coins'), ['kingdom'])
        self.assertEqual(self.names('borrow', '-britain'), ['apart'])
        self.assertEqual(self.names('--any', 'britain ditch'), ['britain', 'kingdom', 'truck', 'uk'])

    def test_quotation_marks_literal_and_no_aliases_mean_what_they_say(self):
        self.keep(FILE)
        for args in (['"Britain"'], ['--literal', 'Britain'], ['--no-aliases', 'Britain'], ['brit*'], ['~britain']):
            self.assertEqual(self.names(*args), ['britain'], args)
        self.assertEqual(self.names('"united kingdom"'), ['kingdom'])

    def test_they_hold_in_texts_and_not_in_names(self):
        self.keep(FILE)
        self.assertEqual(self.names('headline:lorries'), ['lorry', 'truck'])
        self.assertEqual(self.names('body:(uk less)'), ['britain', 'kingdom', 'uk'])
        self.assertEqual(self.names('url:lorry'), ['lorry'])
        self.assertEqual(self.names('path:lorry'), ['lorry'])

    def test_near_and_atleast_take_every_name(self):
        self.keep(FILE)
        self.assertEqual(self.names('Britain NEAR/3 borrow'), ['britain', 'kingdom', 'uk'])
        self.assertEqual(self.names('uk w/s borrow'), ['britain', 'kingdom', 'uk'])
        self.assertEqual(self.names('ATLEAST/1 Britain'), ['britain', 'kingdom', 'uk'])
        self.assertEqual(self.names('FIRST/2 Britain'), ['britain', 'uk'])

    def test_a_name_of_several_words_reaches_no_further_than_a_word(self):
        self.keep(FILE)
        rows = {'near': 'The United Kingdom may then not vote.', 'far': 'The United Kingdom may by then not vote.',
                'before': 'A vote may then not unite the United Kingdom.', 'word': 'The UK may then not vote.',
                'overlap': 'The kingdom come.'}
        for name, text in rows.items():
            self.write_article(name + '.txt', 'Of ' + name, text)
        self.index('.')
        found = lambda *args: sorted(os.path.splitext(os.path.basename(path))[0] for path in self.found(*args))
        self.assertEqual(found('Britain NEAR/4 vote'), ['near', 'word'])
        self.assertEqual(found('vote NEAR/4 Britain'), ['near', 'word'])
        self.assertEqual(found('Britain ADJ/5 vote'), ['far', 'near', 'word'])
        self.assertEqual(found('vote ADJ/6 Britain'), ['before'])
        self.assertEqual(found('vote ADJ/5 Britain'), [])
        self.assertEqual(found('("united kingdom" OR UK) NEAR/4 vote'), ['near', 'word'])
        self.assertEqual(found('"united kingdom" NEAR/9 kingdom'), [])
        self.assertIn('(near 4 ', self.query('--explain', 'Britain NEAR/4 vote').out)

    def test_what_news_writes_in_one_word_or_two_is_one_unless_told(self):
        for name, text in (('one', 'Healthcare by email.'), ('two', 'Health care by e-mail.'), ('none', 'Health of pigs. Mail for E.')):
            self.write(name + '.jsonl', json.dumps({'headline': name, 'body': text}) + '\n')
        self.index('.')
        for query in ('email', 'e-mail', 'emails', 'healthcare', 'health care', 'health-care', 'e-mail w/s healthcare'):
            self.assertEqual(self.names(query), ['one', 'two'], query)
        self.assertEqual(self.names('--no-aliases', 'email'), ['one'])
        self.keep('lorry = truck', self.path('mine'))
        self.assertEqual(self.names('--aliases', self.path('mine', 'aliases'), 'email'), ['one'])
        self.assertEqual(self.names('"email"'), ['one'])

    def test_outlets_hold_of_sources_alone(self):
        self.keep(FILE)
        self.assertEqual(self.names('source:CBC'), ['britain', 'uk'])
        self.assertEqual(self.names('source:"cbc news"'), ['uk'])
        self.assertEqual(self.names('source:(evening bell)'), ['apart', 'kingdom', 'lorry', 'truck'])
        self.assertEqual(self.names('cbc'), [])

    def test_explain_shows_what_was_added_and_the_hits_are_marked(self):
        self.keep(FILE)
        run = self.query('--explain', 'Britain')
        self.assert_out_has(run, 'read as: (or (phrase "united" "kingdom") (alias "britain" "uk"))')
        marked = {h['path']: {s['text'][a:b] for s in h['snippets'] for a, b in s['marks']}
                  for h in self.query('--format', 'jsonl', 'Britain').jsonl()}
        self.assertEqual([marked[os.path.join('.', n + '.jsonl')] for n in ('britain', 'uk', 'kingdom')],
                         [{'Britain'}, {'U.K'}, {'United', 'Kingdom'}])
        self.assert_out_has(self.query('--show', 'uk.jsonl', '--color=always', 'britain'), '\x1b[1;31mU.K\x1b[0m')

    def test_quotations_and_saved_searches_know_them(self):
        self.write_article('said.txt', 'A ferry', 'It rained.', '"My truck is in the ditch," said Ines Calder, a driver.')
        self.index('.')
        self.keep(FILE)
        self.assertEqual(len(self.query('--quotes', '--format', 'jsonl', 'lorry').jsonl()), 1)
        self.assertEqual(len(self.query('--quotes', '--format', 'jsonl', 'speaker:calder said:lorry').jsonl()), 1)
        self.query('--save', 'wheels', 'lorry')
        self.assert_out(self.newsquery('--saved', 'wheels', '--count'), '3\n')

    def test_where_the_file_is(self):
        env = {'XDG_CONFIG_DIRS': self.path('etc')}
        self.keep('lorry = truck\n', self.path('etc/newsindex'))
        self.assertEqual(self.names('lorry'), ['lorry'])
        self.assertEqual(self.names('lorry', env=env), ['lorry', 'truck'])
        self.keep('lorry = United Kingdom\n')  # a name in both files means both
        self.assertEqual(self.names('lorry', env=env), ['kingdom', 'lorry', 'truck'])
        own = self.write('mine', 'lorry = Britain\n')
        self.assertEqual(self.names('lorry', env=dict(env, NEWSINDEX_ALIASES=own)), ['britain', 'lorry'])
        self.assertEqual(self.names('--aliases', own, 'lorry', env=dict(env, NEWSINDEX_ALIASES='/nonexistent')),
                         ['britain', 'lorry'])
        self.assertEqual(self.names('--no-aliases', 'lorry', env=dict(env, NEWSINDEX_ALIASES=own)), ['lorry'])
        with open(os.path.join(self.folder, 'config.toml'), 'w', encoding='utf-8') as f:
            f.write(f'[newsquery]\naliases = "{os.path.join(self.work, own)}"\n')
        self.assertEqual(self.names('lorry', env=env), ['britain', 'lorry'])

    def test_a_file_that_was_named_must_be_there(self):
        self.assert_err_has(self.query('--aliases', 'nowhere', 'x', expect=2), 'nowhere')
        self.assert_exit(self.newsquery('--db', self.db, 'x', env={'NEWSINDEX_ALIASES': '/nonexistent'}), 2)

    def test_a_damaged_file_is_told_with_its_line_and_nothing_is_searched(self):
        for text, line, why in ((b'a = b\nalone\n', 2, 'one name'), (b'a =\n', 1, 'no word'), (b'x* = b\n', 1, '*'),
                                (b'[places]\n', 1, '[places]'), (b'a = b\n\n# n\nc = a\n', 4, 'line 1'),
                                (b'a = b\nc = \xff\n', 2, 'UTF-8'), (b'a = b\0\n', 1, 'UTF-8')):
            self.keep(text)
            run = self.query('lorry', expect=2)
            self.assertEqual(run.out, '')
            self.assert_err_has(run, f'aliases:{line}: ', why)
            self.query('--no-aliases', 'lorry')
        os.remove(os.path.join(self.folder, 'aliases'))
        os.mkdir(os.path.join(self.folder, 'aliases'))
        self.assert_err_has(self.query('lorry', expect=2), 'cannot read')

    def test_the_example_is_a_good_file(self):
        example = os.path.join(harness.ROOT, 'query', 'examples', 'aliases')
        self.assertEqual(self.names('--aliases', example, 'britain'), ['britain', 'kingdom', 'uk'])
        self.assertEqual(self.names('--aliases', example, 'source:cbc'), ['britain', 'uk'])


if __name__ == '__main__':
    harness.main()
