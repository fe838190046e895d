# SPDX-License-Identifier: GPL-2.0-or-later
"""Near-copies: wire copies of one story are one answer, and nothing else is."""
import json
import os

import harness


def labelled_groups():
    groups = {}
    with open(os.path.join(harness.SAMPLE, 'expected.jsonl'), encoding='utf-8') as lines:
        for line in lines:
            row = json.loads(line)
            if row.get('copy_group'):
                groups.setdefault(row['copy_group'], set()).add(row['path'])
    return groups


class SampleCorpus(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.articles = os.path.join(harness.SAMPLE, 'articles')
        self.newsindex('--db', 'db', '-q', self.articles)

    def hits(self, *options):
        run = self.newsquery('--db', 'db', '-n', '1000', '--format', 'jsonl', *options, '*')
        self.assert_exit(run, 0)
        return [json.loads(line) for line in run.out.splitlines()]

    def name(self, path):
        return os.path.relpath(path, self.articles)

    def test_copies_labelled_in_the_sample_corpus_are_folded_and_no_others(self):
        folded = {}
        for hit in self.hits():
            if hit['copies']:
                members = {self.name(hit['path'])} | {self.name(c['path']) for c in hit['copies']}
                folded[frozenset(members)] = True
        self.assertEqual(set(folded), {frozenset(g) for g in labelled_groups().values()})

    def test_copies_opens_every_one_of_them(self):
        labelled = sum(len(group) for group in labelled_groups().values())
        groups = len(labelled_groups())
        self.assertEqual(len(self.hits('--copies')) - len(self.hits()), labelled - groups)
        self.assertTrue(all(not hit['copies'] for hit in self.hits('--copies')))


class WhichOneStands(harness.CliTest):
    STORY = ('The ferry to the island will sail again from Monday, the port office said on Friday, after a repair of nine days that cost '
             'more than the ship had earned in a year. Nobody had expected the engine to be found so soon, and least of all the master.')

    def first(self, folder, *files):
        for name, (byline, date, more) in files:
            parts = ['Ferry sails again'] + [part for part in (byline, date) if part] + [self.STORY + more]
            self.write_article(f'{folder}/{name}', *parts)
        db = self.path('db-' + folder.replace('/', '-'))
        self.assert_exit(self.newsindex('--db', db, '-q', folder), 0)
        hit, = self.newsquery('--db', db, '--format', 'jsonl', 'ferry').jsonl()
        return [os.path.basename(path) for path in [hit['path'], *(copy['path'] for copy in hit['copies'])]]

    def test_it_does_not_depend_on_the_folder(self):
        same = ('', '2024-05-03', '')
        orders = {tuple(self.first(folder, *((name, same) for name in ('c.txt', 'a.txt', 'd.txt', 'b.txt'))))
                  for folder in ('x', 'archive/of/news', 'zz', 'n-1', 'n-2', 'n-3', 'n-4', 'n-5')}
        self.assertEqual(orders, {('a.txt', 'b.txt', 'c.txt', 'd.txt')})

    def test_the_earliest_stands_then_the_fullest(self):
        self.assertEqual(self.first('x', ('a.txt', ('', '', '')), ('b.txt', ('', '2024-05-04', '')), ('c.txt', ('', '2024-05-03', '')),
                                    ('d.txt', ('By Ada Marsh', '2024-05-03', '')), ('e.txt', ('', '2024-05-03', ' It is a good ship.'))),
                         ['d.txt', 'e.txt', 'c.txt', 'b.txt', 'a.txt'])

    def test_the_same_is_true_of_quotations(self):
        said = '"We shall sail at noon and not a minute later," said Ines Calder, the master. '
        names = set()
        for folder in ('x', 'news', 'zz', 'n-1', 'n-2', 'n-3'):
            for name in ('b.txt', 'a.txt', 'c.txt'):
                self.write_article(f'{folder}/{name}', 'Ferry sails again', '2024-05-03', said + self.STORY)
            self.newsindex('--db', self.path('db-' + folder), '-q', folder)
            hit, = self.newsquery('--db', self.path('db-' + folder), '--quotes', '--format', 'jsonl', 'noon').jsonl()
            names.add(os.path.basename(hit['path']))
        self.assertEqual(names, {'a.txt'})


class NextNight(harness.CliTest):
    STORY = ('Bridge at Hollin closes for repairs\n\n'
             'The old bridge at Hollin will close on Monday for eleven weeks of repairs to its piers.\n\n'
             'Drivers will be sent round by the quarry road, said the county engineer, Petra Lund.\n\n'
             'The last repair, in 1987, took two winters and a summer because of the floods.\n')

    def test_counts_over_several_segments_and_indexes_are_those_of_one(self):
        names = ('Echo', 'Argus', 'Echo', 'Argus', 'Echo')
        for night, source in enumerate(names):
            self.write(f'{night}.json', json.dumps({
                'headline': f'Night {night} at the weir', 'source': source, 'date': f'2023-0{night + 1}-10',
                'body': f'The weir keeper counted {night + 3} barges, and nobody else was on the river at all.'}))
            self.newsindex('--db', 'db', '-q', '.')
        self.write('other/a.json', json.dumps({
            'headline': 'A weir elsewhere', 'source': 'Echo', 'date': '2023-09-01',
            'body': 'Another weir, another county, and a very different matter of eels and of nets.'}))
        self.newsindex('--db', 'db2', '-q', 'other')
        for indexes, counts in ((['db'], {'Echo': 3, 'Argus': 2}), (['db', 'db2'], {'Echo': 4, 'Argus': 2})):
            for more in ([], ['--copies']):
                run = self.newsquery(*[a for name in indexes for a in ('--db', name)], *more, '--json',
                                     '--facet', 'source', '--facet', 'year', 'weir')
                answer = json.loads(run.out)
                self.assertEqual({v['value']: v['count'] for v in answer['facets']['source']}, counts)
                self.assertEqual(answer['facets']['year'], [{'value': '2023', 'count': sum(counts.values())}])
                self.assertEqual(answer['matches'], sum(counts.values()))

    def test_a_copy_that_comes_a_night_later_joins_the_earlier_one(self):
        self.write('a.txt', self.STORY)
        self.newsindex('--db', 'db', '-q', 'a.txt')
        self.write('b.txt', self.STORY.replace('Bridge at Hollin closes', 'Hollin bridge shuts'))
        self.newsindex('--db', 'db', '-q', 'a.txt', 'b.txt')
        run = self.newsquery('--db', 'db', '--format', 'jsonl', 'quarry')
        self.assertEqual(len(run.out.splitlines()), 1)
        self.assertEqual(len(json.loads(run.out)['copies']), 1)

    def test_a_file_that_holds_another_story_today_leaves_its_old_group(self):
        self.write('a.txt', self.STORY)
        self.write('b.txt', self.STORY)
        self.newsindex('--db', 'db', '-q', 'a.txt', 'b.txt')
        self.write('a.txt', 'Quarry opens its gates\n\nThe quarry above Hollin shows visitors its '
                   'machines this Sunday.\n\nTea will be served in the weighing house until four.\n')
        self.newsindex('--db', 'db', '-q', 'a.txt', 'b.txt')
        run = self.newsquery('--db', 'db', '--format', 'jsonl', 'quarry')
        self.assertEqual([json.loads(line)['copies'] for line in run.out.splitlines()], [[], []])

    PARTS = ('The ferry to Saltholm will stop running in October, the harbour board said on Monday.',
             'Its engine dates from 1974, and the yard that made it closed its gates in 1991.',
             'Islanders asked the board for a winter boat and were promised an answer by June.',
             'The county has set aside four million crowns for a new pier on the western shore.',
             'Divers found the piles of the old one hollow, wrote the surveyor, Ulf Berre.')

    def test_two_groups_that_a_later_article_shows_to_be_one_are_folded(self):
        upper, lower = self.PARTS[:2], self.PARTS[2:]
        self.write_article('a.txt', 'Ferry to stop', *upper)
        self.write_article('b.txt', 'New pier on the way', *lower)
        self.newsindex('--db', 'db', '-q', 'a.txt', 'b.txt')
        self.assertEqual(len(self.newsquery('--db', 'db', '--format', 'jsonl', '*').out.splitlines()), 2)
        self.write_article('c.txt', 'Ferry stops, pier comes', *self.PARTS)
        self.newsindex('--db', 'db', '-q', 'a.txt', 'b.txt', 'c.txt')
        self.write_article('d.txt', 'The pier', *lower)
        self.newsindex('--db', 'db', '-q', 'a.txt', 'b.txt', 'c.txt', 'd.txt')
        run = self.newsquery('--db', 'db', '--format', 'jsonl', '*')
        self.assertEqual(len(run.out.splitlines()), 1, str(run))
        self.assertEqual(len(json.loads(run.out)['copies']), 3)

    def test_very_many_copies_are_all_counted_and_the_first_thousand_named(self):
        """The count is what is said of copies that are not listed, in text and in JSON."""
        story = json.dumps({'headline': 'Bridge at Hollin closes', 'body': self.STORY})
        self.write('wire.jsonl', (story + '\n') * 2500)
        self.newsindex('--db', 'db', '-q', 'wire.jsonl')
        hit = json.loads(self.newsquery('--db', 'db', '--format', 'jsonl', 'quarry').out)
        self.assertLess(len(hit['copies']), 1100)
        self.assertEqual(1 + len(hit['copies']) + hit['more_copies'], 2500)
        self.assertIn('+2499 copies', self.newsquery('--db', 'db', 'quarry').out)
        self.assertEqual(self.newsquery('--db', 'db', '--count', 'quarry').out, '2500\n')


if __name__ == '__main__':
    harness.main()
