# SPDX-License-Identifier: GPL-2.0-or-later
"""What a second run over an unchanged or odd input sees: other options, turned links, indexes in the tree, far years."""
import os
import shutil
import time

import harness


class InputTest(harness.CliTest):
    def report(self, *args, expect=0):
        return self.index('--report', 'json', *args, expect=expect).json()

    def counts(self, *args, **how):
        report = self.report(*args, **how)
        return [report[name] for name in ('added', 'changed', 'unchanged', 'removed')]


class Options(InputTest):
    def test_another_format_reads_again(self):
        self.write('in/a.txt', '<html><head><title>Ferry sails</title></head><body><p>The ferry sailed on Monday at noon.</p>'
                               '</body></html>')
        self.index('--format', 'text', 'in')
        self.assertEqual(self.found('html'), ['in/a.txt'])
        self.assertEqual(self.counts('--format', 'html', 'in'), [0, 1, 0, 0])
        self.assertEqual(self.found('html'), [])
        self.assertEqual(self.report('--format', 'html', 'in')['read'], 0)

    def test_a_date_from_the_file_is_given_and_taken_back(self):
        self.write_article('in/dated.txt', 'Ferry sails', '2019-04-05', 'The ferry sailed.')
        self.write_article('in/undated.txt', 'Mill closes', 'The mill closed.')
        for name in ('dated', 'undated'):
            os.utime(os.path.join(self.work, f'in/{name}.txt'), (1_700_000_000, 1_700_000_000))
        self.index('in')
        self.assertEqual(self.found('date:2023'), [])
        report = self.report('--mtime-dates', 'in')
        self.assertEqual((report['read'], report['changed']), (1, 1), 'the dated one is not concerned')
        self.assertEqual(self.found('date:2023'), ['in/undated.txt'])
        self.assertEqual(self.report('--mtime-dates', 'in')['read'], 0)
        self.assertEqual(self.counts('in'), [0, 1, 1, 0])
        self.assertEqual(self.found('date:2023'), [])

    def test_another_cap_reads_again_what_was_too_large_or_is(self):
        self.write_article('in/large.txt', 'Long read', *['The mill by the weir was mended once more.'] * 2000)
        self.write_article('in/small.txt', 'Short read', 'The mill closed.')
        self.index('--max-size', '50K', 'in', expect=1)
        self.assertEqual(self.found('read'), ['in/small.txt'])
        report = self.report('in')
        self.assertEqual((report['read'], report['added']), (1, 1), 'the small one is not concerned')
        self.assertEqual(self.report('in')['read'], 0)
        self.index('--max-size', '50K', 'in', expect=1)
        self.assertEqual(self.report('in')['articles'], 2)  # what cannot be read does not leave

    def test_a_packed_file_counts_as_large_as_it_may_be(self):
        self.write_gz('in/large.txt.gz', 'Long read\n\n' + 'The mill by the weir was mended once more.\n\n' * 2000)
        self.index('--max-size', '50K', 'in', expect=1)
        self.assertEqual(self.counts('in'), [1, 0, 0, 0])


class Links(InputTest):
    def setUp(self):
        super().setUp()
        self.write_article('s1/old.txt', 'Old story', 'Oldword stood in the paper for many years.')
        self.write_article('s2/new.txt', 'New story', 'Newword stood on the wall for a single day.')

    def turn(self, to, link='current'):
        path = os.path.join(self.work, link)
        if os.path.lexists(path):
            os.remove(path)
        os.symlink(to, path)

    def test_a_turned_link_leaves_nothing_behind(self):
        self.turn('s1')
        self.index('current')
        self.turn('s2')
        self.assertEqual(self.counts('current'), [1, 0, 0, 1])
        self.assertEqual((self.found('Oldword'), self.found('Newword')), ([], ['s2/new.txt']))
        self.turn('s1')
        self.assertEqual(self.counts('current/'), [1, 0, 0, 1])
        self.assertEqual((self.found('Oldword'), self.found('Newword')), (['s1/old.txt'], []))

    def test_a_turned_link_to_the_same_story_moves_it(self):
        shutil.copyfile(os.path.join(self.work, 's1/old.txt'), os.path.join(self.work, 's2/old.txt'))
        self.turn('s1')
        self.index('current')
        self.turn('s2')
        report = self.report('current')
        self.assertEqual((report['added'], report['moved'], report['removed']), (1, 1, 0))

    def test_a_link_on_the_way_and_a_link_to_a_file_count_too(self):
        self.write_article('s1/deep/old.txt', 'Deep story', 'Deepword stood there.')
        self.write_article('s2/deep/new.txt', 'Fresh story', 'Freshword stood there.')
        self.turn('s1')
        self.turn('s1/old.txt', 'today.txt')
        self.index('current/deep', 'today.txt')
        self.turn('s2')
        self.turn('s2/new.txt', 'today.txt')
        self.index('current/deep', 'today.txt')
        self.assertEqual(self.found('Deepword OR Oldword'), [])
        self.assertEqual(sorted(self.found('Freshword OR Newword')), ['s2/deep/new.txt', 's2/new.txt'])

    def test_what_was_named_by_its_own_path_stays(self):
        self.index('s1')
        self.turn('s1')
        self.index('current')
        self.turn('s2')
        self.index('current')
        self.assertEqual(self.found('Oldword'), ['s1/old.txt'])

    def test_a_link_to_nothing_keeps_what_it_brought_in(self):
        self.turn('s1')
        self.index('current')
        self.turn('nowhere')
        self.index('current', expect=1)
        self.assertEqual(self.found('Oldword'), ['s1/old.txt'])
        self.turn('s2')
        self.index('current')
        self.assertEqual(self.found('Oldword'), [])

    def test_a_rebuild_and_a_refusal_remember_the_link(self):
        for number in range(150):
            self.write_article(f's1/{number}.txt', f'Story {number}', f'Manyword was there {number} times.')
        self.turn('s1')
        self.index('current')
        self.index('--rebuild', 'current')
        self.turn('s2')
        for _ in range(2):
            self.assert_err_has(self.index('current', expect=2), 'refused: 151 of')
        self.index('--allow-mass-delete', 'current')
        self.assertEqual(self.found('Manyword'), [])


class IndexesInTheTree(InputTest):
    def test_another_index_and_a_copy_of_it_are_no_articles(self):
        self.write_article('in/a.txt', 'Ferry sails', 'The ferry sailed.')
        other = os.path.join(self.work, 'in/other')
        self.assert_exit(self.newsindex('--db', other, 'in'), 0)
        shutil.copytree(other, os.path.join(self.work, 'in/backup'))
        self.assertEqual(self.counts('in'), [1, 0, 0, 0])
        self.write_article('in/b.txt', 'Mill closes', 'The mill closed.')
        self.assert_exit(self.newsindex('--db', other, 'in'), 0)
        self.assertEqual(self.counts('in'), [1, 0, 1, 0])
        self.assertEqual(sorted(self.found('*')), ['in/a.txt', 'in/b.txt'])

    def test_a_part_of_a_copy_is_no_article_either(self):
        self.write_article('in/a.txt', 'Ferry sails', 'The ferry sailed.')
        self.index('in')
        for kept in (['NEWSINDEX'], ['NEWSINDEX', 'segments', 'lock'], ['generation-000001', 'manifest-000001', 'segments']):
            copy = os.path.join(self.work, 'in/backup')
            os.mkdir(copy)
            for name in kept:
                make = shutil.copytree if name == 'segments' else shutil.copy
                make(os.path.join(self.db, name), os.path.join(copy, name))
            self.assertEqual(self.counts('in'), [0, 0, 1, 0], kept)
            shutil.rmtree(copy)

    def test_a_folder_of_a_person_with_such_names_is_read(self):
        self.write_article('in/CURRENT/a.txt', 'Ferry sails', 'The ferry sailed.')
        self.write_article('in/db/segments/b.txt', 'Mill closes', 'The mill closed.')
        self.write('in/db/CURRENT', 'generation-000001\n')
        self.write_article('in/db/generation-000001', 'Swans return', 'The swans came back.')
        self.index('in')
        self.assertEqual(sorted(self.found('ferry OR mill')), ['in/CURRENT/a.txt', 'in/db/segments/b.txt'])


class FarYears(InputTest):
    def test_a_time_that_64_bits_of_nanoseconds_do_not_hold_is_its_own_day(self):
        name = self.write_article('in/a.txt', 'Ferry sails', 'The ferry sailed.')
        moment = int(time.mktime((2446, 5, 10, 12, 0, 0, 0, 0, 0)))
        path = os.path.join(self.work, name)
        try:
            os.utime(path, (moment, moment))
        except OSError:
            self.skipTest('no such time on this file system')
        if int(os.stat(path).st_mtime) != moment:
            self.skipTest('the file system does not keep such a time')
        self.index('--mtime-dates', 'in')
        hit = self.query('--format', 'jsonl', 'ferry').jsonl()[0]
        self.assertEqual(hit['date'], '2446-05-10')


if __name__ == '__main__':
    harness.main()
