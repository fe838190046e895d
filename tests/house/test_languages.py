# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of common/languages/<language>/<list>.txt: sorted, no entry twice, tags declared."""
import glob
import os
import re
import unicodedata
import unittest

import house

ENTRY = re.compile(r'^(?P<words>\S+(?: \S+)*?)(?: \[(?P<tags>[a-z0-9-]+(?: [a-z0-9-]+)*)\])?$')
TAG = re.compile(r'^# tag ([a-z0-9-]+): \S')
EITHER = re.compile(r'^# either: (.+)$')


def check(path, text):
    """Faults of one list."""
    if not re.match(r'common/languages/([a-z]{2,3})/[a-z0-9_]+\.txt$', path):
        yield f'{path}: not common/languages/<language>/<list>.txt'
    if not text.startswith('# SPDX-License-Identifier: '):
        yield f'{path}: does not begin with its licence'
    if unicodedata.normalize('NFC', text) != text or not text.endswith('\n') or '\t' in text:
        yield f'{path}: not in NFC, without its last line end, or with tabs'
    tags, either, entries = set(), [], []
    for number, line in enumerate(text.splitlines(), 1):
        here = f'{path}:{number}'
        if line.startswith('#'):
            if entries:
                yield f'{here}: comments stand at the head of the file'
            if declared := TAG.match(line):
                tags.add(declared[1])
            if exclusive := EITHER.match(line):
                either.append(set(exclusive[1].split()))
            continue
        entry = ENTRY.match(line)
        if not entry or ')~~~' in line:
            yield f'{here}: no entry: {line!r}'
            continue
        words, has = entry['words'], (entry['tags'] or '').split()
        if words != words.lower():
            yield f'{here}: {words!r} is not lower case'
        for tag in has:
            if tag not in tags:
                yield f'{here}: the head does not explain the tag {tag!r}'
        if len(set(has)) < len(has):
            yield f'{here}: a tag twice'
        for group in either:
            if len(group & set(has)) > 1:
                yield f'{here}: {words!r} is {" and ".join(sorted(group & set(has)))}'
        if entries and words.encode() <= entries[-1].encode():
            yield f'{here}: {words!r} stands twice or is not sorted'
        entries.append(words)
    for group in either:
        for tag in sorted(group - tags):
            yield f'{path}: "either" names the tag {tag!r} that nothing explains'
    if not entries:
        yield f'{path}: holds nothing'


class Languages(unittest.TestCase):
    def test_every_list_keeps_the_form(self):
        paths = sorted(glob.glob(os.path.join(house.ROOT, 'common/languages/*/*.txt')))
        self.assertGreater(len(paths), 0)
        faults = []
        for path in paths:
            with open(path, encoding='utf-8') as f:
                faults += check(os.path.relpath(path, house.ROOT), f.read())
        self.assertEqual(faults, [])

    def test_faults_are_found(self):
        path, head = 'common/languages/en/x.txt', '# SPDX-License-Identifier: x\n'
        tagged = head + '# tag a: one\n# tag b: other\n# either: a b\n'
        for text in ('by\n', head, head + 'by\nby\n', head + 'von\nby\n', head + 'By\n',
                     head + 'by [lead]\n', tagged + 'by [a a]\n', tagged + 'by [a b]\n',
                     head + 'by\n# late\nvon\n', head + ' by\n', head + 'by ', head + 'a\tb\n',
                     head + '# either: a b\nby\n'):
            self.assertTrue(list(check(path, text)), text)
        self.assertTrue(list(check('common/languages/x.txt', head + 'by\n')))

    def test_good_lists_pass(self):
        head = '# SPDX-License-Identifier: x\n# tag a: one\n# tag b: other\n# either: a b\n'
        self.assertEqual(list(check('common/languages/en/x.txt', head + 'by [a]\nwritten by\n')), [])


if __name__ == '__main__':
    unittest.main()
