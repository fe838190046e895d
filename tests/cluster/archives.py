# SPDX-License-Identifier: GPL-2.0-or-later
"""An archive of a test: files of its own, newsindex that brings them to the cluster, and what readers
then find. Articles are made of a number, so that each is known by it and no two are near-copies.
"""
import json
import os
import random
import shutil
import subprocess
import tempfile

import shared

WORDS = '''harbour levy council rain bridge ferry school orchard market tram lantern quarry
violin meadow copper glacier parish tunnel window harvest signal letter engine garden'''.split()


def article(number, extra=''):
    """A story of its own, said by somebody; `extra` joins its last line."""
    chance = random.Random(number)
    def sentence():
        return ' '.join(chance.choice(WORDS) + str(chance.randrange(100)) for _ in range(9)) + '.'
    return (f'Report {number} on the {WORDS[number % len(WORDS)]}\nBy Orla Fennick\n2024-0{1 + number % 9}-11\n\n'
            f'{sentence()} {sentence()}\n\n"We counted item{number} twice," Orla Fennick said on Monday.\n\n'
            f'{sentence()} {sentence()} {extra}\n')


class ArchiveTest(shared.ClusterTest):
    """Each test has an archive of its own, named after it."""
    replicas = 0

    def setUp(self):
        super().setUp()
        self.tmp = tempfile.mkdtemp(prefix='newsindex-archive-')
        self.addCleanup(shutil.rmtree, self.tmp)
        self.files = os.path.join(self.tmp, 'files')
        os.mkdir(self.files)
        self.archive = self.id().rsplit('.', 1)[-1].lower().replace('_', '-')[5:65]
        self.addCleanup(self.drop)
        self.drop()

    def drop(self):
        for origin in ('one', 'two'):
            for name in ('000001', '000002', '000003', 'state'):
                self.ask('DELETE', f'/{self.archive}~{origin}~{name}')

    def write(self, number, text=None):
        with open(os.path.join(self.files, f'{number:05}.txt'), 'w', encoding='utf-8') as file:
            file.write(article(number) if text is None else text)

    def remove(self, number):
        os.remove(os.path.join(self.files, f'{number:05}.txt'))

    def db(self, url=None):
        """`url`: several are parted by commas."""
        return f'opensearch+http://{(url or shared.base_url()).replace("http://", "")}/{self.archive}'

    def environment(self, **more):
        return dict(os.environ, HOME=self.tmp, XDG_CONFIG_HOME=self.tmp, XDG_STATE_HOME=self.tmp + '/state',
                    LC_ALL='C.UTF-8', **more)

    def command(self, *arguments, url=None, origin='one'):
        return [os.environ['NEWSINDEX'], '--db', self.db(url), '--origin', origin, '--replicas', str(self.replicas),
                *arguments]

    def run_index(self, *arguments, url=None, origin='one', paths=None, **more):
        """(status, report, errors) of a run over the files of this test."""
        done = subprocess.run([*self.command('--report', 'json', *arguments, url=url, origin=origin),
                               *([self.files] if paths is None else paths)],
                              env=self.environment(**more), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=240)
        report = json.loads(done.stdout) if done.stdout.startswith('{') else {}
        return done.returncode, report, done.stderr

    def indexed(self, *arguments, **more):
        """The report of a run that must succeed."""
        status, report, errors = self.run_index(*arguments, **more)
        self.assertEqual(status, 0, errors)
        return report

    def errand(self, *arguments, **more):
        done = subprocess.run(self.command(*arguments), env=self.environment(**more), stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=240)
        return done.returncode, done.stdout, done.stderr

    def query(self, *arguments):
        done = subprocess.run([os.environ['NEWSQUERY'], '--db', self.db(), *arguments], env=self.environment(),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def found(self, *arguments):
        """Names of the files that a query finds, copies too."""
        status, out, errors = self.query('--format', 'jsonl', '--limit', '10000', '--copies', *arguments)
        self.assertIn(status, (0, 1), errors)
        return sorted(os.path.basename(json.loads(line)['path']) for line in out.splitlines())

    def all_files(self):
        return sorted(os.listdir(self.files))

    def assert_sound(self):
        """The archive holds each article of the files once, as they are now, and nothing else."""
        status, _, errors = self.errand('--verify', '--wait', '120')
        self.assertEqual(status, 0, errors)
        self.assertEqual(self.found('*'), self.all_files())
