# SPDX-License-Identifier: GPL-2.0-or-later
"""speaker:, said: and --quotes: who said what, joined on the same quotation."""
import csv
import io
import os

import harness


class Quotes(harness.CliTest):
    def setUp(self):
        super().setUp()
        # In "both" Okafor speaks of ferries and Lindqvist of schools; in "swap" the other way round.
        self.write_article('both.txt', 'Two ministers speak',
                           'The house sat late on Monday to hear the two of them.',
                           '"The ferries will run on Sunday," said Transport Minister Adaeze Okafor.',
                           '"No school will close before the summer," said Education Minister Erik Lindqvist.')
        self.write_article('swap.txt', 'The ministers speak again',
                           'The house sat early on Tuesday for the same debate as before.',
                           '"The school roof is safe," said Transport Minister Adaeze Okafor.',
                           '"I took two ferries to get here," said Education Minister Erik Lindqvist.')
        self.write_article('alone.txt', 'A quiet day at the harbour',
                           'Nobody met at the harbour, and the gulls had it to themselves.',
                           '"The ferries and the school boats are in dock," said Karen Brand, the harbour master.')
        self.index('.')

    def finds(self, query, *names):
        found = self.found('--', query)
        self.assertEqual(sorted(p.rsplit('/', 1)[-1][:-4] for p in found), sorted(names), query)

    def test_a_speaker_is_found_by_surname_full_name_and_description(self):
        self.finds('speaker:okafor', 'both', 'swap')
        self.finds('speaker:"adaeze okafor"', 'both', 'swap')
        self.finds('who:brand', 'alone')
        self.finds('speaker:"transport minister"', 'both', 'swap')
        self.finds('speaker:gulls')

    def test_a_speaker_is_found_by_the_name_as_printed(self):
        self.write('t.txt', 'Press Briefing by Press Secretary Davita Orlan\n\n2024-01-02\n\n'
                            'MS. ORLAN: Good afternoon, everybody. We have a word about jobs today.\n\n'
                            'Q Thank you. What about the bridge?\n\n'
                            'MS. ORLAN: The bridge is being mended, and the jobs stay in town.\n')
        self.index('.')
        self.finds('speaker:"ms orlan"', 't')
        self.finds('speaker:"ms orlan" said:jobs', 't')
        self.finds('speaker:"ms orlan" said:sardine')
        self.finds('speaker:"davita orlan"', 't')

    def test_every_name_printed_finds_as_many_articles_as_its_quotations_stand_in(self):
        sample, articles = self.path('sample-index'), os.path.join(harness.SAMPLE, 'articles')
        self.assertIn(self.newsindex('--db', sample, '-q', articles).status, (0, 1))  # one file is broken

        def ids(*args):
            run = self.newsquery('--db', sample, '-n', '5000', '--copies', '--format', 'jsonl', *args)
            self.assertIn(run.status, (0, 1), str(run))
            return {hit['id'] for hit in run.jsonl()}
        names = set()
        for article in self.newsindex('--parse', articles).jsonl():
            for quote in article['quotes']:
                names |= {quote['speaker'], quote['speaker_full']}
        names = sorted(name for name in names if name and name.replace(' ', '').replace('.', '').isalpha())
        self.assertGreater(len(names), 60)
        for name in names[::2]:
            who = f'speaker:"{name}"'
            quoted = ids('--quotes', '--', who)
            self.assertEqual(ids('--', who), quoted, who)
            self.assertLessEqual(ids('--', who + ' said:(the OR a)'), quoted, who)

    def test_the_words_of_a_source_are_counted_for_quotations_as_for_articles(self):
        self.write('echo.json', '{"headline": "An echo", "source": "Echo Bay Echo", "body": "<p>\\"It is an echo,\\" said Karen Brand.</p>"}')
        self.index('.')
        self.finds_quotations('source:(ATLEAST/2 echo)', 1)
        self.finds_quotations('source:(ATLEAST/3 echo)', 0)
        self.assertEqual(len(self.found('source:(ATLEAST/2 echo)')), 1)

    def finds_quotations(self, query, number):
        run = self.newsquery('--db', self.db, '--quotes', '--count', '--', query)
        self.assert_out(run, f'{number}\n')

    def test_said_looks_inside_quotations_alone(self):
        self.finds('said:ferries', 'both', 'swap', 'alone')
        self.finds('said:gulls')
        self.finds('said:"school roof"', 'swap')

    def test_speaker_and_said_hold_of_the_same_quotation(self):
        self.finds('speaker:okafor said:ferries', 'both')
        self.finds('said:school speaker:okafor', 'swap')
        self.finds('speaker:lindqvist said:ferries', 'swap')

    def test_every_said_of_a_group_holds_of_the_same_quotation(self):
        self.finds('said:ferries said:school', 'alone')
        self.finds('said:(ferries school)', 'alone')
        self.finds('speaker:okafor said:(ferries OR school)', 'both', 'swap')
        self.finds('speaker:okafor said:(ferries -sunday)')

    def test_brackets_may_be_different_quotations(self):
        self.finds('(said:ferries) (said:sunday)', 'both')
        self.finds('(speaker:okafor said:ferries) (speaker:lindqvist said:school)', 'both')
        self.finds('(speaker:okafor said:school) (speaker:lindqvist said:ferries)', 'swap')

    def test_not_within_the_brackets_of_a_speaker_is_of_that_speaker_with_and_without_further_conditions(self):
        self.finds('speaker:(minister -okafor)', 'both', 'swap')
        self.finds('speaker:(minister -okafor) said:ferries', 'swap')
        self.finds('speaker:(okafor -transport)')
        self.finds('speaker:(-okafor)', 'both', 'swap', 'alone')
        self.finds('speaker:(-okafor) said:sunday')
        self.finds('-speaker:okafor', 'alone')

    def test_several_speakers_without_said_may_be_different_quotations(self):
        self.finds('speaker:okafor speaker:lindqvist', 'both', 'swap')
        self.finds('speaker:okafor speaker:brand')

    def test_several_speakers_with_said_need_brackets(self):
        run = self.query('speaker:okafor speaker:lindqvist said:school', expect=2)
        self.assert_err_has(run, '^', 'two speakers', '(speaker:a said:x) (speaker:b said:y)')

    def test_or_and_not_join_articles(self):
        self.finds('speaker:okafor -said:roof', 'both')
        self.finds('speaker:brand OR (speaker:okafor said:roof)', 'alone', 'swap')
        self.finds('-said:sunday', 'swap', 'alone')
        self.finds('ministers NOT (speaker:okafor said:ferries)', 'swap')

    def test_said_joins_with_other_fields(self):
        self.finds('said:ferries headline:again', 'swap')
        self.finds('monday speaker:okafor said:ferries', 'both')
        self.finds('monday speaker:okafor said:school')

    def test_quotes_answers_with_quotations(self):
        run = self.query('--quotes', '--format', 'jsonl', 'ferries')
        hits = run.jsonl()
        self.assertEqual({h['speaker_full'] for h in hits}, {'Adaeze Okafor', 'Erik Lindqvist', 'Karen Brand'})
        for hit in hits:
            self.assertEqual([hit['text'][a:b].lower() for a, b in hit['marks']], ['ferries'])
            self.assertEqual(hit['verb'], 'said')
            self.assertTrue(hit['path'].endswith('.txt'))
            self.assertLess(hit['start'], hit['end'])

    def test_quotes_reads_speaker_and_words_and_not_of_each_quotation(self):
        def texts(query):
            return [h['text'] for h in
                    self.newsquery('--db', self.db, '--quotes', '--format', 'jsonl', '--', query).jsonl()]
        self.assertEqual(texts('speaker:okafor ferries'), ['"The ferries will run on Sunday,"'])
        self.assertEqual(texts('ferries -speaker:brand -two'), ['"The ferries will run on Sunday,"'])
        self.assertEqual(len(texts('speaker:okafor')), 2)
        self.assertEqual(len(texts('speaker:okafor OR speaker:brand')), 3)
        self.assertEqual(len(texts('*')), 5)
        self.assertEqual(texts('gulls'), [])

    def test_quotes_takes_other_fields_as_restrictions_of_the_article(self):
        def count(query):
            return int(self.newsquery('--db', self.db, '--quotes', '--count', '--', query).out)
        self.assertEqual(count('headline:again'), 2)
        self.assertEqual(count('headline:again speaker:okafor'), 1)
        self.assertEqual(count('path:alone'), 1)
        self.assertEqual(count('* -headline:again'), 3)
        self.assertEqual(count('headline:nothing'), 0)

    def test_a_bare_word_fits_the_speaker_or_the_words(self):
        for who in ('okafor', 'speaker:okafor'):
            self.assertEqual(self.query('--quotes', '--count', who).out, self.query('--quotes', '--count', 'speaker:okafor').out)
        first = self.query('--quotes', '--format', 'jsonl', '-n1', 'speaker:okafor').jsonl()[0]
        word = max(first['text'].replace('"', ' ').split(), key=len).strip('.,').lower()
        self.assertIn(first['text'], [q['text'] for q in self.query('--quotes', '--format', 'jsonl', 'okafor', word).jsonl()])
        self.query('--quotes', '--count', 'said:okafor', expect=1)

    def test_quotes_counts_pages_and_facets(self):
        self.assertEqual(self.query('--quotes', '--count', '*').out, '5\n')
        seen = [self.query('--quotes', '--format', 'jsonl', '-n1', '--offset', i, '*').jsonl()[0]['text']
                for i in range(5)]
        self.assertEqual(len(set(seen)), 5)
        answer = self.query('--quotes', '--json', '--facet', 'speaker', '*').json()
        self.assertEqual(answer['matches'], 5)
        self.assertEqual({v['value']: v['count'] for v in answer['facets']['speaker']},
                         {'Adaeze Okafor': 2, 'Erik Lindqvist': 2, 'Karen Brand': 1})
        self.query('--quotes', '--facet', 'byline', '*', expect=2)

    def test_quotes_prints_every_format(self):
        text = self.query('--quotes', 'sunday')
        self.assert_out_has(text, 'Adaeze Okafor', 'The ferries will run on Sunday', 'Two ministers speak')
        rows = list(csv.DictReader(io.StringIO(self.query('--quotes', '--format', 'csv', 'sunday').out)))
        self.assertEqual(rows[0]['text'], '"The ferries will run on Sunday,"')
        lines = self.query('--quotes', '--format', 'tsv', 'sunday').out.splitlines()
        self.assertEqual(len(lines[0].split('\t')), len(lines[1].split('\t')))
        self.assertTrue(self.query('--quotes', '--format', 'paths', 'sunday').out.endswith('both.txt\n'))

    def test_a_mistyped_speaker_gets_a_suggestion(self):
        run = self.query('speaker:okafer', expect=1)
        self.assert_err_has(run, 'Did you mean: speaker:okafor')
        self.assertEqual(self.query('--json', 'speaker:lindquist', expect=1).json()['suggestion'],
                         'speaker:lindqvist')
        self.assert_err_has(self.query('--quotes', 'speaker:"adaeze okafer"', expect=1),
                            'speaker:"adaeze okafor"')

    def test_facet_speaker_counts_articles(self):
        answer = self.query('--json', '--facet', 'speaker', '*').json()
        self.assertEqual({v['value']: v['count'] for v in answer['facets']['speaker']},
                         {'Adaeze Okafor': 2, 'Erik Lindqvist': 2, 'Karen Brand': 1})

    def test_show_marks_quotations_with_their_speakers(self):
        run = self.query('--show', 'both.txt', 'ferries')
        self.assert_out_has(run, 'Two ministers speak', '‹Adaeze Okafor›', '‹Erik Lindqvist›', 'Quoted:')
        colored = self.query('--show', 'both.txt', '--color', 'always', 'ferries').out
        self.assertIn('\x1b[1;31mferries', colored)

    def test_two_who_say_it_together_are_both_found_counted_and_shown(self):
        self.write_article('pair.txt', 'Two councillors speak as one',
                           'The council sat late on Monday over the lanes of Marsden Avenue.',
                           'Councillors Yvonne Tran and Hugh MacAllister said the lanes should stay for a year.',
                           '"They are cheap and they are safe," they said.',
                           '"I wanted two years," said MacAllister.')
        self.index('.')
        self.finds('speaker:tran said:lanes', 'pair')
        self.finds('speaker:macallister said:lanes', 'pair')
        self.finds('speaker:"hugh macallister" said:cheap', 'pair')
        self.finds('speaker:tran said:"two years"')
        def counts(*options):
            facets = self.query(*options, '--json', '--facet', 'speaker', 'speaker:macallister').json()['facets']
            return {v['value']: v['count'] for v in facets['speaker']}
        self.assertEqual(counts('--quotes'), {'Yvonne Tran': 2, 'Hugh MacAllister': 3})
        self.assertEqual(counts(), {'Yvonne Tran': 1, 'Hugh MacAllister': 1})
        hits = self.query('--quotes', '--format', 'jsonl', 'speaker:macallister lanes').jsonl()
        self.assertEqual([(h['speaker'], h['speaker_full']) for h in hits],
                         [('Yvonne Tran and Hugh MacAllister', 'Yvonne Tran')])
        self.assert_out_has(self.query('--quotes', 'speaker:tran'), 'Yvonne Tran and Hugh MacAllister (said)')
        self.assert_out_has(self.query('--show', 'pair.txt'), '‹Yvonne Tran and Hugh MacAllister›', '‹Hugh MacAllister›')

    def test_a_speech_is_shown_by_what_of_it_matches(self):
        filler = 'We spoke of the quay and of the weather, and we shall speak of both again before the year is out. ' * 12
        self.write_article('speech.txt', 'The mayor speaks', 'March 9, 2024',
                           f'"{filler}The turbine will stay where it stands. {filler}" said Ines Calder, the mayor.')
        self.index('.')
        out = self.query('--quotes', 'said:turbine').out
        self.assertIn('…The turbine will stay where it stands.', out)
        self.assertLess(len(out), 1000)
        whole = filler + 'The turbine will stay'
        self.assertIn(whole, self.query('--quotes', '--no-snippets', 'said:turbine').out)
        self.assertIn(whole, self.query('--quotes', '--format', 'jsonl', 'said:turbine').jsonl()[0]['text'])
        self.assertIn(whole, self.query('--show', 'speech.txt').out.replace('\n', ' '))
        # What nothing of the query stands in shows its beginning; a short one is whole.
        self.assertIn('“' if '“' in out else '"We spoke of the quay', self.query('--quotes', 'speaker:calder headline:speaks').out)

    def test_the_speaker_whom_show_names_is_no_bracket_of_the_article(self):
        text = 'Some are "learning from [the war in the north] as they go," said Ines Calder, the mayor of Aldmouth.'
        self.write_article('bracket.txt', 'The mayor explains', 'March 9, 2024', text)
        self.index('.')
        self.assertIn('as they go," ‹Ines Calder› said', self.query('--show', 'bracket.txt').out)
        plain = self.query('--show', 'bracket.txt', '--plain').out
        self.assertIn(text, plain)
        self.assertNotIn('‹', plain)
        self.query('--plain', 'x', expect=2)

    def test_changed_articles_take_their_quotations_with_them(self):
        self.write_article('both.txt', 'Two ministers speak', 'The house sat late, and heard nobody at all.')
        self.index('.')
        self.finds('said:sunday')
        self.assertEqual(self.query('--quotes', '--count', '*').out, '3\n')


if __name__ == '__main__':
    harness.main()
