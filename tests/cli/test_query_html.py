# SPDX-License-Identifier: GPL-2.0-or-later
"""--format html: one page that needs nothing else, runs nothing, and takes nothing of an article for markup."""
import html.parser
import json
import re

import harness

EMPTY = {'meta', 'br', 'wbr'}  # elements without an end
HOSTILE = '</p><script>alert(1)</script><img src=x onerror=alert(2)>" \' & \u202egnp \x1b[31m \ufffe'


class Reader(html.parser.HTMLParser):
    """Elements with their texts; fails at an end without a beginning."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.texts, self.attributes = [], [], [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        if tag not in EMPTY:
            self.open.append(tag)
            self.texts.append([list(self.open), ''])

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, (tag, self.open)

    def handle_data(self, data):
        if self.open:
            for entry in reversed(self.texts):
                if entry[0] == self.open:
                    entry[1] += data
                    break

    def of(self, tag):
        return [text for path, text in self.texts if path[-1] == tag]


class Html(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.rows([{'headline': 'The ferry is late', 'date': '2023-01-03', 'source': 'The Bell', 'byline': 'Ada Marsh',
                    'url': 'https://bell.example/ferry?a=1&b=2',
                    'body': 'The ferry came in at noon.\n\n"The ferry is never late," said Bo Lind, the harbour master.'},
                   {'headline': 'Gulls', 'date': '2023-03-09', 'source': 'Lamp', 'body': 'A gull took the ferry.'}])

    def rows(self, rows, name='a.jsonl'):
        self.write(name, ''.join(json.dumps(row) + '\n' for row in rows))
        self.index('.')

    def page(self, *args, expect=0, **how):
        text = self.query('--format', 'html', *args, expect=expect, **how).out
        self.assertTrue(text.startswith('<!DOCTYPE html>\n'))
        page = Reader(text)
        self.assertFalse({'script', 'img', 'iframe', 'object', 'embed', 'link', 'form', 'base'} & set(page.tags), text)
        for name, value in page.attributes:
            self.assertFalse(name.startswith('on') or name in ('src', 'style', 'srcset', 'xlink:href'), (name, value))
            if name == 'href':
                self.assertRegex(value, r'^https?://')
        self.assertNotIn('@import', text)
        self.assertNotIn('url(', text)
        return page, text

    def test_a_page_has_headlines_marks_and_where_they_come_from(self):
        page, text = self.page('ferry')
        self.assertIn('ferry', page.of('title')[0])
        self.assertEqual(len(page.of('article')), 2)
        self.assertIn('<mark>ferry</mark>', text)
        self.assertIn('2023-01-03', page.of('time'))
        for told in ('The Bell', 'Ada Marsh', 'Bo Lind'):
            self.assertIn(told, page.of('bdi'))
        self.assertTrue(any('2 articles' in line for line in page.of('p')), text)

    def test_a_page_draws_time_and_sources_unless_told_otherwise(self):
        page, text = self.page('ferry')
        self.assertEqual(text.count('<svg '), 2)
        self.assertIn('Articles by month', page.of('text'))
        self.assertIn('Articles by source', page.of('text'))
        self.assertIn('<td class="n">1</td>', text)
        _, text = self.page('--facet', 'byline', 'ferry')
        self.assertEqual(text.count('<svg '), 1)
        page, _ = self.page('--since', '2023-01', '--until', '2023-01', 'ferry OR gull')
        self.assertNotIn('svg', page.tags)  # one day, one source: nothing to draw
        self.rows([{'headline': 'x', 'date': '1950-01-01', 'body': 'A ferry.'}], 'old.jsonl')
        self.assertIn('Articles by year', self.page('ferry')[0].of('text'))

    def test_queries_side_by_side_are_named(self):
        page, text = self.page('--compare', 'gull', '--share', '--facet', 'month', 'ferry')
        self.assertIn('gull', page.of('bdi'))
        self.assertIn('share', page.of('th'))

    def test_quotations_stand_apart_with_who_said_them(self):
        page, text = self.page('--quotes', 'said:late')
        self.assertIn('The ferry is never ', page.of('blockquote')[0])
        self.assertIn('<mark>late</mark>', text)
        self.assertIn('Bo Lind', page.of('bdi'))

    def test_people_stand_in_a_table(self):
        page, _ = self.page('--people')
        self.assertIn('Bo Lind', page.of('bdi'))
        self.assertIn('1', page.of('td'))

    def test_copies_are_listed_with_their_sources(self):
        body = ('The council voted for the lantern law after a night of talk about oil and glass and ladders. '
                'Nobody would say who should climb the tower in bad weather, or who should pay for the oil.')
        self.rows([{'headline': 'Lantern law', 'date': f'2023-05-0{i}', 'source': f'Paper {i}', 'body': body} for i in range(1, 5)],
                  'copies.jsonl')
        page, text = self.page('lantern')
        self.assertEqual(len(page.of('article')), 1)
        self.assertIn('3 copies', page.of('summary'))
        self.assertEqual(len(page.of('li')), 3)

    def test_the_path_of_a_result_stands_before_its_copies(self):
        body = ('The council voted for the lantern law after a night of talk about oil and glass and ladders. '
                'Nobody would say who should climb the tower in bad weather, or who should pay for the oil.')
        for name in ('one', 'two'):
            self.write_article(name + '.txt', 'Lantern law', body)
        self.index('.')
        text = self.page('ladders')[1]
        self.assertLess(text.index('one.txt'), text.index('1 copy'))
        self.assertLess(text.index('1 copy'), text.index('two.txt'))

    def test_nothing_of_an_article_becomes_markup(self):
        self.write('bad.txt', f'Ferry {HOSTILE}\n\nBy Eve {HOSTILE}\n\nThe ferry {HOSTILE}.\n\n"The ferry {HOSTILE}," said Eve Hall.\n')
        self.rows([{'headline': 'Ferry &lt;script&gt;alert(3)&lt;/script&gt;', 'source': 'A "B" <c>', 'date': '2024-01-01',
                    'url': 'javascript:alert(4)', 'byline': '<b>Eve</b>', 'section': HOSTILE, 'body': 'The ferry &lt;b&gt; ' + HOSTILE}], 'bad.jsonl')
        for args in (['ferry'], ['--quotes', '*'], ['--people'], ['--facet', 'section', '--facet', 'byline', '*'],
                     ['--compare', HOSTILE.replace('\x1b', ''), '--literal', 'ferry']):
            _, text = self.page(*args)
            self.assertFalse(re.search('[\u202e\ufffe\x1b]', text))
            self.assertNotIn('javascript:', text.replace('javascript:alert(4)</', ''))

    def test_nothing_matched_is_a_page_that_says_so(self):
        page, _ = self.page('zebra', expect=1)
        self.assertTrue(any('nothing matched' in line for line in page.of('p')))

    def test_a_relaxed_answer_says_what_was_given_up(self):
        page, _ = self.page('--relax', 'always', 'ferry zebra', expect=1)
        self.assertTrue(any('nothing matches all of ferry zebra' in line for line in page.of('p')))

    def test_a_headline_leads_to_its_address_on_the_web_and_to_no_other(self):
        page, text = self.page('ferry')
        self.assertIn(('href', 'https://bell.example/ferry?a=1&b=2'), page.attributes)
        self.rows([{'headline': 'Tern', 'url': 'javascript:alert(4)', 'body': 'A tern.'},
                   {'headline': 'Tern two', 'url': 'https://x.example/" onclick="alert(5)', 'body': 'A tern.'}], 'bad.jsonl')
        self.page('tern')

    def test_whole_articles_are_a_page_of_clippings(self):
        ids = [hit['id'] for hit in self.query('--format', 'jsonl', 'ferry').jsonl()]
        page, text = self.page('--show', ids[0], '--show', ids[1], 'ferry')
        self.assertEqual(len(page.of('h1')), 2)
        self.assertIn('2 articles', page.of('title'))
        self.assertIn('<mark>ferry</mark> came in at noon', text)
        self.assertTrue(any('never late' in quotation for quotation in page.of('q')), text)
        self.assertIn('\u2039<bdi>Bo Lind</bdi>\u203a', text)
        self.assertNotIn('\u2039', self.page('--show', ids[0], '--show', ids[1], '--plain')[1])

    def test_full_makes_clippings_of_what_matches(self):
        page, text = self.page('--full', 'ferry')
        self.assertEqual(text.count('<article class="whole"'), 2)
        self.assertEqual(page.of('mark').count('ferry'), 4)
        self.assertIn('\u2039<bdi>Bo Lind</bdi>\u203a', text)
        self.assertIn('Articles by', text)
        self.assertNotIn('class="whole"', self.page('ferry')[1])

    def test_a_hostile_article_stays_text_when_it_is_shown_whole(self):
        self.rows([{'headline': HOSTILE, 'byline': HOSTILE, 'source': HOSTILE, 'section': HOSTILE, 'place': HOSTILE, 'language': '"><b>',
                    'body': f'Tern {HOSTILE}\n\n"Tern {HOSTILE}," said Eve Hall {HOSTILE}.', 'url': 'data:text/html,x',
                    'images': [{'caption': HOSTILE, 'credit': HOSTILE}]}], 'bad.jsonl')
        self.write('bad.txt', f'Tern {HOSTILE}\n\nBy Eve {HOSTILE}\n\nThe tern {HOSTILE}.\n\n"The tern {HOSTILE}," said Eve Hall.\n')
        self.index('.')
        for hit in self.query('--format', 'jsonl', 'tern').jsonl():
            _, text = self.page('--show', hit['id'], 'tern')
            self.assertFalse(re.search('[\u202e\ufffe\x1b]', text))

    def test_the_style_knows_light_dark_and_paper(self):
        _, text = self.page('ferry')
        for rule in ('prefers-color-scheme:dark', '@media print', 'color-scheme'):
            self.assertIn(rule, text)

    def test_a_page_is_the_same_wherever_it_is_made(self):
        self.assertEqual(self.page('ferry')[1], self.page('ferry', env={'LC_ALL': 'tr_TR.UTF-8', 'COLUMNS': '40'})[1])


if __name__ == '__main__':
    harness.main()
