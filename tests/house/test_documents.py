# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages at the top say what is there: paths exist, the map is the map, and no comment cites a
document that the repository does not hold."""
import glob
import os
import re
import unittest

import house
import test_includes

PAGES = ('ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md')
CODE_BLOCK = re.compile(r'^```.*?^```', re.M | re.S)
IN_BACKTICKS = re.compile(r'`([^`\n]+)`')
LINK = re.compile(r'\]\(([^)#\s]+)\)')
# A word in backticks is a path when it begins with a folder of ours, or ends as our files do.
PATH = re.compile(r'[\w.<>*/-]+$')
ENDING = re.compile(r'\w\.(?:cc|hh|py|sh|cmake|md|svg|schema\.json|[1-8])$|(?:^|/)CMakeLists\.txt$')

COMMENT = re.compile(r'//[^\n]*|#[^\n]*')
DOCUMENT = re.compile(r'[\w./-]*\w\.(?:md|rst|adoc|pdf|docx?)\b')
MANUAL_PAGE = re.compile(r'\b(news[a-z-]+)\(([1-8])\)')
UNNAMED = re.compile(r'\b(?:design|architecture) (?:notes?|papers?|documents?)\b', re.I)


def tops():
    return [name for name in os.listdir(house.ROOT)
            if os.path.isdir(os.path.join(house.ROOT, name)) and name != '.git'
            and not name.startswith('build')]


def is_path(word):
    ours = '/' in word and word.split('/')[0] in tops()
    return bool(PATH.match(word) and (ours or ENDING.search(word)))


def exists(path):
    """<name> stands for any name."""
    return bool(glob.glob(os.path.join(house.ROOT, re.sub(r'<[^>]*>', '*', path))))


def named(text):
    for span in IN_BACKTICKS.findall(CODE_BLOCK.sub('', text)):
        for word in span.split():
            if is_path(word.rstrip(',;:')):
                yield word.rstrip(',;:')
    for target in LINK.findall(text):
        if '://' not in target:
            yield target


def missing(page, text):
    for path in named(text):
        if not exists(path):
            yield f'{page}: `{path}` is not there'


ROW = re.compile(r'^\| `([\w/]+)` \|([^|]*)\|[^|]*\w[^|]*\|$', re.M)


def drawn_map(text):
    """The rooms as ARCHITECTURE.md draws them."""
    section = re.search(r'^## The rooms\n(.*?)^## ', text, re.M | re.S)
    return {room: tuple(IN_BACKTICKS.findall(sees))
            for room, sees in ROW.findall(section[1] if section else '')}


def dangling(path, text):
    """Documents that comments cite and nobody finds."""
    comments = '\n'.join(COMMENT.findall(text))
    here = os.path.dirname(path)
    for name in DOCUMENT.findall(comments):
        if not any(os.path.exists(os.path.join(house.ROOT, at, name)) for at in ('', here)):
            yield f'{path}: cites {name}, which is not in the repository'
    for name, section in MANUAL_PAGE.findall(comments):
        if not glob.glob(os.path.join(house.ROOT, '*', 'man', f'{name}.{section}')):
            yield f'{path}: cites {name}({section}), which is no page of the manual'
    for notes in UNNAMED.findall(comments):
        yield f'{path}: cites "{notes}", which nobody can look up'


class Documents(unittest.TestCase):
    def test_every_path_that_a_page_names_is_there(self):
        faults = []
        for page in PAGES:
            text = house.read(page)
            self.assertTrue(list(named(text)), page)
            faults += missing(page, text)
        self.assertEqual(faults, [])

    def test_the_readme_leads_to_the_other_pages(self):
        links = LINK.findall(house.read('README.md'))
        for page in PAGES[:2]:
            self.assertIn(page, links)

    def test_the_map_is_that_of_the_includes(self):
        self.assertEqual(drawn_map(house.read('ARCHITECTURE.md')),
                         {room: tuple(sees) for room, sees in test_includes.ROOMS.items()})

    def test_no_comment_cites_a_document_that_is_not_there(self):
        paths = house.files(*house.SOURCE)
        self.assertGreater(len(paths), 20)
        self.assertEqual(house.faults(dangling, paths), [])

    def test_missing_paths_are_found(self):
        for text in ('`common/no_such.hh`', '`no_such.cc`', 'run `python3 -B tests/house/test_no.py`',
                     '`common/languages/<code>/no_such.txt`', '`indexer/no_such_room`',
                     '`tests/cli/no_*.py`', '[page](NO_SUCH.md)', '`NO_SUCH.md`'):
            self.assertTrue(list(missing('x.md', text)), text)

    def test_good_paths_and_other_words_pass(self):
        for text in ('`common/field.hh`', '`common/languages/<code>/verbs.txt`', '`tests/cli/test_*.py`',
                     '`README.md`', '[page](README.md)', '[site](https://news.example/x.md)',
                     '`segments/000017`', '`date:2023-01..2023-03`', '`--db`', '`govern*`', '`a.b`', '`.cc`',
                     '```\nno_such.cc\n```', '`indexer/parse`', '`U.K. = Britain`'):
            self.assertEqual(list(missing('x.md', text)), [], text)

    def test_a_map_is_read_from_its_table(self):
        self.assertEqual(drawn_map('## The rooms\n| room | sees | why |\n| --- | --- | --- |\n'
                                   '| `a` | | values |\n| `b/c` | `a`, `d` | uses `x` |\n| `e` | `a` | |\n'
                                   '## Next\n| `f` | `a` | z |\n'),
                         {'a': (), 'b/c': ('a', 'd')})

    def test_dangling_documents_are_found(self):
        for text in ('// as no_such.md says', 'int x;  // (no_such.md, section 1)', '// see docs/plan.pdf',
                     '// newsnothing(1) has it', '// as the design notes say'):
            self.assertTrue(list(dangling('common/x.hh', text)), text)

    def test_documents_that_are_there_pass(self):
        for text in ('// README.md has it', '// newsindex(1) and newsindex-format(5)', 'f("no_such.md");',
                     '// a name such as newsletter (1)'):
            self.assertEqual(list(dangling('common/x.hh', text)), [], text)


if __name__ == '__main__':
    unittest.main(verbosity=2)
