# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts over time and by value: zeros, shares, queries side by side, bars, tables, charts."""
import csv
import io
import json
import os
import re
import xml.etree.ElementTree as xml

import harness

SVG = '{http://www.w3.org/2000/svg}'


def story(date, body, **more):
    return json.dumps({'headline': 'Notes from the quay', 'date': date, 'body': body, **more}) + '\n'


class Counts(harness.CliTest):
    def setUp(self):
        super().setUp()
        rows = [story('2022-12-28', 'The ferry sank at its berth and the walkout went on.', source='The Bell', section='News',
                      images=[{'caption': 'The berth', 'credit': 'Ada Marsh/Bell'}, {'caption': 'Again', 'credit': 'Ada Marsh/Bell'}]),
                story('2023-01-01', 'A walkout closed the ferry for the day.', source='The Bell', section='NEWS', language='en',
                      byline='\u00c9mile Durand'),
                story('2023-01-05', 'Gulls sat on the roof of the hall.', source='Lamp', section='News', language='fr', byline='Emile Durand'),
                story('2023-04-03', 'The ferry came back with a new funnel.', source='Lamp', section='Sport', byline='\u00c9mile Durand'),
                story('2023-04-04', 'Gulls took the funnel for a nest.', source='Lamp'),
                story('2023-04-05', 'Rain, and gulls.', source='Lamp')]
        self.write('all.jsonl', ''.join(rows))
        self.index('.')

    def rows(self, *args, **how):
        return list(csv.reader(io.StringIO(self.query('--format', 'csv', *args, **how).out, newline='')))

    def counts(self, name, *args):
        return {row[1]: int(row[2]) for row in self.rows('--facet', name, *args)[1:]}

    # -- times

    def test_a_table_of_months_has_its_zeros(self):
        self.assertEqual(self.rows('--facet', 'month', 'ferry'),
                         [['facet', 'value', 'count'], ['month', '2022-12', '1'], ['month', '2023-01', '1'],
                          ['month', '2023-02', '0'], ['month', '2023-03', '0'], ['month', '2023-04', '1']])

    def test_an_object_has_what_holds_something(self):
        months = self.query('--json', '--facet', 'month', 'ferry').json()['facets']['month']
        self.assertEqual([row['value'] for row in months], ['2022-12', '2023-01', '2023-04'])

    def test_weeks_are_those_of_the_calendar(self):
        weeks = self.counts('week', 'ferry')
        self.assertEqual({week: n for week, n in weeks.items() if n}, {'2022-W52': 2, '2023-W14': 1})
        self.assertEqual(len(weeks), 15)
        self.assertEqual(list(weeks), sorted(weeks))

    def test_days_and_years_have_their_zeros_too(self):
        self.assertEqual(len(self.counts('day', 'ferry')), 97)
        self.assertEqual(self.counts('year', 'ferry'), {'2022': 1, '2023': 2})

    def test_since_and_until_stretch_the_table(self):
        self.assertEqual(list(self.counts('month', '--since', '2022-11', '--until', '2023-02', 'ferry')),
                         ['2022-11', '2022-12', '2023-01', '2023-02'])

    def test_a_number_keeps_the_latest_times_that_hold_something(self):
        self.assertEqual(self.counts('month:2', 'ferry'), {'2023-01': 1, '2023-02': 0, '2023-03': 0, '2023-04': 1})

    def test_a_screen_shows_the_latest_sixty_and_a_table_all(self):
        self.write('days.jsonl', ''.join(story(f'2024-{m:02}-{d:02}', f'Tide table of day {m} {d}.')
                                         for m in range(1, 5) for d in range(1, 21)))
        self.index('.')
        text = self.query('--facet', 'day', '-n0', 'tide').out
        self.assertIn('day (60 of 80)\n  2024-02-01', text)
        self.assertEqual(sum(row[2] == '1' for row in self.rows('--facet', 'day', 'tide')), 80)

    # -- shares

    def test_share_tells_the_part_of_all_articles_of_that_time(self):
        rows = self.rows('--facet', 'month', '--share', 'ferry')
        self.assertEqual(rows[0], ['facet', 'value', 'count', 'all', 'share'])
        self.assertEqual(rows[1:], [['month', '2022-12', '1', '1', '1'], ['month', '2023-01', '1', '2', '0.5'],
                                    ['month', '2023-02', '0', '0', ''], ['month', '2023-03', '0', '0', ''],
                                    ['month', '2023-04', '1', '3', '0.333333']])
        months = self.query('--json', '--facet', 'month', '--share', 'ferry').json()['facets']['month']
        self.assertEqual(months[1], {'value': '2023-01', 'count': 1, 'all': 2, 'share': 0.5})
        self.assertIsNone(months[2]['share'])
        text = self.query('--facet', 'month', '--share', '-n0', 'ferry').out
        self.assertRegex(text, r'2023-01 +1 +50\.0%  \u2588')
        self.assertRegex(text, r'2023-02 +0\n')

    def test_share_counts_by_name_too(self):
        self.assertEqual(self.rows('--facet', 'source', '--share', 'gulls')[1:], [['source', 'Lamp', '3', '4', '0.75']])

    def test_share_of_quotations_is_of_all_quotations(self):
        self.write('said.jsonl', story('2023-05-01', '"The tide is late," said Ada Marsh.\n\n"The tide is never early," said Bo Lind.\n\n'
                                                     '"Soup is ready," said Bo Lind.'))
        self.index('.')
        self.assertEqual(self.rows('--quotes', '--facet', 'month', '--share', 'said:tide')[1:],
                         [['month', '2023-05', '2', '3', '0.666667']])

    # -- side by side

    def test_compare_puts_queries_side_by_side(self):
        rows = self.rows('--facet', 'month', '--compare', 'walkout', '--compare', 'gulls', 'ferry')
        self.assertEqual(rows[0], ['facet', 'value', 'count', 'walkout', 'gulls'])
        self.assertEqual(rows[1:], [['month', '2022-12', '1', '1', '0'], ['month', '2023-01', '1', '1', '1'],
                                    ['month', '2023-02', '0', '0', '0'], ['month', '2023-03', '0', '0', '0'],
                                    ['month', '2023-04', '1', '0', '2']])

    def test_compare_reaches_over_the_times_of_all(self):
        rows = self.rows('--compare', 'walkout', 'funnel')
        self.assertEqual([row[1] for row in rows[1:]], ['2022-12', '2023-01', '2023-02', '2023-03', '2023-04'])

    def test_compare_and_share_go_together(self):
        rows = self.rows('--facet', 'year', '--share', '--compare', 'gulls', 'ferry')
        self.assertEqual(rows, [['facet', 'value', 'count', 'all', 'share', 'gulls', 'share of gulls'],
                                ['year', '2022', '1', '1', '1', '0', '0'], ['year', '2023', '2', '5', '0.4', '3', '0.6']])
        answer = self.query('--json', '--facet', 'year', '--share', '--compare', 'gulls', 'ferry').json()
        self.assertEqual(answer['compared'], [{'query': 'gulls', 'matches': 3}])
        self.assertEqual(answer['hits'], [])
        self.assertEqual(answer['facets']['year'][1]['compared'], [{'count': 3, 'share': 0.6}])

    def test_compare_counts_outlets(self):
        self.assertEqual(self.rows('--facet', 'source', '--compare', 'gulls', 'ferry')[1:],
                         [['source', 'The Bell', '2', '0'], ['source', 'Lamp', '1', '3']])

    def test_bars_of_two_queries_are_told_apart_without_colours(self):
        text = self.query('--facet', 'year', '--compare', 'gulls', 'ferry').out
        self.assertTrue(text.startswith('\u2588\u2588 ferry (3 articles)\n\u2591\u2591 gulls (3 articles)\n\nyear\n'), text)
        self.assertNotIn(' of ', text)
        self.assertRegex(text, r'  2023 +2  \u2588+\n +3  \u2591+\n')
        self.assertTrue(all(len(line) <= 80 for line in text.splitlines()), text)

    def test_a_fault_in_a_compared_query_is_told_as_its_own(self):
        run = self.query('--compare', 'colour:red', 'ferry', expect=2)
        self.assertIn('--compare: ', run.err)
        self.query(*['--compare=x'] * 8, 'ferry', expect=2)
        for other in ('--count', '--people'):
            self.query('--compare', 'x', other, 'ferry', expect=2)

    # -- without a query, by other fields

    def test_a_facet_needs_no_query(self):
        text = self.query('--facet', 'source').out
        self.assertTrue(text.startswith('source\n  Lamp'), text)
        self.assertEqual(self.counts('source'), {'Lamp': 4, 'The Bell': 2})
        self.assertEqual(len(self.query('--facet', 'source', '-n2', '--json').json()['hits']), 2)
        self.assertEqual(self.rows('--share')[1][:3], ['month', '2022-12', '1'])
        self.query(expect=2)

    def test_languages_and_credits_are_counted_an_article_once(self):
        self.assertEqual(self.counts('credit'), {'Ada Marsh/Bell': 1})
        self.assertEqual(list(self.counts('lang')), ['en'])

    def test_spellings_of_one_name_are_one_value(self):
        self.assertEqual(self.counts('byline'), {'\u00c9mile Durand': 3})
        self.assertEqual(self.counts('section'), {'News': 3, 'Sport': 1})

    def test_speakers_are_counted_by_kind(self):
        self.write('said.jsonl', story('2023-05-01', '"The tide is late," said Ada Marsh.\n\n"We regret it," the company said.\n\n'
                                                     '"It is never early," the mayor said.'))
        self.index('.')
        self.assertEqual(self.counts('person'), {'Ada Marsh': 1})
        self.assertEqual(len(self.counts('role')), 1)
        self.assertNotIn('Ada Marsh', self.counts('organisation'))

    def test_what_holds_nothing_prints_no_empty_facet(self):
        run = self.query('--facet', 'source', '--facet', 'month', 'zebra', expect=1)
        self.assertEqual(run.out, '')

    # -- charts

    def plot(self, *args, expect=0):
        path = self.path('chart.svg')
        self.query(*args, '--plot', path, expect=expect)
        with open(path, encoding='utf-8') as f:
            text = f.read()
        self.assertNotRegex(text, r'(?i)<script|\bon\w+=|href')
        return xml.fromstring(text.encode('utf-8')), text

    def test_plot_draws_a_column_a_month(self):
        root, _ = self.plot('--facet', 'month', 'ferry')
        titles = [rect.find(SVG + 'title').text for rect in root.iter(SVG + 'rect')]
        self.assertEqual(titles, ['2022-12: 1', '2023-01: 1', '2023-04: 1'])

    def test_plot_draws_a_line_a_query_and_names_them(self):
        root, text = self.plot('--share', '--compare', 'gulls OR "a<b&c"', 'ferry')
        lines = [path for path in root.iter(SVG + 'path') if path.get('d').startswith('M') and 'h0' in path.get('d')]
        self.assertEqual(len(lines), 2)
        self.assertIn('gulls OR "a<b&c"', [t.text for t in root.iter(SVG + 'text')])
        self.assertIn('%', text)

    def test_a_line_of_shares_ends_where_there_is_nothing_to_have_a_share_of(self):
        root, _ = self.plot('--share', '--compare', 'gulls', 'ferry')
        line = next(path.get('d') for path in root.iter(SVG + 'path') if path.get('class') == 'line l0' and 'h0' in path.get('d'))
        self.assertEqual(line.count('M'), 2)

    def test_plot_draws_a_bar_a_name(self):
        root, _ = self.plot('--facet', 'source', 'ferry')
        self.assertIn('The Bell', [t.text for t in root.iter(SVG + 'text')])

    def test_plot_of_nothing_is_a_chart_that_says_so(self):
        root, _ = self.plot('zebra', expect=1)
        self.assertIn('nothing', [t.text for t in root.iter(SVG + 'text')])

    def test_the_size_of_a_chart_hangs_on_its_counts_and_not_on_the_time_between(self):
        self.write('old.jsonl', story('1702-03-04', 'A ferry was promised.'))
        self.index('.')
        _, text = self.plot('--facet', 'day', 'ferry')
        self.assertLess(len(text), 20000)

    def test_hostile_names_stay_text_in_a_chart(self):
        self.write('bad.jsonl', story('2023-06-01', 'The ferry.', source='R&D "Post" 1 < 2\u202e\ufffe'))
        self.index('.')
        root, text = self.plot('--facet', 'source', 'ferry')
        self.assertFalse(re.search('[\u202e\ufffe]', text))
        self.assertTrue(any(t.text.startswith('R&D "Post" 1 < 2') for t in root.iter(SVG + 'text')))

    def test_plot_takes_no_other_name_and_says_what_cannot_be_written(self):
        self.query('--plot', 'ferry', expect=2)
        self.assertFalse(os.path.exists(os.path.join(self.work, 'ferry')))
        run = self.query('--plot', 'no/such/folder.svg', 'ferry', expect=74)
        self.assertIn('no/such/folder.svg', run.err)


if __name__ == '__main__':
    harness.main()
