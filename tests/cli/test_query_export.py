# SPDX-License-Identifier: GPL-2.0-or-later
"""All of it out: every match, whole articles, tables that are safe to open, citations."""
import csv
import io
import json
import os

import harness


def line(number, headline=None, **more):
    words = ' '.join(f'lamp{number}x{i}' for i in range(40))
    return json.dumps({'headline': headline or f'Lamp {number}', 'date': f'2024-05-{number:02}',
                       'text': f'The lantern of pier {number} was lit. {words}.', **more}) + '\n'


class Limits(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write('lamps.jsonl', ''.join(line(number) for number in range(1, 26)))
        self.index('.')

    def lines(self, form, *args):
        out = self.query('--format', form, *args, 'lantern').out
        return len(json.loads(out)['hits']) if form == 'json' else len(out.splitlines()) - (form in ('csv', 'tsv'))

    def test_n_all_prints_every_match(self):
        for form in ('json', 'jsonl', 'csv', 'tsv', 'paths'):
            self.assertEqual(self.lines(form, '-n', 'all'), 25, form)
        self.assert_out_has(self.query('-n', 'all', 'lantern'), '25. ')
        self.assert_err_has(self.query('-n', 'most', 'lantern', expect=2), 'or all')

    def test_n_all_can_be_configured(self):
        config = self.write('c.toml', '[newsquery]\nlimit = "all"\n')
        self.assertEqual(self.lines('paths', '--config', config), 25)

    def test_a_form_for_programs_says_where_it_stops(self):
        for form in ('json', 'jsonl', 'csv', 'tsv', 'paths', 'csl'):
            for args, told in (((), '10 of 25'), (('-n', '3', '--offset', '20'), '3 of 25'), (('-n', '10', '--offset', '15'), ''),
                               (('-n', '25'), ''), (('-n', 'all'), ''), (('-n', '0'), '')):
                run = self.query('--format', form, *args, 'lantern')
                self.assertEqual(run.err, f'newsquery: {told} results; -n all prints every one\n' if told else '', (form, args))
        self.assertEqual(self.query('lantern').err, '')
        self.assert_silent(self.query('-q', '--format', 'csv', 'lantern'))

    def test_json_with_counts_says_where_its_hits_stop_and_a_table_of_counts_has_none(self):
        told = 'newsquery: 10 of 25 results; -n all prints every one\n'
        self.assertEqual(self.query('--format', 'json', '--facet', 'month', 'lantern').err, told)
        self.assertEqual(self.query('--format', 'csv', '--facet', 'month', 'lantern').err, '')
        self.assertEqual(self.query('--format', 'json', '--facet', 'month').err, '')

    def test_a_form_that_cannot_hold_counts_refuses_to_count(self):
        for form in ('jsonl', 'csl', 'paths'):
            for option in (('--facet', 'month'), ('--share',), ('--compare', 'pier')):
                run = self.query('--format', form, *option, 'lantern', expect=2)
                self.assert_err_has(run, f'--format {form} has no place for the counts of {option[0]}', 'csv, tsv or json')
            # The chart is a file of its own.
            run = self.query('--format', form, '--plot', self.path('p.svg'), '--compare', 'pier', '-n', '3', 'lantern')
            self.assertTrue(run.out and os.path.getsize(self.path('p.svg')) > 500, form)

    def test_copies_folded_into_a_result_are_no_more_of_it(self):
        self.write('copies.jsonl', ''.join(line(7, headline=f'Copy {i}') for i in range(5)))
        self.index('.')
        run = self.query('--format', 'jsonl', '-n', '1', 'lamp7x1')
        self.assertEqual((len(run.jsonl()), run.err), (1, ''))


class Whole(harness.CliTest):
    ARTICLE = {'headline': 'The otter affair', 'date': '2024-05-01', 'author': 'Ada Marsh', 'source': 'Quay News',
               'text': 'The otter came back to the pier.\n\n"We are glad of her," said Ines Calder, the mayor.\n\nNobody else spoke.'}

    def setUp(self):
        super().setUp()
        self.write('a.jsonl', json.dumps(self.ARTICLE) + '\n' + line(2, 'The badger affair'))
        self.write_article('b.txt', 'The heron affair', '\x1b[31mA heron\u202e stood at the pier, "as if it owned it," said Tom Reed.')
        self.index('.')

    def test_full_adds_body_captions_and_quotations(self):
        hit, = self.query('--full', '--format', 'jsonl', 'otter').jsonl()
        self.assertEqual(hit['body'], self.ARTICLE['text'])
        self.assertEqual(hit['captions'], [])
        self.assertEqual([(quote['text'], quote['speaker_full']) for quote in hit['quotes']], [('"We are glad of her,"', 'Ines Calder')])
        inside, = self.query('--full', '--json', 'otter').json()['hits']
        self.assertEqual(inside['body'], hit['body'])
        self.assertNotIn('body', self.query('--format', 'jsonl', 'otter').jsonl()[0])

    def test_show_prints_json_as_parse_does(self):
        parsed = {article['headline']: article for article in self.parse('a.jsonl', 'b.txt')}
        for form in ('json', 'jsonl'):
            shown = self.query('--format', form, '--show', 'a.jsonl[1]', '--show', 'b.txt').jsonl()
            self.assertEqual([one['headline'] for one in shown], ['The otter affair', 'The heron affair'])
            for one in shown:
                self.assertEqual(one, {**parsed[one['headline']], 'path': one['path']})
        self.assertEqual(self.query('--json', '--show', 'b.txt').json()['headline'], 'The heron affair')

    def test_no_byte_of_an_article_acts_on_a_terminal(self):
        for args in (('--show', 'b.txt', '--json'), ('--full', '--format', 'jsonl', 'heron'), ('--format', 'csl', 'heron')):
            run = self.query(*args)
            self.assertNotIn(b'\x1b', run.out_bytes)
            self.assertNotIn('\u202e', run.out)

    def test_what_cannot_hold_a_whole_article_is_refused(self):
        for args in (('--full', 'x'), ('--full', '--format', 'csv', 'x'), ('--full', '--quotes', '--format', 'jsonl', 'x'),
                     ('--show', 'b.txt', '--format', 'csl'), ('--quotes', '--format', 'csl', 'x')):
            self.assertEqual(self.query(*args, expect=2).out, '', args)


class Tables(harness.CliTest):
    HEADLINES = ['=HYPERLINK("http://evil.example","x")', '+1 lantern', '-1 lantern', '@lantern', '＝lantern()', 'Lantern = light', "'quoted' lantern"]

    def setUp(self):
        super().setUp()
        self.write('a.jsonl', ''.join(line(i + 1, headline) for i, headline in enumerate(self.HEADLINES)))
        self.index('.')

    def cells(self, form, *args):
        out = self.query('--format', form, '--sort', 'oldest', *args, 'lantern').out
        return [row['headline'] for row in csv.DictReader(io.StringIO(out, newline=''), delimiter='\t' if form == 'tsv' else ',')]

    def test_a_spreadsheet_computes_nothing_of_an_article(self):
        self.assertEqual(self.cells('csv'), [("'" if headline[0] in '=+-@＝' else '') + headline for headline in self.HEADLINES])
        out = self.query('--format', 'csv', 'lantern').out
        for row in csv.reader(io.StringIO(out, newline='')):
            self.assertFalse([cell for cell in row if cell[:1] in ('=', '+', '-', '@')], row)

    def test_raw_gives_the_texts_as_they_are(self):
        self.assertEqual(self.cells('csv', '--raw'), self.HEADLINES)
        self.assertEqual(self.cells('tsv')[1:], self.HEADLINES[1:])


class Citations(harness.CliTest):
    def test_csl_names_what_a_citation_needs(self):
        authors = ['Ada Marsh', 'Jan van der Berg', 'Quay News', 'Tom Reed, Jr.']
        self.write('a.jsonl', json.dumps({'headline': 'The otter affair', 'date': '2024-05-01', 'author': authors, 'source': 'Quay News',
                                          'section': 'Harbour', 'language': 'en', 'url': 'https://quay.example/otter',
                                          'text': 'The otter came back to the pier, and nobody spoke of anything else.'}) + '\n')
        self.write_article('b.txt', 'Undated heron', 'A heron stood at the pier all day long, and nobody knew why.')
        self.index('.')
        item, = self.query('--format', 'csl', 'otter').json()
        self.assertEqual({**item, 'author': None, 'id': None}, {
            'id': None, 'type': 'article-newspaper', 'title': 'The otter affair', 'author': None, 'issued': {'date-parts': [[2024, 5, 1]]},
            'container-title': 'Quay News', 'section': 'Harbour', 'language': 'en', 'URL': 'https://quay.example/otter'})
        self.assertIn({'family': 'Marsh', 'given': 'Ada'}, item['author'])
        self.assertIn({'family': 'van der Berg', 'given': 'Jan'}, item['author'])
        heron, = self.query('--format', 'csl', 'heron').json()
        self.assertEqual(set(heron) - {'language'}, {'id', 'type', 'title'})
        self.assertEqual(self.query('--format', 'csl', 'zeppelin', expect=1).json(), [])


if __name__ == '__main__':
    harness.main()
