# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows 11 and 12: damaged index files, other schemas, foreign databases."""
import os
import random
import shutil
import signal
import struct
import subprocess

import faults
from faults import MANY

QUERIES = (('--copies', '-n', '100000', '--format', 'jsonl', '*'), ('--quotes', '--format', 'jsonl', '-n', '1000', '*'),
           ('--count', 'said:council -ferry'), ('--json', '--facet', 'speaker', 'bridge OR "the council"'))


class Damage(faults.FaultTest):
    """A damaged index is an exit 3 with words, or an answer; never a crash, never a hang. What --verify
    calls sound answers as before."""

    def setUp(self):
        super().setUp()
        self.articles(range(60))
        self.index('news')
        self.articles(range(60, 75))
        self.articles(range(4), 1)
        self.index('news')
        self.keep_index()
        self.right = self.answers()
        self.files = sorted(os.path.relpath(os.path.join(folder, name), self.db)
                            for folder, _, names in os.walk(self.db) for name in names)
        # What the generation before has for itself, and conveniences of other programs, answer nothing.
        self.idle = {'lock', 'NEWSINDEX', 'XAPIANDB', 'generation-000001', 'manifest-000001', 'people-000001'}

    def ask(self, *args):
        """Status and output; 10 seconds at most; a crash of the child is told as its negative signal."""
        child = subprocess.run([faults.harness.program('NEWSQUERY'), '--db', self.db, *args], cwd=self.work,
                               env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=30)
        return child.returncode, child.stdout if child.returncode in (0, 1) else child.stderr

    def answers(self, queries=QUERIES):
        return [self.ask(*query) for query in queries]

    def verify(self):
        run = self.newsindex('--db', self.db, '--verify', timeout=60)
        self.assertIn(run.status, (0, 3, 4), str(run))
        return run

    def check(self, what, must_find, tally, queries=QUERIES):
        crashed = []
        sound = self.verify().status == 0
        if must_find:
            self.assertFalse(sound, what)
        answers = self.answers(queries)
        for query, (status, told) in zip(queries, answers):
            if status < 0:
                crashed.append((query, status))
            elif status not in (0, 1):
                self.assertIn(status, (3, 4, 74), (what, told))
                self.assertTrue(told, what)
        right = [self.right[QUERIES.index(query)] for query in queries]
        tally['changed'] += answers != right
        tally['unseen'] += answers != right and sound
        tally['crashed'] += bool(crashed)
        if crashed:
            tally.setdefault('crashes', []).append((what, crashed))

    def tally(self):
        return {'changed': 0, 'unseen': 0, 'crashed': 0}

    def end(self, tally):
        self.assertEqual((tally['unseen'], tally.get('crashes', [])), (0, []))
        self.put_back_index()
        self.assert_clean()

    def test_row_11_cut_at_ten_places(self):
        tally = self.tally()
        for name in self.files:
            size = os.path.getsize(os.path.join(self.db, name))
            for tenth in range(0, 10, MANY(3, 1)):
                if size == 0:
                    continue
                os.truncate(os.path.join(self.db, name), size * tenth // 10)
                self.check(f'{name} cut to {tenth}/10', name not in self.idle, tally, QUERIES[:MANY(2, 4)])
                shutil.copyfile(os.path.join(self.path('kept'), name), os.path.join(self.db, name))
        self.end(tally)

    def test_row_11_zeroed_and_removed(self):
        tally = self.tally()
        for name in self.files:
            path = os.path.join(self.db, name)
            size = os.path.getsize(path)
            if name.endswith('flintlock') or size == 0:
                continue
            with open(path, 'wb') as f:
                f.write(bytes(size))
            self.check(f'{name} zeroed', name not in self.idle, tally)
            os.remove(path)
            self.check(f'{name} removed', name not in self.idle, tally)
            shutil.copyfile(os.path.join(self.path('kept'), name), path)
        self.end(tally)

    def test_row_11_flipped_bytes(self):
        roll, tally = random.Random(11), self.tally()
        files = [name for name in self.files if name not in self.idle and os.path.getsize(os.path.join(self.db, name))]
        for turn in range(MANY(60, 1000)):
            name = files[turn % len(files)]
            path = os.path.join(self.db, name)
            at = roll.randrange(os.path.getsize(path))
            with open(path, 'r+b') as f:
                f.seek(at)
                byte = f.read(1)[0]
                f.seek(at)
                f.write(bytes([byte ^ roll.randrange(1, 256)]))
            self.check(f'{name} byte {at}', True, tally, QUERIES[:MANY(2, 4)])
            shutil.copyfile(os.path.join(self.path('kept'), name), path)
        print(f'\nflips: {turn + 1}, answers changed: {tally["changed"]}, of these not found: {tally["unseen"]}, '
              f'crashes of a reader: {tally["crashed"]}', flush=True)
        self.end(tally)

    def test_row_11_a_damaged_index_is_not_written_to_and_is_made_anew(self):
        for name in ('CURRENT', 'generation-000002', 'manifest-000002'):
            with open(os.path.join(self.db, name), 'r+b') as f:
                f.write(b'\xff\xff\xff')
            self.assert_err_has(self.index('news', expect=3), '--rebuild')
            self.put_back_index()
        with open(os.path.join(self.db, 'generation-000002'), 'r+b') as f:
            f.write(b'\xff\xff\xff')
        self.index('--rebuild', 'news')
        self.assert_clean()

    def test_row_11_a_damaged_segment_is_made_anew(self):
        for name in self.files:
            if name.endswith('postlist.glass') or name.endswith('docdata.glass'):
                with open(os.path.join(self.db, name), 'r+b') as f:
                    f.write(bytes(5000))
        self.index('--verify', expect=3)
        self.index('--rebuild', 'news')
        self.assert_clean(terms=True)


class CutShort(faults.FaultTest):
    def test_row_11_a_manifest_cut_short_while_it_is_in_use_is_an_error(self):
        self.articles(range(400))
        self.index('news')
        self.articles(range(400, 500))
        run = self.start('--jobs', 1, 'news', stderr=subprocess.PIPE)
        self.await_path(run, 'scratch')  # it has looked at the manifest
        run.send_signal(signal.SIGSTOP)
        os.truncate(os.path.join(self.db, 'manifest-000001'), 100)
        run.send_signal(signal.SIGCONT)
        _, err = run.communicate(timeout=120)
        self.assertEqual(run.returncode, 74, err)
        self.assertIn(b'manifest-000001: it was cut short meanwhile', err)
        self.index('news', expect=3)
        self.index('--rebuild', 'news')
        self.assert_clean()


class Schema(faults.FaultTest):
    def files_of_index(self):
        return {os.path.join(folder, name): os.stat(os.path.join(folder, name)).st_mtime_ns
                for folder, _, names in os.walk(self.db) for name in names if name != 'lock'}

    def with_schema(self, schema, analyser):
        """Another release's generation: numbers behind its mark, and the sum that makes it whole."""
        path = os.path.join(self.db, 'generation-000001')
        with open(path, 'rb') as f:
            data = f.read()
        had = struct.unpack('<II', data[8:16])
        body = data[:8] + struct.pack('<II', had[0] + schema, had[1] + analyser) + data[16:-8]
        with open(path, 'wb') as f:
            f.write(body + faults.sum_of(body))

    def test_row_12_newer_and_older_schemas_are_refused_and_never_written(self):
        self.articles(range(10))
        self.index('news')
        self.keep_index()
        for schema, analyser, word in ((1, 0, 'newer'), (-1, 0, 'older'), (0, 1, 'newer'), (0, -1, 'older')):
            with self.subTest(schema=schema, analyser=analyser):
                self.put_back_index()
                self.with_schema(schema, analyser)
                before = self.files_of_index()
                self.articles([20])
                for args in (('news',), ('--info',), ('--verify',), ('--compact',)):
                    self.assert_err_has(self.index(*args, expect=4), word, '--rebuild')
                run = self.query('*', expect=4)
                self.assert_err_has(run, word)
                self.assertEqual(self.files_of_index(), before)
                self.index('--rebuild', 'news')
                self.assert_clean()

    def test_row_12_what_was_purged_stays_away_when_another_release_makes_the_index_anew(self):
        self.articles(range(10))
        self.index('news')
        self.index('--purge', 'news/3/00003.txt')
        os.rename(os.path.join(self.db, 'generation-000002'), os.path.join(self.db, 'generation-000001'))
        self.with_schema(-1, 0)
        os.rename(os.path.join(self.db, 'generation-000001'), os.path.join(self.db, 'generation-000002'))
        self.index('news', expect=4)
        report = self.report('--rebuild', 'news')
        self.assertEqual((report['articles'], report['purged']), (9, 1))
        with open(os.path.join(self.db, 'CURRENT')) as f:
            os.truncate(os.path.join(self.db, f.read().strip()), 40)
        for name in os.listdir(self.db):
            if name == 'generation-000002':
                os.remove(os.path.join(self.db, name))
        report = self.report('--rebuild', 'news')
        self.assertTrue(any('take it out again' in warning for warning in report['warnings']), report)

    def test_row_12_a_foreign_database_is_refused_and_never_written(self):
        self.articles(range(3))
        self.index('news')
        foreign = self.path('foreign')
        shutil.copytree(os.path.join(self.db, 'segments/000001/articles'), foreign)
        stub = self.path('stub')
        os.mkdir(stub)
        with open(os.path.join(stub, 'XAPIANDB'), 'w') as f:
            f.write(f'auto {foreign}\n')
        other = self.path('other')
        os.mkdir(other)
        with open(os.path.join(other, 'letter.txt'), 'w') as f:
            f.write('Dear reader')
        for db in (foreign, stub, other):
            with self.subTest(db=os.path.basename(db)):
                self.db = db
                before = self.files_of_index()
                for args in (('news',), ('--rebuild', 'news'), ('--compact',), ('--verify',)):
                    self.assertTrue(self.index(*args, expect=3).err)
                self.query('*', expect=3)
                self.assertEqual(self.files_of_index(), before)


if __name__ == '__main__':
    faults.main()
