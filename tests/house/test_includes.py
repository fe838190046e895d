# SPDX-License-Identifier: GPL-2.0-or-later
"""The map of the house: which room may see which, and which library only some rooms may reach.

ROOMS is the map. A room is a folder; folders inside it that have no line of their own belong to
it. What a room may see it sees by the header named and by all that this header includes, so
libraries are looked for through every include. The map has no circles.
"""
import os
import re
import unittest

import house

ROOMS = {
    'common': (),
    'common/cli': (),
    'common/cluster': ('common',),
    'common/index': ('common',),
    'common/people': ('common',),

    'indexer/read': ('common',),
    'indexer/scan': ('common', 'indexer/read'),
    'indexer/parse': ('common', 'indexer/read', 'indexer/language'),
    'indexer/annotate/text': ('common',),
    'indexer/annotate/names': ('common', 'indexer/annotate/text'),
    'indexer/annotate/phrases': ('indexer/annotate/text',),
    'indexer/annotate/rules': ('indexer/annotate/text', 'indexer/annotate/phrases'),
    'indexer/annotate/speakers': ('indexer/annotate/text', 'indexer/annotate/names',
                                  'indexer/annotate/phrases', 'indexer/annotate/rules'),
    'indexer/annotate/table': ('common', 'indexer/annotate/text', 'indexer/annotate/names',
                               'indexer/annotate/rules', 'indexer/annotate/speakers'),
    'indexer/annotate/caseless': ('common', 'indexer/annotate/text', 'indexer/annotate/rules',
                                  'indexer/annotate/speakers'),
    'indexer/annotate': ('common', 'indexer/annotate/text', 'indexer/annotate/names',
                         'indexer/annotate/rules', 'indexer/annotate/speakers',
                         'indexer/annotate/table', 'indexer/annotate/caseless'),
    'indexer/glass': ('common',),
    'indexer/copies': ('common', 'common/index', 'indexer/glass'),
    'indexer/people': ('common', 'common/index', 'common/people'),
    'indexer/store': ('common', 'common/index', 'common/people', 'indexer/read', 'indexer/copies', 'indexer/glass',
                      'indexer/people', 'indexer/language'),
    'indexer/cluster': ('common', 'common/cluster', 'common/index', 'indexer/copies', 'indexer/store'),
    'indexer/present': (),
    'indexer/cli': ('common', 'common/cli', 'common/cluster', 'indexer/scan', 'indexer/parse'),
    'indexer/language': ('common',),
    'indexer/pipeline': ('common', 'indexer/read', 'indexer/scan', 'indexer/parse',
                         'indexer/language', 'indexer/annotate', 'indexer/copies', 'indexer/store', 'indexer/cli'),
    'indexer/commands': ('common', 'common/index', 'common/people', 'indexer/read', 'indexer/language',
                         'indexer/annotate', 'indexer/store', 'indexer/present', 'indexer/cli', 'indexer/pipeline'),
    'indexer': ('common', 'common/cluster', 'indexer/cli', 'indexer/pipeline', 'indexer/commands',
                'indexer/cluster'),

    'query/language': ('common',),
    'query/aliases': ('common', 'common/index', 'common/people', 'query/language'),
    'query/plan': ('common', 'common/index', 'query/language'),
    'query/engine': ('common', 'query/plan'),
    'query/engine/xapian': ('common', 'common/index', 'common/people', 'query/language', 'query/plan', 'query/engine'),
    'query/engine/opensearch': ('common', 'common/cluster', 'common/index', 'common/people', 'query/language',
                                'query/plan', 'query/engine'),
    'query/answer': ('common', 'query/language', 'query/aliases', 'query/plan', 'query/engine'),
    'query/present': ('common', 'common/people', 'query/answer'),
    'query/saved': ('common',),
    'query/cli': ('common', 'common/cli', 'query/language', 'query/aliases', 'query/engine', 'query/answer',
                  'query/present', 'query/saved'),
    'query': ('common', 'query/cli'),
}
TOPS = ('common', 'indexer', 'query')

# A library's headers, and the rooms that may include them (tests may include anything).
LIBRARIES = {
    r'xapian(\.h|/)': ('common', 'common/index', 'indexer/store', 'indexer/glass',
                       'indexer/commands', 'query/engine/xapian'),
    r'CLI/': ('indexer/cli', 'query/cli'),
    r'(zlib|zconf)\.h': ('indexer/read', 'indexer/glass'),
    r'libdeflate\.h': ('indexer/glass',),
    r'libxml/': ('indexer/parse',),
    r'md4c': ('indexer/parse',),
    r'(brotli/|zstd(_errors)?\.h|lzma\.h|bzlib\.h)': ('indexer/read',),
    r'toml\+\+': ('common',),
    r'nlohmann/': ('indexer/parse', 'indexer/present', 'indexer/cluster', 'query/engine/opensearch'),
    r'curl/': ('common/cluster',),
}
# What those rooms may not even reach through other headers.
OUT_OF_REACH = {
    'indexer/parse': r'xapian(\.h|/)|CLI/|zlib\.h',
    'indexer/annotate': r'xapian(\.h|/)|CLI/|zlib\.h|libxml/',
    'indexer/copies': r'CLI/|libxml/',
    'query/language': r'xapian(\.h|/)|CLI/',
    'query/aliases': r'xapian(\.h|/)|CLI/',
    'query/plan': r'xapian(\.h|/)|CLI/',
    'query/engine': r'xapian(\.h|/)|CLI/|curl/|nlohmann/',
    'query/engine/opensearch': r'xapian(\.h|/)|CLI/',
    'query/answer': r'xapian(\.h|/)|CLI/',
    'query/present': r'xapian(\.h|/)|CLI/',
    'query/cli': r'xapian(\.h|/)',
}

# Pure rooms: bytes in, values out.
PURE = ('indexer/parse', 'indexer/language', 'indexer/annotate', 'query/language', 'query/plan')
INPUT_OUTPUT = re.compile(r'(fstream|iostream|filesystem|unistd\.h|fcntl\.h|sys/(stat|socket)\.h)$')


def room_of(path):
    """The innermost room that holds the path; None outside the house."""
    folder = os.path.dirname(path)
    while folder and folder not in ROOMS:
        folder = os.path.dirname(folder)
    return folder or None


def check(path, text):
    room = room_of(path)
    for kind, name in house.INCLUDE.findall(text):
        if kind == '<' and room:
            yield from wrong_library(path, room, name)
        elif kind == '"' and not name.endswith('version.hh'):
            yield from wrong_header(path, room, name)


def wrong_library(path, room, name):
    for library, allowed in LIBRARIES.items():
        if re.match(library, name) and room not in allowed:
            yield f'{path}: <{name}> may not be included here'
    if room in PURE and INPUT_OUTPUT.match(name):
        yield f'{path}: <{name}>: parsing and attribution do no input or output'


def wrong_header(path, room, name):
    beside = os.path.join(house.ROOT, os.path.dirname(path), name)
    if not os.path.exists(os.path.join(house.ROOT, name)) and not (
            room is None and os.path.exists(beside)):
        yield f'{path}: "{name}" does not exist'
    if room is None:
        return
    target = room_of(name)
    if name.split('/')[0] not in TOPS or target is None:
        yield f'{path}: "{name}" does not start at the root of the repository'
    elif target != room and target not in ROOMS[room]:
        yield f'{path}: {room} may not see {name}'


def out_of_reach(sources):
    for path, found in house.headers_reached(sources).items():
        barred = OUT_OF_REACH.get(room_of(path))
        for name, by in sorted(found.items()):
            if barred and re.match(barred, name):
                yield f'{path}: reaches <{name}> by {by}'


def circle(rooms):
    """A room that can see itself through others; None: the rooms go one way."""
    for start in rooms:
        seen, ahead = set(), list(rooms[start])
        while ahead:
            room = ahead.pop()
            if room == start:
                return start
            if room not in seen:
                seen.add(room)
                ahead.extend(rooms[room])
    return None


class Includes(unittest.TestCase):
    sources = {path: house.read(path) for path in house.files(*house.SOURCE)}

    def test_the_repository_keeps_to_the_map(self):
        self.assertGreater(len(self.sources), 20)
        self.assertEqual([f for path, text in self.sources.items() for f in check(path, text)], [])

    def test_no_room_reaches_a_library_that_is_not_its_business(self):
        self.assertEqual(list(out_of_reach(self.sources)), [])

    def test_every_door_of_the_map_is_used(self):
        used = {(room_of(path), room_of(name)) for path, text in self.sources.items()
                for kind, name in house.INCLUDE.findall(text) if kind == '"'}
        unused = [(room, other) for room, others in ROOMS.items() for other in others
                  if (room, other) not in used]
        self.assertEqual(unused, [])

    def test_every_room_of_the_map_is_there(self):
        self.assertEqual([r for r in ROOMS if not os.path.isdir(os.path.join(house.ROOT, r))], [])

    def test_the_rooms_go_one_way(self):
        self.assertIsNone(circle(ROOMS))

    def test_forbidden_includes_are_found(self):
        for path, line in (
                ('indexer/store/x.cc', '#include "query/cli/options.hh"'),
                ('indexer/store/x.cc', '#include "indexer/pipeline/run.hh"'),
                ('indexer/glass/x.cc', '#include "indexer/store/batch.hh"'),
                ('indexer/parse/text/x.cc', '#include "indexer/annotate/annotate.hh"'),
                ('query/language/x.cc', '#include "query/plan/plan.hh"'),
                ('query/plan/x.cc', '#include "query/engine/engine.hh"'),
                ('query/answer/x.cc', '#include "query/engine/xapian/corpus.hh"'),
                ('query/present/x.cc', '#include "query/cli/options.hh"'),
                ('query/answer/x.cc', '#include <xapian.h>'),
                ('query/engine/xapian/x.cc', '  #  include "indexer/parse/parser.hh"'),
                ('common/x.cc', '#include "common/index/generation.hh"'),
                ('common/x.hh', '#include "article.hh"'),
                ('indexer/parse/x.cc', '#include <xapian.h>'),
                ('query/present/x.cc', '#include <xapian/query.h>'),
                ('indexer/main.cc', '#include <CLI/CLI.hpp>'),
                ('indexer/parse/warc/x.cc', '#include <zlib.h>'),
                ('indexer/read/x.cc', '#include <libxml/parser.h>'),
                ('common/json.cc', '#include <nlohmann/json.hpp>'),
                ('indexer/parse/html/x.cc', '#include <fstream>'),
                ('indexer/annotate/x.cc', '#include <filesystem>'),
                ('indexer/parse/x.cc', '#include "common/no_such_header.hh"')):
            self.assertTrue(list(check(path, '// x\n' + line + '\n')), f'{path}: {line}')

    def test_a_library_is_found_behind_other_headers(self):
        sources = {'query/language/x.cc': '#include "query/language/y.hh"\n',
                   'query/language/y.hh': '#include "common/z.hh"\n',
                   'common/z.hh': '#include <xapian.h>\n'}
        self.assertEqual(list(out_of_reach(sources)),
                         [f'{path}: reaches <xapian.h> by common/z.hh'
                          for path in ('query/language/x.cc', 'query/language/y.hh')])

    def test_a_circle_of_rooms_is_found(self):
        self.assertEqual(circle({'a': ('b',), 'b': ('c',), 'c': ('a',)}), 'a')
        self.assertIsNone(circle({'a': ('b', 'c'), 'b': ('c',), 'c': ()}))

    def test_allowed_includes_pass(self):
        for path, line in (
                ('indexer/store/x.cc', '#include <xapian.h>'),
                ('query/engine/xapian/x.cc', '#include "common/article.hh"'),
                ('indexer/cli/options.cc', '#include <CLI/CLI.hpp>'),
                ('indexer/read/gzip.cc', '#include <zlib.h>'),
                ('indexer/parse/html/x.cc', '#include <libxml/parser.h>'),
                ('indexer/parse/html/x.cc', '#include "indexer/parse/parser.hh"'),
                ('tests/unit/common/x_test.cc', '#include <xapian.h>')):
            self.assertEqual(list(check(path, line + '\n')), [], f'{path}: {line}')


if __name__ == '__main__':
    unittest.main(verbosity=2)
