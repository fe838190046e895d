# SPDX-License-Identifier: GPL-2.0-or-later
"""clang-format would change nothing. Skipped, by name, where clang-format 14 is not installed."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import house

VERSION = '14'  # another version formats some lines otherwise


def formatter():
    for name in (f'clang-format-{VERSION}', 'clang-format'):
        path = shutil.which(name)
        if path:
            said = subprocess.run([path, '--version'], stdout=subprocess.PIPE, text=True).stdout
            if re.search(rf'version {VERSION}\.', said):
                return path
    return None


def complaints(paths):
    return subprocess.run([formatter(), '--dry-run', '-Werror', *paths], cwd=house.ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@unittest.skipUnless(formatter(), f'clang-format {VERSION} is not installed')
class Format(unittest.TestCase):
    def test_sources_are_formatted(self):
        done = complaints(house.files(*house.SOURCE))
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_a_badly_formatted_file_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            bad = os.path.join(folder, 'bad.cc')
            with open(bad, 'w', encoding='utf-8') as f:
                f.write('int  main( ){return 0 ;}\n')
            self.assertNotEqual(complaints([bad]).returncode, 0)


if __name__ == '__main__':
    result = unittest.main(exit=False, verbosity=2).result
    sys.exit(1 if not result.wasSuccessful() else 77 if result.skipped else 0)
