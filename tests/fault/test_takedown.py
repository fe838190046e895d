# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows 26 and 27: --purge and removal, killed, stopped, on a full disk and with missing input, at every step of theirs.

A takedown is done when it was done twice: whatever befell the first, the second completes it, and then no byte is left.
What leaves an index leaves it whole or not at all, and what a run could not look at stays.
"""
import errno
import json
import os
import shutil
import signal

import faults
from faults import MANY

SECRET = 'Quokkazyx'
STEPS = 'fsync,rename,unlink'
OTHERS = ['walrus', 'badger', 'heron', 'otter']


def line(word):
    return json.dumps({'headline': f'The {word} affair', 'body': f'A {word} sat in {word} street until noon.'}) + '\n'


class StepTest(faults.FaultTest):
    def stands(self, *words):
        return [word for word in words if self.found(word)]

    def at_each_step(self, calls, mode, args, check, error=errno.EIO, root=None, every=1):
        """The same run from the same index, with the fault at its first such call, its second, and so on to its last."""
        self.put_back_index()
        steps = len(self.calls_of(calls, '--jobs', 1, *args, root=root))
        self.assertGreater(steps, 2)
        for n in range(1, steps + 1, every):
            self.put_back_index()
            with self.subTest(mode=mode, step=n, of=steps):
                check(self.start('--jobs', 1, *args, env=self.shim(calls, n, mode, error, root)).wait(timeout=120))


class Takedown(StepTest):
    """One article on disk three times: alive, dead in a segment, alive in the generation before."""

    def setUp(self):
        super().setUp()
        self.write('f.jsonl', ''.join(line(word) for word in OTHERS[:2]) + line(SECRET))
        self.write('secret.txt', f'The {SECRET} letter\n\nThe {SECRET} was sent in {SECRET} street.\n')
        self.write('news/a.txt', 'The heron affair\n\nA heron sat there.\n')
        self.index('f.jsonl', 'secret.txt', 'news')
        os.remove(os.path.join(self.work, 'secret.txt'))
        self.write('news/b.txt', 'The otter affair\n\nAn otter sat there.\n')
        self.index('secret.txt', 'news')
        self.keep_index()
        self.purge = ('--purge', 'secret.txt', '--purge', self.hits(None, SECRET)[0]['id'])

    def complete(self):
        """Given again it is done, and for good."""
        gone = not self.found(SECRET)
        if gone:  # it was in force: then no roll-back brings it back
            self.assertIn(self.newsindex('--db', self.db, '--rollback').status, (0, 2))
            self.assertEqual(self.stands(SECRET), [])
        self.index(*self.purge)
        self.assertEqual(self.files_that_hold(SECRET, unpack=False), set())
        self.assertEqual(self.stands(SECRET, *OTHERS), OTHERS)
        self.assertEqual(self.newsindex('--db', self.db, '--rollback').status, 2)
        self.index('--verify')

    def test_row_26_killed_at_every_step(self):
        def check(status):
            self.assertEqual(status, -signal.SIGKILL)
            self.complete()
        self.at_each_step(STEPS, 'kill', self.purge, check)
        self.at_each_step(STEPS, 'killed', self.purge, check, every=MANY(3, 1))

    def test_row_26_stopped_at_every_step(self):
        def check(status):
            self.assertIn(status, (143, -signal.SIGTERM))
            self.complete()
        self.at_each_step(STEPS, 'stop', self.purge, check, every=MANY(3, 1))

    def test_row_26_on_a_disk_that_is_full_from_the_nth_write_on(self):
        """The last write is that of XAPIANDB, a convenience: by then the takedown is done, and that is the status."""
        statuses = []

        def check(status):
            statuses.append(status)
            self.assertEqual(self.stands(*OTHERS), OTHERS)
            if status == 0:
                self.assertEqual(self.files_that_hold(SECRET, unpack=False), set())
            self.complete()
        self.at_each_step('write', 'full', self.purge, check, error=errno.ENOSPC)
        self.assertEqual(statuses, [74] * (len(statuses) - 1) + [0])

    def test_row_26_when_one_call_fails(self):
        def check(status):
            self.assertIn(status, (0, 74))
            self.complete()
        self.at_each_step('fsync,rename', 'fail', self.purge, check, every=MANY(2, 1))

    def test_row_26_no_source_is_needed(self):
        shutil.rmtree(self.work)
        os.mkdir(self.work)
        self.index(*self.purge)
        self.complete()
        self.assertEqual(self.files_that_hold(SECRET), set())


class Removal(StepTest):
    """A night on which a file goes, lines leave a file that stays, and one comes."""

    def setUp(self):
        super().setUp()
        self.articles(range(4))
        self.write('news/f.jsonl', ''.join(line(word) for word in OTHERS))
        self.index('news')
        self.keep_index()
        self.before = self.dump()
        self.remove(3)
        self.article(7)
        self.write('news/f.jsonl', ''.join(line(word) for word in OTHERS[:2]))
        self.index('news')
        self.after = self.dump()

    def assert_whole(self):
        self.index('--verify')
        self.assertIn(self.dump(), (self.before, self.after))
        self.index('news')
        self.index('--verify')
        self.assertEqual(self.dump(), self.after)

    def test_row_27_killed_at_every_step(self):
        def check(status):
            self.assertEqual(status, -signal.SIGKILL)
            self.assert_whole()
        self.at_each_step(STEPS, 'kill', ('news',), check, every=MANY(2, 1))

    def test_row_27_stopped_at_every_step(self):
        """What was read may be taken in; nothing leaves but with a complete run."""
        def check(status):
            self.assertIn(status, (0, 143))
            self.index('--verify')
            left = self.stands(*OTHERS)
            self.assertIn(left, (OTHERS, OTHERS[:2]))
            self.index('news')
            self.assertEqual(self.dump(), self.after)
        self.at_each_step(STEPS, 'stop', ('news',), check, every=MANY(2, 1))

    def test_row_27_on_a_disk_that_is_full_from_the_nth_write_on(self):
        def check(status):
            self.assertIn(status, (0, 74))
            self.assert_whole()
        self.at_each_step('write', 'full', ('news',), check, error=errno.ENOSPC, every=MANY(2, 1))

    def test_row_27_what_cannot_be_opened_stays(self):
        """Every folder and file of the input in its turn."""
        had = {hit['id'] for hit in self.before[0]}
        now = {hit['id'] for hit in self.after[0]}
        def check(status):
            self.assertEqual(status, 1)
            self.index('--verify')
            left = {hit['id'] for hit in self.hits()}
            self.assertLessEqual(had & now, left, 'what stands in the input was lost')
            self.index('--retry-skipped', 'news')
            self.assertEqual(self.dump(), self.after)
        self.at_each_step('open', 'fail', ('news',), check, error=errno.EACCES, root=self.work)

    def test_row_27_a_file_cut_at_any_length_loses_nothing_but_with_whole_lines(self):
        lines = ''.join(line(word) for word in OTHERS)
        for length in range(1, len(lines), MANY(13, 1)):
            self.put_back_index()
            self.write('news/f.jsonl', lines[:length])
            status = self.newsindex('--db', self.db, 'news').status
            with self.subTest(length=length):
                whole = lines[:length].endswith(('\n', '}'))
                self.assertEqual(status, 0 if whole else 1)
                self.assertEqual(self.stands(*OTHERS), OTHERS[:lines[:length + 1].count('\n')] if whole else OTHERS)


if __name__ == '__main__':
    faults.main()
