# SPDX-License-Identifier: GPL-2.0-or-later
"""Queries, files and indexes that no one should hand to newsquery: a message and an exit status, never a crash."""
import os
import shutil
import subprocess
import time

import harness


class BadInput(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write_article('lamp.txt', 'The lamp is lit', 'A lamp burned in the window all night, and f*** all else.',
                           '"It is only a lamp," said Ines Calder.')
        self.index('.')

    def ask(self, *args):
        run = self.newsquery('--db', self.db, *args)
        self.assertIn(run.status, (0, 1, 2), str(run)[:2000])
        if run.status == 2:
            self.assertTrue(run.err.startswith('newsquery: '), run.err[:200])
            self.assertEqual(run.out, '')
            self.assertLess(len(run.err), 4000)
        return run

    def test_a_megabyte_of_query(self):
        for piece, status in (('lamp ', 0), ('lamp OR ', 2), ('(', 2), ('"', 2), ('-', 2), ('NOT ', 2), ('~lamp ', 2),
                              ('lam* ', 2), ('w?rd ', None), ('speaker:calder ', 2), ('NEAR/5 ', 2), ('*', 2), ('\u4e2d', 2),
                              ('lamp NEAR/5 ', 2), ('date:2023 ', None), ('"a b" ', None), ('\u0301', None)):
            part = piece * (100_000 // len(piece.encode()))  # one argument holds 128 kB at most
            run = self.ask('--count', '--', *[part] * 10)
            if status is not None:
                self.assertEqual(run.status, status, (piece, run.err[:300]))

    def test_ten_thousand_brackets(self):
        for query in ('(' * 10_000, '(' * 10_000 + 'lamp' + ')' * 10_000, 'headline:(' * 10_000, 'lamp)' * 10_000,
                      '-(' * 10_000 + 'lamp' + ')' * 10_000):
            run = self.ask('--', query)
            self.assertEqual(run.status, 2)
            self.assert_err_has(run, '^')
        self.assert_exit(self.ask('--', '(' * 90 + 'lamp' + ')' * 90), 0)

    def test_numbers_out_of_reach(self):
        for query, number in (('a NEAR/999999 b', '99'), ('a ADJ/999999 b', '99'), ('a w/100 b', '99'), ('a NEAR/0 b', '99'),
                              ('a NEAR/-1 b', '99'), ('ATLEAST/999999 a', '1000'), ('ATLEAST/0 a', '1000')):
            run = self.ask('--', query)
            self.assertEqual(run.status, 2, query)
            self.assert_err_has(run, '^', f'1 to {number}')

    def test_a_star_inside_every_construct(self):
        everything, nothing, wrong = 0, 1, 2
        for query, status in (
                ('*', everything), ('* *', everything), ('(*)', everything), ('* OR lamp', everything), ('* lamp', everything),
                ('-*', nothing), ('lamp -*', nothing), ('* -lamp', nothing), ('NOT *', nothing),
                ('l*', wrong), ('*p', wrong), ('**', wrong), ('?', wrong), ('l?', wrong), ('lam*', 0), ('la*p', 0), ('l?mp', 0),
                ('la**', 0), ('lam!', 0), ('~*', wrong), ('~lam*', wrong), ('"*"', wrong), ('"the lam*"', wrong), ('"f*** all"', 0),
                ('lamp NEAR/5 *', wrong), ('lam* NEAR/9 win*', 0), ('* ADJ/5 lamp', wrong), ('ATLEAST/2 *', wrong),
                ('ATLEAST/1 lam*', 0), ('headline:*', wrong), ('headline:lam*', 0), ('headline:(lamp *)', wrong),
                ('said:*', wrong), ('said:lam*', 0), ('speaker:*', wrong), ('speaker:cal*', 0), ('date:*', wrong),
                ('date:20*', wrong), ('id:*', wrong), ('lang:e*', wrong), ('source:*', wrong), ('path:lam*', 0),
                ('words:*', wrong), ('words:1*', wrong), ('lamp-*', wrong), ('lam*-burned', 0), ('HEADLINE(lam!)', 0)):
            run = self.ask('--', query)
            self.assertEqual(run.status, status, f'{query}\n{run}')
            if status == wrong:
                self.assert_err_has(run, '^')

    def test_control_bytes_and_broken_utf8(self):
        for raw in (b'lamp \x01\x02\x1b[31m', b'lamp\xff', b'\xff\xfelamp', b'lamp \xed\xa0\x80', b'\x1b]0;x\x07lamp', b'lamp\x7f',
                    b'lamp \xe2\x80\xae', b'nosuch:\x1b[2J', b'headline:\xff', b'"lamp \xff"', b'\xc3', b'~\xff\xff\xff'):
            for extra in ((), ('--literal',), ('--any',), ('--quotes',), ('--explain',), ('--json',)):
                done = subprocess.run([harness.program('NEWSQUERY').encode(), b'--db', self.db.encode(),
                                       *(e.encode() for e in extra), b'--', raw], env=self.env, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE, timeout=60)
                self.assertIn(done.returncode, (0, 1, 2), (raw, extra))
                for stream in (done.stdout, done.stderr):
                    self.assertNotIn('\x1b', stream.decode('utf-8'))

    def test_options_hold_broken_bytes_too(self):
        for args in ((b'--sort', b'\xff'), (b'--\xff',), (b'--limit', b'\x1b[31m'), (b'--save', b'\xff', b'x'), (b'--like', b'\xff'),
                     (b'--show', b'\x1b[2J'), (b'--facet', b'\x1b'), (b'--since', b'\xe2\x80\xae')):
            done = subprocess.run([harness.program('NEWSQUERY').encode(), b'--db', self.db.encode(), *args], env=self.env,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
            self.assertEqual(done.returncode, 2, args)
            self.assertNotIn('\x1b', done.stderr.decode('utf-8'))

    def test_a_saved_search_that_is_damaged(self):
        self.query('--save', 'lamps', 'lamp')
        path = os.path.join(self.env['XDG_CONFIG_HOME'], 'newsindex', 'searches', 'lamps')
        with open(path, 'rb') as f:
            good = f.read()
        for bad in (b'', b'\n', b'nonsense', good[:10], b'\xff' * 100, b'newsquery-search 2\nlamp\n', good + b'--limit\nmany\n',
                    good + b'--nosuch\n', good + b'"open\n', b'newsquery-search 1\n', b'newsquery-search 1\n--saved\nother\n'):
            with open(path, 'wb') as f:
                f.write(bad)
            for args in (('--saved', 'lamps'), ('--saved', 'lamps', '--new')):
                run = self.newsquery(*args, env={'NEWSINDEX_DB': self.db})
                self.assert_exit(run, 2)
                self.assertEqual(run.out, '')
                self.assertGreater(len(run.err.splitlines()), 0)
        with open(path, 'wb') as f:  # NUL can stand in no argument, but in a file
            f.write(b'newsquery-search 1\n--db\n' + self.db.encode() + b'\nlamp \0 window\n')
        self.assert_exit(self.newsquery('--saved', 'lamps'), 0)
        os.remove(path)
        os.mkdir(path)
        self.assert_exit(self.newsquery('--saved', 'lamps'), 2)

    def test_how_far_a_search_was_read_that_is_damaged(self):
        self.query('--save', 'lamps', 'lamp')
        self.assert_exit(self.newsquery('--saved', 'lamps', '--new'), 0)
        path = os.path.join(self.env['XDG_STATE_HOME'], 'newsindex', 'searches', 'lamps')
        with open(path, 'rb') as f:
            good = f.read()
        for bad in (b'', b'nonsense', good[:-2] + b'x\n', good + b'5\n', good.replace(b'newsquery-seen 2', b'newsquery-seen 9'),
                    good[:20] + b'\n99999999999999999999999\n', good[:-9] + bytes([good[-9] ^ 1]) + good[-8:]):
            with open(path, 'wb') as f:
                f.write(bad)
            run = self.newsquery('--saved', 'lamps', '--new')
            self.assert_exit(run, 2)
            self.assert_err_has(run, 'damaged', path)
            self.assert_exit(self.newsquery('--saved', 'lamps'), 0)


class IndexGone(harness.CliTest):
    def setUp(self):
        super().setUp()
        for i in range(300):
            self.write_article(f'{i}.txt', f'Lamp {i}', f'Lamp number {i} burned in window {i * 7} of the long street. ' * 3)
        self.index('.')

    def test_an_answer_that_is_being_printed_is_printed_to_its_end(self):
        reader = subprocess.Popen([harness.program('NEWSQUERY'), '--db', self.db, '--format', 'jsonl', '--copies', '-n', '300', 'lamp'],
                                  env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        begun = reader.stdout.read(1)
        shutil.rmtree(self.db)
        out, err = reader.communicate(timeout=60)
        self.assertEqual((reader.returncode, err, len((begun + out).splitlines())), (0, b'', 300))

    def test_what_is_gone_behind_the_pointer_is_told(self):
        for gone in ('segments', 'generation-', 'segments/'):
            copy = self.path('copy')
            shutil.copytree(self.db, copy)
            folder = os.path.join(copy, 'segments') if gone == 'segments/' else copy
            for name in os.listdir(folder):
                path = os.path.join(folder, name)
                if gone == 'segments/' or name.startswith(gone):
                    shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
            run = self.newsquery('--db', copy, 'lamp')
            self.assert_exit(run, 3)
            self.assertEqual(run.out, '')
            self.assertGreater(len(run.err.splitlines()), 1, str(run))
            shutil.rmtree(copy)

    def test_an_index_that_is_removed_while_it_is_asked_is_answered_or_told(self):
        begun = time.monotonic()
        self.query('--copies', '--count', 'lamp')
        whole, seen = time.monotonic() - begun, set()
        for turn in range(200):
            copy = self.path('copy')
            shutil.copytree(self.db, copy)
            readers = [subprocess.Popen([harness.program('NEWSQUERY'), '--db', copy, '--copies', '--count', 'lamp'], env=self.env,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
            time.sleep(whole * (turn * 7 % 20) / 10)
            shutil.rmtree(copy)
            for reader in readers:
                out, err = reader.communicate(timeout=60)
                self.assertIn((reader.returncode, out), ((0, b'300\n'), (3, b'')), err)
                self.assertTrue(reader.returncode == 0 or err.startswith(b'newsquery: '), err)
                seen.add(reader.returncode)
            if turn >= 12 and seen == {0, 3}:
                break
        self.assertEqual(seen, {0, 3})


if __name__ == '__main__':
    harness.main()
