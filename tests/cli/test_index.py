# SPDX-License-Identifier: GPL-2.0-or-later
"""newsindex on an index: first build, nights of changes, removal, bad input, locks, exit codes."""
import fcntl
import os
import shutil
import subprocess
import time

import harness

OLD = 1_600_000_000  # long before now: a stamp that proves a file unchanged


class IndexTest(harness.CliTest):
    def article(self, name, headline, *paragraphs):
        self.write_article(name, headline, *(paragraphs or (f'Nothing more is known of {headline}.',)))
        os.utime(os.path.join(self.work, name), (OLD, OLD))
        return name

    def articles(self, count, folder='news'):
        for i in range(count):
            self.article(f'{folder}/{i:04}.txt', f'Ferry number {i} leaves')

    def settle(self):
        """Lets the stamps of the files grow older than the clock's grain."""
        time.sleep(2.1)

    def report(self, *args, expect=0, **how):
        return self.index('--report', 'json', *args, expect=expect, **how).json()

    def counts(self, *args, **how):
        report = self.report(*args, **how)
        return tuple(report[key] for key in ('added', 'changed', 'unchanged', 'removed'))

    def files_of_index(self):
        found = {}
        for folder, _, names in os.walk(self.db):
            for name in names:
                path = os.path.join(folder, name)
                if name != 'lock':
                    found[os.path.relpath(path, self.db)] = os.stat(path).st_mtime_ns
        return found


class Nights(IndexTest):
    def test_first_build_then_a_run_that_writes_nothing(self):
        self.articles(30)
        self.assertEqual(self.counts('news'), (30, 0, 0, 0))
        before = self.files_of_index()
        report = self.report('news')
        self.assertEqual((report['unchanged'], report['published'], report['generation']), (30, False, 1))
        self.assertEqual(self.files_of_index(), before)

    def test_added_changed_and_removed(self):
        self.articles(10)
        self.report('news')
        self.article('news/0003.txt', 'Ferry three stays')
        self.article('news/new.txt', 'A new ferry')
        os.remove(os.path.join(self.work, 'news/0004.txt'))
        self.assertEqual(self.counts('news'), (1, 1, 8, 1))
        self.assertEqual(self.counts('news'), (0, 0, 10, 0))

    def test_same_size_same_mtime_is_found_by_its_ctime(self):
        self.article('a.txt', 'Cat')
        self.report('a.txt')
        self.settle()
        self.article('a.txt', 'Dog')
        self.assertEqual(self.counts('a.txt'), (0, 1, 0, 0))

    def test_a_rewrite_in_the_same_moment_as_the_run_is_found(self):
        for turn in range(20):
            self.write_article('a.txt', f'Turn {turn:02}', 'Body.')
            self.report('a.txt')
            self.write_article('a.txt', f'Turn {turn:02}', 'bODY.')
            self.assertEqual(self.counts('a.txt'), (0, 1, 0, 0), turn)

    def test_files_written_a_moment_ago_are_read_once(self):
        """A run waits out the clock's grain rather than reading them again every night."""
        for i in range(5):
            self.write_article(f'news/{i}.txt', f'Ferry {i}', 'It leaves.')
        self.assertEqual(self.report('news')['read'], 5)
        report = self.report('news')
        self.assertEqual((report['read'], report['unchanged'], report['published']), (0, 5, False))

    def test_touched_files_are_unchanged_and_read_once(self):
        self.articles(3)
        self.report('news')
        self.settle()
        os.utime(os.path.join(self.work, 'news/0001.txt'), (OLD + 5, OLD + 5))
        self.assertEqual(self.counts('news'), (0, 0, 3, 0))

    def test_checksum_reads_everything_and_changes_nothing(self):
        self.articles(3)
        self.report('news')
        report = self.report('--checksum', 'news')
        self.assertEqual((report['read'], report['unchanged'], report['published']), (3, 3, False))

    def test_only_the_files_of_files_from_are_touched(self):
        self.articles(5)
        self.report('news')
        self.article('news/0001.txt', 'Another one')
        self.article('news/0002.txt', 'Not looked at')
        os.remove(os.path.join(self.work, 'news/0004.txt'))
        report = self.report('--files-from', '-', stdin='news/0001.txt\n')
        self.assertEqual((report['changed'], report['removed'], report['articles']), (1, 0, 5))

    def test_a_file_of_the_list_that_is_deleted_leaves_the_index(self):
        self.articles(5)
        self.report('news')
        os.remove(os.path.join(self.work, 'news/0004.txt'))
        self.assertEqual(self.counts('--files-from', '-', stdin='news/0004.txt\n'), (0, 0, 0, 1))

    def test_one_member_of_many_changes_alone(self):
        self.write_gz('f.jsonl.gz', *('{"headline":"Number %d","body":"Text of %d."}\n' % (i, i) for i in range(20)))
        if 'not read by this release' in self.newsindex('--parse', 'f.jsonl.gz').err:
            self.skipTest('this build reads no JSON Lines')
        self.assertEqual(self.counts('f.jsonl.gz'), (20, 0, 0, 0))
        self.write_gz('f.jsonl.gz', *('{"headline":"Number %d","body":"Text of %d."}\n'
                                      % (i, i if i != 7 else 700) for i in range(19)))
        self.assertEqual(self.counts('f.jsonl.gz'), (0, 1, 18, 1))

    def test_a_move_is_no_new_article(self):
        self.articles(5)
        self.report('news')
        os.rename(os.path.join(self.work, 'news'), os.path.join(self.work, 'archive'))
        os.mkdir(os.path.join(self.work, 'news'))
        report = self.report('news', 'archive')
        self.assertEqual((report['moved'], report['added'], report['removed'], report['articles']), (5, 0, 0, 5))

    def test_rebuild_gives_the_same_articles_in_new_segments(self):
        self.articles(12)
        self.report('news')
        self.article('news/0001.txt', 'Changed')
        self.report('news')
        report = self.report('--rebuild', 'news')
        self.assertEqual((report['articles'], report['unchanged'], report['generation']), (12, 12, 3))

    def test_dry_run_writes_nothing_and_says_what_it_would_do(self):
        self.articles(3)
        self.report('--dry-run', 'news')
        self.assertFalse(os.path.exists(self.db))
        self.report('news')
        before = self.files_of_index()
        self.article('news/0001.txt', 'Changed')
        os.remove(os.path.join(self.work, 'news/0002.txt'))
        run = self.index('--dry-run', 'news')
        self.assert_err_has(run, 'would change news/0001.txt', 'would remove ', '/news/0002.txt')
        self.assertEqual(self.files_of_index(), before)

    def test_any_xapian_tool_opens_the_folder(self):
        if not shutil.which('xapian-delve'):
            self.skipTest('xapian-delve is not installed')
        self.articles(4)
        self.report('news')
        out = subprocess.run(['xapian-delve', self.db], capture_output=True, text=True, check=True).stdout
        self.assertIn('number of documents = 4', out)


class Removal(IndexTest):
    def test_no_delete_keeps_what_is_gone(self):
        self.articles(3)
        self.report('news')
        os.remove(os.path.join(self.work, 'news/0001.txt'))
        self.assertEqual(self.report('--no-delete', 'news')['articles'], 3)

    def test_an_empty_mount_point_does_not_empty_the_index(self):
        self.articles(150)
        self.report('news')
        shutil.rmtree(os.path.join(self.work, 'news'))
        os.mkdir(os.path.join(self.work, 'news'))
        run = self.index('news', expect=2)
        self.assert_err_has(run, 'refused', '--allow-mass-delete')
        self.assertEqual(self.report('--no-delete', 'news')['articles'], 150)
        self.assertEqual(self.counts('--allow-mass-delete', 'news'), (0, 0, 0, 150))

    def test_the_guard_holds_when_there_are_new_files_too(self):
        self.articles(150)
        self.report('news')
        shutil.rmtree(os.path.join(self.work, 'news'))
        self.article('news/new.txt', 'The only one')
        self.assert_err_has(self.index('news', expect=2), 'refused', 'holds 151 articles')
        self.assertEqual(self.report('--no-delete', 'news')['articles'], 151)

    def test_the_guard_tells_what_the_index_holds(self):
        self.articles(150)
        self.report('news')
        for i in range(140):
            os.remove(os.path.join(self.work, f'news/{i:04}.txt'))
        self.assert_err_has(self.index('news', expect=2), 'holds 150 articles', 'generation 1, nothing to write')

    def test_a_file_named_on_the_command_line_that_is_deleted_leaves_the_index(self):
        self.article('a.txt', 'One')
        self.article('b.txt', 'Two')
        self.report('a.txt', 'b.txt')
        os.remove(os.path.join(self.work, 'a.txt'))
        self.assertEqual(self.counts('a.txt', 'b.txt'), (0, 0, 1, 1))

    def test_a_path_that_is_not_there_removes_nothing(self):
        self.articles(3)
        self.report('news')
        shutil.rmtree(os.path.join(self.work, 'news'))
        for _ in range(2):
            report = self.report('news', expect=1)
            self.assertEqual((report['removed'], report['articles']), (0, 3))
            self.assertIn('its articles stay', report['skipped'][0]['reason'])
        self.assertEqual(self.report('none', expect=1)['skipped'][0]['reason'], 'no such file or folder')

    def test_a_folder_that_cannot_be_read_keeps_its_articles(self):
        if os.geteuid() == 0:
            self.skipTest('root reads every folder')
        self.articles(3)
        self.report('news')
        os.chmod(os.path.join(self.work, 'news'), 0)
        self.assertEqual(self.report('news', expect=1)['articles'], 3)


class BadInput(IndexTest):
    def test_each_is_a_named_skip_and_the_rest_is_indexed(self):
        self.articles(2)
        self.write('news/empty.txt', '')
        self.write('news/binary.txt', b'\x00\x01\x02\xff' * 2000)
        self.write('news/cut.txt.gz', self.truncated_gzip())
        os.mkfifo(os.path.join(self.work, 'news/fifo'))
        os.symlink('.', os.path.join(self.work, 'news/loop'))
        report = self.report('news', expect=1)
        self.assertEqual(report['added'], 2)
        skipped = {os.path.basename(skip['path']): skip['reason'] for skip in report['skipped']}
        self.assertEqual(set(skipped), {'empty.txt', 'binary.txt', 'cut.txt.gz', 'fifo', 'loop'})
        self.assertTrue(all(skipped.values()), skipped)

    def truncated_gzip(self):
        self.write_gz('whole.gz', 'Headline\n\n' + 'A paragraph that goes on. ' * 400)
        with open(os.path.join(self.work, 'whole.gz'), 'rb') as f:
            return f.read()[:60]

    def test_the_second_night_tells_it_as_still_skipped_and_exits_0(self):
        self.article('news/good.txt', 'Good')
        self.write('news/empty.txt', '')
        self.settle()
        run = self.index('news', expect=1)
        self.assert_err_has(run, 'skipped news/empty.txt: empty')
        run = self.index('news')
        self.assert_err_has(run, '1 still skipped')
        run = self.index('--retry-skipped', 'news')
        self.assert_err_has(run, '1 still skipped')

    def test_what_was_skipped_is_tried_again_when_it_changes(self):
        self.write('news/a.txt', '')
        self.report('news', expect=1)
        self.article('news/a.txt', 'Now there is one')
        self.assertEqual(self.counts('news'), (1, 0, 0, 0))

    def test_an_article_whose_file_breaks_stays_until_it_is_mended(self):
        self.write_gz('a.txt.gz', 'Ferry\n\nIt sails.')
        self.report('a.txt.gz')
        self.write('a.txt.gz', self.truncated_gzip())
        self.assertEqual(self.report('a.txt.gz', expect=1)['articles'], 1)

    def test_the_index_inside_the_indexed_folder_is_no_input(self):
        self.db = os.path.join(self.work, 'news', 'index')
        self.articles(2)
        self.report('news')
        report = self.report('news')
        self.assertEqual((report['unchanged'], report['skipped']), (2, []))


class Refusals(IndexTest):
    def test_a_folder_of_other_things_is_left_alone(self):
        self.article('a.txt', 'One')
        os.mkdir(self.db)
        with open(os.path.join(self.db, 'letter.odt'), 'w') as f:
            f.write('dear')
        run = self.index('a.txt', expect=3)
        self.assert_err_has(run, 'no index', '--db')
        self.assertEqual(os.listdir(self.db), ['letter.odt'])

    def test_a_second_writer_is_told_who_holds_the_lock(self):
        self.article('a.txt', 'One')
        self.report('a.txt')
        with open(os.path.join(self.db, 'lock'), 'r+') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            last = lock.read().strip()
            run = self.index('a.txt', expect=75)
            self.assert_err_has(run, f'another process (the last that signed the lock was {last})', '--wait')
            lock.seek(0)
            lock.truncate()
            lock.write(f'{os.getpid()}\n')
            lock.flush()
            self.assert_err_has(self.index('a.txt', expect=75), f'process {os.getpid()} is writing')
            begun = time.monotonic()
            self.assert_err_has(self.index('--wait', '0.5', 'a.txt', expect=75), 'a longer --wait')
            self.assertGreaterEqual(time.monotonic() - begun, 0.5)
        self.index('--wait', '5', 'a.txt')

    def test_a_damaged_generation_is_exit_3_and_rebuild_mends_it(self):
        self.articles(3)
        self.report('news')
        path = os.path.join(self.db, 'generation-000001')
        with open(path, 'r+b') as f:
            f.seek(40)
            f.write(b'\xff\xff')
        run = self.index('news', expect=3)
        self.assert_err_has(run, 'damaged', '--rebuild')
        self.assertEqual(self.report('--rebuild', 'news')['articles'], 3)
        self.assertEqual(self.counts('news'), (0, 0, 3, 0))

    def test_litter_of_a_killed_run_is_swept(self):
        self.articles(3)
        self.report('news')
        os.makedirs(os.path.join(self.db, 'segments/000009/articles'))
        os.makedirs(os.path.join(self.db, 'scratch/000001-a'))
        for name in ('generation-000009', 'manifest-000009', 'people-000009', 'CURRENT.new'):
            open(os.path.join(self.db, name), 'w').close()
        self.report('news')
        self.assertEqual(sorted(os.listdir(self.db)),
                         ['CURRENT', 'NEWSINDEX', 'XAPIANDB', 'generation-000001', 'lock', 'manifest-000001', 'people-000001', 'segments'])
        self.assertEqual(os.listdir(os.path.join(self.db, 'segments')), ['000001'])


if __name__ == '__main__':
    harness.main()
