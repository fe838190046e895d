# SPDX-License-Identifier: GPL-2.0-or-later
"""The harness itself: it finds the programs, pins what they see and tells a failure."""
import os
import sys
import unittest

import harness


class Harness(harness.CliTest):
    def run_python(self, code):
        before = os.environ.get('PROBE')
        os.environ['PROBE'] = sys.executable
        try:
            return self.run_program('PROBE', ['-c', code])
        finally:
            os.environ.pop('PROBE') if before is None else os.environ.update(PROBE=before)

    def test_finds_both_programs(self):
        for variable in ('NEWSINDEX', 'NEWSQUERY'):
            self.assertTrue(os.path.isfile(harness.program(variable)))

    def test_a_program_that_is_not_there_fails_and_does_not_skip(self):
        with self.assertRaises(AssertionError):
            harness.program('NO_SUCH_PROGRAM')

    def test_a_program_sees_a_pinned_environment(self):
        run = self.run_python('import os; print(os.environ["TZ"], os.environ["LC_ALL"], os.environ["HOME"])')
        self.assert_out(run, f'UTC C.UTF-8 {self.path("home")}\n')

    def test_a_wrong_exit_status_fails(self):
        run = self.run_python('raise SystemExit(3)')
        self.assert_exit(run, 3)
        with self.assertRaises(AssertionError):
            self.assert_exit(run, 0)

    def test_a_program_that_dies_of_a_signal_fails(self):
        with self.assertRaises(AssertionError):
            self.run_python('import os; os.abort()')

    def test_a_sanitizer_report_fails(self):
        with self.assertRaises(AssertionError):
            self.run_python('import sys; sys.stderr.write("x.cc:1: runtime error: overflow")')

    def test_gold_data_that_is_absent_skips(self):
        with self.assertRaises(unittest.SkipTest):
            harness.shared('no', 'such', 'file')


if __name__ == '__main__':
    harness.main()
