# SPDX-License-Identifier: GPL-2.0-or-later
"""Persons of an archive: one person under all names, in every article, and nobody by a guess."""
import json
import os
import shutil

import harness


def article(headline, date, *paragraphs):
    return json.dumps({'headline': headline, 'date': date, 'body': '\n\n'.join(paragraphs)}) + '\n'


NIGHTS = [
    [article('Ferry sails', '2022-03-01', '"The ferry is safe," said Mayor Theodor R. Okonjo Jr. in the harbour.',
             'Mayor Okonjo then went aboard.'),
     article('Ferry waits', '2022-03-05', '"We wait for parts," said Ted Mensah, a welder.')],
    [article('Harbour vote', '2022-03-09', '"The vote is fair," said Okonjo.', 'Nobody else spoke.'),
     article('Harbour board', '2022-03-10', 'The Harbour Board said that it would meet on Monday.')],
    [article('Ferry again', '2022-04-02', '"It sails on Friday," said Theodor Okonjo.'),
     article('Board meets', '2022-04-03', 'The harbour board said the berth was too short.'),
     article('School prize', '2022-04-04', '"I am proud," said Adwoa Mensah, a pupil.',
             '"So are we," Mensah said.')],
]
ALL = [line for night in NIGHTS for line in night]


class People(harness.CliTest):
    def index_all(self, *more):
        self.write('news.jsonl', ''.join(ALL))
        self.index('news.jsonl', *more)

    def people(self, *args, expect=0):
        return self.query('--people', '-n', '1000', '--json', *args, expect=expect).json()['people']

    def groups(self):
        """What a rebuild must give again: who has which names, how often, and which id."""
        kinds = ('person', 'organisation', 'role', 'crowd')
        people = self.people(*[part for kind in kinds for part in ('--speaker-kind', kind)])
        return [(who['name'], who['kind'], who['quotations'], who['articles'], who['id'], sorted(who['names']))
                for who in people]

    def test_one_person_has_all_the_names(self):
        self.index_all()
        okonjo = self.people()[0]
        self.assertEqual(okonjo['quotations'], 3)
        self.assertEqual((okonjo['first'], okonjo['last']), ('2022-03-01', '2022-04-02'))
        self.assertIn('Okonjo', okonjo['names'])
        self.assertIn('mayor', okonjo['offices'])
        self.assertEqual([bar['value'] for bar in okonjo['months']], ['2022-03', '2022-04'])

    def test_a_full_name_finds_the_person_under_all_names(self):
        self.index_all()
        hits = self.query('--quotes', '--json', 'speaker:"theodor okonjo"').json()['hits']
        self.assertEqual(len(hits), 3)
        self.assertEqual(len({hit['person']['id'] for hit in hits}), 1)
        self.assertEqual(len(self.query('--json', 'speaker:"theodor okonjo"').json()['hits']), 3)
        self.assertEqual(len(self.query('--quotes', '--json', 'speaker:okonjo').json()['hits']), 3)
        others = self.query('--quotes', '--json', '* NOT speaker:"theodor okonjo"').json()['hits']
        self.assertTrue(others)
        self.assertNotIn('Okonjo', ' '.join(hit['speaker'] or '' for hit in others))

    def test_a_pronoun_of_two_articles_is_no_person(self):
        self.write('news.jsonl', article('Tide', '2022-03-01', '"The tide is high," he said.') +
                   article('Ebb', '2022-03-02', '"The water is low," he said.', '"It is cold," they said.'))
        self.index('news.jsonl')
        every = [part for kind in ('person', 'organisation', 'role', 'crowd') for part in ('--speaker-kind', kind)]
        self.assertEqual(self.query('--quotes', '--count', '*').out, '3\n')
        self.assertEqual(self.query('--json', '--facet', 'speaker', *every, '*').json()['facets']['speaker'], [])
        self.assertEqual(self.query('--quotes', '--json', 'speaker:he').json()['matches'], 2)

    def test_two_of_a_surname_stay_two(self):
        self.index_all()
        names = {who['name'] for who in self.people('speaker:mensah')}
        self.assertEqual(names, {'Ted Mensah', 'Adwoa Mensah'})

    def test_a_facet_counts_persons_and_no_crowd_unless_asked(self):
        self.index_all()
        rows = self.query('--quotes', '--json', '--facet', 'speaker', '*').json()['facets']['speaker']
        self.assertEqual(rows[0]['count'], 3)
        self.assertEqual(rows[0]['kind'], 'person')
        self.assertEqual(sum('arbour' in row['value'] for row in rows), 1)
        only = self.query('--quotes', '--json', '--facet', 'speaker', '--speaker-kind', 'organisation', '*')
        self.assertEqual({row['kind'] for row in only.json()['facets']['speaker']}, {'organisation'})

    def test_a_body_is_no_person(self):
        self.index_all()
        hits = self.query('--quotes', '--json', 'speaker:board').json()['hits']
        self.assertEqual([(hit['person'], hit['kind']) for hit in hits], [(None, 'organisation')] * 2)

    def test_explain_says_why(self):
        self.index_all()
        out = self.query('--quotes', '--explain', 'vote').out
        self.assertIn('only ', out)
        self.assertIn('has that surname', out)

    def test_nights_and_a_rebuild_give_the_same_groups(self):
        for number, night in enumerate(NIGHTS):
            self.write(f'news/{number}.jsonl', ''.join(night))
            self.index('news')
        nightly = self.groups()
        self.index('--rebuild', 'news')
        self.assertEqual(self.groups(), nightly)
        self.index('--verify')
        self.index('--compact')
        self.assertEqual(self.groups(), nightly)
        self.index('--verify')

    def test_an_article_that_leaves_takes_its_evidence_with_it(self):
        for number, night in enumerate(NIGHTS):
            self.write(f'news/{number}.jsonl', ''.join(night))
            self.index('news')
        before = self.groups()
        os.remove(os.path.join(self.work, 'news/1.jsonl'))
        self.index('news')
        self.index('--verify')
        self.assertEqual(self.people()[0]['quotations'], 2)
        fresh = self.groups()
        self.index('--rollback')
        self.assertEqual(self.groups(), before)
        shutil.rmtree(self.db)
        self.index('news')
        self.assertEqual([row[:4] for row in self.groups()], [row[:4] for row in fresh])

    def test_a_takedown_takes_the_names_out_of_every_table(self):
        self.write('news/a.jsonl', ''.join(ALL))
        self.write('news/b.jsonl', article('Secret', '2022-05-01', '"I left," said Quokkazyx Vandermolen.'))
        self.index('news')
        self.assertTrue(self.files_that_hold('Quokkazyx', unpack=False))
        number = self.query('--json', 'headline:secret').json()['hits'][0]['id']
        self.index('--purge', number)
        self.assertEqual(self.files_that_hold('Quokkazyx'), set())
        self.index('--verify')

    def test_the_table_is_opened_only_where_a_person_is_asked_for(self):
        self.index_all()
        table, = [name for name in os.listdir(self.db) if name.startswith('people-')]
        os.rename(os.path.join(self.db, table), self.path('kept'))
        self.assertTrue(self.found('ferry'))
        self.assertTrue(self.found('speaker:okonjo'))
        self.query('--facet', 'year', 'ferry')
        self.query('--people', expect=3)
        self.assert_exit(self.newsindex('--db', self.db, '--verify'), 3)
        os.rename(self.path('kept'), os.path.join(self.db, table))
        self.query('--people')

    def test_verify_finds_a_table_that_was_changed(self):
        self.index_all()
        table, = [name for name in os.listdir(self.db) if name.startswith('people-')]
        with open(os.path.join(self.db, table), 'r+b') as f:
            f.seek(20)
            byte = f.read(1)
            f.seek(20)
            f.write(bytes([byte[0] ^ 1]))
        run = self.newsindex('--db', self.db, '--verify')
        self.assert_exit(run, 3)
        self.assertIn(table, run.err)

    def test_a_confidence_is_asked_for(self):
        self.index_all()
        everything = self.query('--quotes', '--json', '-n', '100', '*').json()['hits']
        least = sorted(hit['confidence'] for hit in everything)[len(everything) // 2]
        sure = self.query('--quotes', '--json', '-n', '100', '--min-confidence', least, '*').json()['hits']
        self.assertEqual(len(sure), sum(hit['confidence'] >= least for hit in everything))
        self.query('--quotes', '--min-confidence', 'high', '*', expect=2)
        self.query('--min-confidence', '0.5', '*', expect=2)

    def test_options_that_do_not_go_together_are_refused(self):
        self.index_all()
        self.query('--people', '--facet', 'speaker', '*', expect=2)
        self.query('--months', '*', expect=2)
        self.query('--speaker-kind', 'person', '*', expect=2)
        self.query('--people', '--speaker-kind', 'thing', '*', expect=2)

    def test_very_many_speakers_cost_in_proportion(self):
        def cost(count):
            shutil.rmtree(self.db, ignore_errors=True)
            self.write('many.jsonl', ''.join(
                article(f'Story {i}', '2022-01-01', f'"It is number {i}," said Ama Sm{i % 7}th of Street {i}.')
                for i in range(count)))
            before = self.cpu_of_children()
            self.index('many.jsonl')
            return self.cpu_of_children() - before
        small, large = cost(400), cost(3200)
        self.assertLess(large, 8 * small * 2)

    def say(self, text):
        folder = os.path.join(self.env['XDG_CONFIG_HOME'], 'newsindex')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'aliases'), 'w') as f:
            f.write('[people]\n' + text)

    def test_aliases_join_persons_and_call_them_by_the_first_name(self):
        self.index_all()
        self.say('Adwoa Quaye = Adwoa Mensah = Ted Mensah\n')
        joined = [who for who in self.people() if 'Ted Mensah' in who['names']]
        self.assertEqual([who['name'] for who in joined], ['Adwoa Quaye'])
        self.assertEqual(joined[0]['quotations'], 3)
        hits = self.query('--quotes', '--json', 'speaker:"adwoa quaye"').json()['hits']
        self.assertEqual({hit['person']['name'] for hit in hits}, {'Adwoa Quaye'})
        self.assertEqual({hit['person']['id'] for hit in hits}, {joined[0]['id']})
        self.assertEqual(len(hits), 3)
        self.assertEqual(len(self.query('--json', 'speaker:"adwoa quaye"').json()['hits']), 2)
        self.assertIn('file of aliases says Adwoa Quaye', self.query('--quotes', '--explain', 'parts').out)
        facet = self.query('--json', '--facet', 'speaker', 'parts').json()['facets']['speaker']
        self.assertEqual([row['value'] for row in facet], ['Adwoa Quaye'])
        names = [who['name'] for who in self.people('--no-aliases')]
        self.assertIn('Ted Mensah', names)
        self.assertNotIn('Adwoa Quaye', names)

    def test_aliases_part_two_people_of_one_name_by_years(self):
        self.index_all()
        self.write('old.jsonl', article('Kiln', '2012-05-01', '"The kiln is hot," said Ted Mensah, a potter.'))
        self.index('.')
        self.say('Ted Mensah the potter = Ted Mensah ..2014\n')
        counts = {who['name']: (who['quotations'], who['last']) for who in self.people() if 'Ted Mensah' in who['names']}
        self.assertEqual(counts, {'Ted Mensah': (1, '2022-03-05'), 'Ted Mensah the potter': (1, '2012-05-01')})
        hits = self.query('--quotes', '--json', 'speaker:"ted mensah the potter"').json()['hits']
        self.assertEqual([hit['date'] for hit in hits], ['2012-05-01'])

    def test_a_line_of_people_that_says_nothing_is_an_error_with_its_line(self):
        self.index_all()
        for line, word in (('Ted Mensah', 'alone'), ('Ted Mensah =', 'no name'), ('A. Quill = B. Quill\nA. Quill = C. Q', 'line 2')):
            self.say(line + '\n')
            self.assertIn(word, self.query('ferry', expect=2).err)


if __name__ == '__main__':
    harness.main()
