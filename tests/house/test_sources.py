# SPDX-License-Identifier: GPL-2.0-or-later
"""Every source names its licence, is short enough to read, and says nothing of the machine it was made on."""
import re
import unittest

import house

LONGEST = 500
LICENCE = 'SPDX-License-Identifier: GPL-2.0-or-later'
# Absolute paths of a developer's machine; a path inside a URL has a letter before its slash.
MACHINE = re.compile(r'(?<![\w.~-])/(?:work|root|farm|Users|home/(?!news\b)\w+)/')
UNFINISHED = re.compile(r'\b(?:TODO|FIXME|XXX|HACK)\b')


def licence(path, text):
    if not any(LICENCE in line for line in text.splitlines()[:2]):
        yield f'{path}: its first two lines have no {LICENCE}'


def length(path, text):
    lines = text.count('\n')
    if lines > LONGEST:
        yield f'{path}: {lines} lines, more than {LONGEST}'


def machine(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        if found := MACHINE.search(line):
            yield f'{path}:{number}: a path of one machine: {found.group()}'


def finished(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        if UNFINISHED.search(line):
            yield f'{path}:{number}: left unfinished: {line.strip()}'


def once(path, text):
    if path.endswith('.hh') and '#pragma once' not in text:
        yield f'{path}: a header without #pragma once'


class Sources(unittest.TestCase):
    sources = house.files(*house.SOURCE)
    scripts = house.files(*house.SCRIPT)

    def assert_clean(self, check, paths):
        self.assertGreater(len(paths), 10)
        self.assertEqual(house.faults(check, paths), [])

    def test_every_source_names_its_licence(self):
        self.assert_clean(licence, self.sources + self.scripts)

    def test_no_source_is_too_long(self):
        self.assert_clean(length, self.sources + self.scripts)

    def test_no_file_holds_a_machine_path(self):
        self.assert_clean(machine, house.files())

    def test_no_source_is_left_unfinished(self):
        self.assert_clean(finished, self.sources)

    def test_every_header_is_read_once(self):
        self.assert_clean(once, house.files('.hh'))

    def test_the_checks_can_fail(self):
        slash = '/'
        for check, path, text in (
                (licence, 'a.cc', '\n\n// ' + LICENCE + '\n'),
                (length, 'a.cc', 'x\n' * (LONGEST + 1)),
                (machine, 'a.md', f'see {slash}work/main'),
                (machine, 'a.py', f'open("{slash}home/jane/x")'),
                (finished, 'a.cc', '// TO' 'DO: later'),
                (once, 'a.hh', '// nothing\n')):
            self.assertTrue(list(check(path, text)), f'{check.__name__} found nothing')

    def test_the_checks_can_pass(self):
        for check, path, text in (
                (licence, 'a.sh', '#!/bin/bash\n# ' + LICENCE + '\n'),
                (length, 'a.cc', 'x\n' * LONGEST),
                (machine, 'a.md', 'https://wire.example/work/2031/ and ~/work/ and /srv/news/'),
                (finished, 'a.cc', '// done\n'),
                (once, 'a.hh', '#pragma once\n')):
            self.assertEqual(list(check(path, text)), [], check.__name__)


if __name__ == '__main__':
    unittest.main(verbosity=2)
