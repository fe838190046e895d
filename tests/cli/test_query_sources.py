# SPDX-License-Identifier: GPL-2.0-or-later
"""From a hit back to its source: paths that open, and the names that --show, --like and --purge take."""
import csv
import io
import json
import os

import harness


def line(number, word, **more):
    return json.dumps({'headline': f'The {word} affair', 'date': '2024-05-01',
                       'text': f'A {word} was seen at pier {number}. Nobody knew why the {word} had come there.', **more}) + '\n'


class Paths(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write_article('a/heron.txt', 'The heron affair', 'A heron stood at the pier all day, the fishermen said.')
        self.write('b.jsonl', line(1, 'otter', url='https://www.quay.example/otter') + line(2, 'badger') + line(3, 'otter'))
        self.index('.')

    def place(self, *args, **how):
        return self.query('--pager', 'never', *args, **how).out

    def test_a_relative_path_opens_from_any_folder(self):
        for folder in (self.work, self.path('work/a'), self.tmp, '/'):
            for form in (('--format', 'paths'), ('--format', 'jsonl')):
                run = self.query(*form, 'heron', cwd=folder)
                path = run.jsonl()[0]['path'] if 'jsonl' in form else run.out.rstrip('\n')
                self.assertTrue(os.path.samefile(os.path.join(folder, path), self.path('work/a/heron.txt')), (folder, path))

    def test_a_path_below_the_reader_is_short_and_another_absolute(self):
        self.assertEqual(self.found('heron', cwd=self.path('work/a')), ['heron.txt'])
        self.assertEqual(self.found('heron', cwd='/'), [os.path.realpath(self.path('work/a/heron.txt'))])
        self.assertEqual(self.found('heron'), ['./a/heron.txt'])

    def test_an_absolute_path_stays_as_it_was_given(self):
        os.symlink('a', self.path('work/link'))
        given = self.path('work/link/heron.txt')
        self.newsindex('--db', self.path('other'), given)
        run = self.newsquery('--db', self.path('other'), '--format', 'paths', 'heron')
        self.assertEqual(run.out, given + '\n')

    def test_text_names_the_member_and_the_address_where_a_file_holds_many(self):
        self.assertIn('./b.jsonl [1]\n    https://www.quay.example/otter\n', self.place('pier 1 otter'))
        self.assertIn('./b.jsonl [2]\n', self.place('badger'))
        self.assertIn('    ./a/heron.txt\n', self.place('heron'))
        self.assertIn('./b.jsonl [2]\n', self.place('--show', 'b.jsonl[2]'))

    def test_path_finds_words_of_the_absolute_path(self):
        self.assertEqual(self.found('path:' + self.path('work/a')), ['./a/heron.txt'])


class Names(Paths):
    def headline(self, *names, cwd=None):
        args = [part for name in names for part in ('--show', name)]
        return [text for text in self.place(*args, cwd=cwd).splitlines() if text.endswith(' affair')]

    def test_show_takes_every_name_of_an_article(self):
        heron = self.query('--format', 'jsonl', 'heron').jsonl()[0]['id']
        os.symlink('work', self.path('link'))
        for name in (heron, 'a/heron.txt', './a/heron.txt', 'heron.txt', self.path('work/a/heron.txt'), self.path('link/a/heron.txt'),
                     'a/../a/heron.txt'):
            self.assertEqual(self.headline(name), ['The heron affair'], name)
        self.assertEqual(self.headline('../a/heron.txt', cwd=self.path('work/a')), ['The heron affair'])
        for name in ('b.jsonl[1]', 'b.jsonl [1]', self.path('work/b.jsonl[1]'), 'https://www.quay.example/otter', 'http://quay.example/otter/',
                     'https://quay.example/otter#comments'):
            self.assertEqual(self.headline(name), ['The otter affair'], name)

    def test_show_takes_several_and_all_or_none(self):
        self.assertEqual(self.headline('heron.txt', 'b.jsonl[2]'), ['The heron affair', 'The badger affair'])
        run = self.query('--show', 'heron.txt', '--show', 'none.txt', expect=2)
        self.assertEqual(run.out, '')
        self.assert_err_has(run, 'there is no article "none.txt"', 'path[member]')

    def test_a_name_of_several_is_answered_with_their_headlines(self):
        for option in ('--show', '--like'):
            run = self.query(option, 'b.jsonl', expect=2)
            self.assert_err_has(run, '3 articles are called "b.jsonl"', 'b.jsonl [2] (', ') The badger affair', ') The otter affair')

    def test_the_folder_the_reader_stands_in_decides_between_two_of_one_name(self):
        self.write_article('c/heron.txt', 'The second affair', 'Another heron came to the lake, and nobody saw it leave.')
        self.index('heron.txt', cwd=self.path('work/c'))
        self.assertEqual(self.headline('heron.txt', cwd=self.path('work/c')), ['The second affair'])
        self.assertEqual(self.headline('heron.txt', cwd=self.path('work/a')), ['The heron affair'])
        self.query('--show', 'heron.txt', expect=2)

    def test_a_name_that_is_no_text_is_taken_as_json_shows_it(self):
        path = os.path.join(self.work.encode(), b'caf\xe9.txt')
        with open(path, 'wb') as file:
            file.write(b'The cafe affair\n\nThe cafe at the quay will close, its owner said on Monday.\n')
        self.index('.')
        shown = self.query('--format', 'jsonl', 'quay owner').jsonl()[0]['path']
        self.assertEqual(shown, './caf\ufffd.txt')
        for name in (shown, 'caf\ufffd.txt', self.path('work/caf\ufffd.txt'), os.fsdecode(path)):
            run = self.query('--show', name)
            self.assert_out_has(run, 'The cafe affair')

    def test_like_takes_several(self):
        self.write('c.jsonl', line(4, 'heron') + line(5, 'badger') + line(6, 'newt'))
        self.index('.')
        found = self.found('--copies', '--like', 'heron.txt', '--like', 'b.jsonl[2]', '-n', '2')
        self.assertEqual(found, ['./c.jsonl'] * 2)
        self.assertNotIn('newt', self.place('--copies', '--like', 'heron.txt', '--like', 'b.jsonl[2]', '-n', '2'))


class Purge(Paths):
    def count(self):
        return int(self.query('--count', '*').out)

    def test_a_member_is_taken_out_alone(self):
        self.index('--purge', 'b.jsonl[2]')
        self.assertEqual((self.count(), self.found('badger')), (3, []))

    def test_an_address_is_taken_out(self):
        self.index('--purge', 'http://quay.example/otter/')
        self.assertEqual((self.count(), len(self.found('--copies', 'otter'))), (3, 1))
        self.index('--purge', 'https://quay.example/other', expect=2)

    def test_a_file_of_many_is_taken_out_only_where_all_are_meant(self):
        run = self.index('--purge', 'b.jsonl', expect=2)
        self.assert_err_has(run, 'b.jsonl stands for 3 articles', 'nothing was taken out', 'b.jsonl [2] (', ') The badger affair', '--all')
        self.assertEqual(self.count(), 4)
        self.assert_err_has(self.index('--dry-run', '--purge', 'b.jsonl'), 'b.jsonl stands for 3 articles', '3 articles would be taken out')
        self.assertEqual(self.count(), 4)
        self.assert_err_has(self.index('--purge', 'b.jsonl', '--all'), '3 articles taken out for good')
        self.assertEqual(self.count(), 1)
        self.assertEqual(self.files_that_hold('badger'), set())

    def test_a_folder_stands_for_what_lies_below_it(self):
        self.write_article('a/deep/newt.txt', 'The newt affair', 'A newt was found below the pier, and the harbour closed.')
        self.index('.')
        self.assert_err_has(self.index('--purge', 'a', expect=2), 'a stands for 2 articles')
        self.index('--purge', 'a', '--all')
        self.assertEqual(self.count(), 3)

    def test_a_name_that_is_no_text_is_taken_as_json_shows_it_here_too(self):
        with open(os.path.join(self.work.encode(), b'caf\xe9.txt'), 'wb') as file:
            file.write(b'The cafe affair\n\nThe cafe at the quay will close, its owner said on Monday.\n')
        self.index('.')
        self.index('--purge', self.query('--format', 'jsonl', 'quay owner').jsonl()[0]['path'])
        self.assertEqual((self.count(), self.files_that_hold('owner')), (4, set()))

    def test_all_needs_purge(self):
        self.assert_err_has(self.index('--all', '.', expect=2), '--all without --purge')


class Facts(harness.CliTest):
    WANTED = {'url': 'https://quay.example/otter', 'member': '2', 'ordinal': 2, 'place': 'Aldmouth', 'section': 'Harbour', 'language': 'en'}

    def setUp(self):
        super().setUp()
        text = ('The otter of pier two has a name now. "We call her the pilot of the harbour," said Ines Calder, the mayor. '
                'The otter was seen again on Monday, and nobody who saw her had a camera with him.')
        found = {'headline': 'The otter affair', 'text': text, 'url': self.WANTED['url'], 'section': 'Harbour', 'place': 'Aldmouth',
                 'language': 'en'}
        self.write('a.jsonl', line(1, 'badger') + json.dumps(found) + '\n')
        self.write('b.jsonl', json.dumps({**found, 'url': 'https://other.example/o'}) + '\n')
        self.index('.')

    def rows(self, form, *args):
        run = self.query('--format', form, *args)
        if form in ('json', 'jsonl'):
            return run.json()['hits'] if form == 'json' else run.jsonl()
        return list(csv.DictReader(io.StringIO(run.out, newline=''), delimiter='\t' if form == 'tsv' else ','))

    def test_every_machine_form_says_where_a_hit_comes_from(self):
        for form in ('json', 'jsonl', 'csv', 'tsv'):
            for quotes in ((), ('--quotes',)):
                row, = self.rows(form, *quotes, '--copies', 'url:quay', 'pilot')
                wanted = self.WANTED if 'json' in form else {name: str(value) for name, value in self.WANTED.items()}
                self.assertEqual({name: row[name] for name in wanted}, wanted, (form, quotes))
                self.assertEqual(int(row['words']), 8 if quotes else int(row['words']), form)
                self.assertGreater(int(row['words']), 0)

    def test_near_copies_share_a_group_and_others_do_not(self):
        for quotes in ((), ('--quotes',)):
            one, other = self.rows('jsonl', *quotes, '--copies', 'pilot')
            self.assertEqual((one['group'], len(one['group'])), (other['group'], 16))
        badger, = self.rows('jsonl', 'badger')
        self.assertNotEqual(badger['group'], one['group'])

    def test_columns_are_added_at_the_end(self):
        names = self.query('--format', 'csv', '*').out.splitlines()[0].split(',')
        self.assertEqual(names[:10], ['rank', 'score', 'id', 'path', 'headline', 'byline', 'date', 'source', 'speakers', 'snippet'])
        self.assertEqual(names[10:18], ['url', 'member', 'ordinal', 'place', 'section', 'language', 'words', 'group'])

    def test_words_is_the_length_that_words_takes(self):
        hit, = self.rows('jsonl', 'badger')
        self.assertEqual(len(self.rows('jsonl', 'badger', f'words:{hit["words"]}..{hit["words"]}')), 1)


if __name__ == '__main__':
    harness.main()
