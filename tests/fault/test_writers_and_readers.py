# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows 9, 10, 20, 22, 23 and 25: crowds of indexers, readers during runs, missing mounts, saved searches."""
import errno
import fcntl
import os
import shutil
import signal
import subprocess
import threading
import time

import faults
from faults import MANY


class Writers(faults.FaultTest):
    def crowd(self, count, *args):
        runs = [self.start(*args, 'news', stderr=subprocess.PIPE) for _ in range(count)]
        return [(run.communicate(timeout=120)[1].decode(), run.returncode) for run in runs]

    def test_row_09_the_second_writer_is_told_who_writes_and_leaves_at_once(self):
        self.articles(range(5))
        self.index('news')
        with open(os.path.join(self.db, 'lock'), 'r+') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.truncate()
            lock.write('4711\n')
            lock.flush()
            for args in (('news',), ('--compact',), ('--rebuild', 'news'), ('--rollback',), ('--purge', 'news/1/00001.txt')):
                begun = time.monotonic()
                self.assert_err_has(self.index(*args, expect=75), '4711', '--wait')
                self.assertLess(time.monotonic() - begun, 8)
            self.assertEqual(len(self.paths()), 5)
            begun = time.monotonic()
            self.index('--wait', 1, 'news', expect=75)
            self.assertGreater(time.monotonic() - begun, 0.9)
        self.assert_clean()

    def test_row_09_ten_at_once(self):
        self.articles(range(400))
        for count in (2, 10):
            ended = self.crowd(count)
            self.assertTrue(all(status in (0, 75) for _, status in ended), ended)
            self.assertTrue(any(status == 0 for _, status in ended))
            self.articles(range(400, 420))
        self.assert_clean(terms=True)

    def test_row_09_ten_that_wait_lose_nothing(self):
        self.articles(range(50))
        ended = self.crowd(10, '--wait', '100')
        self.assertEqual([status for _, status in ended], [0] * 10, ended)
        self.assert_clean()

    def test_row_09_each_with_its_own_articles(self):
        for folder in 'abcdefgh':
            self.articles(range(20), folder=folder)
        runs = [self.start('--wait', '100', folder) for folder in 'abcdefgh']
        self.assertEqual([run.wait(timeout=120) for run in runs], [0] * 8)
        self.assertEqual(len(self.paths()), 160)
        self.assert_clean(*'abcdefgh')


class Readers(faults.FaultTest):
    def test_row_10_an_index_that_changes_at_every_look_is_exit_75(self):
        """CURRENT names another generation each time it is read, so a question that fails is asked again, not for ever."""
        self.articles(range(3))
        self.index('news')
        self.articles(range(3, 6))
        self.index('news')
        current = os.path.join(self.db, 'CURRENT')
        names = sorted(name for name in os.listdir(self.db) if name.startswith('generation-'))
        with open(current, encoding='ascii') as f:
            self.assertEqual((len(names), names[-1]), (2, f.read().strip()))
        with open(current + '.other', 'w', encoding='ascii') as f:
            f.write(names[0] + '\n')
        env = self.shim(FAULT_SWAP=current)
        run = self.newsquery('--db', self.db, '--show', 'nothing.txt', env=env)
        self.assert_exit(run, 75)
        self.assertEqual(run.out, '')
        self.assert_err_has(run, 'keeps changing', 'again')
        found = self.newsquery('--db', self.db, '--count', '*', env=env)
        self.assertEqual((found.status, int(found.out) in (3, 6)), (0, True), str(found))

    def test_row_10_a_moment_without_the_name_of_the_generation_is_waited_for(self):
        """Seen through FUSE while a run replaced CURRENT; a name that stays away is exit 3."""
        self.articles(range(3))
        self.index('news')
        current = os.path.join(self.db, 'CURRENT')
        gone = self.shim('open', 1, 'fail', errno.ENOENT, root=current)
        run = self.newsquery('--db', self.db, '--count', '*', env=gone)
        self.assertEqual((run.status, run.out), (0, '3\n'), str(run))
        os.remove(current)
        self.assert_exit(self.newsquery('--db', self.db, '--count', '*'), 3)

    def test_row_10_queries_during_runs_and_merges(self):
        """Each night replaces every article: an answer is of one night, whole, and never an error."""
        size, nights = 60, MANY(12, 60)
        self.articles(range(size), 0)
        self.index('news')
        done, bad, asked = threading.Event(), [], [0]

        def read():
            while not done.is_set():
                run = self.newsquery('--db', self.db, '--format', 'jsonl', '-n', '1000', '--copies', '*')
                asked[0] += 1
                nights_met = {hit['headline'].split('version ')[1] for hit in run.jsonl()} if run.status == 0 else set()
                if run.status or len(nights_met) != 1 or len(run.out.splitlines()) != size:
                    bad.append((str(run)[:1000], nights_met))
                    return
        readers = [threading.Thread(target=read) for _ in range(2)]
        for reader in readers:
            reader.start()
        try:
            night = 0
            while night < nights - 1 or (asked[0] <= nights and night < 20 * nights and not bad):
                night += 1
                self.articles(range(size), night)
                self.index('news')
                if night % 5 == 0:
                    self.index('--compact')
                if night % 7 == 0:
                    self.index('--rebuild', 'news')
        finally:
            done.set()
            for reader in readers:
                reader.join()
        self.assertEqual(bad, [])
        self.assertGreater(asked[0], nights)
        self.assert_clean()

    def test_row_10_a_thousand_queries_during_a_long_run(self):
        self.articles(range(100))
        self.index('news')
        self.articles(range(100, MANY(2500, 10_000)))
        run = self.start('--jobs', 1, 'news')
        counts = []
        for i in range(MANY(100, 1000)):
            answer = self.newsquery('--db', self.db, '--count', '--copies', '*')
            self.assert_exit(answer, 0)
            counts.append(int(answer.out))
            if run.poll() is not None and i > 20:
                break
        self.assertEqual(run.wait(timeout=300), 0)
        self.assertEqual(counts, sorted(counts))
        self.assertGreaterEqual(counts[0], 100)

    def test_row_10_two_publications_while_one_answer_is_printed(self):
        """The reader stands at a full pipe while the index is replaced, compacted and replaced again."""
        self.articles(range(400))
        self.index('news')
        reader = self.start('--format', 'jsonl', '-n', '1000', '--copies', '*', program='NEWSQUERY',
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        begun = reader.stdout.read(1)
        self.articles(range(400), 1)
        self.index('news')
        self.index('--compact')
        self.articles(range(400), 2)
        self.index('--rebuild', 'news')
        out, err = reader.communicate(timeout=60)
        self.assertEqual((reader.returncode, err), (0, b''))
        lines = (begun + out).splitlines()
        self.assertEqual(len(lines), 400)
        self.assertTrue(all(b'version 0"' in line for line in lines))


class PipeClosedEarly(faults.FaultTest):
    def test_row_22_a_reader_of_the_answer_that_leaves(self):
        self.articles(range(500))
        self.index('news')
        forms = (['--format', 'jsonl'], ['--json'], ['--format', 'text'], ['--format', 'csv'], ['--format', 'paths'],
                 ['--quotes'], ['--facet', 'speaker:1000'])
        for turn in range(MANY(28, 100)):
            command = [faults.harness.program('NEWSQUERY'), '--db', self.db, '-n', '1000', *forms[turn % len(forms)], '*']
            child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.env)
            child.stdout.readline()
            child.stdout.close()
            err = child.stderr.read()
            child.stderr.close()
            self.assertEqual(err, b'', command)
            self.assertIn(child.wait(timeout=60), (0, 141, -signal.SIGPIPE), command)
        child = subprocess.Popen([faults.harness.program('NEWSINDEX'), '--parse', 'news'], cwd=self.work,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.env)
        child.stdout.readline()
        child.stdout.close()
        err = child.stderr.read()
        child.stderr.close()
        self.assertEqual(err, b'')
        self.assertIn(child.wait(timeout=60), (0, 141, -signal.SIGPIPE))


class MissingMount(faults.FaultTest):
    def setUp(self):
        super().setUp()
        self.count = MANY(400, 10_000)
        self.articles(range(self.count))
        self.articles(range(30), folder='other')
        self.index('news', 'other')
        self.before = self.dump()

    def test_row_20_an_empty_folder_empties_no_index(self):
        os.rename(os.path.join(self.work, 'news'), self.path('away'))
        os.mkdir(os.path.join(self.work, 'news'))
        for args in (('news',), ('news', 'other'), ('--checksum', 'news')):
            run = self.index(*args, expect=2)
            self.assert_err_has(run, 'refused', str(self.count), '--allow-mass-delete')
            self.assertEqual(self.dump(), self.before)
        self.index('--no-delete', 'news')
        self.assertEqual(self.dump(), self.before)
        os.rmdir(os.path.join(self.work, 'news'))
        os.rename(self.path('away'), os.path.join(self.work, 'news'))
        report = self.report('news', 'other')
        self.assertEqual((report['added'], report['changed'], report['removed']), (0, 0, 0))
        self.assert_clean('news', 'other')

    def test_row_20_a_path_that_is_not_there(self):
        os.rename(os.path.join(self.work, 'news'), self.path('away'))
        run = self.newsindex('--db', self.db, 'news', 'other')
        self.assertIn(run.status, (1, 2), str(run))
        self.assertEqual(self.dump(), self.before)
        self.assert_err_has(run, 'news')

    def test_row_20_new_articles_beside_the_missing_ones_change_nothing_of_it(self):
        shutil.rmtree(os.path.join(self.work, 'news'))
        self.articles(range(20_000, 20_003))
        self.index('news', 'other', expect=2)
        self.assertLessEqual({hit['path'] for hit in self.before[0]}, self.paths())
        self.assert_sound()

    def test_row_20_permitted_it_is_done(self):
        shutil.rmtree(os.path.join(self.work, 'news'))
        os.mkdir(os.path.join(self.work, 'news'))
        self.assertEqual(self.report('--allow-mass-delete', 'news')['removed'], self.count)
        self.assertEqual(len(self.paths()), 30)
        self.assert_clean('news', 'other')


class NewSince(faults.FaultTest):
    def new(self, **how):
        run = self.newsquery('--db', self.db, '--saved', 'all', '--new', '--copies', '--format', 'paths', '-n', '1000', **how)
        self.assertIn(run.status, (0, 1), str(run))
        return run.out.splitlines()

    def setUp(self):
        super().setUp()
        self.articles(range(20))
        self.index('news')
        self.assert_exit(self.newsquery('--db', self.db, '--save', 'all', '*'), 0)
        self.assertEqual(len(self.new()), 20)
        self.assertEqual(self.new(), [])

    def test_row_23_killed_at_any_write_each_hit_is_shown_at_least_once(self):
        state = self.env['XDG_STATE_HOME']
        places = [place for place in (state, self.env['XDG_DATA_HOME'], self.env['XDG_CONFIG_HOME']) if os.path.isdir(place)]
        self.assertTrue(places, 'saved searches stand somewhere below HOME')
        self.articles(range(20, 24))
        self.index('news')
        killed = 0
        for mode in ('kill', 'killed'):
            for n in range(1, 30):
                home = self.path('home-kept')
                shutil.rmtree(home, ignore_errors=True)
                shutil.copytree(self.env['HOME'], home)
                env = self.shim('open,write,fsync,rename', n, mode, root=self.env['HOME'])
                child = self.start('--saved', 'all', '--new', '--copies', '--format', 'paths', program='NEWSQUERY', env=env,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                shown, _ = child.communicate(timeout=60)
                if child.returncode == 0:
                    self.assertEqual(len(shown.splitlines()), 4)
                    self.assertEqual(self.new(), [])
                else:
                    killed += 1
                    again = self.new()
                    self.assertTrue(len(shown.splitlines()) == 4 or len(again) == 4, (n, mode, shown, again))
                shutil.rmtree(self.env['HOME'])
                os.rename(home, self.env['HOME'])
                if child.returncode == 0:
                    break
        self.assertGreater(killed, 2)

    def after_each_fault(self, faults, judge, *pages):
        """The state as it was, a fault at the nth call of a --new run, then judge(run, n); until a run has none."""
        self.articles(range(20, 26))
        self.index('news')
        for errno_and_mode in faults:
            met = 0
            for n in range(1, 40):
                home = self.path('home-kept')
                shutil.rmtree(home, ignore_errors=True)
                shutil.copytree(self.env['HOME'], home)
                env = self.shim('open,write,fsync,rename,mkdir', n, *errno_and_mode, root=self.env['HOME'])
                run = self.newsquery('--db', self.db, '--saved', 'all', '--new', '--copies', '--format', 'paths', *pages, env=env)
                judge(run, n)
                met += run.status != 0
                shutil.rmtree(self.env['HOME'])
                os.rename(home, self.env['HOME'])
                if run.status == 0:
                    break
            self.assertGreater(met, 2, 'the state is opened, written, synced and renamed')

    def test_row_23_a_full_or_failing_disk_is_told_and_all_is_shown_again(self):
        def judge(run, n):
            if run.status == 0:
                self.assertEqual(len(run.out.splitlines()), 6)
                self.assertEqual(self.new(), [])
                return
            self.assertIn(run.status, (2, 3, 74), str(run))
            self.assertTrue(run.err)
            self.assertEqual(len(self.new()), 6, n)
        self.after_each_fault([('full', errno.ENOSPC), ('fail', errno.EIO)], judge)

    def test_row_23_pages_that_fail_are_shown_again_until_all_were_shown(self):
        def judge(run, n):
            shown = run.out.splitlines() if run.status == 0 else []
            for _ in range(4):
                page = self.new_page('2')
                self.assertLessEqual(len(page), 2)
                shown += page
            self.assertEqual(sorted(shown), sorted(set(shown)), 'no page twice')
            self.assertEqual(len(shown), 6)
        self.after_each_fault([('full', errno.ENOSPC)], judge, '-n', '2')

    def new_page(self, size):
        run = self.newsquery('--db', self.db, '--saved', 'all', '--new', '--copies', '--format', 'paths', '-n', size)
        self.assertIn(run.status, (0, 1), str(run))
        return run.out.splitlines()

    def test_row_23_stopped_between_printing_and_keeping_it_shows_all_again(self):
        self.articles(range(20, 24))
        self.index('news')
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL):
            # It hangs where it would write down what it has shown.
            env = self.shim('rename', 1, 'hang', root=self.env['HOME'])
            child = self.start('--saved', 'all', '--new', '--copies', '--format', 'paths', program='NEWSQUERY', env=env,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            shown = [child.stdout.readline() for _ in range(4)]
            self.assertTrue(all(shown))
            child.send_signal(number)
            self.assertEqual(child.wait(timeout=60), -number)
            child.stdout.close()
            child.stderr.close()
        self.assertEqual(len(self.new()), 4)
        self.assertEqual(self.new(), [])

    def test_row_23_two_at_once_lose_nothing(self):
        for turn in range(MANY(5, 50)):
            self.articles(range(100 + turn * 3, 103 + turn * 3))
            self.index('news')
            pair = [self.start('--saved', 'all', '--new', '--copies', '--format', 'paths', program='NEWSQUERY',
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
            shown = [child.communicate(timeout=60)[0].splitlines() for child in pair]
            self.assertEqual(len(set(shown[0]) | set(shown[1])), 3)
            self.assertEqual(self.new(), [])

    def test_row_23_a_replaced_index_is_announced(self):
        shutil.rmtree(self.db)
        self.articles(range(20, 25))
        self.index('news')
        run = self.newsquery('--db', self.db, '--saved', 'all', '--new', '--copies', '--format', 'paths', '-n', '1000')
        self.assert_exit(run, 0)
        self.assertEqual(len(run.out.splitlines()), 25)
        self.assertTrue(run.err, 'that the index is another one must be told')

    def test_row_23_through_change_compact_and_rebuild_only_the_new(self):
        self.articles(range(5), 1)
        self.articles([30])
        self.index('news')
        self.index('--compact')
        self.index('--rebuild', 'news')
        self.assertEqual(self.new(), ['news/0/00030.txt'])


class Twice(faults.FaultTest):
    def stamps(self):
        return {os.path.join(folder, name): (os.stat(os.path.join(folder, name)).st_mtime_ns,
                                             os.stat(os.path.join(folder, name)).st_ino)
                for folder, _, names in os.walk(self.db) for name in names if name != 'lock'}

    def test_row_25_the_second_run_writes_nothing(self):
        self.articles(range(50))
        self.index('news')
        before = self.stamps()
        for args in ((), ('--checksum',), ('--retry-skipped',), ('--no-delete',)):
            self.assertFalse(self.report(*args, 'news')['published'])
            self.assertEqual(self.stamps(), before, args)
        self.assertLessEqual(len(self.calls_of('write', 'news')), 1, 'only who holds the lock')
        self.index('--dry-run', 'news')
        self.assertEqual(self.stamps(), before)

    def test_row_25_with_failures_too(self):
        self.articles(range(10))
        self.write('news/empty.txt', '')
        self.index('news', expect=1)
        before = self.stamps()
        run = self.index('news')
        self.assert_err_has(run, 'still skipped')
        self.assertEqual(self.stamps(), before)


if __name__ == '__main__':
    faults.main()
