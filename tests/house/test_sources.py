# SPDX-License-Identifier: GPL-2.0-or-later
"""Every source names its licence, is short enough to read, and says nothing of the machine it was made on."""
import re
import unittest

import house

LONGEST_FILE = 700
LONGEST_FUNCTION = 65
LICENCE = 'SPDX-License-Identifier: GPL-2.0-or-later'
# Absolute paths of a developer's machine; a path inside a URL has a letter before its slash.
MACHINE = re.compile(r'(?<![\w.~-])/(?:work|root|farm|Users|home/(?!news\b)\w+)/')
UNFINISHED = re.compile(r'\b(?:TODO|FIXME|XXX|HACK)\b')


def licence(path, text):
    if not any(LICENCE in line for line in text.splitlines()[:2]):
        yield f'{path}: its first two lines have no {LICENCE}'


STRING = re.compile(r'"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])*\'')
RAW_STRING = re.compile(r'R"(\w*)\(.*?\)\1"', re.S)
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/', re.S)
# A row of a table, or literals alone: data is as long as what it tells.
DATA = re.compile(r'\s*(?:\{.*\},?|[\s{}\[\](),;0-9]*)$')


def is_data(line):
    bare = STRING.sub('', line)
    return bool(line.strip()) and (bare != line or '{' in line) and bool(DATA.match(bare))


def code_lines(lines):
    return sum(not is_data(line) for line in lines)


def length(path, text):
    lines = code_lines(text.splitlines())
    if lines > LONGEST_FILE:
        yield f'{path}: {lines} lines without data, more than {LONGEST_FILE}'


def blanked(text):
    """The source with comments and literals blanked, its lines kept."""
    def keep_lines(found):
        return '\n' * found.group().count('\n')

    def empty(found):
        return '""' + '\n' * found.group().count('\n')
    both = re.compile('|'.join(f'(?:{p.pattern})' for p in (STRING, COMMENT)), re.S)
    text = RAW_STRING.sub(empty, text)
    return both.sub(lambda found: keep_lines(found) if found.group()[0] == '/' else empty(found), text)


SCOPE = re.compile(r'\b(?:namespace|class|struct|union|enum|extern)\b')


def functions(text):
    """Name, first and last line (from 0) of each function in a source, as far as braces tell."""
    text = blanked(text)
    head, start, line, depth, name = '', None, 0, 0, None
    for at, c in enumerate(text):
        if c == '\n':
            line += 1
        if name is not None:  # inside a function, or the braces of a member it sets
            depth += (c == '{') - (c == '}')
            if depth == 0:
                if text[at + 1:].lstrip()[:1] in (',', '{'):
                    head += '{}'
                else:
                    yield name, start, line
                    head, start = '', None
                name = None
            continue
        if c == '{':
            called = re.search(r'([\w:~]+|operator\S+)\s*\(', head)
            if called and not head.rstrip().endswith('=') and not (
                    SCOPE.match(head.strip()) and ')' not in head):
                name, depth = called.group(1), 1
                continue
        if c in '{};':
            head, start = '', None
        else:
            head += c
            if start is None and not c.isspace():
                start = line


def short_functions(path, text):
    lines = text.splitlines()
    for name, first, last in functions(text):
        here = code_lines(lines[first:last + 1])
        if here > LONGEST_FUNCTION:
            yield f'{path}:{first + 1}: {name} has {here} lines without data, more than {LONGEST_FUNCTION}'


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

    def test_no_function_is_too_long(self):
        self.assert_clean(short_functions, self.sources)

    def test_functions_are_found_where_they_stand(self):
        text = ('namespace a {\nstruct B {\n  B() : c_{1}, d_(2) {\n    e();\n  }\n'
                '  int c_ = 0;\n};\nconstexpr C kD[] = {\n  {"}"},\n};\n'
                'template <class T>\nvoid f(T t) {\n  if (t) {\n  }\n}\n}\n')
        self.assertEqual(list(functions(text)), [('B', 2, 4), ('f', 10, 14)])

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
                (length, 'a.cc', 'x\n' * (LONGEST_FILE + 1)),
                (short_functions, 'a.cc', 'void f() {\n' + 'x();\n' * (LONGEST_FUNCTION - 1) + '}\n'),
                (machine, 'a.md', f'see {slash}work/main'),
                (machine, 'a.py', f'open("{slash}home/jane/x")'),
                (finished, 'a.cc', '// TO' 'DO: later'),
                (once, 'a.hh', '// nothing\n')):
            self.assertTrue(list(check(path, text)), f'{check.__name__} found nothing')

    def test_the_checks_can_pass(self):
        slash = '/'
        for check, path, text in (
                (licence, 'a.sh', '#!/bin/bash\n# ' + LICENCE + '\n'),
                (length, 'a.cc', 'x\n' * LONGEST_FILE + '{"x", kNoun},\n"y", "z",\n'),
                (short_functions, 'a.cc', 'void f() {\n' + 'x();\n' * (LONGEST_FUNCTION - 2) + '}\n'),
                (short_functions, 'a.cc', 'void f() {\n' + '"x",\n' * LONGEST_FUNCTION + '}\n'),
                (machine, 'a.md', f'https://wire.example{slash}work/2031/ and ~{slash}work/ and {slash}srv/news/'),
                (finished, 'a.cc', '// done\n'),
                (once, 'a.hh', '#pragma once\n')):
            self.assertEqual(list(check(path, text)), [], check.__name__)


if __name__ == '__main__':
    unittest.main(verbosity=2)
