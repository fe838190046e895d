# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests under faults: kills, failing system calls, damaged files, crowds, hostile input.

Each test names the row of the fault matrix that it is. It stands on tests/cli/harness.py and adds
articles made up by number, the shim (fault_shim.cc, FAULT_SHIM names the built one), and the question asked
after every fault: is the index clean? Clean is: --verify finds nothing, newsquery answers, the next
run completes, and then the index equals a fresh one of the same files: same articles, quotations and
terms.

A sanitizer's programs take the shim, too, once FAULT_RUNTIME names the sanitizer's runtime (the file that
gcc -print-file-name=libasan.so names): it is loaded before the shim.

LONG is true for the forms that a night's machine runs (NEWSINDEX_FAULT_LONG=1, ctest label
fault_long, registered with cmake -DNEWSINDEX_LONG_TESTS=ON); MANY(a, b) picks a, or b for the long form.
"""
import ctypes
import fcntl  # noqa: F401
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, 'cli'))
import harness  # noqa: E402

# A power cut is modelled, not had: what is in memory is as good as on a disk, and spares the waiting.
if 'TMPDIR' not in os.environ and os.access('/dev/shm', os.W_OK):
    tempfile.tempdir = '/dev/shm'

LONG = os.environ.get('NEWSINDEX_FAULT_LONG') == '1'
SANITIZED = 'ASAN_OPTIONS' in os.environ or 'TSAN_OPTIONS' in os.environ
OLD = 1_600_000_000

FIRST = 'Ilse Tomas Wanda Oskar Petra Bruno Greta Yusuf Marta Anselm Nadia Viktor'.split()
LAST = 'Brandt Okafor Lindqvist Marsh Delacroix Novak Petrov Adeyemi Hollis Tanaka'.split()
ROLES = ['the harbour master', 'a baker', 'the mayor', 'a spokeswoman for the union', 'the head teacher']
SUBJECTS = 'ferry bridge orchard library tram quarry lighthouse market dam cinema'.split()
DEEDS = 'reopens closes moves burns floods grows sinks wins waits divides'.split()
REST = '''council river winter budget report street morning engine timber vote crowd storm lantern
  harvest signal engineer garden ticket platform warning repair promise evening island school
  hospital railway festival neighbour pension weather'''.split()


def MANY(short, long):
    return long if LONG else short


def article_text(number, version=0):
    """An article made up from its number: headline, byline, date line, quotations, body."""
    roll = random.Random(number * 1000 + version)
    who = f'{roll.choice(FIRST)} {roll.choice(LAST)}'
    other = f'{roll.choice(FIRST)} {roll.choice(LAST)}'
    subject = roll.choice(SUBJECTS)

    def words(count):
        return ' '.join(roll.choice(REST) for _ in range(count))
    paragraphs = [
        f'The {subject} {roll.choice(DEEDS)} again, item {number} version {version}',
        f'By {other}',
        f'The {subject} of the {words(3)} was discussed on Tuesday by the {words(6)}.',
        f'"We saw the {words(5)} and the {words(4)}," said {who}, {roll.choice(ROLES)}.',
        f'The {words(14)}. No one from the {words(5)} was there.',
        f'{who.split()[1]} said that the {words(6)} would be "{words(4)}".',
        f'The {words(25)}.']
    return '\n\n'.join(paragraphs) + '\n'


def sum_of(body):
    """XXH3-64, of the library that the programs use: what makes a generation file whole."""
    library = ctypes.CDLL('libxxhash.so.0')
    library.XXH3_64bits.restype = ctypes.c_uint64
    library.XXH3_64bits.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
    return struct.pack('<Q', library.XXH3_64bits(body, len(body)))


class FaultTest(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.shadow = self.path('shadow')

    # -- the archive

    def article(self, number, version=0, folder='news'):
        name = self.write(f'{folder}/{number % 10}/{number:05}.txt', article_text(number, version))
        os.utime(os.path.join(self.work, name), (OLD, OLD))
        return name

    def articles(self, numbers, version=0, folder='news'):
        return [self.article(number, version, folder) for number in numbers]

    def remove(self, number, folder='news'):
        os.remove(os.path.join(self.work, f'{folder}/{number % 10}/{number:05}.txt'))

    def report(self, *args, expect=0, **how):
        return self.index('--report', 'json', *args, expect=expect, **how).json()

    # -- runs under a fault

    def shim(self, calls='', at=0, do='fail', error=5, root=None, **more):
        """The environment that loads the shim; see fault_shim.cc."""
        shim = os.environ.get('FAULT_SHIM', '')
        if not os.path.exists(shim):
            raise AssertionError(f'FAULT_SHIM does not name the built shim: {shim!r}')
        runtime = os.environ.get('FAULT_RUNTIME', '')
        if SANITIZED and not runtime:
            self.skipTest('a sanitizer wants to be loaded before the shim: FAULT_RUNTIME names its runtime')
        env = {'LD_PRELOAD': f'{runtime} {shim}'.strip(), 'FAULT_ROOT': root or self.db, 'FAULT_CALLS': calls, 'FAULT_AT': str(at),
               'FAULT_DO': do, 'FAULT_ERRNO': str(error)}
        env.update({name: str(value) for name, value in more.items()})
        return env

    def calls_of(self, calls, *args, expect=0, **more):
        """How many such calls a run makes, by their first letters."""
        log = self.path('calls')
        if os.path.exists(log):
            os.remove(log)
        self.index(*args, expect=expect, env=self.shim(calls, FAULT_LOG=log, **more))
        with open(log) as f:
            return f.read()

    def start(self, *args, env=None, program='NEWSINDEX', **how):
        how.setdefault('stdout', subprocess.DEVNULL)
        how.setdefault('stderr', subprocess.DEVNULL)
        child = subprocess.Popen([harness.program(program), '--db', self.db, *map(str, args)], cwd=self.work,
                                 env={**self.env, **(env or {})}, **how)
        self.addCleanup(self._end, child)
        return child

    @staticmethod
    def _end(child):
        if child.poll() is None:
            child.kill()
        child.wait()
        for stream in (child.stdout, child.stderr, child.stdin):
            if stream:
                stream.close()

    def run_killed(self, *args, env=None):
        """A run that the shim may kill: its status, as subprocess tells it (-9: killed)."""
        child = self.start(*args, env=env)
        return child.wait(timeout=120)

    def keep_index(self, name='kept'):
        """A copy of the index, to start again from."""
        shutil.rmtree(self.path(name), ignore_errors=True)
        shutil.copytree(self.db, self.path(name))

    def put_back_index(self, name='kept'):
        shutil.rmtree(self.db, ignore_errors=True)
        if os.path.exists(self.path(name)):
            shutil.copytree(self.path(name), self.db)

    # -- what an index holds

    def hits(self, db=None, *query):
        run = self.newsquery('--db', db or self.db, '--format', 'jsonl', '--copies', '-n', 1_000_000,
                             *(query or ('*',)), timeout=1200)
        self.assertIn(run.status, (0, 1), str(run))
        hits = run.jsonl()
        for hit in hits:
            for name in ('rank', 'score', 'snippets', 'copies'):
                hit.pop(name, None)
        return sorted(hits, key=lambda hit: (hit['path'], hit['id'], hit.get('start', 0)))

    def dump(self, db=None):
        """Every article and every quotation. A group of copies is named by its first: its key is of its history."""
        held = self.hits(db), self.hits(db, '--quotes', '*')
        first = {}
        for hits in held:
            for hit in hits:
                if 'group' in hit:
                    hit['group'] = first.setdefault(hit['group'], hit['id'])
        return held

    def paths(self):
        return {hit['path'] for hit in self.hits()}

    def terms(self, db):
        """Every term with its counts, of both databases, of a copy of the index made compact."""
        copy = db + '-terms'
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(db, copy)
        self.assert_exit(self.newsindex('--db', copy, '--compact'), 0)
        lists = []
        for kind in ('articles', 'quotes'):
            for segment in sorted(os.listdir(os.path.join(copy, 'segments'))):
                out = subprocess.run(['xapian-delve', '-a', '-1', '-v', os.path.join(copy, 'segments', segment, kind)],
                                     stdout=subprocess.PIPE, check=True).stdout
                # Which night an article came in, and which copy founded its group, is not of its content.
                lists.append([line for line in out.splitlines() if not line.startswith(self.HISTORY)])
        shutil.rmtree(copy)
        return lists

    HISTORY = (b'XG', b'XNONE', b'UUID', b'number', b'average', b'All terms')

    def assert_sound(self):
        """--verify finds nothing and newsquery answers."""
        self.index('--verify')
        self.newsquery('--db', self.db, '--count', '*')

    def assert_clean(self, *paths, terms=False, options=()):
        """Sound now; the next run completes; then equal to a fresh index of the same files."""
        paths = paths or ('news',)
        if os.path.exists(os.path.join(self.db, 'CURRENT')):
            self.assert_sound()
        self.index(*options, *paths)
        self.assert_sound()
        self.assert_like_fresh(*paths, terms=terms)

    def assert_like_fresh(self, *paths, terms=False):
        fresh = self.path('fresh')
        shutil.rmtree(fresh, ignore_errors=True)
        self.assert_exit(self.newsindex('--db', fresh, *(paths or ('news',))), 0)
        self.assertEqual(self.dump(), self.dump(fresh))
        if terms and shutil.which('xapian-delve'):
            self.assertEqual(self.terms(self.db), self.terms(fresh))


main = harness.main
