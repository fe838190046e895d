# SPDX-License-Identifier: GPL-2.0-or-later
"""--rebuild keeps what it cannot read anew, asks the guard, and is put in force only when it is sound."""
import gzip
import json
import os

import harness


class Rebuild(harness.CliTest):
    def setUp(self):
        super().setUp()
        for i in range(5):
            self.write_article(f'a/{i}.txt', f'Bridge {i} reopens', f'Lantern{i} was lit. "We lit it," said Ada Marsh.')
            self.write_article(f'b/{i}.txt', f'Council {i} meets', f'Ledger{i} was read. "We read it," said Bo Lund.')
        self.index('a', 'b')

    def report(self, *args, expect=0):
        return self.index('--report', 'json', *args, expect=expect).json()

    def assert_holds(self, count):
        self.index('--verify')
        self.assertEqual(self.query('--count', '*').out, f'{count}\n')
        self.assertEqual(self.query('--count', '--quotes', '*').out, f'{count}\n')
        for word in ('Lantern', 'Ledger'):
            self.assertEqual(self.query('--count', f'{word}3').out, '1\n')

    def test_of_a_path_that_is_not_there_keeps_its_articles_and_names_it(self):
        os.rename(self.path('work/b'), self.path('work/away'))
        report = self.report('--rebuild', 'a', 'b', expect=1)
        self.assertEqual((report['carried'], report['unchanged'], report['removed'], report['published']), (5, 5, 0, True))
        self.assertIn('its articles stay', report['skipped'][0]['reason'])
        self.assert_holds(10)
        run = self.index('--rebuild', 'b', 'a', expect=1)
        self.assert_err_has(run, '5 carried over', 'skipped b: no such file or folder')
        self.assert_holds(10)
        os.rename(self.path('work/away'), self.path('work/b'))
        report = self.report('--rebuild', 'a', 'b')
        self.assertEqual((report['carried'], report['unchanged']), (0, 10))
        self.assert_holds(10)
        self.assertEqual(self.report('a', 'b')['unchanged'], 10)

    def test_of_a_path_that_is_not_there_keeps_its_articles_however_it_is_spelt(self):
        os.rename(self.path('work/b'), self.path('work/away'))
        for name in ('b/', './b', './b//', self.path('work/b/'), 'a/../b/'):
            self.assert_err_has(self.index('--rebuild', 'a', name, expect=1), '5 carried over')
            self.assert_holds(10)

    def test_through_a_link_that_leads_nowhere_keeps_what_came_from_there(self):
        os.symlink('b', self.path('work/link'))
        self.index('--allow-mass-delete', '--rebuild', 'a', 'link')
        os.rename(self.path('work/b'), self.path('work/away'))
        for args in (('a', 'link'), ('a', 'link/'), ()):
            run = self.index('--rebuild', *args, expect=1)
            self.assert_err_has(run, '5 carried over', 'its articles stay in the index')
            self.assert_holds(10)
        os.remove(self.path('work/link'))
        os.symlink('away', self.path('work/link'))
        self.assertEqual(self.report('a', 'link')['removed'], 0)
        self.assert_holds(10)
        self.assertEqual(sorted(self.query('--format', 'paths', '--copies', 'Ledger3').out.split()), ['away/3.txt'])

    def test_of_the_only_path_that_is_not_there_changes_no_article(self):
        self.index('--rebuild', 'none', 'a', 'b', expect=1)
        os.rename(self.path('work/a'), self.path('work/away'))
        os.rename(self.path('work/b'), self.path('work/away/b'))
        self.index('--rebuild', 'a', 'b', expect=1)
        self.assert_holds(10)

    def test_keeps_articles_of_files_that_cannot_be_read(self):
        self.write_gz('a/5.txt.gz', 'Ferry 5 sails\n\nCompass5 was set. "We set it," said Cy Dahl.\n')
        self.write('b/day.jsonl', ''.join(json.dumps({'headline': f'Market {i}', 'body': f'Anchor{i} was sold there on the day.'}) + '\n'
                                          for i in range(4)))
        self.index('a', 'b')
        self.write('a/0.txt', '')
        self.write('a/1.txt', bytes(range(256)) * 8)
        self.write('a/5.txt.gz', gzip.compress(b'Ferry 5 sails again')[:-9])
        report = self.report('--rebuild', 'a', 'b', expect=1)
        self.assertEqual(report['carried'], 3, report)
        self.assertEqual(report['articles'], 15)
        for word in ('Lantern0', 'Lantern1', 'Compass5', 'Anchor3'):
            self.assertEqual(self.query('--count', word).out, '1\n')
        self.index('--verify')
        self.index('--compact')
        self.index('--verify')
        self.write_article('a/0.txt', 'Bridge 0 closes', 'Lantern0 went out. "It went out," said Ada Marsh.')
        report = self.report('a', 'b')
        self.assertEqual((report['changed'], report['articles']), (1, 15))
        self.index('--verify')

    def test_keeps_what_is_gone_under_no_delete(self):
        os.remove(self.path('work/b/3.txt'))
        self.assertEqual(self.report('--rebuild', '--no-delete', 'a', 'b')['carried'], 1)
        self.assert_holds(10)
        report = self.report('--rebuild', 'a', 'b')
        self.assertEqual((report['removed'], report['articles']), (1, 9))

    def test_of_fewer_paths_drops_the_rest(self):
        report = self.report('--rebuild', 'a')
        self.assertEqual((report['removed'], report['articles'], report['carried']), (5, 5, 0))
        self.index('--verify')

    def test_that_would_lose_very_many_is_refused_and_sweeps_what_it_made(self):
        for i in range(130):
            self.write_article(f'many/{i}.txt', f'Story {i}', f'The words of story {i} stand here.')
        self.index('--rebuild', 'a', 'b', 'many')
        before = sorted(os.listdir(os.path.join(self.db, 'segments')))
        self.write_article('a/new.txt', 'One more', 'A few words of it.')  # so that it has to read to know
        run = self.index('--rebuild', 'a', 'b', expect=2)
        self.assert_err_has(run, '130 of 140', '--allow-mass-delete')
        self.assertEqual(self.query('--count', '*').out, '140\n')
        self.assertEqual(sorted(os.listdir(os.path.join(self.db, 'segments'))), before)
        report = self.report('--rebuild', '--allow-mass-delete', 'a', 'b')
        self.assertEqual((report['removed'], report['added'], report['articles']), (130, 1, 11))

    def test_that_finds_fewer_articles_in_the_same_files_is_refused(self):
        def lines(count):
            self.write('a/day.jsonl', ''.join(json.dumps({'headline': f'Market {i}', 'body': f'Anchor{i} was sold there on day {i * 7}.'}) + '\n'
                                              for i in range(count)))
        lines(150)
        self.index('a', 'b')
        lines(20)
        run = self.newsindex('--db', self.db, '--rebuild', '--report', 'json', 'a', 'b')
        self.assert_exit(run, 2)
        self.assert_err_has(run, '130 of 160')
        self.assertEqual([run.json()[name] for name in ('added', 'changed', 'removed', 'articles')], [0, 0, 0, 160])
        self.assertFalse(run.json()['published'])
        self.assertEqual(self.query('--count', '*').out, '160\n')

    def test_of_an_index_that_cannot_be_read_wants_every_path(self):
        os.truncate(os.path.join(self.db, 'generation-000001'), 60)
        os.rename(self.path('work/b'), self.path('work/away'))
        before = sorted(os.listdir(self.db))
        run = self.index('--rebuild', 'a', 'b', expect=2)
        self.assert_err_has(run, 'refused: b: no such file or folder', 'is a disk not mounted?')
        self.assertEqual(sorted(os.listdir(self.db)), before)
        os.rename(self.path('work/away'), self.path('work/b'))
        self.assertEqual(self.report('--rebuild', 'a', 'b')['articles'], 10)
        self.assert_holds(10)

    def test_that_carries_over_from_a_damaged_segment_is_not_put_in_force(self):
        segment = next(name for name in os.listdir(os.path.join(self.db, 'segments')))
        path = os.path.join(self.db, 'segments', segment, 'articles', 'docdata.glass')
        with open(path, 'r+b') as f:
            f.seek(20)
            f.write(b'\xff\xff')
        self.write('a/0.txt', '')
        run = self.index('--rebuild', 'a', 'b', expect=3)
        self.assert_err_has(run, 'docdata.glass: its content is not what was written', 'did not pass its check', '--exclude')
        self.assertEqual(self.index('--info', '--report', 'json').json()['generation'], 1)
        os.remove(self.path('work/a/0.txt'))
        self.assertEqual(self.report('--rebuild', 'a', 'b')['articles'], 9)  # nothing has to be carried over
        self.index('--verify')

    def test_without_a_path_is_of_all_that_was_indexed(self):
        self.write('c/lone.txt', 'Lone lantern\n\nNobody lit it, and nobody knew who should have.\n')
        self.index('c/lone.txt')
        self.write('a/new.txt', 'New lantern\n\nIt was lit on the first night, and on every one since.\n')
        report = json.loads(self.newsindex('--db', self.db, '--report', 'json', '--rebuild', cwd='/').out)
        self.assertEqual((report['added'], report['unchanged'], report['removed'], report['articles']), (1, 11, 0, 12), report)
        os.rename(self.path('work/b'), self.path('work/away'))
        report = self.report('--rebuild', expect=1)
        self.assertEqual((report['carried'], report['articles']), (5, 12))
        self.assertEqual(self.index('--info', '--report', 'json').json()['folders'],
                         [os.path.realpath(self.path('work', name)) for name in ('a', 'b')])

    def test_without_a_path_needs_an_index_that_tells_its_folders(self):
        run = self.newsindex('--db', self.path('none'), '--rebuild')
        self.assert_exit(run, 3)
        self.assertFalse(os.path.exists(self.path('none')))

    def test_dry_run_says_what_would_be_and_writes_nothing(self):
        before = self.index('--info').out, sorted(os.listdir(self.db))
        os.remove(self.path('work/b/3.txt'))
        self.write_article('a/9.txt', 'Bridge 9 opens', 'Lantern9 was lit.')
        run = self.index('--rebuild', '--dry-run', 'a', 'b')
        self.assert_err_has(run, 'would add a/9.txt', 'would remove ', '1 added', '1 removed')
        self.assertEqual((self.index('--info').out, sorted(os.listdir(self.db))), before)


if __name__ == '__main__':
    harness.main()
