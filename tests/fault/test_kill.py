# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows 1 to 4: kill -9 at random moments and at every publish step, stops by signal, power cuts."""
import os
import random
import shutil
import signal
import time

import faults
from faults import MANY


class Kill(faults.FaultTest):
    def change(self, night, roll):
        """A night's changes: new, changed and removed articles."""
        self.articles(range(1000 + night * 6, 1006 + night * 6))
        self.articles([roll.randrange(40) for _ in range(4)], night + 1)
        self.remove(1000 + (night - 1) * 6) if night else None

    def killed_at_random(self, roll, wanted, prepare, *args):
        """Runs killed at moments within a run's length here and now, until WANTED were not over by then; yields after each."""
        span = self.seconds_of(*args)
        for turn in range(10 * wanted):
            prepare(turn)
            run = self.start(*args)
            time.sleep(roll.random() * span)
            run.kill()
            ended = run.wait() == 0
            span *= 0.9 if ended else 1.1
            wanted -= not ended
            yield
            if wanted == 0:
                return
        self.assertEqual(wanted, 0, args)

    def test_row_01_kill_9_at_random_moments(self):
        roll, wanted, published, had = random.Random(1), MANY(80, 1000), 0, set()
        self.articles(range(200))
        for _ in self.killed_at_random(roll, wanted, lambda turn: self.change(turn, roll), 'news'):
            self.assert_sound()
            now = self.paths()
            on_disk = {os.path.join(folder, name)[len(self.work) + 1:]
                       for folder, _, names in os.walk(self.work) for name in names}
            self.assertLessEqual(had & on_disk, now, 'what was published is lost')
            published += had != now
            had = now
        self.assertGreater(published, wanted // 4)
        self.assert_clean(terms=True)

    def test_row_01_kill_9_of_rebuild_compact_and_purge_at_random_moments(self):
        """Nothing changes but by the purge, which holds from the moment it is published."""
        self.articles(range(60))
        self.index('news')
        self.articles(range(60, 70))
        self.articles(range(5), 1)
        self.index('news')
        self.keep_index()
        roll, gone, had, before = random.Random(6), 'news/7/00007.txt', self.paths(), self.dump()
        for args in (('--rebuild', 'news'), ('--compact',), ('--purge', gone)):
            for _ in self.killed_at_random(roll, MANY(15, 330), lambda _: self.put_back_index(), *args):
                self.assert_sound()
                if args[0] == '--purge' and gone not in self.paths():
                    self.assertEqual(self.paths(), had - {gone})
                else:
                    self.assertEqual(self.dump(), before, args)

    def test_row_01_kill_9_in_the_first_build(self):
        self.articles(range(300))
        for _ in self.killed_at_random(random.Random(2), MANY(12, 200), lambda _: shutil.rmtree(self.db, ignore_errors=True), 'news'):
            if os.path.exists(os.path.join(self.db, 'CURRENT')):
                self.assert_sound()
        self.assert_clean(terms=True)

    def test_row_01_a_kill_in_a_long_run_takes_back_no_more_than_half_a_minute(self):
        """The run is held up, as on a slow disk, until it has to publish; it is killed right behind that."""
        self.articles(range(MANY(3000, 6000)))
        env = self.shim('rename', 1, 'killed', root=os.path.join(self.db, 'CURRENT'))
        run = self.start('--jobs', 1, 'news', env=env)
        self.await_path(run, 'scratch', '000001-a')  # its first batch
        run.send_signal(signal.SIGSTOP)
        time.sleep(31)
        run.send_signal(signal.SIGCONT)
        self.assertEqual(run.wait(timeout=120), -signal.SIGKILL)
        self.assert_sound()
        had = self.paths()
        self.assertGreater(len(had), 50)
        self.assertLess(len(had), MANY(3000, 6000), 'it was to publish in the middle')
        report = self.report('news')
        self.assertEqual(report['added'], MANY(3000, 6000) - len(had))
        self.assert_clean()

    def at_every_step(self, mode, *args):
        """Kills a run before or after each rename, sync and unlink of it, from the same state each time."""
        if not os.path.exists(self.path('kept')):
            self.keep_index()
        self.put_back_index()
        steps = len(self.calls_of('fsync,rename,unlink', '--jobs', 1, *args))
        self.assertGreater(steps, 10)
        for n in range(1, steps + 1):
            self.put_back_index()
            status = self.run_killed('--jobs', 1, *args, env=self.shim('fsync,rename,unlink', n, mode))
            self.assertEqual(status, -signal.SIGKILL, (n, steps))
            yield n, steps

    def same_as_uninterrupted(self, *args):
        self.index(*args)
        self.assert_sound()
        self.assertEqual(self.dump(), self.whole)

    def uninterrupted(self, *args):
        """What the run leads to when nothing stops it."""
        self.keep_index('before')
        self.index(*args)
        self.whole = self.dump()
        self.put_back_index('before')

    def test_row_02_killed_at_every_step_of_the_first_build(self):
        self.articles(range(25))
        os.mkdir(self.db)
        self.uninterrupted('news')
        for mode in ('kill', 'killed'):
            for _ in self.at_every_step(mode, 'news'):
                if os.path.exists(os.path.join(self.db, 'CURRENT')):
                    self.assert_sound()
                self.same_as_uninterrupted('news')

    def test_row_02_killed_at_every_step_of_an_update(self):
        self.articles(range(30))
        self.index('news')
        self.change(0, random.Random(3))
        self.remove(29)
        self.uninterrupted('news')
        for mode in ('kill', 'killed'):
            for _ in self.at_every_step(mode, 'news'):
                self.assert_sound()
                self.same_as_uninterrupted('news')

    def each_mode(self, mode, every, *args):
        self.articles(range(30))
        self.index('news')
        self.articles(range(30, 36))
        self.articles(range(3), 1)
        self.index('news')
        before = self.dump()
        for n, steps in self.at_every_step('kill', mode, *args):
            if n % every and n < steps - 12:
                continue
            self.assert_sound()
            self.assertEqual(self.dump(), before)
            self.index(mode, *args)
            self.assert_sound()
            self.assertEqual(self.dump(), before)

    def test_row_02_killed_at_every_step_of_compact(self):
        self.each_mode('--compact', MANY(4, 1))

    def test_row_02_killed_at_every_step_of_rebuild(self):
        self.each_mode('--rebuild', MANY(4, 1), 'news')

    def test_row_02_killed_at_every_step_of_purge(self):
        self.articles(range(30))
        self.index('news')
        self.articles(range(3), 1)
        self.index('news')
        gone = 'news/5/00005.txt'
        for _ in self.at_every_step('kill', '--purge', gone):
            self.assert_sound()
            if gone in self.paths():
                self.index('--purge', gone)
            self.assert_sound()
            self.assertNotIn(gone, self.paths())
            self.assertEqual(len(self.paths()), 29)
            self.index('news')
            self.assertNotIn(gone, self.paths())

    def stop(self, number, wait, *args):
        """A signal WAIT seconds after it came to its lock: the run's status, and how long it took to leave."""
        run = self.start(*args)
        self.await_lock(run)
        time.sleep(wait)
        begun = time.monotonic()
        run.send_signal(number)
        return run.wait(timeout=60), time.monotonic() - begun

    # A machine with other work to do is given more time than the two seconds of the promise.
    SLACK = 4 * 2

    def test_row_03_stopped_by_signals(self):
        """At moments drawn within a run's length on this machine, until enough of them fell into one."""
        self.articles(range(1200))
        whole = self.seconds_of('--jobs', 1, 'news')
        roll, stopped, turn, wanted = random.Random(4), 0, 0, MANY(6, 25)
        while stopped < wanted and turn < 20 * wanted:
            number, status = ((signal.SIGTERM, 143), (signal.SIGINT, 130))[turn % 2]
            if turn % 3:
                self.articles(range(1200), turn)
            else:
                shutil.rmtree(self.db, ignore_errors=True)
            turn += 1
            left, took = self.stop(number, whole * roll.random(), '--jobs', 1, 'news')
            self.assertIn(left, (status, 0))
            self.assertLess(took, self.SLACK)
            if left == status:
                stopped += 1
            if os.path.exists(os.path.join(self.db, 'CURRENT')):
                self.assert_sound()
        self.assertEqual(stopped, wanted)
        self.assert_clean()

    def test_row_03_what_a_stopped_run_reports_is_there(self):
        self.articles(range(3000))
        whole, middle = self.seconds_of('--jobs', 1, 'news'), 0
        for turn in range(40):
            shutil.rmtree(self.db)
            run = self.start('--report', 'json', '--jobs', '1', 'news', stdout=faults.subprocess.PIPE)
            self.await_lock(run)
            time.sleep(whole * (turn * 7 % 10 + 1) / 10)
            run.send_signal(signal.SIGTERM)
            out, _ = run.communicate(timeout=60)
            self.assertIn(run.returncode, (143, 0))
            report = faults.harness.json.loads(out)
            there = self.paths() if os.path.exists(os.path.join(self.db, 'CURRENT')) else set()
            self.assertEqual(len(there), report['added'])
            middle += 0 < len(there) < 3000
            if middle == 3:
                break
        self.assertGreater(middle, 0)

    def hung(self, calls, at, root, *args):
        """A run that has come to a call of its own that never returns."""
        log = self.path('hangs')
        if os.path.exists(log):
            os.remove(log)
        run = self.start(*args, env=self.shim(calls, at, 'hang', root=root, FAULT_LOG=log), stdout=faults.subprocess.PIPE)
        while run.poll() is None and not (os.path.exists(log) and os.path.getsize(log) >= at):
            time.sleep(0.01)
        self.assertIsNone(run.poll())
        return run

    def stop_hung(self, run):
        begun = time.monotonic()
        run.send_signal(signal.SIGTERM)
        out, _ = run.communicate(timeout=60)
        self.assertEqual(run.returncode, 143)
        self.assertLess(time.monotonic() - begun, self.SLACK)
        return faults.harness.json.loads(out)

    def test_row_03_stopped_while_a_folder_or_a_file_does_not_answer(self):
        """One thread hangs in a server that is away; what the other read is published."""
        self.articles(range(40))
        file = os.path.join(self.work, self.article(1, folder='away'))
        for what in (file, os.path.dirname(file)):
            shutil.rmtree(self.db, ignore_errors=True)
            run = self.hung('open', 1, what, '--jobs', 2, '--report', 'json', 'away', 'news')
            report = self.stop_hung(run)
            if os.path.exists(os.path.join(self.db, 'CURRENT')):
                self.assertEqual(len(self.paths()), report['added'])
            self.assert_clean('news', 'away', terms=True)

    def test_row_03_stopped_while_a_segment_cannot_be_made(self):
        """The disk holds up a sync: what was to stand in that segment is left to the next run, what stood stays."""
        self.articles(range(30))
        self.index('news')
        self.articles(range(30, 50))
        self.articles(range(5), 1)
        had = self.paths()
        self.remove(20)
        run = self.hung('fsync', 1, os.path.join(self.db, 'segments'), '--report', 'json', 'news')
        report = self.stop_hung(run)
        told = [report[name] for name in ('added', 'changed', 'removed', 'left_over')]
        self.assertEqual(told, [0, 0, 0, 25])
        self.assertEqual(self.paths(), had)
        self.assert_sound()
        report = self.report('news')
        self.assertEqual((report['added'], report['changed'], report['removed']), (20, 5, 1))
        self.assert_clean(terms=True)

    def test_row_03_stopped_while_compacting_rebuilding_and_waiting(self):
        self.articles(range(600))
        self.index('news')
        self.articles(range(600, 640))
        self.index('news')
        before = self.dump()
        self.keep_index()
        roll, wanted = random.Random(5), MANY(4, 50)
        # --compact only writes beside what stands, and is ended where it is.
        for args, status in ((('--compact',), -signal.SIGTERM), (('--rebuild', 'news'), 143)):
            whole, stopped, turn = self.seconds_of(*args), 0, 0
            while stopped < wanted and turn < 20 * wanted:
                turn += 1
                self.put_back_index()
                left, took = self.stop(signal.SIGTERM, whole * roll.random(), *args)
                self.assertIn(left, (status, 0), args)
                self.assertLess(took, self.SLACK, args)
                stopped += left == status
                self.assert_sound()
                self.assertEqual(self.dump(), before)
            self.assertEqual(stopped, wanted, args)
        with open(os.path.join(self.db, 'lock'), 'r+') as lock:
            faults.fcntl.flock(lock, faults.fcntl.LOCK_EX)
            left, took = self.stop(signal.SIGTERM, 0, '--wait', '20', 'news')
            self.assertEqual(left, 143)
            self.assertLess(took, self.SLACK)


class PowerCut(faults.FaultTest):
    """Only what was synced is left: files by their last fsync, names by their folder's last."""

    def after_power_cut(self):
        """Puts the index as the shadow holds it in place of the one on disk."""
        top = os.stat(self.db).st_ino
        found = self.path('found')
        shutil.rmtree(found, ignore_errors=True)
        self.restore(top, found)
        shutil.rmtree(self.db)
        os.rename(found, self.db)

    def restore(self, inode, folder):
        os.mkdir(folder)
        names = os.path.join(self.shadow, f'd{inode}')
        if not os.path.exists(names):
            return
        with open(names) as f:
            for line in f:
                kind, number, name = line.rstrip('\n').split(' ', 2)
                if kind == 'd':
                    self.restore(number, os.path.join(folder, name))
                elif os.path.exists(os.path.join(self.shadow, f'i{number}')):
                    shutil.copyfile(os.path.join(self.shadow, f'i{number}'), os.path.join(folder, name))
                else:
                    open(os.path.join(folder, name), 'wb').close()

    def remember(self):
        """The shadow of the index as it stands, all of it synced."""
        shutil.rmtree(self.shadow, ignore_errors=True)
        os.mkdir(self.shadow)
        for folder, _, _ in os.walk(self.db):
            with open(os.path.join(self.shadow, f'd{os.stat(folder).st_ino}'), 'w') as f:
                for entry in os.scandir(folder):
                    print('d' if entry.is_dir() else 'f', entry.inode(), entry.name, file=f)
                    if entry.is_file():
                        shutil.copyfile(entry.path, os.path.join(self.shadow, f'i{entry.inode()}'))

    def cut_at_every_step(self, *args, every=1):
        self.keep_index()
        old = self.dump() if os.path.exists(os.path.join(self.db, 'CURRENT')) else None
        self.remember()
        steps = len(self.calls_of('fsync,rename,unlink', '--jobs', 1, *args, FAULT_SHADOW=self.shadow))
        self.after_power_cut()
        self.assert_sound()  # what was reported as done is done
        new = self.dump()
        self.assertNotEqual(old, new)
        for n in range(1, steps + 1, every):
            with self.subTest(step=n, of=steps):
                self.put_back_index()
                self.remember()
                env = self.shim('fsync,rename,unlink', n, 'killed', FAULT_SHADOW=self.shadow)
                self.assertEqual(self.run_killed('--jobs', 1, *args, env=env), -signal.SIGKILL)
                self.after_power_cut()
                if old is None and not os.path.exists(os.path.join(self.db, 'CURRENT')):
                    continue
                self.assert_sound()
                self.assertIn(self.dump(), (old, new))
        self.index('news')
        self.assert_sound()
        self.assertEqual(self.dump(), new)

    def test_row_04_power_cut_in_the_first_build(self):
        self.articles(range(20))
        os.mkdir(self.db)
        self.cut_at_every_step('news')

    def test_row_04_power_cut_in_an_update(self):
        self.articles(range(30))
        self.index('news')
        self.articles(range(3), 1)
        self.articles(range(30, 36))
        self.remove(29)
        self.cut_at_every_step('news')


if __name__ == '__main__':
    faults.main()
