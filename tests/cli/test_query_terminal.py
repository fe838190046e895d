# SPDX-License-Identifier: GPL-2.0-or-later
"""What a reader sees at a terminal: width, wide and combining characters, colour, pager, what is told of no answer."""
import json
import os
import re
import socket
import unicodedata
import urllib.parse

import harness

ESCAPE = re.compile('\x1b\\[[0-9;]*m')
LINK = re.compile('\x1b\\]8;;([^\x1b]+)\x1b\\\\(.*?)\x1b\\]8;;\x1b\\\\')
LONG = 'archive/' + 'a-folder-of-a-long-name/' * 4 + 'lantern.jsonl'
WIDE = '港の灯台が再び点灯、住民ら喜ぶ。港湾局は来春に一般公開を予定していると発表した。lantern という名の船が最初に入港した。'


def columns(text):
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) in ('Mn', 'Me', 'Cf') else
               2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


class Terminal(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write('wide.jsonl', json.dumps({'headline': WIDE, 'source': '港新聞', 'date': '2024-03-01', 'body': WIDE * 3}) + '\n')
        self.write('marks.jsonl', json.dumps({
            'headline': 'Cafe\u0301 de\u0301ja\u0300 vu: the lantern ' + 'goes out again ' * 12, 'date': '2024-01-05',
            'byline': 'Zoe\u0308 Lind', 'source': 'Evening Bell', 'section': 'Quay', 'place': 'Aldmouth',
            'body': 'The lantern of the cafe\u0301 went out. "We shall miss the re\u0301gulars of the lantern," said Zoe\u0308 Lind, '
                    'the owner.\n\nSo the lantern stays dark, ' + 'and darker than that, ' * 30 + 'they say.',
            'images': [{'caption': 'A lantern, dark', 'credit': 'Oskar Brandt/Lamp Pictures'}]}) + '\n')
        self.write(LONG, json.dumps({'headline': 'A lantern ' + 'x' * 300, 'date': '2023-11-20', 'body': 'Lantern ' + 'y' * 400}) + '\n')
        self.index('.')

    def screen(self, *args, width=80, height=500, expect=0, **env):
        """What stands on the terminal, both streams, without escapes unless colour was asked for."""
        status, text = self.on_terminal('NEWSQUERY', ['--db', self.db, *args], COLUMNS=str(width), LINES=str(height), **env)
        self.assertEqual(status, expect, text)
        return text

    def plain(self, *args, **how):
        return ESCAPE.sub('', self.screen(*args, **how))

    def test_every_line_fits_but_paths_which_are_never_broken(self):
        for width in (20, 40, 80, 120):
            for args in (['lantern'], ['--explain', 'lantern'], ['--quotes', '*'], ['--facet', 'month', '--facet', 'source', '*'],
                         ['--show', 'marks.jsonl', 'lantern'], ['--show', 'wide.jsonl']):
                text = self.plain(*args, width=width)
                for line in text.splitlines():
                    if not line.strip().endswith('.jsonl [1]'):
                        self.assertLessEqual(columns(line), width, (args, line))
            self.assertIn('    ./' + LONG + ' [1]\n', self.plain('lantern', width=width))

    def test_wide_text_fills_its_lines_and_no_line_begins_with_a_full_stop(self):
        lines = self.plain('--show', 'wide.jsonl', width=40).splitlines()
        self.assertGreater(sum(columns(line) >= 38 for line in lines), 6)
        self.assertFalse([line for line in lines if line.strip()[:1] in tuple('、。')])

    def test_a_result_is_laid_out_headline_facts_fragments_path(self):
        text = self.plain('oskar OR lantern', '--snippets', '4', width=100)
        self.assertRegex(text, '(?m)^ \\d\\. Cafe\u0301')
        self.assertIn('    2024-01-05 · Evening Bell · by Zoe\u0308 Lind · quoted: Zoe\u0308 Lind\n', text)
        self.assertIn('    › The lantern of the cafe\u0301 went out.', text)
        self.assertIn('    › caption: A lantern, dark\n', text)
        self.assertTrue(text.endswith('3 articles\n'), text)

    def test_the_path_of_a_result_stands_before_its_copies(self):
        body = ('The council voted for the lantern law after a night of talk about oil and glass and ladders. '
                'Nobody would say who should climb the tower in bad weather, or who should pay for the oil.')
        for name in ('one', 'two'):
            self.write_article(name + '.txt', 'Lantern law', body)
        self.index('.')
        lines = [line.strip() for line in self.query('ladders').out.splitlines()]
        at = lines.index('./one.txt')
        self.assertEqual(lines[at + 1], '+1 copy: ./two.txt')

    def test_offices_of_a_speaker_are_wrapped(self):
        for number, office in enumerate(('assistant lighthouse keeper', 'second deputy bell founder')):
            self.write_article(f'{number}.txt', f'Bells {number}', f'"Ring it {number} times," said Ada Marsh, the {office}.')
        self.index('.')
        text = self.plain('--people', width=40)
        self.assertIn('founder', text)
        self.assertTrue(all(columns(line) <= 40 for line in text.splitlines()), text)

    def test_text_from_right_to_left_is_isolated_on_a_terminal_alone(self):
        name, headline = '\u0633\u0627\u0645\u064a', '\u0627\u0644\u0645\u064a\u0646\u0627\u0621 quay'
        path = '\u0645\u064a\u0646\u0627\u0621.jsonl'
        self.write(path, json.dumps({'headline': headline, 'date': '2026-01-08', 'byline': name, 'body': 'Quay.'}) + '\n')
        self.index('.')
        text = self.plain('quay AND headline:quay', width=100)
        self.assertIn(f'\u2068{headline}\u2069', text)
        self.assertIn(f'2026-01-08 \u00b7 \u2068by {name}\u2069', text)
        self.assertIn(f'\n    ./{path}', text)  # to be copied
        for line in text.splitlines():
            self.assertEqual(line.count('\u2068'), line.count('\u2069'), line)
        self.assertNotIn('\u2068', self.query('quay AND headline:quay').out)

    def test_hits_are_bold_in_headline_and_fragments(self):
        text = self.screen('lantern')
        self.assertGreaterEqual(len(re.findall('\x1b\\[1;31m[Ll]antern\x1b\\[0m', text)), 4)
        for line in text.splitlines():  # a pager shows line by line: each closes what it opens
            opened = [escape for escape in ESCAPE.findall(line)]
            self.assertTrue(not opened or opened[-1] == '\x1b[0m', line)
        self.assertNotIn('\x1b', self.screen('lantern', TERM='dumb'))
        self.assertNotIn('\x1b', self.screen('lantern', NO_COLOR='1'))
        self.assertIn('\x1b[', self.query('lantern', env={'CLICOLOR_FORCE': '1'}).out)
        self.assertNotIn('\x1b[', self.query('lantern', env={'CLICOLOR_FORCE': '0'}).out)
        self.assertIn('\x1b[', self.query('--color=always', 'lantern', env={'NO_COLOR': '1'}).out)

    def test_show_sets_captions_credits_and_speakers_apart(self):
        text = self.screen('--show', 'marks.jsonl', 'lantern')
        self.assertIn('\x1b[4m"We shall', text)
        self.assertIn('\x1b[36m‹Zoe\u0308 Lind›\x1b[0m', text)
        plain = ESCAPE.sub('', text)
        self.assertIn('caption: A lantern, dark (Oskar Brandt/Lamp Pictures)', plain)
        self.assertRegex(plain, 'Quoted:\n  Zoe\u0308 Lind, .*owner \\(1\\)')

    def links(self, *args, **env):
        text = self.screen(*args, **{'TERM': 'xterm-kitty', **env})
        return [(target, ESCAPE.sub('', shown)) for target, shown in LINK.findall(text)]

    def test_paths_and_addresses_are_links_that_hold_no_byte_of_an_article(self):
        address = 'https://quay.example/caf\u00e9?a=1;b=\x1b]8;;https://evil.example\x07"'
        self.write('a b/links.jsonl', ''.join(json.dumps({'headline': f'Gull {i}', 'url': address if i else '', 'body': 'A gull came down.'}) + '\n'
                                              for i in range(2)))
        self.index('.')
        host = socket.gethostname()
        for args in (('--copies', 'gull', 'url:quay'), ('--show', 'a b/links.jsonl[2]')):
            (file, path), (page, _) = self.links(*args)
            self.assertEqual(file, f'file://{host}{urllib.parse.quote(self.path("work"))}/a%20b/links.jsonl')
            self.assertTrue(path.endswith('a b/links.jsonl [2]'), path)
            self.assertTrue(page.startswith('https://quay.example/caf%C3%A9?a=1;b='), page)
            self.assertNotRegex(page, r'[^!-~]')

    def test_there_are_no_links_where_they_would_be_garbage(self):
        self.assertTrue(self.links('lantern', TERM='xterm', VTE_VERSION='7003'))
        self.assertTrue(self.links('lantern', TERM='xterm', FORCE_HYPERLINK='1'))
        for env in ({'TERM': 'xterm'}, {'TERM': 'linux'}, {'TERM': 'dumb'}, {'NO_COLOR': '1'}, {'FORCE_HYPERLINK': '0'},
                    {'TERM': 'xterm', 'VTE_VERSION': '4500'}):
            self.assertEqual(self.links('lantern', **env), [], env)
        self.assertNotIn('\x1b]8', self.query('--color', 'always', 'lantern').out)

    def test_bars_grow_with_their_counts_and_empty_months_show(self):
        text = self.plain('--facet', 'month', '-n0', '*')
        bars = dict(re.findall(r'^  (\d{4}-\d\d) +\d+ *(█*)$', text, re.M))
        self.assertEqual(sorted(bars), ['2023-11', '2023-12', '2024-01', '2024-02', '2024-03'])
        self.assertEqual((bars['2023-12'], bars['2024-02']), ('', ''))
        self.assertEqual(len(bars['2023-11']), len(bars['2024-01']))

    def test_an_answer_longer_than_the_screen_is_paged_once(self):
        pager = self.path('pager')
        with open(pager, 'w', encoding='ascii') as f:
            f.write('#!/bin/sh\necho "PAGED $LESS"\ncat\n')
        os.chmod(pager, 0o755)
        self.assertEqual(self.plain('lantern', height=5, PAGER=pager).count('PAGED FRX'), 1)
        self.assertEqual(self.plain('--show', 'wide.jsonl', height=5, PAGER=pager).count('PAGED FRX'), 1)
        self.assertNotIn('PAGED', self.plain('lantern', height=200, PAGER=pager))
        self.assertNotIn('PAGED', self.plain('--json', 'lantern', height=3, PAGER=pager))
        self.assertNotIn('PAGED', self.plain('--pager', 'never', 'lantern', height=5, PAGER=pager))
        self.assertIn('3 articles', self.plain('lantern', height=5, PAGER='/nonexistent/pager'))

    def test_what_is_wrong_shows_its_place_in_the_right_column(self):
        for query, before in (('lantern nosuch:x', 8), ('港 nosuch:x', 3), ('cafe\u0301 nosuch:x', 5), ('"lantern', 0), ('(lantern', 0)):
            lines = self.plain(query, expect=2).splitlines()
            self.assertEqual(columns(lines[2].split('^')[0]), before + 2, lines)
        for line in self.plain('nosuch:x', width=40, expect=2).splitlines():
            self.assertLessEqual(columns(line), 40)

    def test_what_may_be_the_reason_of_no_answer(self):
        for args, wanted in ((['lantren'], 'Did you mean: lantern'), (['lantern', 'zeppelin'], 'no article holds: zeppelin'),
                             (['speaker:zeppelin'], 'no article holds: speaker:zeppelin'),
                             (['cafe or quay'], 'operators are written in capitals'),
                             (['vu 港'], 'one is enough with --any')):
            text = self.plain('--relax', 'never', *args, expect=1)
            self.assertTrue(text.startswith('newsquery: nothing matched\n'), text)
            self.assertIn(wanted, text)
            self.assertLessEqual(max(map(columns, text.splitlines())), 80)
        self.assert_silent(self.query('-q', 'zeppelin', expect=1))
        self.assertEqual(self.query('zeppelin', expect=1).out, '')

    def test_counts_of_nothing_are_not_shown(self):
        run = self.query('--facet', 'source', '--facet', 'month', 'zeppelin', expect=1)
        self.assertEqual(run.out.strip(), '')
        self.assert_err_has(run, 'nothing matched')

    def test_a_question_without_an_answer_is_asked_again_for_a_reader_alone(self):
        for args, line, found in ((['lantren'], 'nothing matches lantren; shown instead: lantern', 'Cafe\u0301'),
                                  (['lantern', 'zeppelin'], 'nothing matches all of lantern zeppelin; shown instead', 'Cafe\u0301')):
            text = self.plain(*args, expect=1)
            self.assertTrue(text.startswith(line), text)
            self.assertIn(found, text)
            self.assertEqual(self.query(*args, expect=1).out, '')
            for program in ('--count', '--json', '-q'):
                self.assertNotIn('shown instead', self.plain(program, *args, expect=1))
            told = self.query('--relax', 'always', '--format', 'paths', *args, expect=1)
            self.assertTrue(told.err.startswith('newsquery: ' + line), told.err)
            self.assertGreater(told.out.count('\n'), 0)
        for operators in (['lantern', 'AND', 'zeppelin'], ['headline:lantern', 'zeppelin'], ['"lantren"']):
            self.assertNotIn('shown instead', self.plain(*operators, expect=1))

    def test_json_tells_what_was_given_up(self):
        answer = self.query('--relax=always', '--json', 'lantern', 'zeppelin', expect=1).json()
        self.assertEqual(answer['query'], 'lantern zeppelin')
        self.assertEqual(answer['relaxed'], {'gave_up': 'all', 'query': 'lantern zeppelin', 'above': 0, 'beneath': 0})
        self.assertEqual(answer['matches'], 3)
        answer = self.query('--relax=always', '--json', '--quotes', 'speaker:brandt', 'said:miss', expect=1).json()
        self.assertEqual(answer['relaxed'], {'gave_up': 'speaker', 'query': 'said:miss', 'above': 0, 'beneath': 0})
        self.assertEqual(answer['hits'][0]['speaker'], 'Zoe\u0308 Lind')
        self.assertIsNone(self.query('--json', 'lantren', expect=1).json()['relaxed'])


if __name__ == '__main__':
    harness.main()
