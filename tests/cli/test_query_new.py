# SPDX-License-Identifier: GPL-2.0-or-later
"""--saved NAME --new: each match is shown once at least, the mark moves only over what was printed,
and whatever becomes of the index, what was not shown stays new."""
import json
import os
import shutil
import subprocess

import harness


class New(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.number = 0

    def lamps(self, count, folder='news'):
        names = []
        for _ in range(count):
            self.number += 1
            names.append(self.write_article(f'{folder}/{self.number}.txt', f'Lamp {self.number} is lit',
                                            f'Keeper number{self.number} lit lamp {self.number} on pier {self.number * 7} at dusk.'))
        return names

    def keep(self, *query):
        self.assert_exit(self.newsquery('--db', self.db, '--save', 'lamps', *(query or ('lamp',))), 0)

    def new(self, *args):
        run = self.newsquery('--db', self.db, '--saved', 'lamps', '--new', '--copies', '--format', 'paths', *args)
        self.assertIn(run.status, (0, 1), str(run))
        return sorted(run.out.splitlines())

    def headlines(self, *args):
        run = self.newsquery('--db', self.db, '--saved', 'lamps', '--new', '--format', 'jsonl', *args)
        self.assertIn(run.status, (0, 1), str(run))
        return sorted(hit['headline'] for hit in run.jsonl())

    def test_all_are_shown_at_once_unless_a_limit_is_given(self):
        names = self.lamps(35)
        self.index('news')
        self.keep()
        self.assertEqual(self.new(), sorted(names))
        self.assertEqual(self.new(), [])

    def test_a_limit_of_the_configuration_is_none_of_the_call(self):
        names = self.lamps(12)
        self.index('news')
        self.keep()
        os.makedirs(self.path('home/config/newsindex'), exist_ok=True)
        with open(self.path('home/config/newsindex/config.toml'), 'w') as f:
            f.write('[newsquery]\nlimit = 3\n')
        self.assertEqual(self.new(), sorted(names))

    def test_with_a_limit_the_rest_comes_the_next_times(self):
        names = self.lamps(25)
        self.index('news')
        self.keep()
        pages = [self.new('-n', '10') for _ in range(4)]
        self.assertEqual([len(page) for page in pages], [10, 10, 5, 0])
        self.assertEqual(sorted(sum(pages, [])), sorted(names))

    def test_a_limit_kept_with_the_search_is_a_limit(self):
        self.lamps(5)
        self.index('news')
        self.keep('-n', '2', 'lamp')
        self.assertEqual([len(self.new()) for _ in range(4)], [2, 2, 1, 0])

    def test_what_an_offset_passes_over_stays_new(self):
        self.lamps(6)
        self.index('news')
        self.keep()
        first = self.new('--offset', '4')
        self.assertEqual(len(first), 2)
        self.assertEqual(len(self.new()), 4)

    def test_a_count_and_a_silent_call_show_nothing(self):
        self.lamps(4)
        self.index('news')
        self.keep()
        for args in (('--count',), ('-q',), ('-n', '0')):
            self.newsquery('--db', self.db, '--saved', 'lamps', '--new', *args)
        self.assertEqual(len(self.new()), 4)

    def test_a_reader_that_leaves_before_the_end_was_shown_nothing(self):
        """newsquery ... | head -1: the rest was printed for nobody."""
        self.write('wire.jsonl', ''.join(json.dumps({'headline': f'Lamp {number} is lit',
                                                     'body': f'Keeper number{number} lit lamp {number} at dusk.'}) + '\n'
                                         for number in range(4000)))
        self.index('wire.jsonl')
        self.keep()
        reader = subprocess.Popen([harness.program('NEWSQUERY'), '--db', self.db, '--saved', 'lamps', '--new', '--copies', '--json'],
                                  env=self.env, stdout=subprocess.PIPE)
        reader.stdout.read(100)
        reader.stdout.close()
        self.assertEqual(reader.wait(timeout=60), 0)
        self.assertEqual(len(self.new()), 4000)
        self.assertEqual(self.new(), [])

    def test_copies_folded_into_what_was_shown_are_shown(self):
        story = ('The lamp on the long pier was lit at dusk, the keeper said, and ferries will call again from Monday on. '
                 'It had been dark since the storm of March, when a crane broke loose and took the rail with it. '
                 'The harbour office paid for the glass, the fishermen for the oil, and the school painted the door.')
        for name in 'abc':
            self.write_article(f'news/{name}.txt', 'The lamp is lit again', story)
        self.lamps(1)
        self.index('news')
        self.keep()
        run = self.newsquery('--db', self.db, '--saved', 'lamps', '--new', '--json')
        self.assertEqual(len(run.json()['hits']), 2)
        self.assertEqual(self.new(), [])

    def test_what_enters_a_restored_index_is_shown(self):
        for nights_after in (1, 3, 6):  # fewer, as many and more than were lost
            with self.subTest(nights_after):
                shutil.rmtree(self.path('work', 'news'), ignore_errors=True)
                shutil.rmtree(self.db, ignore_errors=True)
                shutil.rmtree(self.path('home'), ignore_errors=True)
                self.lamps(3)
                self.index('news')
                self.keep()
                shutil.copytree(self.db, self.path('backup'))
                for _ in range(3):
                    self.lamps(1)
                    self.index('news')
                self.assertEqual(len(self.new()), 6)
                shutil.rmtree(self.db)
                os.rename(self.path('backup'), self.db)
                names = []
                for _ in range(nights_after):
                    names += self.lamps(1)
                    self.index('news')
                self.assertEqual(self.new(), sorted(names))

    def test_another_index_begins_anew_and_that_is_told(self):
        for nights in (1, 5):
            with self.subTest(nights):
                shutil.rmtree(self.db, ignore_errors=True)
                shutil.rmtree(self.path('home'), ignore_errors=True)
                for _ in range(3):
                    self.lamps(1, f'old{nights}')
                    self.index(f'old{nights}')
                self.keep()
                self.assertEqual(len(self.new()), 3)
                shutil.rmtree(self.db)
                for _ in range(nights):
                    self.lamps(2, f'other{nights}')
                    self.index(f'other{nights}')
                run = self.newsquery('--db', self.db, '--saved', 'lamps', '--new', '--copies', '--format', 'paths')
                self.assertEqual(len(run.out.splitlines()), 2 * nights)
                self.assert_err_has(run, 'replaced')
                self.assertEqual(self.new(), [])

    def test_a_rollback_and_the_run_after_it_tell_nothing_twice(self):
        self.lamps(2)
        self.index('news')
        self.keep()
        late = self.lamps(1)
        self.index('news')
        self.assertEqual(len(self.new()), 3)
        self.index('--rollback')
        self.assertEqual(self.new(), [])
        self.index('news')
        self.assertEqual(self.new(), [])
        self.assertEqual(self.query('--count', f'number{self.number}').out, '1\n', late)

    def test_a_file_rewritten_so_that_it_matches_is_new(self):
        self.write_article('news/live.txt', 'Ferry delayed', 'The ferry waits for the tide.')
        self.lamps(1)
        self.index('news')
        self.keep()
        self.assertEqual(len(self.new()), 1)
        self.write_article('news/live.txt', 'Ferry delayed', 'The ferry waits for the tide. A lamp was lit on the quay.')
        self.index('news')
        self.assertEqual(self.new(), ['news/live.txt'])
        self.write_article('news/live.txt', 'Ferry delayed', 'The ferry has come. A lamp was lit on the quay and put out.')
        self.index('news')
        self.assertEqual(self.new(), [])

    def test_a_moved_file_is_not_new_and_another_in_its_place_is(self):
        self.lamps(2)
        self.index('news')
        self.keep()
        self.assertEqual(len(self.new()), 2)
        os.rename(self.path('work/news/1.txt'), self.path('work/news/moved.txt'))
        self.write_article('news/1.txt', 'Another lamp burns', 'The lamp at the lock was seen from the far shore.')
        self.index('news')
        self.index('--rebuild', 'news')
        self.assertIn(self.new(), (['news/1.txt'], ['news/moved.txt']))

    def test_members_without_a_name_are_known_by_what_they_say(self):
        def feed(numbers):
            items = ''.join(f'<item><title>Lamp {n}</title><description>The lamp number{n} was lit at {n * 3} o clock on pier {n * 7}.'
                            '</description></item>\n' for n in numbers)
            self.write('day/f.xml', f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>')

        def reuters(numbers):
            self.write('day/r.sgm', '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + ''.join(
                f'<REUTERS><TEXT><TITLE>Lamp {n}</TITLE><BODY>The lamp number{n} was lit at {n * 3} o clock on pier {n * 7}.'
                '</BODY></TEXT></REUTERS>\n' for n in numbers))

        def lines(numbers):
            self.write('day/l.jsonl', ''.join(f'{{"headline": "Lamp {n}", "body": "The lamp number{n} was lit on pier {n * 7}."}}\n'
                                              for n in numbers))

        def listed(numbers):
            self.write('day/l.json', '[' + ','.join(f'{{"headline": "Lamp {n}", "body": "The lamp number{n} was lit on pier {n * 7}."}}'
                                                    for n in numbers) + ']')
        for write in (feed, reuters, lines, listed):
            with self.subTest(write.__name__):
                for folder in (self.db, self.path('home'), self.path('work/day')):
                    shutil.rmtree(folder, ignore_errors=True)
                write([4, 3, 2, 1])
                self.index('day')
                self.keep()
                self.assertEqual(self.headlines(), ['Lamp 1', 'Lamp 2', 'Lamp 3', 'Lamp 4'])
                write([6, 5, 4, 3, 2, 1])
                self.index('day')
                self.assertEqual(self.headlines(), ['Lamp 5', 'Lamp 6'])
                write([7, 6, 5, 4, 3])
                self.index('day')
                self.assertEqual(self.headlines(), ['Lamp 7'])

    def test_quotations_are_told_one_by_one(self):
        def story(*words):
            self.write_article('news/q.txt', 'The lamp at the pier', *(f'"{w}," said Ada Calder, the keeper.' for w in words))
            self.index('news')

        def new(*args):
            run = self.newsquery('--db', self.db, '--saved', 'lamps', '--new', '--quotes', '--format', 'jsonl', *args)
            self.assertIn(run.status, (0, 1), str(run))
            return sorted(hit['text'].strip('",') for hit in run.jsonl())
        one, two, three = 'The lamp will burn tonight', 'Nobody asked us about the lamp', 'The lamp went out at four'
        story(one, two)
        self.keep('speaker:calder')
        self.assertEqual(len(new('-n', '1')), 1)
        self.assertEqual(len(new('-n', '1')), 1)
        self.assertEqual(new(), [])
        story(three, one, two)
        self.assertEqual(new(), [three])

    def test_quotations_in_another_script_are_not_one_quotation(self):
        self.write_article('news/r.txt', 'Город', '«Мост открыт с утра», — сказал Иван Петров.',
                           '"Лампа горит на пирсе," said Ada Calder.', '"Паром придёт в полдень," said Ada Calder.')
        self.index('news')
        self.assertGreaterEqual(int(self.query('--quotes', '--count', 'speaker:calder').out), 2)
        self.assertEqual(len(self.query('--quotes', '--format', 'jsonl', 'speaker:calder').jsonl()), 2)

    def test_what_an_older_release_kept_is_told_and_all_is_new(self):
        self.lamps(2)
        self.index('news')
        self.keep()
        folder = self.path('home/state/newsindex/searches')
        os.makedirs(folder)
        with open(os.path.join(folder, 'lamps'), 'w') as f:
            f.write('newsquery-seen 1\n00000000-0000-0000-0000-000000000000\n7\n')
        run = self.newsquery('--db', self.db, '--saved', 'lamps', '--new', '--format', 'paths')
        self.assertEqual(len(run.out.splitlines()), 2)
        self.assert_err_has(run, 'release')
        self.assertEqual(self.new(), [])


class Homeless(harness.CliTest):
    """Without a home folder nothing is kept at the root of the disk or below the working folder."""

    def test_saved_searches_need_a_home_folder(self):
        self.write_article('a.txt', 'A lamp', 'The lamp was lit.')
        self.index('.')
        bare = {name: None for name in self.env if name.startswith('XDG_')}
        for home in (None, '', 'here', './here'):
            with self.subTest(home):
                cwd = self.path('empty')
                os.makedirs(cwd, exist_ok=True)
                env = {**bare, 'HOME': home}
                for args in (('--save', 'x', 'lamp'), ('--saved', 'x'), ('--saved', 'x', '--new'), ('--forget', 'x')):
                    run = self.newsquery('--db', self.db, *args, env=env, cwd=cwd)
                    self.assert_exit(run, 2)
                    self.assert_err_has(run, 'HOME')
                self.assert_exit(self.newsquery('--db', self.db, 'lamp', env=env, cwd=cwd), 0)
                self.assertEqual(os.listdir(cwd), [])

    def test_a_search_kept_elsewhere_than_home_needs_a_home_for_what_it_showed(self):
        self.write_article('a.txt', 'A lamp', 'The lamp was lit.')
        self.index('.')
        env = {'HOME': None, 'XDG_STATE_HOME': None}
        self.assert_exit(self.newsquery('--db', self.db, '--save', 'x', 'lamp', env=env), 0)
        self.assert_exit(self.newsquery('--db', self.db, '--saved', 'x', env=env), 0)
        run = self.newsquery('--db', self.db, '--saved', 'x', '--new', env=env)
        self.assert_exit(run, 2)
        self.assertEqual(run.out, '')


if __name__ == '__main__':
    harness.main()
