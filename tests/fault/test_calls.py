# SPDX-License-Identifier: GPL-2.0-or-later
"""A system call fails, or the process is killed before it, at every place of a run: never a crash, never
a false success, the index as it was or as it should be, and the next run completes it."""
import errno
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))
import harness

MOST = 400
OLD = 1_600_000_000


class Calls(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.shim = os.environ.get('FAULT_SHIM', '')
        self.assertTrue(os.access(self.shim, os.R_OK), 'FAULT_SHIM does not name the shim')
        for i in range(12):
            self.article(i, f'Ferry {i} leaves')
        self.index('news')
        for i in range(9, 15):
            self.article(i, f'Ferry {i} stays')
        os.remove(os.path.join(self.work, 'news/2.txt'))
        self.base = self.path('base')
        os.rename(self.db, self.base)
        self.mark = self.path('mark')

    def article(self, number, headline):
        self.write_article(f'news/{number}.txt', headline, '"We sail," said Ilse Brandt.', 'Calm sea.')
        os.utime(os.path.join(self.work, f'news/{number}.txt'), (OLD, OLD))

    def strike(self, call, at, reason):
        """One run over a copy of the index with the fault; its status, or None: it was not met."""
        shutil.rmtree(self.db, ignore_errors=True)
        shutil.copytree(self.base, self.db)
        env = {'LD_PRELOAD': self.shim, 'FAULT_CALL': call, 'FAULT_AT': str(at), 'FAULT_ERRNO': str(reason),
               'FAULT_FOLDER': self.db, 'FAULT_MARK': self.mark}
        if reason == 'kill':
            env['FAULT_FOLDER'] = self.db
            run = self.killed('--db', self.db, 'news', env=env)
        else:
            run = self.newsindex('--db', self.db, '--report', 'json', 'news', env=env)
        if not os.path.exists(self.mark):
            self.assertEqual(run.status, 0, str(run))
            return None
        os.remove(self.mark)
        return run

    def killed(self, *args, env):
        import subprocess
        done = subprocess.run([harness.program('NEWSINDEX'), *args], cwd=self.work, env={**self.env, **env},
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        return harness.Run(list(args), done.returncode, done.stdout, done.stderr)

    def check(self, where):
        """Sound, either the old or the new articles, and complete after one more run."""
        self.assert_exit(self.newsindex('--db', self.db, '--verify'), 0)
        held = self.index('--info', '--report', 'json').json()['articles']
        self.assertIn(held, (12, 14), where)
        report = self.index('--report', 'json', 'news').json()
        self.assertEqual(report['articles'], 14, where)
        self.index('--verify')
        self.assertEqual(sorted(os.listdir(os.path.join(self.db))), sorted(set(os.listdir(self.db))))
        self.assertNotIn('scratch', os.listdir(self.db), where)

    def every_place(self, call, reason):
        met = 0
        for at in range(1, MOST):
            run = self.strike(call, at, reason)
            if run is None:
                break
            met += 1
            where = f'{call} {at}: {run}'
            if reason == 'kill':
                self.assertEqual(run.status, -9, where)
            else:
                self.assertIn(run.status, (0, 74), where)
                if run.status == 0:
                    # Only what is no part of the index may fail unseen: the stub, the lock's signature.
                    self.assertEqual(run.json()['articles'], 14, where)
                else:
                    self.assertTrue(run.err.strip(), where)
            self.check(where)
        self.assertGreater(met, 0, f'{call} was never met')
        self.assertLess(met, MOST - 1)

    def test_fsync_fails(self):
        self.every_place('fsync', errno.EIO)

    def test_rename_fails(self):
        self.every_place('rename', errno.EIO)

    def test_open_fails(self):
        self.every_place('open', errno.EMFILE)

    def test_mkdir_fails(self):
        self.every_place('mkdir', errno.ENOSPC)

    def test_the_disk_is_full(self):
        self.every_place('write', errno.ENOSPC)

    def test_killed_before_each_rename(self):
        self.every_place('rename', 'kill')

    def test_killed_before_each_sync(self):
        self.every_place('fsync', 'kill')


if __name__ == '__main__':
    harness.main()
