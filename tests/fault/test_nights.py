# SPDX-License-Identifier: GPL-2.0-or-later
"""Row 24: a week of nights beside a reader, and a year of them."""
import os
import random
import resource
import shutil
import subprocess
import threading

import faults
from faults import LONG, MANY


class Nights(faults.FaultTest):
    ADD, CHANGE, REMOVE = MANY((30, 4, 2), (300, 20, 10))

    def cpu(self, variable, *args):
        """User and system seconds of one call."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = self.run_program(variable, ('--db', self.db, *args), timeout=600)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertIn(run.status, (0, 1), str(run))
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def size(self, db):
        return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(db) for name in names)

    def night(self, number):
        had = sorted(self.alive)
        for gone in self.roll.sample(had, min(self.REMOVE, len(had))):
            self.remove(gone)
            self.alive.discard(gone)
        had = sorted(self.alive)
        self.articles(self.roll.sample(had, min(self.CHANGE, len(had))), number + 1)
        self.articles(range(self.next, self.next + self.ADD))
        self.alive.update(range(self.next, self.next + self.ADD))
        self.next += self.ADD
        return self.report('news', env=self.counting_files())

    def setUp(self):
        super().setUp()
        self.roll, self.next, self.alive = random.Random(24), 0, set()

    # A merge holds some twelve descriptors a segment, and takes up to nine; a reader has all open.
    MOST_FILES = 150

    def counting_files(self):
        return {} if faults.SANITIZED else self.shim(FAULT_FILES=self.path('highest'))

    def files_opened(self):
        """The highest descriptor of the last program that counted."""
        if faults.SANITIZED:
            return 0
        with open(self.path('highest'), encoding='ascii') as f:
            return int(f.read())

    def test_row_24_a_week_of_nights_beside_a_reader(self):
        self.night(0)
        over, bad, asked = threading.Event(), [], [0]

        def read():
            while not over.is_set():
                for query in (('--count', '*'), ('--quotes', 'said:council'), ('--json', '-n', 'all', '--facet', 'speaker', 'ferry OR bridge')):
                    run = self.newsquery('--db', self.db, *query)
                    asked[0] += 1
                    if run.status not in (0, 1) or run.err:
                        bad.append(str(run)[:800])
        reader = threading.Thread(target=read)
        reader.start()
        try:
            for number in range(1, 8):
                report = self.night(number)
                self.assertEqual((report['added'], report['removed']), (self.ADD, self.REMOVE))
                self.assertEqual(report['articles'], len(self.alive))
                self.assertFalse(self.report('news')['published'])
                if number == 4:
                    self.index('--compact')
                if number == 6:
                    self.index('--rebuild', 'news')
            number = 0
            while asked[0] <= 20 and number < 1000 and not bad:  # a reader that gets little of the machine
                number += 1
                self.index('--rebuild', 'news')
        finally:
            over.set()
            reader.join()
        self.assertEqual(bad, [])
        self.assertGreater(asked[0], 20)
        self.assert_clean(terms=True)

    def test_row_24_a_year_of_nights(self):
        nights, memory, files, opened, read = MANY(60, 365), [], [], [], []
        for number in range(nights):
            self.night(number)
            opened.append(self.files_opened())
            self.query('--count', 'said:council', env=self.counting_files())
            read.append(self.files_opened())
            files.append(len(os.listdir(os.path.join(self.db, 'segments'))))
            if number % (nights // 6) == 0:
                memory.append(self.peak('news'))
            if LONG and number % 30 == 0:
                print(f'\nnight {number}: {len(self.alive)} articles, {files[-1]} segment folders', end='', flush=True)
        self.assertLessEqual(max(files), 20)
        for counts in (opened, read):
            self.assertLess(max(counts), self.MOST_FILES)
            self.assertLessEqual(max(counts[-nights // 3:]), max(counts[:nights // 3]) + 12, 'ever more descriptors')
        self.assert_sound()
        fresh = self.path('fresh')
        self.assert_exit(self.newsindex('--db', fresh, 'news', timeout=3600), 0)
        queries = (('--count', 'council'), ('--quotes', 'said:council'), ('--json', '--facet', 'speaker', 'ferry'))

        def asked():
            return min(sum(self.cpu('NEWSQUERY', *query) for query in queries for _ in range(5)) for _ in range(3))
        asked_before = asked()
        size_before = self.size(os.path.join(self.db, 'segments'))
        self.index('--compact')
        aged, size = asked(), self.size(os.path.join(self.db, 'segments'))
        kept, self.db = self.db, fresh
        new, size_new = asked(), self.size(os.path.join(fresh, 'segments'))
        self.db = kept
        print(f'\n{nights} nights: size {size / size_new:.2f} of a fresh index after --compact ({size_before / size_new:.2f} before), '
              f'query CPU {aged / new:.2f} ({asked_before / new:.2f} before); '
              f'peak of a run {memory[0]} to {memory[-1]} KB, descriptors {max(opened)} and of a reader {max(read)}', flush=True)
        # Some hundred bytes for each article that it knows of, and nothing for each night.
        self.assertLess(memory[-1], memory[0] + 8192 + len(self.alive) // 2)
        self.assertLess(size, 1.3 * size_new)
        self.assertLess(aged, MANY(2, 1.3) * new)  # a few milliseconds are no measure
        self.assertEqual(self.dump(), self.dump(fresh))
        if shutil.which('xapian-delve'):
            self.assertEqual(self.terms(self.db), self.terms(fresh))

    def peak(self, *args):
        """Kilobytes that a run with nothing to do takes at most."""
        script = ('import resource,subprocess,sys; subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL); '
                  'print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)')
        done = subprocess.run([faults.sys.executable, '-c', script, faults.harness.program('NEWSINDEX'), '--db', self.db,
                               *args], cwd=self.work, env=self.env, stdout=subprocess.PIPE, check=True)
        return int(done.stdout)


if __name__ == '__main__':
    faults.main()
