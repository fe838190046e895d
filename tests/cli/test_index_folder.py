# SPDX-License-Identifier: GPL-2.0-or-later
"""--db never touches what is not ours: a folder is an index by what we wrote into it, not by names in it."""
import os
import shutil
import stat

import harness

WRITERS = (('news',), ('--rebuild', 'news'), ('--compact',), ('--rollback',), ('--purge', 'news/a.txt'))


class Folder(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write_article('news/a.txt', 'The ferry leaves', 'Lantern and rope were stowed.')

    def snapshot(self, folder):
        """Every name with its kind, mode, content and time."""
        seen = {}
        for top, folders, names in os.walk(folder):
            for name in folders + names:
                path = os.path.join(top, name)
                info = os.lstat(path)
                data = b''
                if stat.S_ISREG(info.st_mode):
                    with open(path, 'rb') as f:
                        data = f.read()
                seen[os.path.relpath(path, folder)] = (stat.S_IFMT(info.st_mode), info.st_mode, info.st_mtime_ns, data)
        return seen

    def make(self, **files):
        """A folder in the index's place: names, '/' as '__' and '.' as '_o_', with their content."""
        shutil.rmtree(self.db, ignore_errors=True)
        os.mkdir(self.db)
        for name, content in files.items():
            path = os.path.join(self.db, name.replace('__', '/').replace('_o_', '.').replace('_m_', '-'))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w') as f:
                f.write(content)

    def assert_refused_untouched(self, *writers):
        before = self.snapshot(self.db)
        for args in writers or WRITERS:
            for extra in ((), ('--dry-run',)):
                run = self.index(*args, *extra, expect=3)
                self.assertTrue(run.err, str(run))
                self.assertEqual(self.snapshot(self.db), before, str(run))
        run = self.index('news', expect=3)
        self.assert_err_has(run, 'holds other files and no index', '--db')

    def test_names_that_others_use_too_do_not_make_an_index(self):
        for files in ({'segments__video1_o_ts': 'precious'},
                      {'segments__000001__video_o_ts': 'precious', 'scratch__notes_o_txt': 'precious'},
                      {'lock': 'precious'},
                      {'report_o_new': 'precious', 'CURRENT_o_new': 'precious'},
                      {'CURRENT': 'MANIFEST-000004\n', '000005_o_ldb': 'precious', 'data_o_new': 'precious'},
                      {'CURRENT': 'generation-000004\n'},
                      {'CURRENT': 'generation-000004\n', 'generation_m_000004': 'precious and no index'},
                      {'generation_m_000001': '', 'manifest_m_000001': 'precious'},
                      {'XAPIANDB': 'auto mail\n', 'mail__iamglass': 'precious'},
                      {'NEWSINDEX': 'a note on newsindex, precious\n'}):
            with self.subTest(files=sorted(files)):
                self.make(**files)
                self.assert_refused_untouched()

    def test_a_fifo_or_a_link_of_such_a_name_is_none_of_ours(self):
        self.make()
        os.mkfifo(os.path.join(self.db, 'NEWSINDEX'))
        os.symlink('/dev/zero', os.path.join(self.db, 'generation-000001'))
        os.mkdir(os.path.join(self.db, 'lock'))
        self.assert_refused_untouched()

    def test_an_empty_folder_and_a_begun_mark_become_an_index(self):
        for files in ({}, {'lock': ''}, {'NEWSINDEX': ''}, {'NEWSINDEX': 'This folder is an index of news', 'lock': ''}):
            with self.subTest(files=sorted(files)):
                self.make(**files)
                self.index('news')
                self.index('--verify')
                self.assertEqual(self.query('--count', '*').out, '1\n')

    def test_a_first_run_whose_paths_are_not_there_makes_no_index(self):
        for args in (('none',), ('none', 'neither/'), ('--rebuild', 'none'), ('--dry-run', 'none')):
            for db in (self.db, self.path('a', 'new', 'folder')):
                run = self.newsindex('--db', db, *args)
                self.assert_exit(run, 1)
                self.assert_err_has(run, 'skipped none: no such file or folder')
                self.assertEqual((os.path.exists(db), os.path.exists(self.path('a'))), (False, False), args)
        self.assert_err_has(self.index('none', expect=1), 'no index was made')
        self.index('none', 'news', expect=1)
        self.assertEqual(self.query('--count', '*').out, '1\n')

    def test_what_a_person_lays_into_an_index_is_never_swept(self):
        self.index('news')
        own = {'notes.txt', 'report.new', 'segments/video1.ts', 'segments/1/x', 'scratch/todo.txt', 'scratch/12-a', 'generation-7',
               'manifest-old', 'generation-000009.bak', 'segments/000001.bak/x'}
        for name in own:
            path = os.path.join(self.db, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w') as f:
                f.write('precious')
        self.write_article('news/b.txt', 'The ferry is back', 'Lantern and oar were stowed.')
        for args in (('news',), ('--rebuild', 'news'), ('--compact',), ('--purge', 'news/b.txt'), ('news',)):
            self.index(*args)
        for name in own:
            with open(os.path.join(self.db, name)) as f:
                self.assertEqual(f.read(), 'precious', name)
        self.index('--verify')

    def test_what_a_crash_left_of_a_first_build_is_taken_up(self):
        self.index('news')
        for name in os.listdir(self.db):
            if name not in ('NEWSINDEX', 'lock', 'segments'):
                os.remove(os.path.join(self.db, name))
        self.index('news')
        self.index('--verify')
        self.assertEqual(os.listdir(os.path.join(self.db, 'segments')), ['000002'])

    def test_an_index_whose_pointer_and_generation_are_damaged_is_still_ours(self):
        self.index('news')
        for name in ('CURRENT', 'generation-000001'):
            with open(os.path.join(self.db, name), 'w') as f:
                f.write('nonsense\n')
        self.assert_err_has(self.index('news', expect=3), 'damaged')
        self.index('--rebuild', 'news')
        self.index('--verify')

    def test_one_of_a_release_that_wrote_no_mark_is_ours_by_its_generation(self):
        self.index('news')
        os.remove(os.path.join(self.db, 'NEWSINDEX'))
        self.index('news')
        os.remove(os.path.join(self.db, 'CURRENT'))
        self.index('--rebuild', 'news')
        self.index('--verify')

    def test_nobody_else_may_open_its_lock(self):
        self.index('news')
        lock = os.path.join(self.db, 'lock')
        self.assertEqual(stat.S_IMODE(os.stat(lock).st_mode), 0o600)
        os.chmod(lock, 0o644)  # as older releases left it
        self.index('news')
        self.assertEqual(stat.S_IMODE(os.stat(lock).st_mode), 0o600)

    def test_a_folder_that_cannot_be_listed_is_left_alone(self):
        if os.geteuid() == 0:
            self.skipTest('root lists every folder')
        self.make(letter_o_odt='precious')
        os.chmod(self.db, 0o300)
        self.index('news', expect=74)
        os.chmod(self.db, 0o700)
        self.assertEqual(os.listdir(self.db), ['letter.odt'])


if __name__ == '__main__':
    harness.main()
