# SPDX-License-Identifier: GPL-2.0-or-later
"""newsquery from outside: the rows of the contract, every exit status, what a terminal and a pipe get."""
import os
import pty
import shutil
import subprocess

import harness

ARTICLES = {
    'minister.txt': ('Minister Cleverly opens the bridge', 'By Ada Marsh', 'March 3, 2024',
                     'The foreign minister, James Cleverly, opened the bridge at Aldmouth on Sunday.',
                     '"The visa office will follow in spring," Cleverly said.',
                     'Nobody had thought that a bridge so cleverly built would be so cheap.'),
    'budget.txt': ('Budget passes after long night', 'By Tom Reed', 'March 5, 2024',
                   'The council passed the budget by one vote on Tuesday, minister or no minister.',
                   '"I have never seen so short a budget," said Mayor Ines Calder.'),
    'cafe.txt': ('Café at the quay to close', 'By Ada Marsh', '2023-11-20',
                 'The café at the quay will close at Christmas after sixty years of budgeting carefully.',
                 '“We shall miss the gulls,” said Zoë Lind, the owner. She said the visa machine goes first.'),
}


class QueryTest(harness.CliTest):
    def setUp(self):
        super().setUp()
        for name, parts in ARTICLES.items():
            self.write_article(name, *parts)
        self.index('.')

    def names(self, *args):
        return sorted(os.path.basename(path) for path in self.found(*args))

    def error(self, *args):
        run = self.query(*args, expect=2)
        self.assertEqual(run.out, '')
        return run.err


class Language(QueryTest):
    def test_every_word_must_match_in_any_form(self):
        self.assertEqual(self.names('bridge', 'opens'), ['minister.txt'])
        self.assertEqual(self.names('bridge budget'), [])
        self.assertEqual(self.names('budgets'), ['budget.txt', 'cafe.txt'])

    def test_or_not_and_brackets(self):
        self.assertEqual(self.names('bridge OR budget'), ['budget.txt', 'cafe.txt', 'minister.txt'])
        self.assertEqual(self.names('minister NOT budget'), ['minister.txt'])
        self.assertEqual(self.names('minister (budget OR gulls)'), ['budget.txt'])

    def test_a_dash_leaves_a_word_out_on_the_command_line(self):
        self.assertEqual(self.names('budget', '-minister'), ['cafe.txt'])
        self.assertEqual(self.names('--', '-minister'), ['cafe.txt'])
        self.assertEqual(len(self.found('budget', '-n', '1')), 1)

    def test_a_capital_asks_for_that_form(self):
        self.assertEqual(self.names('Cleverly'), ['minister.txt'])
        self.assertEqual(self.names('headline:Budget'), ['budget.txt'])

    def test_accents_and_quotation_marks_never_matter(self):
        self.assertEqual(self.names('cafe'), ['cafe.txt'])
        self.assertEqual(self.names('"cafe at the quay"'), ['cafe.txt'])
        self.assertEqual(self.names('“café at the quay”'), ['cafe.txt'])
        self.assertEqual(self.names('zoe'), ['cafe.txt'])

    def test_phrases_wildcards_and_distances(self):
        self.assertEqual(self.names('"passed the budget"'), ['budget.txt'])
        self.assertEqual(self.names('"the passed budget"'), [])
        self.assertEqual(self.names('minist*'), ['budget.txt', 'minister.txt'])
        self.assertEqual(self.names('council NEAR/4 budget'), ['budget.txt'])
        self.assertEqual(self.names('budget ADJ/4 council'), [])

    def test_fields(self):
        for query, wanted in (('headline:bridge', ['minister.txt']), ('byline:marsh', ['cafe.txt', 'minister.txt']),
                              ('by:reed', ['budget.txt']), ('lead:machine', ['cafe.txt']), ('lead:cheap', []),
                              ('speaker:cleverly', ['minister.txt']), ('who:"ines calder"', ['budget.txt']),
                              ('speaker:reed', []), ('path:cafe', ['cafe.txt']), ('body:(gulls OR vote)', ['budget.txt', 'cafe.txt'])):
            self.assertEqual(self.names(query), wanted, query)

    def test_speaker_and_said_hold_of_one_quotation(self):
        self.assertEqual(self.names('speaker:cleverly said:visa'), ['minister.txt'])
        self.assertEqual(self.names('speaker:calder said:visa'), [])
        self.assertEqual(self.names('said:bridge'), [])

    def test_dates(self):
        for query, wanted in (('date:2023', ['cafe.txt']), ('date:2024-03', ['budget.txt', 'minister.txt']),
                              ('date:2024-03-05', ['budget.txt']), ('date:..2023', ['cafe.txt']),
                              ('date:2023-11-01..2024-03-03', ['cafe.txt', 'minister.txt'])):
            self.assertEqual(self.names(query), wanted, query)
        self.assertEqual(self.names('--since', '2024-03-04', '*'), ['budget.txt'])
        self.assertEqual(self.names('--until', '2023', '*'), ['cafe.txt'])

    def test_literal_text_has_no_operators(self):
        self.assertEqual(self.names('--literal', 'bridge OR gulls'), [])
        self.assertEqual(self.names('--literal', '"visa" (office)'), ['minister.txt'])
        self.assertEqual(self.names('--any', '--literal', 'bridge -gulls: ("'), ['cafe.txt', 'minister.txt'])

    def test_any_word_is_enough_when_asked(self):
        self.assertEqual(self.names('--any', 'gulls bridge'), ['cafe.txt', 'minister.txt'])


class Errors(QueryTest):
    def test_an_unknown_field_names_the_nearest(self):
        error = self.error('hedline:bridge')
        self.assertIn('headline', error)
        self.assertIn('^', error)

    def test_each_is_told_with_a_caret(self):
        for query in ('"open phrase', '(bridge', 'bridge)', 'date:2023-02-30', 'date:soon', 'OR bridge',
                      'bridge OR', 'headline:', 'a*', '()', '(a NEAR/2 (b AND c))'):
            self.assertIn('^', self.error(query), query)

    def test_an_empty_query(self):
        self.error('')
        self.error()
        self.error('   ')

    def test_wrong_options(self):
        self.assertIn('--limit', self.error('--limti', '3', 'bridge'))
        for args in (('--limit', 'many'), ('--sort', 'best'), ('--format', 'xml'), ('--color', 'green'),
                     ('--since', 'someday'), ('--facet', 'colour'), ('--offset', '-1'), ('--snippets', 'x')):
            self.assertIn(args[1], self.error(*args, 'bridge'), args)


class ExitStatus(QueryTest):
    def test_0_and_1(self):
        self.query('bridge')
        run = self.query('zeppelin', expect=1)
        self.assertEqual(run.out, '')

    def test_quiet_tells_by_the_status_alone(self):
        self.assert_silent(self.query('-q', 'bridge'))
        self.assert_silent(self.query('-q', 'zeppelin', expect=1))

    def test_3_without_an_index_says_how_to_make_one(self):
        run = self.newsquery('--db', self.path('nowhere'), 'bridge')
        self.assert_exit(run, 3)
        self.assert_err_has(run, 'newsindex')

    def test_3_for_a_damaged_index(self):
        with open(os.path.join(self.db, 'CURRENT'), 'w', encoding='utf-8') as f:
            f.write('nonsense\n')
        self.query('bridge', expect=3)

    def test_a_misspelt_word_is_answered_with_the_nearest(self):
        run = self.query('brigde', expect=1)
        self.assert_err_has(run, 'bridge')
        self.assertEqual(self.query('--json', 'brigde', expect=1).json()['suggestion'], 'bridge')

    def test_help_and_version(self):
        self.assert_out_has(self.newsquery('-h'), 'speaker', 'Exit status')
        run = self.newsquery('-V')
        self.assert_exit(run, 0)
        self.assertRegex(run.out, r'newsquery \d+\.\d+')
        self.assertRegex(run.out, r'[Xx]apian \d+\.\d+')


class Answers(QueryTest):
    def test_count_is_a_number_alone(self):
        self.assert_out(self.query('--count', 'budget'), '2\n')
        self.assert_out(self.query('--count', 'zeppelin', expect=1), '0\n')

    def test_pages_follow_one_another(self):
        whole = self.found('*')
        self.assertEqual(self.found('-n', '2', '*') + self.found('-n', '2', '--offset', '2', '*'), whole)

    def test_newest_and_oldest(self):
        newest = [os.path.basename(p) for p in self.found('--sort', 'newest', '*')]
        self.assertEqual(newest, ['budget.txt', 'minister.txt', 'cafe.txt'])
        self.assertEqual([os.path.basename(p) for p in self.found('--sort', 'oldest', '*')], newest[::-1])

    def test_paths_may_end_in_nul(self):
        run = self.query('--format', 'paths', '--print0', '--sort', 'oldest', '*')
        self.assertEqual(len(run.out.split('\0')), 4)
        self.assertNotIn('\n', run.out)

    def test_the_marks_of_a_snippet_point_at_the_words(self):
        hit, = self.query('--format', 'jsonl', 'gulls').jsonl()
        marked = [s['text'][a:b] for s in hit['snippets'] for a, b in s['marks']]
        self.assertEqual([word.casefold() for word in marked], ['gulls'])

    def test_no_snippets(self):
        hit, = self.query('--format', 'jsonl', '--no-snippets', 'gulls').jsonl()
        self.assertEqual(hit['snippets'], [])

    def test_quotations_are_answered_with_their_speakers(self):
        hit, = self.query('--quotes', '--format', 'jsonl', 'speaker:cleverly said:visa').jsonl()
        self.assertEqual((hit['speaker_full'], hit['verb'], hit['type']), ('James Cleverly', 'said', 'direct'))
        self.assertIn('visa office', hit['text'])

    def test_facets_count_over_all_matches(self):
        answer = self.query('--json', '--facet', 'byline', '--facet', 'year:1', '-n', '1', '*').json()
        self.assertEqual(answer['facets']['byline'][0], {'value': 'Ada Marsh', 'count': 2})
        self.assertEqual(answer['facets']['year'], [{'value': '2024', 'count': 2}])
        self.assertEqual((answer['matches'], len(answer['hits'])), (3, 1))

    def test_an_article_is_shown_whole(self):
        hit, = self.query('--format', 'jsonl', 'gulls').jsonl()
        for name in (hit['id'], hit['path']):
            self.assert_out_has(self.query('--show', name), 'Café at the quay to close', 'miss the gulls')

    def test_several_indexes_are_searched_as_one(self):
        other = self.path('other')
        self.write_article('two/ferry.txt', 'Ferry finds its bridge', 'The ferry stood on the bridge today.')
        self.assert_exit(self.newsindex('--db', other, 'two'), 0)
        run = self.newsquery('--db', self.db, '--db', other, '--count', 'bridge')
        self.assert_out(run, '2\n')

    def test_an_index_and_its_copy_are_refused_together_and_one_index_named_twice_is_one(self):
        copy = self.path('copy')
        shutil.copytree(self.db, copy)
        os.remove(self.path('work', 'budget.txt'))
        self.assert_exit(self.newsindex('--db', copy, '.'), 0)
        self.assert_err_has(self.query('--db', copy, 'bridge', expect=2), 'is a copy of', 'name one')
        os.symlink(self.db, self.path('link'))
        self.assert_out(self.query('--db', self.path('link'), '--count', 'bridge'), '1\n')

    def test_the_answer_does_not_depend_on_the_locale(self):
        outs = {self.query('--json', 'cafe', env=env).out for env in (
            {}, {'LC_ALL': 'de_DE.UTF-8'}, {'LC_ALL': 'tr_TR.UTF-8', 'TZ': 'Asia/Tokyo'}, {'LC_ALL': None})}
        self.assertEqual(len(outs), 1)


class Terminal(QueryTest):
    def on_a_terminal(self, *args, **env):
        main, side = pty.openpty()
        running = subprocess.Popen(
            [harness.program('NEWSQUERY'), '--db', self.db, '--pager', 'never', *args], stdin=side, stdout=side,
            stderr=side, cwd=self.work, env=dict(self.env, TERM='xterm', COLUMNS='80', **env))
        os.close(side)
        out = b''
        while True:
            try:
                data = os.read(main, 65536)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            out += data
        os.close(main)
        running.wait(60)
        return out

    def test_colours_on_a_terminal_and_none_in_a_pipe(self):
        self.assertIn(b'\x1b[', self.on_a_terminal('bridge'))
        self.assertNotIn('\x1b', self.query('bridge').out)

    def test_colours_obey_the_environment_and_the_option(self):
        self.assertNotIn(b'\x1b[', self.on_a_terminal('bridge', NO_COLOR='1'))
        self.assertNotIn(b'\x1b[', self.on_a_terminal('--color', 'never', 'bridge'))
        self.assertIn('\x1b[', self.query('--color', 'always', 'bridge').out)
        self.assertIn('\x1b[', self.query('bridge', env={'CLICOLOR_FORCE': '1'}).out)

    def test_no_control_byte_of_an_article_reaches_the_terminal(self):
        self.write('evil.txt', 'Evil \x1b]0;title\x07 zeppelin\n\nThe zeppelin \x1b[31mburned\x1b[2J at \x9b the mast.\n')
        self.index('.')
        for args in (('--color', 'never', 'zeppelin'), ('--color', 'never', '--show', './evil.txt')):
            out = self.on_a_terminal(*args)
            self.assertIn(b'eppelin', out)
            self.assertNotIn(b'\x1b', out)
            self.assertNotIn(b'\x07', out)

    def test_a_reader_that_goes_away_ends_it_quietly(self):
        if not shutil.which('bash'):
            self.skipTest('bash is not installed')
        done = subprocess.run(['bash', '-c', '"$0" --db "$1" -n 1000 "*" | true; echo "${PIPESTATUS[0]}"',
                               harness.program('NEWSQUERY'), self.db], env=self.env, cwd=self.work,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.stderr, b'')
        self.assertIn(done.stdout.strip(), (b'0', b'141'))


if __name__ == '__main__':
    harness.main()
