# SPDX-License-Identifier: GPL-2.0-or-later
"""The benchmark runs from end to end on a few articles. What it measured is nobody's business here."""
import json
import os
import subprocess
import sys
import unittest
import xml.etree.ElementTree as xml

import harness

SCRIPT = os.path.join(harness.ROOT, 'tests', 'bench', 'run.sh')


class Bench(harness.CliTest):
    def bench(self, *args):
        env = {**self.env, 'NEWSINDEX': harness.program('NEWSINDEX'), 'NEWSQUERY': harness.program('NEWSQUERY')}
        return subprocess.run(['bash', SCRIPT, '--out', self.path('out'), '--work', self.path('bench'), *args],
                              env=env, capture_output=True, text=True, timeout=240)

    def read(self, name):
        with open(self.path('out', name), encoding='utf-8') as file:
            return file.read()

    def test_measures_and_reports_twenty_articles(self):
        run = self.bench('--sizes', '10,20', '--rounds', '1', '--queries', '1')
        self.assertEqual(run.returncode, 0, run.stderr)
        told = json.loads(self.read('bench.json'))
        self.assertEqual([size['articles'] for size in told['sizes']], [10, 20])
        cost = told['sizes'][1]['index']['newsindex'][0]
        self.assertGreater(cost['cpu'], 0)
        self.assertGreater(cost['size'], 0)
        self.assertEqual(len(told['sizes'][1]['query']['newsindex']['cached']), 5)
        self.assertIn('| newsindex |', self.read('bench.md'))
        self.assertTrue(xml.fromstring(self.read('bench.svg')).tag.endswith('svg'))
        self.assertEqual(os.listdir(self.path('bench')), [])  # it cleans up

    def test_measures_a_folder_of_ones_own(self):
        for number in range(3):
            self.write_article(f'{number}.txt', f'Headline {number}', 'A paragraph about the harbour and its boats.')
        run = self.bench('--folder', self.work, '--rounds', '1', '--queries', '1', '--engines', 'newsindex')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(json.loads(self.read('bench.json'))['sizes'][0]['articles'], 3)
        xml.fromstring(self.read('bench.svg'))

    def test_an_engine_that_is_not_installed_is_named(self):
        # No folder of programs but the one of python's own and bash's: no peer is found.
        os.mkdir(self.path('bin'))
        for name, target in (('python3', sys.executable), ('bash', '/bin/bash'), ('dirname', '/usr/bin/dirname')):
            os.symlink(target, self.path('bin', name))
        self.env['PATH'] = self.path('bin')
        run = self.bench('--sizes', '5', '--rounds', '1', '--queries', '1')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn('skipped: omindex: omindex is not installed', run.stderr)
        self.assertIn('Skipped: sqlite FTS5: sqlite3 is not installed.', self.read('bench.md'))

    def test_a_wrong_option_is_told(self):
        for args in (['--sizes', 'many'], ['--rounds', '0'], ['--folder', self.path('nowhere')],
                     ['--engines', 'omindx']):
            self.assertEqual(self.bench(*args).returncode, 2, args)


if __name__ == '__main__':
    harness.main()
