# SPDX-License-Identifier: GPL-2.0-or-later
"""What each construct of the query language finds, and what each wrong query says."""
import os

import harness


class Language(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write_article('budget.txt', 'Council passes a budget',
                           'The council passed budgets for three schools on Monday.',
                           'A member governing the fund said little. The budget grew.')
        self.write_article('strike.txt', 'Ferry workers strike again',
                           'The ferry workers began a second strike on Tuesday.',
                           'The minister of transport met them at the harbour.')
        self.write_article('cleverly.txt', 'Minister answers',
                           'A clever answer was given in the caf\u00e9 by the pond.',
                           'The minister, James Cleverly, drank coffee. Don\u2019t ask about NATO-standard rope.')
        self.write_article('distance.txt', 'Counting words',
                           'alpha one two three four omega stood there in the morning.',
                           'Kappa stood alone in the paragraph and so it ended.',
                           'sigma begins another paragraph without the other one.')
        self.index('.')

    def finds(self, query, *names, options=()):
        found = self.found(*options, '--', query)
        self.assertEqual(sorted(p.rsplit('/', 1)[-1][:-4] for p in found), sorted(names), query)

    def wrong(self, query, *texts):
        run = self.newsquery('--db', self.db, '--', query)
        self.assert_exit(run, 2)
        self.assertEqual(run.out, '')
        self.assert_err_has(run, '^', *texts)

    def test_a_plain_text_is_found_by_the_language_of_its_words(self):
        self.write_article('rathaus.txt', 'Das Rathaus wird neu gedeckt',
                           'Die Arbeiten an dem Dach sind nach Angaben der Stadt nicht vor dem Winter zu Ende, '
                           'weil das Holz und die Ziegel aus dem Norden mit der Bahn kommen.')
        self.write('norsk.json', '{"headline": "Ferja er tilbake", "language": "nn-NO", "text": "Ferja gjekk att i dag."}')
        self.index('.')
        self.finds('lang:de', 'rathaus')
        self.finds('lang:German', 'rathaus')
        self.finds('lang:de-at')
        self.finds('lang:en strike', 'strike')
        for query in ('lang:no', 'lang:nn', 'lang:nn-no'):
            self.assertEqual(len(self.found('--', query)), 1, query)
        facets = self.newsquery('--db', self.db, '--json', '-n0', '--facet', 'lang', '*').json()['facets']['lang']
        counts = {value['value']: value['count'] for value in facets}
        self.assertEqual((counts['de'], counts['nn']), (1, 1))
        self.wrong('lang:germn', 'unknown language', 'german')

    def test_a_wrong_part_behind_an_unknown_word_is_told(self):
        self.wrong('qzxwv a*', 'letters')
        self.wrong('qzxwv said:a*', 'letters')
        self.wrong('qzxwv speaker:orlan speaker:calder said:tide', 'two speakers')

    def test_words_are_anded_in_all_their_forms(self):
        self.finds('budget', 'budget')
        self.finds('budgets school', 'budget')
        self.finds('striking', 'strike')
        self.finds('minister strike', 'strike')
        self.finds('budget strike')

    def test_or_not_dash_and_brackets(self):
        self.finds('budget OR strike', 'budget', 'strike')
        self.finds('minister NOT strike', 'cleverly')
        self.finds('minister -strike', 'cleverly')
        self.finds('(budget OR minister) -(strike OR council)', 'cleverly')
        self.finds('-minister', 'budget', 'distance')

    def test_a_capital_and_quotation_marks_mean_that_form_alone(self):
        self.finds('Cleverly', 'cleverly')
        self.finds('budgets', 'budget')
        self.finds('"governed"')
        self.finds('Governed')
        self.finds('governed', 'budget')
        self.finds('"ferry workers"', 'strike')
        self.finds('"workers ferry"')

    def test_accents_quotes_and_hyphens_do_not_matter(self):
        self.finds('cafe', 'cleverly')
        self.finds('caf\u00e9', 'cleverly')
        self.finds("don't", 'cleverly')
        self.finds('nato-standard', 'cleverly')
        self.finds('"nato standard"', 'cleverly')

    def test_wildcards_and_near_spellings(self):
        self.finds('govern*', 'budget')
        self.finds('govern!', 'budget')
        self.finds('str?ke', 'strike')
        self.finds('str*ke', 'strike')
        self.finds('~cleverley', 'cleverly')
        self.finds('~strikke', 'strike')
        self.finds('zzz*')
        self.finds('*', 'budget', 'strike', 'cleverly', 'distance')

    def test_a_near_spelling_is_found_in_every_script(self):
        self.write_article('kino.txt', 'Вечером в клубе', 'Вечером в клубе показали кино, и зал был полон.')
        self.index('.')
        self.finds('~киро', 'kino')
        self.finds('~повон', 'kino')

    def test_near_counts_words_in_any_order(self):
        self.finds('alpha NEAR/5 omega', 'distance')
        self.finds('omega NEAR/5 alpha', 'distance')
        self.finds('alpha NEAR/4 omega')
        self.finds('alpha w/5 omega', 'distance')
        self.finds('alpha NEAR/1 one', 'distance')
        self.finds('alpha NEAR/5 alpha')

    def test_near_gives_each_of_its_words_a_place_of_its_own(self):
        self.write_article('fish.txt', 'Fish on a boat, fish fished from a boat', 'Fish on a boat, fish fished from a boat.')
        self.index('.')
        near = 'fish* NEAR/2 Fish'
        for query in (near, f'headline:({near})', f'body:({near})', f'lead:({near})', 'Fish NEAR/2 fish*', 'fish NEAR/1 fished',
                      'boat NEAR/1 fish* NEAR/1 Fish'):
            self.finds(query, 'fish')
        self.finds('Fish NEAR/2 Fish')
        self.finds('boat NEAR/1 Fish NEAR/1 Fish')

    def test_adj_counts_words_in_order(self):
        self.finds('alpha ADJ/5 omega', 'distance')
        self.finds('omega ADJ/5 alpha')
        self.finds('alpha ADJ/4 omega')
        self.finds('alpha pre/5 omega', 'distance')

    def test_near_never_leaves_a_paragraph(self):
        self.finds('ended NEAR/99 sigma')
        self.finds('kappa NEAR/99 ended', 'distance')

    def test_near_takes_wildcards_near_spellings_and_groups(self):
        self.finds('alp* NEAR/5 om?ga', 'distance')
        self.finds('(beta OR alpha) NEAR/5 ~omegga', 'distance')

    def test_atleast_counts_all_forms(self):
        self.finds('ATLEAST/3 budget', 'budget')
        self.finds('ATLEAST/4 budget')
        self.finds('ATLEAST2(strike)', 'strike')
        self.finds('ATLEAST/2 "strike"', 'strike')

    def test_fields(self):
        self.finds('headline:budget', 'budget')
        self.finds('h:strike', 'strike')
        self.finds('body:answers', 'cleverly')
        self.finds('headline:answer', 'cleverly')
        self.finds('headline:(ferry OR council)', 'strike', 'budget')
        self.finds('headline:"ferry workers"', 'strike')
        self.finds('headline:council body:schools', 'budget')
        self.finds('path:strike', 'strike')
        self.finds('HEADLINE(budget)', 'budget')

    def test_the_lead_is_the_headline_and_two_paragraphs(self):
        self.finds('lead:counting', 'distance')
        self.finds('lead:kappa', 'distance')
        self.finds('lead:sigma')

    def test_any_and_literal(self):
        self.finds('budget strike', 'budget', 'strike', options=['--any'])
        self.finds('Striking budget -council', 'strike', options=['--any'])
        self.finds('nosuch:budget OR (', options=['--literal'])
        self.finds('(budget', 'budget', options=['--literal'])
        self.finds('Striking (x', 'strike', options=['--literal', '--any'])

    def test_a_capital_means_nothing_under_any_and_literal(self):
        self.finds('Striking', 'strike', options=['--any'])
        self.finds('Striking', 'strike', options=['--literal'])
        self.finds('Striking')

    def test_wrong_queries_show_the_place(self):
        self.wrong('speeker:x', 'unknown field "speeker"', 'speaker:')
        self.wrong('"budget', 'never closed')
        self.wrong('(budget', 'never closed')
        self.wrong('budget)', 'closes nothing')
        self.wrong('date:2023-02-30', 'no day 30')
        self.wrong('date:soon', 'not a date')
        self.wrong('a*', 'two letters')
        self.wrong('budget AND', 'ends behind')
        self.wrong('alpha NEAR/5 headline:b', 'field')
        self.wrong('alpha NEAR/999999 b', '1 to 99')
        self.wrong('(' * 10000 + 'a' + ')' * 10000, 'deep')

    def test_an_empty_query_has_no_place_to_show(self):
        for query in ('', '  '):
            run = self.newsquery('--db', self.db, '--', query)
            self.assert_exit(run, 2)
            self.assertEqual(run.err.splitlines()[0], 'newsquery: the query is empty')
            self.assertEqual((len(run.err.splitlines()), run.err.count('^')), (2, 0), run.err)

    def test_a_query_with_control_bytes_prints_none(self):
        run = self.newsquery('--db', self.db, '--', 'budget \x1b[31m nosuch:x')
        self.assert_exit(run, 2)
        self.assertNotIn('\x1b', run.err)

    def test_a_long_query_is_answered_or_refused(self):
        self.assert_exit(self.newsquery('--db', self.db, '--', 'budget ' * 15000), 0)
        words = ' '.join('w%d' % i for i in range(15000))
        run = self.newsquery('--db', self.db, '--any', '--', words)
        self.assert_exit(run, 2)
        self.assert_err_has(run, 'more than 2000 words')

    def test_invalid_utf8_separates_words(self):
        run = self.newsquery('--db', self.db, '--format', 'paths', '--', 'budget\udcff council')
        self.assert_exit(run, 0)


class Paragraphs(harness.CliTest):
    """NEAR, ADJ and chains of them never leave a paragraph, a caption, a name."""

    def setUp(self):
        super().setUp()
        filler = ' '.join(f'filler{i}' for i in range(60))
        self.write_article('a.txt', 'Headline is here', f'The alpha and beta stood in this meadow together, {filler}.',
                           'A second paragraph has only gamma in it.', 'The third one has delta for all.')
        self.write_article('long.txt', 'Another headline', f'Here alpha begins, {filler}, beta goes on, {filler} and gamma ends.')
        self.write('c.json', '{"headline": "Pictures", "body": "Nothing.", "images": [{"caption": "An alpha and a beta on the quay."}, '
                             '{"caption": "A gamma on the quay."}]}')
        self.index('.')

    def finds(self, query, *names):
        self.assertEqual(sorted(os.path.basename(p).split('.')[0] for p in self.found('--', query)), sorted(names), query)

    def test_a_chain_of_one_paragraph_matches(self):
        for query in ('alpha NEAR/99 beta NEAR/99 meadow', 'meadow NEAR/60 alpha NEAR/60 beta', 'alpha ADJ/99 beta ADJ/99 meadow',
                      'alpha w/p beta w/p meadow', 'alpha SAME beta SAME meadow', 'lead:(alpha NEAR/99 beta NEAR/99 meadow)'):
            self.finds(query, 'a')
        self.finds('alpha NEAR/99 beta NEAR/99 gamma', 'long')
        self.finds('alpha ADJ/70 beta ADJ/70 gamma', 'long')

    def test_a_chain_leaves_no_paragraph(self):
        for query in ('alpha NEAR/99 meadow NEAR/99 gamma', 'alpha NEAR/60 beta NEAR/60 gamma NEAR/60 delta', 'gamma NEAR/99 delta NEAR/99 alpha',
                      'alpha ADJ/99 meadow ADJ/99 gamma', 'alpha w/p meadow w/p gamma', 'alpha SAME meadow SAME gamma',
                      'lead:(meadow NEAR/99 beta NEAR/99 gamma)', 'body:(meadow ADJ/99 together ADJ/99 gamma ADJ/99 delta)'):
            self.finds(query)

    def test_a_chain_leaves_no_caption(self):
        self.finds('caption:(alpha NEAR/99 beta)', 'c')
        self.finds('caption:(alpha NEAR/99 beta NEAR/99 gamma)')

    def test_one_more_word_never_finds_more(self):
        for op in ('NEAR/99', 'ADJ/99', 'NEAR/40', 'w/p'):
            words, before = ['alpha', 'beta', 'meadow', 'gamma', 'delta'], None
            for size in range(2, 6):
                found = set(self.found('--', f' {op} '.join(words[:size])))
                if before is not None:
                    self.assertLessEqual(found, before, (op, size))
                before = found

    def test_too_long_a_chain_is_refused_with_its_place(self):
        self.finds(' NEAR/99 '.join(['alpha'] * 20))
        for op in ('NEAR/99', 'ADJ/5', 'w/p'):
            run = self.newsquery('--db', self.db, '--count', '--', f' {op} '.join(['alpha'] * 21))
            self.assert_exit(run, 2)
            self.assert_err_has(run, '20 words', '^')


class Sentences(harness.CliTest):
    """w/s and w/p hold of sentences and paragraphs as they stand, however long; FIRST/n of the body's first words."""

    def setUp(self):
        super().setUp()
        filler = ' '.join(f'filler{i}' for i in range(150))
        self.write_article('near.txt', 'Quay of Senn. Tide of Senn', 'The ferry sank. The mayor of St. Anne wept, and the U.K. Office waited.',
                           'Someone said: "It was late. Nobody came," and left.')
        self.write_article('long.txt', 'Long words', f'The ferry {filler} met the mayor. Then it left.', 'The Mayor spoke.')
        self.write('c.json', '{"headline": "Pictures", "body": "Nothing.", "images": [{"caption": "A ferry. The mayor."}, '
                             '{"caption": "A crane on the quay."}]}')
        self.write('japan.json', '{"headline": "港", "body": "船が来た。雨が降った。"}')
        self.index('.')

    def finds(self, query, *names, options=()):
        self.assertEqual(sorted(os.path.basename(p).split('.')[0] for p in self.found(*options, '--', query)), sorted(names), query)

    def test_a_sentence_ends_where_it_ends(self):
        self.finds('ferry w/s mayor', 'long')
        self.finds('ferry w/s sank', 'near')
        self.finds('mayor SENTENCE wept SENTENCE Office', 'near')
        self.finds('wept w/s sank')
        self.finds('"st anne" w/s UK', 'near')
        self.finds('"sank the" w/s ferry')
        self.finds('late w/s came')
        self.finds('headline:(quay w/s tide)')
        self.finds('headline:(quay w/s senn)', 'near')
        self.finds('caption:(ferry w/s mayor)')
        self.finds('caption:(crane w/s quay)', 'c')
        self.finds('船 w/s 来', 'japan')
        self.finds('船 w/s 雨')

    def test_a_paragraph_is_one_however_long(self):
        self.finds('ferry w/p mayor', 'c', 'long', 'near')
        self.finds('ferry SAME left', 'long')
        self.finds('ferry w/p spoke')
        self.finds('body:(ferry w/p mayor)', 'long', 'near')
        self.finds('lead:(then w/p ferry)', 'long')
        self.finds('caption:(ferry w/p quay)')

    def test_order_is_kept_where_it_is_asked_for(self):
        self.finds('ferry pre/s mayor', 'long')
        self.finds('mayor pre/s ferry')
        self.finds('mayor pre/p left', 'long')
        self.finds('left pre/p mayor')
        self.finds('mayor w/s mayor')

    def test_quotations_have_sentences_too(self):
        self.finds('said:(late w/s nobody)')
        self.finds('said:(late w/p nobody)', 'near')
        self.finds('said:(nobody w/s came)', 'near')

    def test_first_words_are_counted_over_paragraphs(self):
        self.finds('FIRST/2 ferry', 'long', 'near')
        self.finds('FIRST/1 ferry')
        self.finds('FIRST/155 mayor', 'long', 'near')
        self.finds('FIRST/154 mayor', 'near')
        self.finds('FIRST/160 spoke')
        self.finds('FIRST/161 spoke', 'long')
        self.finds('FIRST/6 (wept OR "the mayor")', 'near')
        self.finds('FIRST/162 spoke -FIRST/2 mayor', 'long')

    def test_what_matched_is_marked(self):
        def marked(query):
            hits = self.newsquery('--db', self.db, '--format', 'jsonl', '--snippets', '9', '--', query).jsonl()
            return [fragment['text'][a:b] for hit in hits for fragment in hit['snippets'] for a, b in fragment['marks']]
        self.assertEqual(marked('mayor w/s then'), [])
        self.assertEqual(marked('ferry w/s sank'), ['ferry', 'sank'])
        self.assertEqual(marked('FIRST/159 mayor path:long'), ['mayor'])

    def test_letters_may_be_left_out_anywhere(self):
        self.finds('*ayor', 'c', 'long', 'near')
        self.finds('s*k', 'near')
        self.finds('*illerx*')
        self.finds('ferry w/s *ank', 'near')
        self.assert_exit(self.newsquery('--db', self.db, '--', '*s'), 2)


class Dates(harness.CliTest):
    def setUp(self):
        super().setUp()
        rows = [('a', '2022-12-31'), ('b', '2023-01-01'), ('c', '2023-01-19'), ('d', '2024-02-29'), ('e', None)]
        lines = ['{"headline":"Story %s","date":%s,"body":"Words about the harbour, number %s."}'
                 % (name, '"%s"' % date if date else 'null', name) for name, date in rows]
        self.write('days.jsonl', '\n'.join(lines) + '\n')
        self.index('.')

    def days(self, *args):
        run = self.newsquery('--db', self.db, '--format', 'jsonl', '--copies', '--', *args) \
            if not args[0].startswith('--') else self.newsquery('--db', self.db, '--format', 'jsonl', '--copies', *args)
        return sorted(str(hit['date']) for hit in run.jsonl())

    def test_a_year_a_month_a_day_and_ranges(self):
        self.assertEqual(self.days('date:2023'), ['2023-01-01', '2023-01-19'])
        self.assertEqual(self.days('date:2024-02'), ['2024-02-29'])
        self.assertEqual(self.days('date:2023-01-19'), ['2023-01-19'])
        self.assertEqual(self.days('date:2022-12-31..2023-01-01'), ['2022-12-31', '2023-01-01'])
        self.assertEqual(self.days('date:..2022'), ['2022-12-31'])
        self.assertEqual(self.days('date:2023-01-02..'), ['2023-01-19', '2024-02-29'])
        self.assertEqual(self.days('harbour -date:2023'), ['2022-12-31', '2024-02-29', 'None'])
        self.assertEqual(self.days('date:(2022 OR 2024)'), ['2022-12-31', '2024-02-29'])
        self.assertEqual(self.days('date:2023/01'), ['2023-01-01', '2023-01-19'])
        self.assertEqual(self.days('date:"january 2023"'), ['2023-01-01', '2023-01-19'])
        self.assertEqual(self.days('date:2022-Q4..2023-Q1'), ['2022-12-31', '2023-01-01', '2023-01-19'])
        self.assertEqual(self.days('before:2023'), ['2022-12-31'])
        self.assertEqual(self.days('after:2023-01-01'), ['2023-01-19', '2024-02-29'])
        self.assertEqual(self.days('since:2023-01-19 until:2023'), ['2023-01-19'])
        self.assertEqual(self.days('date:"last week"'), [])

    def test_what_has_no_date_or_no_byline_is_found(self):
        self.assertEqual(self.days('date:none'), ['None'])
        self.assertEqual(self.days('-date:none before:2023'), ['2022-12-31'])
        self.assertEqual(len(self.days('byline:none')), 5)
        self.assertEqual(self.days('source:(none OR "no such paper") date:2024'), ['2024-02-29'])

    def test_since_and_until(self):
        self.assertEqual(self.days('--since', '2023-01-02', 'harbour'), ['2023-01-19', '2024-02-29'])
        self.assertEqual(self.days('--until', '2022', 'harbour'), ['2022-12-31'])
        self.assertEqual(self.days('--since=2023', '--until=2023', 'harbour'), ['2023-01-01', '2023-01-19'])
        self.assertEqual(self.days('--since', '7d', 'harbour'), [])

    def test_sorts_by_date_with_undated_last(self):
        def order(sort):
            return [hit['date'] for hit in
                    self.query('--format', 'jsonl', '--copies', '--sort', sort, 'harbour').jsonl()]
        dated = ['2022-12-31', '2023-01-01', '2023-01-19', '2024-02-29']
        self.assertEqual(order('oldest'), dated + [None])
        self.assertEqual(order('newest'), dated[::-1] + [None])


if __name__ == '__main__':
    harness.main()
