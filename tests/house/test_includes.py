# SPDX-License-Identifier: GPL-2.0-or-later
"""Include directions: which room may see which, and which library only one place may see."""
import os
import re
import unittest

import house

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)

# Rooms that may include one another's headers.
ROOMS = {'common': ('common',), 'indexer': ('indexer', 'common'), 'query': ('query', 'common')}

# A library's headers: the only paths that may include them (tests may include anything).
LIBRARIES = {
    r'xapian(\.h|/)': r'common/(index|document|database|store)[^/]*(/|$)|common/index/'
                      r'|indexer/(store|glass|commands)/|query/(engine|answer)/',
    r'CLI/': r'(indexer|query)/cli/options',
    r'(zlib|zconf)\.h': r'indexer/(read|glass)/',
    r'libxml/': r'indexer/parse/',
    r'nlohmann/': r'indexer/',
}

# Pure rooms: bytes in, values out.
PURE = re.compile(r'(indexer/(parse|annotate)|query/language)/')
INPUT_OUTPUT = re.compile(r'(fstream|iostream|filesystem|unistd\.h|fcntl\.h|sys/(stat|socket)\.h)$')


def check(path, text):
    room = path.split('/')[0]
    for kind, name in INCLUDE.findall(text):
        target = name.split('/')[0]
        if kind == '"' and room in ROOMS:
            if target not in ROOMS:
                yield f'{path}: "{name}" does not start at the root of the repository'
            elif target not in ROOMS[room]:
                yield f'{path}: {room}/ may not include {name}'
        if room in ROOMS:
            for library, allowed in LIBRARIES.items():
                if re.match(library, name) and not re.match(allowed, path):
                    yield f'{path}: <{name}> may not be included here'
            if PURE.match(path) and INPUT_OUTPUT.match(name):
                yield f'{path}: <{name}>: parsing and attribution do no input or output'
        if kind == '"' and not name.endswith('version.hh'):
            beside = os.path.join(house.ROOT, os.path.dirname(path), name)
            if not os.path.exists(os.path.join(house.ROOT, name)) and not (
                    room not in ROOMS and os.path.exists(beside)):
                yield f'{path}: "{name}" does not exist'


class Includes(unittest.TestCase):
    def test_the_repository_keeps_the_directions(self):
        paths = house.files(*house.SOURCE)
        self.assertGreater(len(paths), 20)
        self.assertEqual(house.faults(check, paths), [])

    def test_forbidden_includes_are_found(self):
        for path, line in (
                ('indexer/store/x.cc', '#include "query/cli/options.hh"'),
                ('query/engine/xapian/x.cc', '  #  include "indexer/parse/parser.hh"'),
                ('common/x.cc', '#include "indexer/parse/parser.hh"'),
                ('common/x.hh', '#include "article.hh"'),
                ('indexer/parse/x.cc', '#include <xapian.h>'),
                ('query/present/x.cc', '#include <xapian/query.h>'),
                ('indexer/main.cc', '#include <CLI/CLI.hpp>'),
                ('indexer/parse/warc.cc', '#include <zlib.h>'),
                ('indexer/read/x.cc', '#include <libxml/parser.h>'),
                ('common/json.cc', '#include <nlohmann/json.hpp>'),
                ('indexer/parse/x.cc', '#include <fstream>'),
                ('indexer/annotate/x.cc', '#include <filesystem>'),
                ('indexer/parse/x.cc', '#include "common/no_such_header.hh"')):
            self.assertTrue(list(check(path, '// x\n' + line + '\n')), f'{path}: {line}')

    def test_allowed_includes_pass(self):
        for path, line in (
                ('indexer/store/x.cc', '#include <xapian.h>'),
                ('query/engine/xapian/x.cc', '#include "common/article.hh"'),
                ('indexer/cli/options.cc', '#include <CLI/CLI.hpp>'),
                ('indexer/read/gzip.cc', '#include <zlib.h>'),
                ('indexer/parse/x.cc', '#include <libxml/parser.h>'),
                ('tests/unit/common/x_test.cc', '#include <xapian.h>')):
            self.assertEqual(list(check(path, line + '\n')), [], f'{path}: {line}')


if __name__ == '__main__':
    unittest.main(verbosity=2)
