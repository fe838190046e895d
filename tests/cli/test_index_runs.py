# SPDX-License-Identifier: GPL-2.0-or-later
"""newsindex PATH from outside: first, second and third runs, refusals, locks, every exit status."""
import fcntl
import os
import shutil
import signal
import subprocess
import time

import harness


class IndexTest(harness.CliTest):
    def setUp(self):
        super().setUp()
        for name, headline, text in (
                ('a.txt', 'Bridge opens early', 'The bridge over the Ald opened on Monday.'),
                ('b.txt', 'Ferry sails late', 'The ferry to the island sailed on Tuesday.'),
                ('sub/c.txt', 'Mill closes', 'The mill closed on Wednesday after a century.')):
            self.write_article('news/' + name, headline, text)

    def report(self, *args, expect=0, **how):
        return self.index('--report', 'json', *args, expect=expect, **how).json()

    def assert_report(self, report, **counts):
        self.assertEqual({key: report[key] for key in counts}, counts, report)

    def files_below(self, folder):
        return {os.path.join(base, name): os.stat(os.path.join(base, name)).st_mtime_ns
                for base, _, names in os.walk(folder) for name in names if name != 'lock'}


class Runs(IndexTest):
    def test_a_first_run_adds_everything(self):
        self.assert_report(self.report('news'), added=3, changed=0, removed=0, newly_skipped=0)
        self.assertEqual(sorted(self.found('*')), ['news/a.txt', 'news/b.txt', 'news/sub/c.txt'])

    def test_an_unchanged_second_run_writes_nothing(self):
        self.index('news')
        before = self.files_below(self.db)
        self.assert_report(self.report('news'), added=0, changed=0, unchanged=3, removed=0)
        self.assertEqual(self.files_below(self.db), before)

    def test_changed_added_and_removed_files_are_told_apart(self):
        self.index('news')
        self.write_article('news/a.txt', 'Bridge shut again', 'The bridge over the Ald was shut on Friday.')
        self.write_article('news/d.txt', 'Swans return', 'The swans came back to the weir.')
        os.unlink(os.path.join(self.work, 'news/b.txt'))
        self.assert_report(self.report('news'), added=1, changed=1, unchanged=1, removed=1)
        self.assertEqual(self.found('headline:opens'), [])
        self.assertEqual(self.found('ferry'), [])
        self.assertEqual(self.found('headline:shut'), ['news/a.txt'])
        self.assertEqual(self.found('swans'), ['news/d.txt'])

    def test_a_file_touched_but_not_changed_is_found_out_by_checksum(self):
        self.index('news')
        os.utime(os.path.join(self.work, 'news/a.txt'), (1, 1))
        self.assert_report(self.report('--checksum', 'news'), changed=0, unchanged=3)

    def test_a_moved_file_is_no_new_article(self):
        self.index('news')
        os.rename(os.path.join(self.work, 'news/a.txt'), os.path.join(self.work, 'news/moved.txt'))
        self.assert_report(self.report('news'), added=0, removed=0)
        self.assertEqual(self.found('bridge'), ['news/moved.txt'])

    def test_only_articles_below_the_paths_given_are_removed(self):
        self.index('news')
        os.unlink(os.path.join(self.work, 'news/a.txt'))
        os.rename(os.path.join(self.work, 'news/sub/c.txt'), os.path.join(self.work, 'news/sub/d.jpg'))
        self.assert_report(self.report('news/sub'), removed=1)
        self.assertEqual(self.found('bridge'), ['news/a.txt'])

    def test_no_delete_keeps_what_is_gone(self):
        self.index('news')
        os.unlink(os.path.join(self.work, 'news/a.txt'))
        self.assert_report(self.report('--no-delete', 'news'), removed=0)
        self.assertEqual(self.found('bridge'), ['news/a.txt'])

    def test_a_dry_run_says_what_it_would_do_and_writes_nothing(self):
        self.index('news')
        before = self.files_below(self.db)
        self.write_article('news/d.txt', 'Swans return', 'The swans came back to the weir.')
        os.unlink(os.path.join(self.work, 'news/b.txt'))
        run = self.index('--dry-run', 'news')
        self.assertIn('d.txt', run.out + run.err)
        self.assertIn('b.txt', run.out + run.err)
        self.assertEqual(self.files_below(self.db), before)
        self.assertEqual(self.found('swans'), [])

    def test_a_dry_run_lists_as_many_as_it_counts(self):
        """Of a gone file with many articles all, of a skipped one none, of one that has moved none."""
        def lines(*numbers):
            return ''.join(f'{{"headline": "Market {n}", "body": "Anchor{n} was sold there on day {n}."}}\n' for n in numbers)
        self.write('news/day.jsonl', lines(1, 2, 3))
        self.write('news/kept.jsonl', lines(4, 5, 6, 7))
        self.write('news/scan.txt', bytes(range(256)) * 8)
        self.write('news/moves.jsonl', lines(8, 9))
        self.index('news', expect=1)
        for name in ('day.jsonl', 'scan.txt', 'moves.jsonl'):
            os.unlink(os.path.join(self.work, 'news', name))
        self.write('news/kept.jsonl', lines(4, 5))
        self.write('news/elsewhere.jsonl', lines(8, 7))
        report = self.report('--dry-run', 'news')
        self.assertEqual((report['removed'], report['moved']), (3 + 1 + 1, 2), report)
        told = [line for line in report['would'] if line.startswith('remove ')]
        self.assertEqual(len(told), 3, told)
        self.assertTrue(any(line.endswith('/day.jsonl (3 articles)') for line in told), told)
        self.assertTrue(any(line.endswith('/moves.jsonl') for line in told), told)
        self.assertTrue(any(line.startswith('remove an article of ') for line in told), told)
        self.assertEqual([line.rsplit('/', 1)[1] for line in report['would'] if line.startswith('forget ')], ['scan.txt, which was skipped'])
        self.assert_report(self.report('news'), removed=5, moved=2)

    def test_a_rebuild_gives_the_same_answers(self):
        self.index('news')
        before = self.query('--format', 'jsonl', '*').out
        self.index('--rebuild', 'news')
        self.assertEqual(self.query('--format', 'jsonl', '*').out, before)

    def test_an_article_has_the_date_of_its_file_only_when_asked(self):
        os.utime(os.path.join(self.work, 'news/a.txt'), (1700000000, 1700000000))
        self.index('news')
        self.assertEqual(self.found('date:2023'), [])
        self.index('--rebuild', '--mtime-dates', 'news')
        self.assertEqual(self.found('date:2023-11-14'), ['news/a.txt'])

    def test_the_index_is_where_the_environment_says(self):
        elsewhere = self.path('elsewhere')
        self.assert_exit(self.newsindex('news', env={'NEWSINDEX_DB': elsewhere}), 0)
        self.assertTrue(os.path.isfile(os.path.join(elsewhere, 'CURRENT')))
        self.assert_exit(self.newsindex('news'), 0)
        self.assertTrue(os.path.isfile(self.path('home/data/newsindex/CURRENT')))

    def test_a_configuration_file_gives_defaults_and_the_command_line_wins(self):
        elsewhere, config = self.path('elsewhere'), self.write('config.toml', f'db = "{self.path("elsewhere")}"\n')
        self.assert_exit(self.newsindex('--config', config, 'news'), 0)
        self.assertTrue(os.path.isfile(os.path.join(elsewhere, 'CURRENT')))
        self.index('--config', config, 'news')
        self.assertTrue(os.path.isfile(os.path.join(self.db, 'CURRENT')))

    def test_the_configuration_of_the_home_folder_is_read_and_a_missing_one_is_told(self):
        elsewhere = self.path('elsewhere')
        os.makedirs(self.path('home/config/newsindex'))
        with open(self.path('home/config/newsindex/config.toml'), 'w') as config:
            config.write(f'db = "{elsewhere}"\n')
        self.assert_exit(self.newsindex('news'), 0)
        self.assertTrue(os.path.isfile(os.path.join(elsewhere, 'CURRENT')))
        self.assertFalse(os.path.exists(self.path('home/data/newsindex')))
        self.assert_exit(self.newsindex('--config', self.path('no-such.toml'), 'news'), 2)

    def test_the_environment_wins_over_nothing_and_loses_against_the_command_line(self):
        self.index('news', env={'NEWSINDEX_DB': self.path('elsewhere')})
        self.assertFalse(os.path.exists(self.path('elsewhere')))
        self.assertTrue(os.path.isfile(os.path.join(self.db, 'CURRENT')))

    def test_lines_have_priorities_when_the_journal_reads_them(self):
        self.write('news/empty.txt', '')
        log = self.path('journal')
        with open(log, 'w') as stream:
            info = os.fstat(stream.fileno())
            env = dict(self.env, JOURNAL_STREAM=f'{info.st_dev}:{info.st_ino}')
            subprocess.run([harness.program('NEWSINDEX'), '--db', self.db, 'news'], cwd=self.work,
                           env=env, stderr=stream, timeout=60)
        with open(log) as stream:
            lines = stream.read().splitlines()
        self.assertTrue(lines[0].startswith('<4>newsindex: skipped news/empty.txt'), lines)
        self.assertTrue(all(line.startswith('<6>newsindex: ') for line in lines[1:]), lines)
        self.assertGreater(len(lines), 1)

    def test_what_ends_a_run_has_the_priority_of_an_error(self):
        log = self.path('journal')
        with open(log, 'w') as stream:
            info = os.fstat(stream.fileno())
            env = dict(self.env, JOURNAL_STREAM=f'{info.st_dev}:{info.st_ino}')
            for args in (('--db', self.db, '--info'), ('--no-such-option',)):
                subprocess.run([harness.program('NEWSINDEX'), *args], cwd=self.work, env=env, stderr=stream, timeout=60)
        with open(log) as stream:
            lines = stream.read().splitlines()
        self.assertTrue(len(lines) > 2 and all(line.startswith('<3>') for line in lines), lines)

    def test_a_pipe_is_no_journal_whatever_the_environment_says(self):
        run = self.newsindex('--db', self.db, 'news', env={'JOURNAL_STREAM': '1:2'})
        self.assertTrue(run.err.startswith('newsindex: '), str(run))

    def test_quiet_says_nothing_when_all_is_well(self):
        self.assert_silent(self.index('-q', 'news'))

    def test_no_report_leaves_nothing_to_say(self):
        self.assert_silent(self.index('--report', 'none', 'news'))


class ExitStatus(IndexTest):
    def test_1_for_an_input_newly_skipped_and_0_when_it_is_known(self):
        self.write('news/bad.txt', bytes(range(256)) * 8)
        run = self.index('news', expect=1)
        self.assert_err_has(run, 'news/bad.txt')
        run = self.index('news')
        self.assert_err_has(run, 'still skipped')
        self.index('--retry-skipped', 'news')  # it fails as before
        self.assertEqual(len(self.found('*')), 3)

    def test_why_a_file_is_still_skipped_is_told_who_names_it(self):
        self.write('news/scan.txt', bytes(range(256)) * 8)
        self.index('news', expect=1)
        self.assertNotIn('scan.txt', self.index('news').err)
        for name in ('news/scan.txt', './news/scan.txt', os.path.join(self.work, 'news/scan.txt')):
            self.assertRegex(self.index(name).err, r'still skipped .*scan\.txt: .')
            self.assertRegex(self.index('--retry-skipped', name).err, r'still skipped .*scan\.txt: .')
        self.assert_silent(self.index('-q', 'news/scan.txt'))

    def test_what_was_too_large_is_tried_again_once_the_cap_allows_it(self):
        self.write_article('news/long.txt', 'A long story', 'Line after line of it. ' * 400)
        run = self.index('--max-size', '4K', 'news', expect=1)
        self.assert_err_has(run, 'long.txt: larger than --max-size')
        self.assert_err_has(self.index('--max-size', '4K', 'news'), '1 still skipped')
        self.assert_report(self.report('news'), added=1, newly_skipped=0, articles=4)
        self.assert_report(self.report('news'), unchanged=4, skipped=[])

    def test_what_is_excluded_from_now_on_leaves_the_index(self):
        self.index('news')
        self.assert_report(self.report('--exclude', 'sub', 'news'), removed=1, articles=2)
        self.assert_report(self.report('--exclude', 'sub', 'news'), removed=0, unchanged=2, published=False)
        self.assert_report(self.report('news'), added=1, articles=3)

    def test_2_for_a_wrong_command_line(self):
        self.assert_exit(self.newsindex('--db', self.db), 2)
        self.assert_exit(self.newsindex('--db', self.db, '--no-such-option', 'news'), 2)
        self.assert_exit(self.newsindex('--db', self.db, '--wait', 'long', 'news'), 2)
        self.assertFalse(os.path.exists(self.db))

    def test_2_for_a_run_that_would_remove_very_many(self):
        for i in range(130):
            self.write_article(f'many/{i}.txt', f'Story {i}', f'The words of story {i} stand here.')
        self.index('many')
        for i in range(120):
            os.unlink(os.path.join(self.work, f'many/{i}.txt'))
        run = self.index('many', expect=2)
        self.assert_err_has(run, '--allow-mass-delete')
        self.assertEqual(self.query('--count', '*').out, '130\n')
        self.index('--allow-mass-delete', 'many')
        self.assertEqual(self.query('--count', '*').out, '10\n')

    def test_3_for_a_folder_that_is_no_index(self):
        os.mkdir(self.db)
        with open(os.path.join(self.db, 'diary.txt'), 'w', encoding='utf-8') as f:
            f.write('Dear diary')
        self.index('news', expect=3)
        self.assertEqual(os.listdir(self.db), ['diary.txt'])

    def test_3_for_an_index_whose_pointer_is_damaged(self):
        self.index('news')
        with open(os.path.join(self.db, 'CURRENT'), 'w', encoding='utf-8') as f:
            f.write('nonsense\n')
        self.index('news', expect=3)

    def test_75_while_another_writer_holds_the_lock(self):
        self.index('news')
        with open(os.path.join(self.db, 'lock'), 'r+b') as lock:
            # Whichever kind of lock newsindex takes, these two keep it out.
            fcntl.flock(lock, fcntl.LOCK_EX)
            fcntl.lockf(lock, fcntl.LOCK_EX)
            run = self.index('news', expect=75)
            self.assertIn('--wait', run.err)
            began = time.monotonic()
            self.index('--wait', '0.4', 'news', expect=75)
            self.assertGreaterEqual(time.monotonic() - began, 0.4)
        self.index('news')

    def test_74_when_the_index_cannot_be_written(self):
        file_in_the_way = self.write('plain', 'no folder')
        run = self.newsindex('--db', os.path.join(self.work, file_in_the_way, 'index'), 'news')
        self.assertIn(run.status, (3, 74), str(run))

    def stopped(self, *args, after=0.0, signals):
        """Exit status and seconds from the first signal on, sent so long after the run took, or met, the lock."""
        running = subprocess.Popen(
            [harness.program('NEWSINDEX'), '--db', self.db, *args], cwd=self.work,
            env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.await_lock(running)
        time.sleep(after)
        begun = time.monotonic()
        for number in signals:
            running.send_signal(number)
        return running.wait(timeout=120), time.monotonic() - begun

    def many(self, count):
        for i in range(count):
            self.write_article(f'many/{i}.txt', f'Story {i}', ' '.join(f'word{i * k % 9973}' for k in range(300)))

    def test_143_and_a_whole_index_when_stopped(self):
        self.many(2000)
        whole, stops = self.seconds_of('--jobs', '1', 'many'), 0
        for turn in range(60):
            shutil.rmtree(self.db)
            status, _ = self.stopped('--jobs', '1', 'many', after=whole * (turn * 7 % 20) / 20, signals=[signal.SIGTERM])
            self.assertIn(status, (143, 0))
            stops += status == 143
            if os.path.exists(os.path.join(self.db, 'CURRENT')):
                self.assertIn(self.newsquery('--db', self.db, '--count', '*').status, (0, 1))
            if stops == 4:
                break
        self.assertEqual(stops, 4)
        self.index('many')
        self.assertEqual(self.query('--count', '*').out, '2000\n')

    def test_a_stop_takes_seconds_wherever_it_comes(self):
        """Two on an idle machine; this one may be busy."""
        self.many(4000)
        whole, seen = self.seconds_of('many'), []
        shutil.rmtree(self.db)
        for share in (0.0, 0.1, 0.3, 0.6):
            status, seconds = self.stopped('many', after=whole * share, signals=[signal.SIGINT])
            self.assertIn(status, (130, 0))
            self.assertLess(seconds, 15)
            seen.append(status)
        self.assertIn(130, seen)
        self.index('many')
        self.assertEqual(self.query('--count', '*').out, '4000\n')
        self.assertEqual(self.newsindex('--db', self.db, '--verify').status, 0)

    def test_a_second_signal_leaves_at_once_and_the_next_run_puts_it_right(self):
        self.many(2000)
        status, seconds = self.stopped('many', signals=[signal.SIGTERM] * 2)
        self.assertEqual(status, 143)
        self.assertLess(seconds, 15)
        self.index('many')
        self.assertEqual(self.query('--count', '*').out, '2000\n')

    def test_a_stop_ends_waiting_for_the_lock(self):
        os.makedirs(self.db)
        with open(os.path.join(self.db, 'lock'), 'w') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            status, seconds = self.stopped('--wait', '100', 'news', signals=[signal.SIGTERM])
        self.assertEqual(status, 143)
        self.assertLess(seconds, 15)


class Segments(IndexTest):
    def test_a_second_segment_in_which_every_article_has_a_word_answers_filters_and_not(self):
        """Xapian 1.4.22 calls such a database corrupt when the word is a filter."""
        self.index('news')
        for i in range(250):
            self.write(f'more/{i}.html', '<html lang="en"><head><title>Story</title></head><body><article>'
                       f'<h1>Story {i} of the lantern</h1><time datetime="2024-05-0{i % 9 + 1}"></time>'
                       f'<p>"The lantern number {i} is lit again," said the lamplighter Ada Marsh, who '
                       'walked the quay on Monday and counted every post there was.</p></article></body></html>')
        self.index('--no-delete', 'more')
        self.assertEqual(self.query('--count', '*').out, '253\n')
        # The two plain texts of the first segment are English by their words.
        self.assertEqual(self.query('--count', 'lang:en').out, '252\n')
        self.assertEqual(self.query('--count', 'date:2024').out, '250\n')
        self.assertEqual(self.query('--count', '--', '-lantern').out, '3\n')
        self.assertEqual(self.query('--count', '* -date:2024').out, '3\n')
        self.assertEqual(len(self.found('-n', '300', '--copies', '--sort', 'newest', 'lantern')), 250)
        self.assertEqual(self.query('--count', '--quotes', 'said:lit date:2024').out, '250\n')
        report = self.report('--no-delete', 'more')
        self.assertEqual((report['articles'], report['quotes']), (253, 250), report)


class Directory(IndexTest):
    def test_it_holds_what_the_design_names(self):
        self.index('news')
        names = set(os.listdir(self.db))
        self.assertLessEqual({'CURRENT', 'XAPIANDB', 'segments', 'lock'}, names)
        self.assertTrue(any(name.startswith('generation-') for name in names), names)
        self.assertTrue(any(name.startswith('manifest-') for name in names), names)

    def test_a_search_never_meets_a_half_written_index(self):
        self.index('news')
        for i in range(400):
            self.write_article(f'news/more/{i}.txt', f'More {i}', 'word ' * 200 + str(i))
        running = subprocess.Popen([harness.program('NEWSINDEX'), '--db', self.db, '-q', 'news'],
                                   cwd=self.work, env=self.env)
        counts = set()
        while running.poll() is None:
            counts.add(self.query('--count', '*').out)
        self.assertEqual(running.returncode, 0)
        counts.add(self.query('--count', '*').out)
        self.assertLessEqual(counts, {'3\n', '403\n'})
        self.assertIn('403\n', counts)


if __name__ == '__main__':
    harness.main()
