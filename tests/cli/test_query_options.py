# SPDX-License-Identifier: GPL-2.0-or-later
"""Every option of newsquery, every output format, every exit status."""
import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess

import harness

KEYS = ['format_version', 'rank', 'score', 'id', 'path', 'headline', 'byline', 'date', 'source', 'speakers',
        'snippets', 'copies', 'url', 'member', 'ordinal', 'place', 'section', 'language', 'words', 'group']
BODIES = ['The quarry at the foot of the hill opened its gates to walkers.',
          'A choir of forty sang in the nave while rain fell on the slates.',
          'Divers brought up a bell from the wreck beside the old breakwater.',
          'The night bus broke down twice and the passengers pushed it home.',
          'Bees were found in the clock tower and the hour struck regardless.']


class Options(harness.CliTest):
    def setUp(self):
        super().setUp()
        rows = []
        for i, body in enumerate(BODIES):
            rows.append({'headline': 'Story number %d of the harbour' % i, 'date': '2023-0%d-1%d' % (i + 1, i),
                         'source': 'Daily Lamp' if i % 2 else 'Evening Bell', 'byline': 'Mara Quill',
                         'body': body + ' The harbour kept its counsel, and so did we all that week.'})
        self.write('stories.jsonl', ''.join(json.dumps(row) + '\n' for row in rows))
        self.index('.')

    def hits(self, *args):
        return self.query('--format', 'jsonl', *args).jsonl()

    # -- how much

    def test_limit_and_offset_page_through_everything_once(self):
        seen = [hit['id'] for i in range(0, 6, 2)
                for hit in self.newsquery('--db', self.db, '--format', 'jsonl', '--limit', 2, '--offset', i,
                                          'harbour').jsonl()]
        self.assertEqual(len(seen), 5)
        self.assertEqual(len(set(seen)), 5)
        self.assertEqual([h['rank'] for h in self.hits('-n2', '--offset', 2, 'harbour')], [3, 4])
        self.assertEqual(len(self.hits('harbour', '-n', 3)), 3)

    def test_sort(self):
        dates = [h['date'] for h in self.hits('--sort', 'oldest', 'harbour')]
        self.assertEqual(dates, sorted(dates))
        self.assertEqual([h['date'] for h in self.hits('--sort', 'newest', 'harbour')], dates[::-1])
        scores = [h['score'] for h in self.hits('--sort', 'relevance', 'harbour')]
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assertEqual(self.hits('harbour'), self.hits('harbour'))

    def test_count_prints_one_number(self):
        self.assert_out(self.query('--count', 'harbour'), '5\n')
        self.assert_out(self.query('--count', 'bees'), '1\n')
        self.assert_out(self.query('--count', 'zebra', expect=1), '0\n')

    def test_facets_count_all_matches(self):
        answer = self.query('--json', '-n0', '--facet', 'source', '--facet', 'byline:1', '--facet', 'year',
                            '--facet', 'month:2', '--facet', 'day', 'harbour').json()
        facets = {name: {v['value']: v['count'] for v in values} for name, values in answer['facets'].items()}
        self.assertEqual(facets['source'], {'Evening Bell': 3, 'Daily Lamp': 2})
        self.assertEqual(facets['byline'], {'Mara Quill': 5})
        self.assertEqual(facets['year'], {'2023': 5})
        self.assertEqual(facets['month'], {'2023-04': 1, '2023-05': 1})
        self.assertEqual(len(facets['day']), 5)
        self.assertEqual(answer['hits'], [])

    def test_facets_of_one_count_stand_as_names_are_looked_up(self):
        for i, name in enumerate(('Zoe Lind', '\u00c1ngela Roe', 'Angel Roe', '\u0141ukasz Moe', 'Lena Moe')):
            self.write(f'ties/{i}.jsonl', json.dumps({'headline': 'Tie', 'byline': name, 'body': f'Ferry number {i} of the ties.'}) + '\n')
        self.index('.')
        answer = self.query('--json', '-n0', '--facet', 'byline', 'ferry AND ties').json()
        self.assertEqual([value['value'] for value in answer['facets']['byline']],
                         ['Angel Roe', '\u00c1ngela Roe', 'Lena Moe', '\u0141ukasz Moe', 'Zoe Lind'])

    def test_facets_are_drawn_as_bars_and_tabled(self):
        self.assert_out_has(self.query('--facet', 'month', '-n0', 'harbour'), 'month', '2023-01', '\u2588')
        rows = list(csv.reader(io.StringIO(self.query('--facet', 'source', '--format', 'csv', 'harbour').out)))
        self.assertEqual(rows, [['facet', 'value', 'count'], ['source', 'Evening Bell', '3'],
                                ['source', 'Daily Lamp', '2']])

    def test_a_name_that_is_no_utf8_is_found_as_json_prints_it(self):
        raw = os.path.join(os.fsencode(self.work), b'caf\xe9-\xff lamp.txt')
        with open(raw, 'wb') as f:
            f.write('A lamp of glass\n\nThe glass lamp was lit beyond the breakwater, by nobody.\n'.encode())
        self.index('.')
        hit, = self.query('--format', 'jsonl', 'lamp glass breakwater').jsonl()
        self.assertIn('\ufffd', hit['path'])
        for name in (hit['path'], hit['id'], os.path.basename(hit['path']), os.fsdecode(os.path.basename(raw))):
            self.assert_out_has(self.newsquery('--db', self.db, '--show', name), 'breakwater')
            self.assertIn(self.newsquery('--db', self.db, '--like', name).status, (0, 1))
        self.assert_exit(self.newsquery('--db', self.db, '--show', hit['path'].replace('caf', 'cup')), 2)

    def test_since_and_until_narrow(self):
        self.assert_out(self.query('--count', '--since', '2023-02', '--until', '2023-03', 'harbour'), '2\n')

    # -- formats

    def test_jsonl_has_the_promised_keys_in_order(self):
        hit = self.hits('bees')[0]
        self.assertEqual(list(hit), KEYS)
        self.assertEqual(hit['format_version'], 1)
        self.assertEqual((hit['rank'], hit['date'], hit['source']), (1, '2023-05-14', 'Evening Bell'))
        self.assertEqual(hit['byline'], ['Mara Quill'])
        snippet = hit['snippets'][0]
        self.assertEqual(snippet['field'], 'body')
        self.assertEqual([snippet['text'][a:b] for a, b in snippet['marks']], ['Bees'])

    def test_json_is_one_object(self):
        answer = self.query('--json', 'harbour', '-n1').json()
        self.assertEqual(list(answer), ['format_version', 'query', 'matches', 'exact', 'hits', 'facets', 'suggestion', 'relaxed'])
        self.assertEqual((answer['query'], answer['matches'], answer['exact']), ('harbour', 5, True))
        self.assertEqual((answer['facets'], answer['suggestion'], answer['relaxed']), ({}, None, None))
        self.assertEqual(len(answer['hits']), 1)

    def test_csv_obeys_rfc_4180(self):
        run = self.query('--format', 'csv', 'harbour')
        self.assertTrue(run.out_bytes.endswith(b'\r\n'))
        rows = list(csv.DictReader(io.StringIO(run.out, newline='')))
        self.assertEqual(len(rows), 5)
        self.assertEqual({row['byline'] for row in rows}, {'Mara Quill'})

    def test_tsv_has_one_line_a_hit(self):
        lines = self.query('--format', 'tsv', 'harbour').out.splitlines()
        self.assertEqual(len(lines), 6)
        self.assertEqual({line.count('\t') for line in lines}, {17})

    def test_paths_and_print0(self):
        self.assertEqual(self.query('--format', 'paths', 'bees').out.count('\n'), 1)
        self.assertTrue(self.query('--format', 'paths', '--print0', 'bees').out.endswith('stories.jsonl\0'))

    def test_text_is_plain_when_piped(self):
        run = self.query('bees')
        self.assert_out_has(run, 'Story number 4', '2023-05-14', 'Evening Bell', 'by Mara Quill', '1 article')
        self.assertNotIn('\x1b', run.out)

    def test_snippets(self):
        self.assertEqual(len(self.hits('--snippets', 1, 'harbour', '-n1')[0]['snippets']), 1)
        self.assertEqual(self.hits('--no-snippets', 'harbour', '-n1')[0]['snippets'], [])

    def test_locale_never_shows(self):
        plain = self.query('--json', 'harbour').out
        for locale in ('de_DE.UTF-8', 'tr_TR.UTF-8', 'C'):
            self.assertEqual(self.query('--json', 'harbour', env={'LC_ALL': locale}).out, plain)

    # -- terminal

    def test_color_follows_the_option_and_the_environment(self):
        self.assertIn('\x1b[1;31mBees\x1b[0m', self.query('--color', 'always', 'bees').out)
        self.assertIn('\x1b[', self.query('bees', env={'CLICOLOR_FORCE': '1'}).out)
        self.assertNotIn('\x1b[', self.query('bees', env={'CLICOLOR_FORCE': '1', 'NO_COLOR': '1'}).out)
        self.assertNotIn('\x1b[', self.query('--color=never', 'bees', env={'CLICOLOR_FORCE': '1'}).out)

    def on_terminal(self, *args, **env):
        parent, child = pty.openpty()
        run = subprocess.Popen([os.environ['NEWSQUERY'], '--db', self.db, *args], stdout=child, stderr=subprocess.PIPE,
                               env={**self.env, 'TERM': 'xterm', **env}, cwd=self.work)
        os.close(child)
        out = b''
        while True:
            try:
                piece = os.read(parent, 65536)
            except OSError:
                break
            if not piece:
                break
            out += piece
        run.communicate()
        os.close(parent)
        return out.decode('utf-8').replace('\r\n', '\n')

    def test_lays_out_for_the_width_of_the_terminal(self):
        for width in (40, 80):
            text = self.on_terminal('--pager', 'never', 'harbour', COLUMNS=str(width))
            plain = re.sub('\x1b\\[[0-9;]*m', '', text)
            self.assertGreater(len(plain), 200)
            self.assertLessEqual(max(len(line) for line in plain.splitlines()), width)

    def test_pages_an_answer_longer_than_the_screen(self):
        pager = self.path('pager')
        with open(pager, 'w') as f:
            f.write('#!/bin/sh\necho PAGED\ncat\n')
        os.chmod(pager, 0o755)
        self.assertIn('PAGED', self.on_terminal('harbour', PAGER=pager, LINES='5'))
        self.assertNotIn('PAGED', self.on_terminal('bees', PAGER=pager, LINES='50'))
        self.assertNotIn('PAGED', self.on_terminal('--pager=never', 'harbour', PAGER=pager, LINES='5'))

    def test_no_control_byte_of_an_article_reaches_the_reader(self):
        self.write('evil.jsonl', json.dumps({'headline': 'Lantern \x1b]0;owned\x07 \u202egnp.exe',
                                             'body': 'A lantern \x9b31m glowed \x1b[31m red \u2066here\u2069.'}) + '\n')
        self.index('.')
        acting = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]')
        for options in ([], ['--json'], ['--format', 'jsonl'], ['--explain']):
            run = self.query(*options, 'lantern')
            self.assertIsNone(acting.search(run.out), str(run))
        self.assertIsNone(acting.search(self.query('--show', 'evil.jsonl').out))
        for form in ('csv', 'tsv', 'paths'):
            text = self.on_terminal('--format', form, '--color=never', 'lantern').replace('\r', '')
            self.assertIn('jsonl', text)
            self.assertIsNone(acting.search(text))

    def test_a_closed_pipe_is_no_error(self):
        run = subprocess.Popen([os.environ['NEWSQUERY'], '--db', self.db, 'harbour'], env=self.env,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        run.stdout.close()
        self.assertEqual(run.stderr.read(), b'')
        run.stderr.close()
        self.assertEqual(run.wait(), 0)

    def test_a_full_disk_is_told(self):
        with open('/dev/full', 'wb') as full:
            run = subprocess.run([os.environ['NEWSQUERY'], '--db', self.db, 'harbour'], env=self.env, stdout=full,
                                 stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 74)
        self.assertIn(b'cannot write', run.stderr)

    # -- reading

    def test_show_by_path_and_by_id(self):
        hit = self.hits('bees')[0]
        by_id = self.query('--show', hit['id'])
        self.assert_out_has(by_id, 'Story number 4', 'Bees were found', '2023-05-14')
        run = self.query('--show', 'stories.jsonl', expect=2)
        self.assert_err_has(run, '5 articles are called', hit['id'])
        self.query('--show', 'nothing.txt', expect=2)

    def test_like_leaves_out_the_article_itself(self):
        hit = self.hits('bees')[0]
        others = self.hits('--like', hit['id'])
        self.assertTrue(others)
        self.assertNotIn(hit['id'], [other['id'] for other in others])

    def test_explain_tells_the_reading_and_the_scores(self):
        run = self.query('--explain', 'harbour -bees')
        self.assert_out_has(run, 'read as: (and harbour (not bees))', 'score ')
        parts = re.findall(r'^ +([0-9.]+)  harbour$', run.out, re.M)
        self.assertEqual(len(parts), 4)
        self.assert_out_has(self.query('--explain', 'headline:harbour said:"bees"', '--since', '2000', expect=1),
                            'read as: (and (and (in headline harbour) (same-quotation (in said "bees"))) (days 20000101 99991231))')

    def test_the_parts_of_a_score_add_up(self):
        run = self.query('--explain', '--any', 'bees harbour', '-n1')
        total = float(re.search(r'score ([0-9.]+)', run.out).group(1))
        parts = [float(x) for x in re.findall(r'^ +([0-9.]+)  (?:bees|harbour)$', run.out, re.M)]
        self.assertAlmostEqual(total, sum(parts), places=2)

    def test_did_you_mean(self):
        self.assert_err_has(self.query('harbor breakwatr', expect=1), 'Did you mean: harbour breakwater')
        self.assertEqual(self.query('--json', 'brekwater', expect=1).json()['suggestion'], 'breakwater')

    def test_no_answer_shows_how_to_keep_quotation_marks(self):
        self.assert_err_has(self.query('harbour quarry choir', expect=1), "'speaker:\"james cleverly\"'")

    def test_quiet_prints_nothing(self):
        self.assert_silent(self.query('-q', 'harbour'))
        self.assert_silent(self.query('-q', 'zebra', expect=1))

    # -- several indexes, exit statuses

    def test_several_indexes_are_searched_as_one(self):
        other = self.path('other')
        self.write('more/one.txt', 'A harbour elsewhere\n\nAnother harbour, far to the north, froze over.\n')
        self.assert_exit(self.newsindex('--db', other, 'more'), 0)
        self.assert_out(self.query('--count', '--db', other, 'harbour'), '6\n')

    def test_says_how_to_make_an_index_where_there_is_none(self):
        run = self.newsquery('--db', self.path('nowhere'), 'x')
        self.assert_exit(run, 3)
        self.assert_err_has(run, 'newsindex')

    def test_usage_errors_leave_with_2(self):
        for args in (['--nosuch', 'x'], ['--limit', 'x', 'y'], ['--sort', 'up', 'x'], ['-minister'],
                     ['--new', 'x'], ['--count', '--facet', 'source', 'x'], ['--json', '--format', 'csv', 'x'], []):
            run = self.newsquery('--db', self.db, *args)
            self.assert_exit(run, 2)
            self.assertEqual(run.out, '')

    def test_excludes_on_the_command_line(self):
        self.assert_out(self.query('--count', 'harbour', '-bees'), '4\n')
        self.assert_out(self.query('--count', '--', '-bees'), '4\n')

    def test_help_and_version(self):
        self.assert_out_has(self.newsquery('--help'), '--facet', 'headline', 'Exit status')
        self.assert_out_has(self.newsquery('-V'), 'newsquery', 'Xapian 1.4')


class Saved(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write_article('one.txt', 'A first lamp', 'The lamp on the quay was lit at dusk on Monday.')
        self.index('.')

    def run_saved(self, *args, expect=0):
        run = self.newsquery('--saved', 'lamps', *args)
        self.assert_exit(run, expect)
        return run

    def test_keeps_runs_lists_and_forgets(self):
        self.query('--save', 'lamps', '--format', 'paths', 'lamp')
        self.assertTrue(self.run_saved().out.endswith('one.txt\n'))
        self.assert_out_has(self.newsquery('--saved'), 'lamps\t', 'lamp')
        self.assert_exit(self.newsquery('--forget', 'lamps'), 0)
        self.assert_exit(self.newsquery('--saved'), 1)
        self.run_saved(expect=2)
        self.assert_exit(self.newsquery('--forget', 'lamps'), 2)

    def test_a_wrong_query_or_name_is_not_kept(self):
        self.query('--save', 'lamps', '(lamp', expect=2)
        self.query('--save', '../lamps', 'lamp', expect=2)
        self.assert_exit(self.newsquery('--saved'), 1)

    def test_new_shows_each_match_once(self):
        self.query('--save', 'lamps', '--format', 'paths', 'lamp')
        self.assertTrue(self.run_saved('--new').out.endswith('one.txt\n'))
        self.assert_silent(self.run_saved('--new', expect=1))
        self.write_article('two.txt', 'A second lamp', 'Another lamp was lit beyond the breakwater.')
        self.index('.')
        self.assertEqual([os.path.basename(p) for p in self.run_saved('--new').out.splitlines()], ['two.txt'])
        self.assert_silent(self.run_saved('--new', expect=1))
        self.assertEqual(len(self.run_saved().out.splitlines()), 2)

    def test_a_changed_article_is_not_new(self):
        self.query('--save', 'lamps', 'lamp')
        self.run_saved('--new')
        self.write_article('one.txt', 'A first lamp', 'The lamp on the quay was put out again at dawn.')
        self.index('.')
        self.assert_silent(self.run_saved('--new', expect=1))

    def test_a_line_put_on_top_of_many_is_new_and_those_below_are_not(self):
        def day(*headlines):
            self.write('day.jsonl', ''.join(json.dumps({'headline': h, 'body': f'{h}, and the lamp on the quay was lit.'}) + '\n'
                                            for h in headlines))
            return json.loads(self.index('--report', 'json', '.').out)
        gone = self.write_article('gone.txt', 'A shop shut', 'The shop on the hill was shut for good.')
        day('Ferry late', 'Pier shut', 'Mayor out')
        self.query('--save', 'lamps', '--format', 'jsonl', 'lamp')
        self.run_saved('--new')
        os.remove(os.path.join(self.work, gone))
        report = day('Bridge open', 'Ferry late', 'Pier shut', 'Mayor out')
        self.assertEqual((report['added'], report['moved'], report['removed']), (1, 0, 1))
        self.assertEqual([hit['headline'] for hit in self.run_saved('--new').jsonl()], ['Bridge open'])
        day('Ferry late', 'Pier shut again', 'Mayor out')
        self.assertEqual([hit['headline'] for hit in self.run_saved('--new').jsonl()], ['Pier shut again'])
        self.assert_silent(self.run_saved('--new', expect=1))

    def test_a_replaced_index_is_announced(self):
        self.query('--save', 'lamps', 'lamp')
        self.run_saved('--new')
        shutil.rmtree(self.db)
        self.index('.')
        self.assert_err_has(self.run_saved('--new'), 'replaced')

    def test_output_that_fails_is_shown_again(self):
        self.query('--save', 'lamps', 'lamp')
        with open('/dev/full', 'wb') as full:
            run = subprocess.run([os.environ['NEWSQUERY'], '--saved', 'lamps', '--new'], env=self.env, stdout=full,
                                 stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 74)
        self.run_saved('--new')

    def test_a_damaged_file_is_told(self):
        self.query('--save', 'lamps', 'lamp')
        path = os.path.join(self.env['XDG_CONFIG_HOME'], 'newsindex', 'searches', 'lamps')
        with open(path, 'wb') as f:
            f.write(b'\x00\xff nonsense')
        self.assert_err_has(self.run_saved(expect=2), 'damaged', '--forget')
        self.assert_out_has(self.newsquery('--saved'), 'damaged')


if __name__ == '__main__':
    harness.main()
