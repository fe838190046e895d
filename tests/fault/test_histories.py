# SPDX-License-Identifier: GPL-2.0-or-later
"""Random histories of nights against a plain list of what should be there (histories.py).

A history is some ten steps, each of a few changes of the input and one deed: a run, a run with --no-delete, a rebuild, a
takedown, a roll-back, a compaction, the restore of a backup, or one of these killed at a call drawn at random. After each
step every article of the index is compared, at the end the index is checked. NEWSINDEX_HISTORIES=FROM-TO runs those of
other seeds.
"""
import json
import os
import random
import shutil
import signal
import subprocess

import faults
import histories
from faults import MANY

DEEDS = ['index'] * 6 + ['no-delete', 'rebuild', 'rebuild', 'purge', 'purge', 'rollback', 'rollback', 'compact', 'backup', 'restore',
                         'kill', 'kill', 'kill']


class History:
    def __init__(self, test, seed):
        self.test, self.roll = test, random.Random(seed)
        self.base = os.path.join(test.tmp, f'history{seed}')
        self.db = os.path.join(self.base, 'index')
        os.makedirs(self.base)
        self.world = histories.World(os.path.join(self.base, 'in'), self.roll)
        self.now, self.before, self.known = histories.State(), None, True  # known: what is before
        self.any = False  # is there a generation yet?
        self.kept = None  # a backup: the index, and what it stands for
        self.ids, self.log = {}, []

    def run(self, *args, env=None):
        command = [faults.harness.program('NEWSINDEX'), '--db', self.db, '--jobs', '1', *args]
        done = subprocess.run(command, cwd=self.base, env={**self.test.env, **(env or {})}, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120)
        self.log.append(' '.join(args) + f' -> {done.returncode}')
        self.told = done.stderr.decode()
        return done

    def seen(self):
        run = self.test.newsquery('--db', self.db, '--format', 'jsonl', '--copies', '--no-snippets', '-n', 100_000, '*', cwd=self.base)
        self.test.assertIn(run.status, (0, 1), str(run))
        hits = [(hit['path'][3:], hit['headline'], hit['id']) for hit in run.jsonl()]
        names = {(file, word): name for state in (self.before, self.now) if state for file, name, word in state.held()}
        for file, word, id_ in hits:
            self.ids[file, names.get((file, word))] = id_
        return sorted((file, word) for file, word, _ in hits)

    def agree(self, *states):
        """The index holds what one of these says; which."""
        seen = self.seen()
        for state in states:
            if state.seen() == seen:
                return state
        self.test.fail('\n'.join(self.log + [f'seen     {seen}'] + [f'expected {state.seen()}' for state in states] + [self.told]))

    def settle(self, published, then):
        if published:
            self.before, self.known = self.now if self.any else None, True
            self.any = True
        self.now = then

    def after_run(self, *args):
        then = self.now.copy()
        then.read(self.world, all_anew='--rebuild' in args, no_delete='--no-delete' in args)
        return then

    def index(self, *args):
        then = self.after_run(*args)
        done = self.run('--report', 'json', *args, 'in')
        self.test.assertIn(done.returncode, (0, 1), self.log + [self.told])
        self.settle(json.loads(done.stdout)['published'], then)

    def purge(self):
        if not self.known:
            return self.compact()
        held = sorted({(file, name) for state in (self.now, self.before) if state for file, name, _ in state.held()}, key=str)
        held = [one for one in held if one in self.ids and one[0] != 'keep.txt']
        if not held:
            return self.index()
        file, name = self.roll.choice(held)
        then = self.now.copy()
        then.purge(self.before, file, name)
        by_path = file.endswith('.txt') and self.roll.random() < 0.5
        self.doing = ('--purge', f'in/{file}' if by_path else self.ids[file, name])
        done = self.run(*self.doing)
        self.test.assertEqual(done.returncode, 0, self.log + [self.told])
        self.now, self.before = then, None

    def rollback(self):
        if not self.known:
            return self.compact()
        # Nothing taken out comes back.
        may = self.before is not None
        done = self.run('--rollback')
        self.test.assertEqual(done.returncode, 0 if may else 2, self.log + [self.told])
        if may:
            self.now, self.before = self.before, self.now

    def compact(self):
        self.test.assertEqual(self.run('--compact').returncode, 0, self.log)
        self.before, self.known = None, True

    def backup(self):
        kept = os.path.join(self.base, 'backup')
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(self.db, kept)
        self.kept = (self.now.copy(), self.before and self.before.copy(), self.known)

    def restore(self):
        if self.kept is None:
            return self.backup()
        shutil.rmtree(self.db)
        shutil.copytree(os.path.join(self.base, 'backup'), self.db)
        now, before, self.known = self.kept
        self.now, self.before = now.copy(), before and before.copy()
        self.log.append('restore')

    def kill(self):
        args = self.roll.choice([('in',), ('in',), ('--rebuild', 'in'), ('--compact',)])
        env = self.test.shim('fsync,rename,unlink', self.roll.randrange(1, 60), self.roll.choice(['kill', 'killed']), root=self.db)
        status = self.run(*args, env=env).returncode
        self.test.assertIn(status, (0, 1, -signal.SIGKILL), self.log + [self.told])
        then = self.after_run(*args) if 'in' in args else self.now.copy()
        self.now = self.agree(then, self.now) if status == -signal.SIGKILL else then
        self.known = False

    def step(self):
        for _ in range(self.roll.randrange(4)):
            self.world.change()
        deed = self.roll.choice(DEEDS)
        if not os.path.exists(self.db):
            deed = 'index'
        self.log.append(f'{deed}: {sorted(self.world.files.items())}')
        if deed in ('no-delete', 'rebuild'):
            self.index('--' + deed)
        else:
            getattr(self, deed)()
        self.agree(self.now)

    def whole(self):
        for _ in range(self.roll.randrange(8, 13)):
            self.step()
        done = self.run('--verify')
        self.test.assertEqual(done.returncode, 0, self.log + [self.told])
        shutil.rmtree(self.base)


class Histories(faults.FaultTest):
    def test_row_28_any_history_leaves_what_a_plain_list_says(self):
        first, last = map(int, os.environ.get('NEWSINDEX_HISTORIES', MANY('1-300', '1-20000')).split('-'))
        for seed in range(first, last + 1):
            with self.subTest(seed=seed):
                History(self, seed).whole()


if __name__ == '__main__':
    faults.main()
