# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows 17 to 19: locales and time zones, clocks, files that move under the scan."""
import os
import random
import shutil
import signal
import subprocess
import threading
import time

import faults
from faults import MANY


class Places(faults.FaultTest):
    def test_row_17_the_same_bytes_in_every_locale_and_time_zone(self):
        self.articles(range(20))
        for i, day in enumerate(('2023-03-26', '2023-10-29', '2024-03-10', '2024-02-29')):  # clocks change
            self.write(f'news/page{i}.html', f'<html><head><meta property="article:published_time" content="{day}T02:30:00+02:00">'
                       f'<title>Clocks {i}</title></head><body><article><h1>Clocks change {i}</h1>'
                       f'<p>İstanbul and Iğdır: "It is 1.5 hours," said Ilse Brandt.</p></article></body></html>')
        os.mkdir(self.path('home/locales'))
        installed = subprocess.run(['locale', '-a'], stdout=subprocess.PIPE, check=False).stdout.decode()
        made = []
        for name in ('de_DE', 'tr_TR', 'zh_TW'):
            if shutil.which('localedef') and subprocess.run(
                    ['localedef', '-i', name, '-f', 'UTF-8', self.path(f'home/locales/{name}.UTF-8')],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
                made.append(f'{name}.UTF-8')
        outputs = {}
        zones = ('UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Europe/Berlin')
        for name in ('C', 'C.UTF-8', *(made or ['de_DE.UTF-8', 'tr_TR.UTF-8', 'zh_TW.UTF-8'])):
            for zone in zones if name in ('C', made[-1] if made else 'C') else zones[1:2]:
                env = {'LC_ALL': name, 'TZ': zone, 'LOCPATH': self.path('home/locales') if name in made else None}
                shutil.rmtree(self.db, ignore_errors=True)
                parsed = self.newsindex('--parse', 'news', env=env)
                self.index('news', env=env)
                asked = [self.query(*query, env=env).out_bytes for query in
                         (('--json', '--facet', 'month', '*'), ('--quotes', '--format', 'jsonl', '*'),
                          ('--format', 'csv', 'date:2023-03-26'), ('--count', 'istanbul OR iğdır'),
                          ('--count', 'ISTANBUL OR IĞDIR'), ('--sort', 'newest', '--format', 'text', '*'))]
                outputs[name, zone] = (parsed.out_bytes, *asked)
        self.assertEqual(len(set(outputs.values())), 1, sorted(outputs))
        if not made and 'tr_TR' not in installed:
            print('\nno locale could be made: C, C.UTF-8 and names without a locale only', flush=True)


class Clocks(faults.FaultTest):
    def touch(self, number, when):
        os.utime(os.path.join(self.work, f'news/{number % 10}/{number:05}.txt'), (when, when))

    def test_row_18_strange_times_are_found_and_settle(self):
        times = (0, 1, 2**31 - 1, 2**31, 4_291_747_200, time.time() + 86_400 * 400, -86_400)
        self.articles(range(len(times)))
        for number, when in enumerate(times):
            self.touch(number, when)
        self.index('news')
        self.assertFalse(self.report('news')['published'])
        for turn, when in enumerate(times):
            for number in range(len(times)):
                self.article(number, turn + 1)
                self.touch(number, when)
            report = self.report('news')
            self.assertEqual((report['changed'], report['added']), (len(times), 0), when)
            report = self.report('news')
            self.assertEqual((report['published'], report['unchanged'], report['read']), (False, len(times), 0), when)
        self.assert_clean()

    def test_row_18_the_clock_is_set_back_between_runs(self):
        self.articles(range(10))
        for turn, clock in enumerate((0, -86_400 * 3, 86_400 * 365, -86_400 * 365 * 20, 0)):
            env = self.shim(FAULT_CLOCK=clock)
            self.articles(range(10), turn + 1)
            report = self.report('news', env=env)
            self.assertEqual(report['changed'] + report['added'], 10, clock)
            report = self.report('news', env=env)
            self.assertEqual((report['published'], report['unchanged']), (False, 10), clock)
        self.assert_clean()

    def test_row_18_rewritten_in_the_same_second_with_the_same_size(self):
        for turn in range(MANY(30, 100)):
            self.write('news/a.txt', f'Turn {turn:03}\n\nThe ferry left at noon.\n')
            self.index('news')
            self.write('news/a.txt', f'Turn {turn:03}\n\nThe ferry left at nine.\n')
            self.assertEqual(self.report('news')['changed'], 1, turn)

    def test_row_18_replaced_by_a_copy_that_keeps_its_times(self):
        for turn in range(MANY(20, 100)):
            self.article(1, turn)
            self.index('news')
            self.write('other.txt', faults.article_text(1, turn + 1000))
            os.utime(self.path('work/other.txt'), (faults.OLD, faults.OLD))
            os.replace(self.path('work/other.txt'), self.path('work/news/1/00001.txt'))
            self.assertEqual(self.report('news')['changed'], 1, turn)


class MovingFiles(faults.FaultTest):
    def test_row_19_files_change_their_kind_between_two_nights(self):
        self.articles(range(40))
        self.index('news')

        def path(number):
            return os.path.join(self.work, f'news/{number % 10}/{number:05}.txt')
        os.remove(path(1))
        os.mkfifo(path(1))
        os.remove(path(2))
        os.symlink(path(3), path(2))
        os.remove(path(4))
        os.mkdir(path(4))
        os.remove(path(5))
        os.symlink('nowhere', path(5))
        os.remove(path(6))
        os.symlink('..', path(6))
        os.truncate(path(7), 0)
        run = self.newsindex('--db', self.db, 'news', timeout=60)
        self.assertIn(run.status, (0, 1), str(run))
        self.assert_err_has(run, '00007.txt')
        self.index('news')
        left = self.paths()
        for number in (0, 3, *range(8, 40)):
            self.assertIn(f'news/{number % 10}/{number:05}.txt', left)
        self.assert_sound()

    def test_row_19_unreadable_files_and_folders_keep_their_articles(self):
        self.articles(range(40))
        self.index('news')
        before = self.paths()
        os.chmod(os.path.join(self.work, 'news/3'), 0)
        os.chmod(os.path.join(self.work, 'news/4/00004.txt'), 0)
        args = ['news']
        if os.geteuid() == 0:  # root is refused nothing, the shim refuses it
            os.chmod(os.path.join(self.work, 'news/3'), 0o755)
            env = self.shim('open', 1, 'full', 13, root=os.path.join(self.work, 'news'))
            self.article(4, 1)
        else:
            env = {}
        run = self.newsindex('--db', self.db, *args, env=env, timeout=60)
        self.assertIn(run.status, (0, 1), str(run))
        self.assertEqual(self.paths(), before)
        self.assert_sound()

    def only_files(self, numbers):
        for number in numbers:
            path = os.path.join(self.work, f'news/{number % 10}/{number:05}.txt')
            if os.path.isdir(path) and not os.path.islink(path):
                os.rmdir(path)
            elif os.path.lexists(path) and (os.path.islink(path) or not os.path.isfile(path)):
                os.remove(path)

    def test_row_19_while_the_run_reads_them(self):
        roll = random.Random(19)
        self.articles(range(500))
        self.index('news')
        lasting = {f'news/{n % 10}/{n:05}.txt' for n in range(250)}
        for turn in range(MANY(4, 50)):
            self.only_files(range(250, 500))
            self.articles(range(500), turn + 1)
            done = threading.Event()

            def stir():
                while not done.is_set():
                    number = roll.randrange(250, 500)
                    path = os.path.join(self.work, f'news/{number % 10}/{number:05}.txt')
                    try:
                        kind = roll.randrange(6)
                        if os.path.isdir(path):
                            os.rmdir(path)
                        elif os.path.lexists(path):
                            os.remove(path)
                        if kind == 0:
                            os.mkfifo(path)
                        elif kind == 1:
                            os.mkdir(path)
                        elif kind == 2:
                            os.symlink('/dev/zero', path)
                        elif kind == 3:
                            self.article(number, turn + 100)
                            os.truncate(path, roll.randrange(200))
                        elif kind == 4:
                            self.article(number, turn + 100)
                    except OSError:
                        pass
            stirring = threading.Thread(target=stir)
            stirring.start()
            run = self.start('--allow-mass-delete', 'news')
            try:
                self.assertIn(run.wait(timeout=60), (0, 1))
            finally:
                done.set()
                stirring.join()
            self.assertLessEqual(lasting, self.paths())
            self.assert_sound()
        run = self.newsindex('--db', self.db, '--allow-mass-delete', 'news')
        self.assertIn(run.status, (0, 1), str(run))
        self.only_files(range(250, 500))
        for path in list(self.paths()):
            if os.path.exists(os.path.join(self.work, path)) and os.path.getsize(os.path.join(self.work, path)) == 0:
                os.remove(os.path.join(self.work, path))
        self.newsindex('--db', self.db, '--allow-mass-delete', '--checksum', 'news')
        self.index('--allow-mass-delete', 'news')

    def test_row_19_a_tree_that_vanishes_during_the_run(self):
        self.articles(range(300))
        self.articles(range(10), folder='other')
        self.index('news', 'other')
        self.articles(range(300), 1)
        run = self.start('--jobs', 1, 'news', 'other')
        self.await_lock(run)
        self.await_path(run, 'scratch')  # its scan is over
        run.send_signal(signal.SIGSTOP)
        shutil.rmtree(os.path.join(self.work, 'news'))
        run.send_signal(signal.SIGCONT)
        self.assertIn(run.wait(timeout=60), (0, 1, 2))
        self.assertEqual(len(self.paths()), 310, 'a file that goes while it is read is no deletion yet')
        self.assert_sound()


if __name__ == '__main__':
    faults.main()
