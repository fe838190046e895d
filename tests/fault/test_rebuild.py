# SPDX-License-Identifier: GPL-2.0-or-later
"""--rebuild, --compact and --rollback: stopped, on a full disk, without an input, at every step of theirs.

Killed at every step they are in test_kill.py. What is asked each time: the articles are those of before, all of
them, --verify is content, and the report tells what stands.
"""
import errno
import os
import signal

import faults
from faults import MANY


class AtEveryStep(faults.FaultTest):
    def setUp(self):
        super().setUp()
        self.articles(range(24))
        self.index('news')
        self.earlier = self.dump()
        self.articles(range(24, 30))
        self.articles(range(3), 1)
        self.index('news')
        self.before = self.dump()
        self.keep_index()

    def at_each(self, calls, do, *args, check, every=1, last=12, error=5, root=None):
        """The run, once for each such call of it (or every so many, and the last), with its fault there; then
        check(status, report)."""
        count = len(self.calls_of(calls, '--jobs', 1, *args, FAULT_ROOT=root or self.db))
        self.assertGreater(count, 3)
        for n in range(1, count + 1):
            if n % every and n <= count - last:
                continue
            self.put_back_index()
            child = self.start('--jobs', 1, '--report', 'json', *args, stdout=faults.subprocess.PIPE,
                               env=self.shim(calls, n, do, error, root=root))
            out, _ = child.communicate(timeout=120)
            with self.subTest(calls=calls, step=n, of=count, status=child.returncode):
                check(child.returncode, faults.harness.json.loads(out) if out else None)

    def generation(self):
        return self.index('--info', '--report', 'json').json()['generation']

    def assert_all_there(self):
        self.assert_sound()
        self.assertEqual(self.dump(), self.before)

    def assert_tells_what_stands(self, report):
        """The same articles: none came, none went."""
        self.assertEqual([report[name] for name in ('added', 'changed', 'moved', 'removed', 'left_over')], [0] * 5)
        self.assertEqual((report['generation'], report['articles']), (self.generation(), len(self.before[0])))
        self.assertEqual(report['published'], self.generation() != 2)


class Rebuild(AtEveryStep):
    def test_stopped_at_every_step(self):
        published = set()

        def check(status, report):
            self.assertEqual(status, 128 + signal.SIGTERM)
            self.assert_all_there()
            self.assert_tells_what_stands(report)
            published.add(report['published'])
            report = self.report('news')  # the next night finds nothing to do, and sweeps nothing it needs
            self.assertEqual((report['unchanged'], report['published']), (len(self.before[0]), False))
            self.assert_all_there()
        self.at_each('fsync,rename,unlink,mkdir', 'stop', '--rebuild', 'news', check=check)
        self.assertEqual(published, {False, True})

    def test_stopped_while_it_writes_and_reads(self):
        def check(status, report):
            self.assertEqual(status, 128 + signal.SIGTERM)
            self.assert_all_there()
            if report['scanned']:
                self.assert_tells_what_stands(report)
        for calls, root in (('write', None), ('open', os.path.join(self.work, 'news'))):
            self.at_each(calls, 'stop', '--rebuild', 'news', every=MANY(9, 1), last=2, root=root, check=check)

    def test_on_a_disk_that_is_full_from_some_step_on(self):
        def check(status, report):
            self.assertIn(status, (0, 74))
            self.assert_all_there()
            if report:
                self.assert_tells_what_stands(report)
            self.index('--rebuild', 'news')
            self.assert_all_there()
        self.at_each('write,fsync,mkdir', 'full', '--rebuild', 'news', every=MANY(9, 1), error=errno.ENOSPC, check=check)

    def test_without_an_input_at_every_step(self):
        """A folder or a file that is not there, or cannot be read, just when it is opened."""
        def check(status, report):
            self.assertIn(status, (0, 1))
            self.assertEqual(report['unchanged'] + report['carried'], len(self.before[0]))
            self.assert_all_there()
            self.index('--rebuild', 'news')
            self.assert_all_there()
        for error in (errno.EIO, errno.ENOENT):
            self.at_each('open', 'fail', '--rebuild', 'news', every=MANY(4, 1), last=2, error=error,
                         root=os.path.join(self.work, 'news'), check=check)

    def test_without_a_file_of_the_old_index_at_every_step(self):
        """Nothing of it is wanted but its manifest; what cannot be read of it stands in nobody's way."""
        def check(status, _):
            self.assertIn(status, (0, 3, 74))
            self.assert_all_there()
        self.at_each('open', 'fail', '--rebuild', 'news', every=MANY(9, 1), error=errno.EIO, check=check)


class Compact(AtEveryStep):
    def test_stopped_at_every_step(self):
        def check(status, _):
            self.assertEqual(status, -signal.SIGTERM)  # it only writes beside what stands
            self.assert_all_there()
            self.assertEqual(self.report('news')['unchanged'], len(self.before[0]))
            self.assert_all_there()
        self.at_each('fsync,rename,unlink,mkdir', 'stop', '--compact', every=MANY(4, 1), check=check)

    def check(self, status, _):
        self.assertIn(status, (0, 3, 74))
        self.assert_all_there()

    def test_on_a_disk_that_is_full_from_some_step_on(self):
        self.at_each('write,fsync,mkdir', 'full', '--compact', every=MANY(9, 1), error=errno.ENOSPC, check=self.check)

    def test_without_a_file_at_every_step(self):
        self.at_each('open', 'fail', '--compact', every=MANY(9, 1), error=errno.EIO, check=self.check)


class Rollback(AtEveryStep):
    """It leads to the one generation or the other, never to anything else, and a second one leads back."""

    def check(self, status, _):
        self.assertIn(status, (0, 2, 3, 74, -signal.SIGKILL, -signal.SIGTERM))
        self.assert_sound()
        now = self.dump()
        self.assertIn(now, (self.before, self.earlier))
        if status == 0:
            self.assertEqual(now, self.earlier)
        self.index('--rollback')
        self.assert_sound()
        self.assertEqual(self.dump(), self.earlier if now == self.before else self.before)

    def test_killed_at_every_step(self):
        for mode in ('kill', 'killed'):
            self.at_each('fsync,rename,unlink', mode, '--rollback', check=self.check)

    def test_stopped_at_every_step(self):
        self.at_each('fsync,rename,unlink', 'stop', '--rollback', check=self.check)

    def test_on_a_disk_that_is_full_from_some_step_on(self):
        self.at_each('write,fsync,rename', 'full', '--rollback', error=errno.ENOSPC, check=self.check)

    def test_without_a_file_at_every_step(self):
        self.at_each('open', 'fail', '--rollback', error=errno.EIO, check=self.check)

    def test_without_a_file_of_the_generation_before_it_is_refused(self):
        for name in ('generation-000001', 'manifest-000001', 'segments/000001/articles/iamglass'):
            self.put_back_index()
            os.remove(os.path.join(self.db, name))
            self.assert_err_has(self.index('--rollback', expect=2), 'no generation to go back to')
            with open(os.path.join(self.db, 'CURRENT')) as current:
                self.assertEqual(current.read(), 'generation-000002\n')


if __name__ == '__main__':
    faults.main()
