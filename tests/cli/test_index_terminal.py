# SPDX-License-Identifier: GPL-2.0-or-later
"""What newsindex says on a terminal fits it; elsewhere a line is a line."""
import subprocess

import harness

FOLDER = 'a-folder-of-quite-a-long-name/and-another-one-below-it/'


class IndexTerminal(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write(FOLDER + 'empty.txt', '')
        self.write(FOLDER + 'scan.pdf', b'%PDF-1.7 x')
        self.write_article(FOLDER + 'lamp.txt', 'A lamp', 'The lamp was lit.')

    def screen(self, *args, width=80):
        return self.on_terminal('NEWSINDEX', args, stdout=subprocess.DEVNULL, COLUMNS=str(width))[1]

    def test_reports_skips_and_hints_fit_the_terminal_and_paths_stay_whole(self):
        for width in (40, 80, 120):
            for args in (('--db', self.path(f'index{width}'), '--progress', 'never', '.'), ('--parse', '.'),
                         ('--db', self.db + 'x', '--info'), ('--no-such-option',)):
                text = self.screen(*args, width=width)
                self.assertTrue(text)
                for line in text.splitlines():
                    self.assertTrue(len(line) <= width or ' ' not in line.strip(), (width, line))
                if '.' in args:
                    self.assertIn('./' + FOLDER + 'empty.txt', text)

    def test_in_a_pipe_each_message_is_one_line(self):
        run = self.index('.', expect=1, env={'COLUMNS': '40'})
        self.assertEqual([line.split(' ')[0] for line in run.err.splitlines()], ['newsindex:'] * 4, run.err)

    def test_help_fits_eighty_columns(self):
        run = self.newsindex('--help')
        self.assert_exit(run, 0)
        self.assertEqual([line for line in run.out.splitlines() if len(line) > 80], [])

    def test_what_a_name_stands_for_is_a_list_of_lines(self):
        for name in ('one', 'two'):
            self.write_article('pair/' + name + '.txt', 'Of ' + name, 'The ferry sailed with ' + name + '.')
        self.index('pair')
        run = self.newsindex('--db', self.db, '--purge', 'pair')
        self.assert_exit(run, 2)
        lines = run.err.splitlines()
        self.assertTrue(lines[-3].startswith('hint: --all'), run.err)
        self.assertIn('pair/one.txt', lines[-2])
        self.assertIn('pair/two.txt', lines[-1])

    def test_nobody_is_sent_to_make_an_index_among_other_files(self):
        for run in (self.newsindex('--db', self.path('.'), '--info'), self.newsquery('--db', self.path('.'), 'lamp')):
            self.assert_exit(run, 3)
            self.assert_err_has(run, 'name another folder with --db')

    def test_an_index_in_which_nobody_speaks_says_so_briefly(self):
        self.index('.', expect=1)
        run = self.newsindex('--db', self.db, '--info')
        self.assertRegex(run.out, r'(?m)^people     0$')


if __name__ == '__main__':
    harness.main()
