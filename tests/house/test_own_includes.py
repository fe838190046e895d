# SPDX-License-Identifier: GPL-2.0-or-later
"""No source leans on the precompiled headers: what it uses of them it includes, itself or by a header of ours.

HEADERS says which names each precompiled header is there for, so that a build without precompiled
headers (-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON, or an editor's own parser) finds the same names. A
name that several headers of the standard library give (std::size_t, std::swap) is not looked for.
"""
import re
import unittest

import house

ALGORITHMS = (
    'adjacent_find|all_of|any_of|binary_search|clamp|copy_if|count_if|equal_range|fill|find_end|find_first_of|'
    'find_if|find_if_not|for_each|generate|is_sorted|lexicographical_compare|lower_bound|max|max_element|merge|'
    'min|min_element|minmax|mismatch|none_of|nth_element|partial_sort|partition|partition_point|remove_if|'
    'replace|reverse|rotate|set_difference|set_intersection|set_union|sort|stable_partition|stable_sort|'
    'transform|unique|upper_bound')
HEADERS = {
    'algorithm': rf'std::(ranges::)?({ALGORITHMS})\b(?=[(<])',
    'array': r'std::(array|to_array)\b',
    'charconv': r'std::(from_chars|to_chars)\b',
    'cstddef': r'std::(byte|max_align_t)\b',
    'cstdint': r'std::u?int(_fast|_least)?(8|16|32|64|max|ptr)_t\b',
    'cstring': r'std::(mem(chr|cmp|cpy|move|set)|str(chr|cmp|error|len|ncmp|str))\b',
    'functional': r'std::(function|bind|bind_front|cref|invoke|not_fn|ref)\b',
    'map': r'std::(multi)?map\b',
    'memory': r'std::(make_(shared|unique)|(shared|unique|weak)_ptr)\b',
    'optional': r'std::(make_optional|nullopt|optional)\b',
    'set': r'std::(multi)?set\b',
    'span': r'std::(as_bytes|span)\b',
    'string': r'std::(string|to_string|sto[ifdl]l?)\b',
    'string_view': r'std::string_view\b',
    'unordered_map': r'std::unordered_(multi)?map\b',
    'unordered_set': r'std::unordered_(multi)?set\b',
    'utility': r'std::(as_const|cmp_\w+|exchange|forward|in_range|pair|unreachable)\b',
    'vector': r'std::vector\b',
    'fmt/format.h': r'\bfmt::',
    'gtest/gtest.h': r'\b(ASSERT|EXPECT|TEST)(_[A-Z]+)?\(',
    'xapian.h': r'\bXapian::',
}
# Headers whose own contract gives a name of another.
GIVEN_ALSO_BY = {
    'cstddef': ('cstdlib', 'cstring'),
    'fmt/format.h': ('fmt/core.h',),
    'string': ('filesystem', 'fstream', 'sstream'),
    'string_view': ('string',),
    'utility': ('map', 'unordered_map'),
}
# Comments and literals hold no code; a character literal may be a quotation mark.
NO_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def precompiled():
    """Every <header> that a CMakeLists.txt precompiles."""
    found = set()
    for path in house.files('CMakeLists.txt'):
        for call in re.findall(r'(?:set\(NEWSINDEX_PRECOMPILED|target_precompile_headers\()[^)]*\)', house.read(path)):
            found.update(re.findall(r'<([\w/.]+)>', call))
    return found


def leaning(sources):
    """The uses of names whose header the file does not see."""
    reached = house.headers_reached(sources)
    for path, text in sources.items():
        # A digit separator is no quotation mark.
        code = NO_CODE.sub(' ', re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", '', re.sub(r'#include[^\n]*', '', text)))
        for header, names in HEADERS.items():
            use = re.search(names, code)
            if use and not any(h in reached[path] for h in (header, *GIVEN_ALSO_BY.get(header, ()))):
                yield f'{path}: {use[0]} without <{header}>'


class OwnIncludes(unittest.TestCase):
    def test_each_precompiled_header_is_known_here(self):
        self.assertGreater(len(precompiled()), 10)
        self.assertEqual(sorted(precompiled() - HEADERS.keys()), [])

    def test_every_source_includes_what_it_uses(self):
        sources = {path: house.read(path) for path in house.files(*house.SOURCE)}
        self.assertEqual(list(leaning(sources)), [])

    def test_a_source_that_leans_is_found(self):
        for header, line in (('vector', 'std::vector<int> x;'), ('algorithm', 'std::ranges::sort(x);'),
                             ('fmt/format.h', 'auto x = fmt::format("");'), ('xapian.h', 'Xapian::Query q;'),
                             ('gtest/gtest.h', 'TEST(X, y) { EXPECT_EQ(1, x); }'),
                             ('string', "constexpr int k = 1'000; std::string s; char c = '\"';")):
            sources = {'common/x.cc': f'#include "common/y.hh"\n{line}\n', 'common/y.hh': '#include <cstdio>\n'}
            self.assertEqual(len(list(leaning(sources))), 1, line)
            for seen_in in sources:
                mended = {**sources, seen_in: f'#include <{header}>\n{sources[seen_in]}'}
                self.assertEqual(list(leaning(mended)), [], f'{line} with <{header}> in {seen_in}')

    def test_words_in_comments_and_strings_are_no_use(self):
        self.assertEqual(list(leaning({'common/x.cc': '// std::vector\nauto s = "std::map"; /* fmt:: */\n'
                                                      'auto r = R"(std::set)";\n'})), [])


if __name__ == '__main__':
    unittest.main(verbosity=2)
