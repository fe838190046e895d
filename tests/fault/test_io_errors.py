# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows 5 to 8 and 21: full disks, failing calls, little memory, few descriptors, nothing to write to."""
import errno
import os
import random
import resource
import shutil
import subprocess
import time

import faults
from faults import MANY

FULL = {errno.ENOSPC: 'No space left', errno.EDQUOT: 'quota', errno.EFBIG: 'too large'}


class FullDisk(faults.FaultTest):
    def setUp(self):
        super().setUp()
        self.articles(range(60))
        self.index('news')
        self.articles(range(60, 110))
        self.articles(range(5), 1)
        self.before = self.dump()
        self.keep_index()

    def assert_failed(self, run, *says):
        self.assert_exit(run, 74)
        self.assert_err_has(run, self.db, *says)
        self.assertEqual(self.dump(), self.before)
        self.assert_sound()

    def test_row_05_no_space_from_the_nth_write_on(self):
        writes = len(self.calls_of('write', '--jobs', 1, 'news'))
        self.assertGreater(writes, 30)
        for error, text in FULL.items():
            for n in sorted({1, 2, writes // 2, writes - 1, *range(3, writes, MANY(12, 1))}):
                with self.subTest(error=text, write=n, of=writes):
                    self.put_back_index()
                    run = self.newsindex('--db', self.db, '--jobs', 1, 'news', env=self.shim('write', n, 'full', error))
                    self.assert_failed(run, text)
                    self.assertNotIn('"published":true', run.out)
        self.put_back_index()
        self.assert_clean()

    def test_row_05_a_file_size_limit(self):
        for limit in (1 << 13, 1 << 16):
            run = self.index('news', expect=74, preexec=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assert_failed(run, 'too large')
        self.assert_clean()

    def test_row_05_a_file_size_limit_is_no_damage_of_the_index(self):
        """What maintenance copies and merges fails as any write does: exit 74, and nobody is sent to --rebuild."""
        self.index('news')
        self.keep_index()
        before = self.dump()
        for args in (('--compact',), ('--purge', self.article(3)), ('--rebuild', 'news')):
            for limit in (0, 1 << 12, 1 << 14):
                run = self.index(*args, expect=74, preexec=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
                self.assertNotIn('damaged', run.err)
                self.assert_sound()
                self.assertEqual(self.dump(), before)
                self.put_back_index()

    def test_row_05_a_small_tmpfs(self):
        disk = self.path('disk')
        os.mkdir(disk)
        if os.geteuid() != 0 or subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk],
                                               stderr=subprocess.DEVNULL).returncode:
            self.skipTest('no mount permitted: row 5 on a true full disk')
        self.addCleanup(subprocess.run, ['umount', '-l', disk])
        self.db = os.path.join(disk, 'index')
        self.articles(range(8))
        self.index('news/0')
        for size in ('1m', '3m', '10m'):
            subprocess.run(['mount', '-o', f'remount,size={size}', disk], check=True)
            self.before = self.dump()
            self.articles(range(1000, 3500), folder='more')
            self.assert_failed(self.index('news/0', 'more', expect=74), 'No space left')
            left = self.newsindex('--db', self.db, 'news/0')
            self.assert_exit(left, 0)
        subprocess.run(['mount', '-o', 'remount,size=300m', disk], check=True)
        self.assert_clean('news/0', 'more')

    def run_program(self, variable, args, preexec=None, **how):
        if preexec is None:
            return super().run_program(variable, args, **how)
        done = subprocess.run([faults.harness.program(variable), *map(str, args)], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.env, cwd=self.work,
                              preexec_fn=preexec, timeout=120)
        run = faults.harness.Run([variable.lower(), *args], done.returncode, done.stdout, done.stderr)
        self.assertGreaterEqual(run.status, 0, str(run))
        return run


class FailingCalls(faults.FaultTest):
    def each(self, calls, error, every, *args, expect=(74,)):
        """Lets the n-th such call fail once, for every n: no crash, no false success."""
        self.keep_index()
        before = self.dump() if os.path.exists(os.path.join(self.db, 'CURRENT')) else None
        count = len(self.calls_of(calls, '--jobs', 1, *args))
        after, failed = self.dump(), 0
        for n in range(1, count + 1):
            if n % every and n < count - 10:
                continue
            with self.subTest(calls=calls, n=n, of=count):
                self.put_back_index()
                run = self.newsindex('--db', self.db, '--jobs', 1, *args, env=self.shim(calls, n, 'fail', error))
                self.assertIn(run.status, (0, *expect), str(run))
                if run.status == 0:  # it did without that call: then all of it is there
                    self.assertEqual(self.dump(), after, str(run))
                    self.assert_sound()
                    continue
                failed += 1
                self.assertTrue(run.err, str(run))
                if before is not None or os.path.exists(os.path.join(self.db, 'CURRENT')):
                    # A failure behind the last rename is told too, though the new state is in force.
                    self.assertIn(self.dump(), (before, after), str(run))
                    self.assert_sound()
                self.index(*args)
                self.assertEqual(self.dump(), after)
        self.assertGreater(failed, 0)

    def update(self):
        self.articles(range(25))
        self.index('news')
        self.articles(range(25, 30))
        self.articles(range(3), 1)
        self.remove(24)

    def test_row_06_fsync(self):
        self.update()
        self.each('fsync', errno.EIO, MANY(2, 1), 'news')

    def test_row_06_rename(self):
        self.update()
        self.each('rename', errno.EIO, 1, 'news')

    def test_row_06_write(self):
        self.update()
        self.each('write', errno.EIO, MANY(5, 1), 'news')

    def test_row_06_open(self):
        self.update()
        self.each('open', errno.EACCES, MANY(7, 1), 'news', expect=(74, 3))

    def test_row_06_mkdir(self):
        self.update()
        self.each('mkdir', errno.EACCES, 1, 'news')

    def test_row_06_first_build(self):
        self.articles(range(12))
        os.mkdir(self.db)
        self.each('fsync,rename,write,mkdir', errno.EIO, MANY(5, 1), 'news')

    def test_row_06_compact(self):
        self.update()
        self.index('news')
        self.each('fsync,rename,write', errno.EIO, MANY(6, 1), '--compact')

    def test_row_06_removals_that_fail(self):
        self.update()
        self.keep_index()
        count = len(self.calls_of('unlink', '--jobs', 1, 'news'))
        after = self.dump()
        for n in range(1, count + 1, MANY(5, 1)):
            self.put_back_index()
            run = self.newsindex('--db', self.db, '--jobs', 1, 'news', env=self.shim('unlink', n, 'full', errno.EIO))
            self.assertIn(run.status, (0, 74), str(run))  # Xapian itself may find no way without it
            if run.status == 0:
                self.assertEqual(self.dump(), after)
            self.assert_clean()

    def test_row_06_writes_cut_short_are_taken_up_again(self):
        self.update()
        self.keep_index()
        count = len(self.calls_of('write', '--jobs', 1, 'news'))
        after = self.dump()
        for n in range(1, count + 1, MANY(5, 1)):
            with self.subTest(n=n, of=count):
                self.put_back_index()
                self.index('--jobs', 1, 'news', env=self.shim('write', n, 'short'))
                self.assertEqual(self.dump(), after)
                self.assert_sound()


class Limits(faults.FaultTest):
    def limited(self, what, value, *args, variable='NEWSINDEX'):
        child = self.start(*args, program=variable, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           preexec_fn=lambda: resource.setrlimit(what, (value, value)))
        out, err = child.communicate(timeout=120)
        return faults.harness.Run(args, child.returncode, out, err)

    def setUp(self):
        super().setUp()
        if faults.SANITIZED:
            self.skipTest('a sanitizer needs memory of its own')
        self.articles(range(150))
        self.index('news')
        self.before = self.dump()
        self.articles(range(150, 400))
        self.keep_index()

    def test_row_07_little_memory(self):
        self.index('news')
        after = self.dump()
        for megabytes in range(16, 200, MANY(16, 4)):
            with self.subTest(megabytes=megabytes):
                self.put_back_index()
                run = self.limited(resource.RLIMIT_AS, megabytes << 20, 'news')
                if run.status == 127:
                    continue  # the loader itself had too little
                self.assertIn(run.status, (0, 70, 74, 1, 3), str(run))
                self.assertTrue(run.status == 0 or run.err, str(run))
                if run.status == 1:  # what there was no memory for is named, and read by the next run
                    missing = {article['path'] for article in after[0]} - self.paths()
                    self.assertTrue(missing)
                    for path in missing:
                        self.assertIn(f'skipped {path}: out of memory', run.err)
                    self.index('--retry-skipped', 'news')
                    self.assertEqual(self.dump(), after)
                else:
                    self.assertIn(self.dump(), (self.before, after))
                self.assert_sound()
        self.assert_clean()

    def test_row_07_an_allocation_that_fails(self):
        self.articles(range(400, 404))
        self.put_back_index()
        shutil.rmtree(os.path.join(self.work, 'news'))
        self.articles(range(150))
        self.articles(range(3), 1)
        count = len(self.calls_of('malloc', '--jobs', 1, 'news'))
        after = self.dump()
        self.assertGreater(count, 1000)
        roll = random.Random(7)
        # The first thousand are those of the command line, the last thousand those of publishing.
        for n in [*range(200, 1200, MANY(50, 5)), *(roll.randrange(200, count) for _ in range(MANY(40, 1000))),
                  *range(count - 1000, count, MANY(25, 1))]:
            with self.subTest(n=n, of=count):
                self.put_back_index()
                run = self.newsindex('--db', self.db, '--jobs', 1, 'news', env=self.shim('malloc', n, 'fail', errno.ENOMEM))
                self.assertIn(run.status, (0, 1, 3, 70, 74), str(run))
                if run.status == 0:
                    self.assertEqual(self.dump(), after, str(run))
                else:
                    self.assertTrue(run.err)
                self.assert_sound()
        self.assert_clean()

    def test_row_08_few_descriptors(self):
        for count in (8, 12, 16, 24, 32, 48):
            with self.subTest(descriptors=count):
                self.put_back_index()
                run = self.limited(resource.RLIMIT_NOFILE, count, 'news')
                self.assertIn(run.status, (0, 70, 74, 3), str(run))
                if run.status:
                    self.assertIn('open files', run.err)
                    self.assertEqual(self.dump(), self.before)
                self.assert_sound()
                answer = self.limited(resource.RLIMIT_NOFILE, count, '--count', '*', variable='NEWSQUERY')
                self.assertIn(answer.status, (0, 3, 74), str(answer))
                if answer.status:
                    self.assertIn('open files', answer.err)
        self.assert_clean()

    def test_row_08_32_descriptors_are_enough_for_a_night(self):
        self.assertEqual(self.limited(resource.RLIMIT_NOFILE, 32, 'news').status, 0)
        self.assert_clean()


class NothingToWriteTo(faults.FaultTest):
    """Row 21. Root may write everywhere: what it cannot be refused is told by the shim."""

    def setUp(self):
        super().setUp()
        self.articles(range(20))
        self.index('news')
        self.articles(range(20, 25))
        self.before = self.dump()

    def test_row_21_a_read_only_index(self):
        for error in (errno.EROFS, errno.EACCES, errno.EPERM):
            run = self.newsindex('--db', self.db, 'news', env=self.shim('open,mkdir,unlink,rename,write', 1, 'full', error))
            self.assertIn(run.status, (3, 74), str(run))
            self.assert_err_has(run, self.db, os.strerror(error))
        folders = [folder for folder, _, _ in os.walk(self.db)]
        for folder in folders:
            os.chmod(folder, 0o555)
        self.assertEqual(self.dump(), self.before)
        for folder in folders:
            os.chmod(folder, 0o755)
        self.assert_clean()

    def test_row_21_an_index_that_another_may_not_read_is_not_called_missing(self):
        for program in (self.newsquery, self.newsindex):
            run = program('--db', self.db, *(('*',) if program == self.newsquery else ('--info',)),
                          env=self.shim('open', 1, 'full', errno.EACCES))
            self.assert_exit(run, 3)
            self.assert_err_has(run, self.db, 'Permission denied')
            self.assertNotIn('no index', run.err)

    def test_row_21_no_inode_left(self):
        run = self.index('news', expect=74, env=self.shim('mkdir', 1, 'full', errno.ENOSPC))
        self.assert_err_has(run, 'No space left')
        self.assert_clean()

    def test_row_21_no_home(self):
        env = {name: None for name in ('HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME')}
        self.index('news', env=env)
        self.query('*', env=env)
        for run in (self.newsindex('news', env=env), self.newsquery('ferry', env=env)):
            self.assert_exit(run, 2)
            self.assert_err_has(run, '--db')

    def closed(self, numbers, program, *args):
        shell = ' '.join(f'{number}{">" if number else "<"}&-' for number in numbers)
        done = subprocess.run(['sh', '-c', f'exec "$@" {shell}', 'sh', faults.harness.program(program), '--db', self.db,
                               *args], cwd=self.work, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=60)
        return done.returncode

    def test_row_21_closed_streams(self):
        for numbers in ((0,), (1,), (2,), (0, 1), (1, 2), (0, 1, 2)):
            with self.subTest(closed=numbers):
                self.article(30 + len(numbers) + numbers[0] * 5)
                self.assertIn(self.closed(numbers, 'NEWSINDEX', 'news'), (0, 74))
                self.assertIn(self.closed(numbers, 'NEWSINDEX', '--report', 'json', 'news'), (74,) if 1 in numbers else (0,))
                self.assertIn(self.closed(numbers, 'NEWSQUERY', '*'), (74,) if 1 in numbers else (0,))
                with open(os.path.join(self.db, 'lock'), 'rb') as lock:
                    self.assertNotIn(b'format_version', lock.read(), 'a report went into a file of the index')
                self.assert_clean()

    def test_row_21_a_full_stdout(self):
        with open('/dev/full', 'wb') as full:
            for program, args in (('NEWSINDEX', ('--report', 'json', 'news')), ('NEWSINDEX', ('--parse', 'news')),
                                  ('NEWSINDEX', ('--info',)), ('NEWSQUERY', ('*',)), ('NEWSQUERY', ('--json', '*')),
                                  ('NEWSQUERY', ('--count', '*'))):
                child = self.start(*args, program=program, stdout=full, stderr=subprocess.PIPE)
                _, err = child.communicate(timeout=60)
                self.assertEqual(child.returncode, 74, (args, err))
                self.assertIn(b'No space left', err, args)


if __name__ == '__main__':
    faults.main()
