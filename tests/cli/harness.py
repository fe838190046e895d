# SPDX-License-Identifier: GPL-2.0-or-later
"""Black-box tests of the two programs: a temporary folder a test, a pinned environment, helpers.

A test file is tests/cli/test_NAME.py:

    import harness

    class Version(harness.CliTest):
        def test_says_its_name(self):
            run = self.newsindex('-V')
            self.assert_exit(run, 0)

    if __name__ == '__main__':
        harness.main()

The programs are those of the environment variables NEWSINDEX and NEWSQUERY (ctest sets them); a
program that is not there fails the test, it does not skip it. Python's standard library only.
Exit status of a test file: 0 passed, 1 failed, 77 every test in it was skipped (ctest says so).
"""
import gzip
import json
import os
import pty
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SAMPLE = os.path.join(ROOT, 'sample_corpus')
SKIPPED = 77


def program(variable):
    path = os.environ.get(variable, '')
    if not (path and os.access(path, os.X_OK)):
        raise AssertionError(f'{variable} does not name a program: {path!r}')
    return os.path.abspath(path)


def shared(*parts):
    """A file of ../shared (gold data, too large for the repository), or a skip that says so."""
    base = os.environ.get('NEWSINDEX_SHARED') or os.path.join(os.path.dirname(ROOT), 'shared')
    path = os.path.join(base, *parts)
    if not os.path.exists(path):
        raise unittest.SkipTest('no gold data beside the repository: ' + os.path.join(*parts))
    return path


class Run:
    """What one call of a program did."""

    def __init__(self, args, status, out, err):
        self.args, self.status, self.out_bytes, self.err_bytes = args, status, out, err

    @property
    def out(self):
        return self.out_bytes.decode('utf-8')  # both streams must be valid UTF-8

    @property
    def err(self):
        return self.err_bytes.decode('utf-8')

    def json(self):
        return json.loads(self.out)

    def jsonl(self):
        return [json.loads(line) for line in self.out.splitlines()]

    def __str__(self):
        def shown(data):
            text = data.decode('utf-8', 'backslashreplace')
            return text if len(text) < 4000 else text[:4000] + '...'
        return (f'$ {" ".join(map(str, self.args))}\nstatus {self.status}\n'
                f'stdout:\n{shown(self.out_bytes)}\nstderr:\n{shown(self.err_bytes)}')


class CliTest(unittest.TestCase):
    """Has self.tmp, an empty folder that is also the working directory and removed afterwards."""
    maxDiff = None

    def setUp(self):
        self.tmp = tempfile.mkdtemp(prefix='newsindex-test-')
        self.addCleanup(self._remove)
        self.work = self.path('work')
        os.mkdir(self.work)
        self.db = self.path('index')
        # Nothing of the caller's environment but what a sanitizer or a loader needs.
        kept = ('PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS', 'TSAN_OPTIONS', 'LD_LIBRARY_PATH')
        self.env = {name: os.environ[name] for name in kept if name in os.environ}
        self.env.update(TZ='UTC', LC_ALL='C.UTF-8', HOME=self.path('home'),
                        XDG_CONFIG_HOME=self.path('home/config'), XDG_DATA_HOME=self.path('home/data'),
                        XDG_STATE_HOME=self.path('home/state'), XDG_CACHE_HOME=self.path('home/cache'),
                        TMPDIR=self.tmp)
        os.mkdir(self.env['HOME'])

    def _remove(self):
        for folder, _, _ in os.walk(self.tmp):
            os.chmod(folder, 0o700)
        shutil.rmtree(self.tmp)

    def path(self, *parts):
        return os.path.join(self.tmp, *parts)

    def write(self, name, content):
        """Writes work/NAME (text as UTF-8, or bytes) and returns its path below work/."""
        path = os.path.join(self.work, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as f:
            f.write(content.encode('utf-8') if isinstance(content, str) else content)
        return name

    def write_gz(self, name, *members):
        """Writes work/NAME, one gzip member for each content."""
        data = [m.encode('utf-8') if isinstance(m, str) else m for m in members]
        return self.write(name, b''.join(gzip.compress(m, mtime=0) for m in data))

    def write_article(self, name, headline, *paragraphs):
        return self.write(name, '\n\n'.join((headline,) + paragraphs) + '\n')

    def run_program(self, variable, args, stdin=b'', env=None, cwd=None, timeout=120):
        """env: changes to the environment; None as a value takes a variable away."""
        changed = dict(self.env)
        for name, value in (env or {}).items():
            changed.pop(name, None)
            if value is not None:
                changed[name] = value
        command = [program(variable), *map(str, args)]
        data = stdin.encode('utf-8') if isinstance(stdin, str) else stdin
        done = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=changed, cwd=cwd or self.work, timeout=timeout)
        run = Run([variable.lower(), *args], done.returncode, done.stdout, done.stderr)
        if done.returncode < 0:
            self.fail(f'died of {signal.Signals(-done.returncode).name}\n{run}')
        if b'Sanitizer' in done.stderr or b'runtime error:' in done.stderr:
            self.fail(f'a sanitizer spoke\n{run}')
        return run

    def on_terminal(self, variable, args, stdout=None, **env):
        """The exit status, and what a terminal gets: both streams, or standard error alone where `stdout` is given."""
        leader, end = pty.openpty()
        child = subprocess.Popen([program(variable), *args], cwd=self.work, stdin=end, stdout=end if stdout is None else stdout,
                                 stderr=end, env={**self.env, 'TERM': 'xterm', **env})
        os.close(end)
        data = b''
        while True:
            try:
                got = os.read(leader, 65536)
            except OSError:
                break
            if not got:
                break
            data += got
        os.close(leader)
        return child.wait(timeout=60), data.decode('utf-8').replace('\r\n', '\n')

    def newsindex(self, *args, **how):
        return self.run_program('NEWSINDEX', args, **how)

    def newsquery(self, *args, **how):
        return self.run_program('NEWSQUERY', args, **how)

    def index(self, *args, expect=0, **how):
        """newsindex --db on the test's own index; fails unless it exits as expected."""
        run = self.newsindex('--db', self.db, *args, **how)
        self.assert_exit(run, expect)
        return run

    def query(self, *args, expect=0, **how):
        """newsquery --db on the test's own index; fails unless it exits as expected."""
        run = self.newsquery('--db', self.db, *args, **how)
        self.assert_exit(run, expect)
        return run

    def parse(self, *args, expect=0, **how):
        """The objects that newsindex --parse prints."""
        run = self.newsindex('--parse', *args, **how)
        self.assert_exit(run, expect)
        return run.jsonl()

    def found(self, *args, **how):
        """The paths a search finds, best first, as given when they were indexed."""
        run = self.newsquery('--db', self.db, '--format', 'paths', *args, **how)
        self.assertIn(run.status, (0, 1), str(run))
        self.assertEqual(run.status, 0 if run.out else 1, str(run))
        return run.out.splitlines()

    def files_that_hold(self, word, unpack=True):
        """Files of the index in which the word stands, by their bytes; also in what they hold deflated."""
        word, found = word.lower().encode('utf-8'), set()
        for folder, _, names in os.walk(self.db):
            for name in names:
                with open(os.path.join(folder, name), 'rb') as f:
                    data = f.read()
                if any(word in text.lower() for text in ([data] if not unpack else self._streams(data))):
                    found.add(os.path.relpath(os.path.join(folder, name), self.db))
        return found

    @staticmethod
    def _streams(data):
        """The bytes, and every deflated stream in them that can be read."""
        yield data
        for at in range(len(data)):
            try:
                out = zlib.decompressobj(-15).decompress(data[at:at + 20000])
            except zlib.error:
                continue
            if len(out) > 30:
                yield out

    # Nothing here may depend on how fast the machine is, or on what else it does: moments are drawn
    # within a length measured just before, and reached by what the program does, not by a sleep.

    def seconds_of(self, *args):
        """How long this run of newsindex takes here and now."""
        begun = time.monotonic()
        self.index(*args)
        return time.monotonic() - begun

    @staticmethod
    def cpu_of_children():
        """User and system seconds of the programs that have ended so far."""
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def await_lock(self, child):
        """Until a started newsindex has come to its lock, whether it gets it or not: it hears signals now."""
        lock = os.path.realpath(os.path.join(self.db, 'lock'))
        folder = f'/proc/{child.pid}/fd'
        while child.poll() is None:
            try:
                if any(os.readlink(os.path.join(folder, name)) == lock for name in os.listdir(folder)):
                    return
            except OSError:
                pass  # it closed one meanwhile
            time.sleep(0.002)

    def await_path(self, child, *parts):
        """Until the run has made this path below its index, or ended."""
        while child.poll() is None and not os.path.exists(os.path.join(self.db, *parts)):
            time.sleep(0.002)

    def assert_exit(self, run, status):
        self.assertEqual(run.status, status, str(run))

    def assert_out(self, run, text):
        self.assertEqual(run.out, text, str(run))

    def assert_out_has(self, run, *texts):
        for text in texts:
            self.assertIn(text, run.out, str(run))

    def assert_err_has(self, run, *texts):
        for text in texts:
            self.assertIn(text, run.err, str(run))

    def assert_silent(self, run):
        self.assertEqual((run.out, run.err), ('', ''), str(run))


def main():
    result = unittest.main(exit=False, verbosity=2).result
    if not result.wasSuccessful():
        sys.exit(1)
    # A class skipped as a whole counts one skip and no test run.
    sys.exit(SKIPPED if result.skipped and len(result.skipped) >= result.testsRun else 0)
