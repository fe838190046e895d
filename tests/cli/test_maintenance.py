# SPDX-License-Identifier: GPL-2.0-or-later
"""newsindex --info, --verify, --compact, --rollback, --purge, merging; stops and kills."""
import fcntl
import json
import os
import random
import shutil
import signal
import subprocess
import time

import harness

OLD = 1_600_000_000


class IndexTest(harness.CliTest):
    def article(self, name, headline, *paragraphs):
        self.write_article(name, headline, *(paragraphs or (f'Nothing more is known of {headline}.',)))
        os.utime(os.path.join(self.work, name), (OLD, OLD))

    def articles(self, count, folder='news', word='Ferry'):
        for i in range(count):
            self.article(f'{folder}/{i:04}.txt', f'{word} number {i} leaves',
                         f'"We sail at {i}," said Ilse Brandt, the harbour master.', 'The sea is calm.')

    def report(self, *args, expect=0, **how):
        return self.index('--report', 'json', *args, expect=expect, **how).json()

    def info(self):
        return self.index('--info', '--report', 'json').json()

    def segments(self):
        return [(s['articles'], s['dead']) for s in self.info()['segments']]

    def index_files(self):
        for folder, _, names in os.walk(self.db):
            for name in names:
                yield os.path.join(folder, name)


class Info(IndexTest):
    def test_tells_counts_sizes_and_skips(self):
        self.articles(5)
        self.write('news/empty.txt', '')
        self.report('news', expect=1)
        info = self.info()
        self.assertEqual((info['articles'], info['generation'], info['other_generations']), (5, 1, []))
        self.assertEqual([skip['reason'] for skip in info['skipped']], ['empty file'])
        self.assertEqual(sum(source['count'] for source in info['sources']), 5)
        run = self.index('--info')
        self.assert_out_has(run, 'generation 1, written', 'articles   5 from', 'empty.txt: empty file')

    def test_is_short_and_names_the_folders(self):
        self.write('news/many.jsonl', ''.join(json.dumps({'headline': f'Crane {i}', 'source': f'Paper {i:02}', 'date': f'{1990 + i}-01-02',
                                                          'body': f'The crane number{i} stood still.'}) + '\n' for i in range(30)))
        self.index('news')
        out = self.index('--info').out
        self.assertLess(len(out.splitlines()), 24)
        self.assertIn(f'folders\n  {os.path.realpath(self.path("work/news"))}\n', out)
        self.assertIn('dates      1990 to 2019\n', out)
        self.assertIn('and 20 more (-v lists all)', out)
        self.assertIn('Paper 29', self.index('--info', '-v').out)
        self.index('.')
        self.write('news/late.txt', 'Late crane\n\nIt fell in the night, and nobody heard it.\n')
        self.index('.')
        self.assertEqual(self.info()['folders'], [os.path.realpath(self.work)])

    def test_without_an_index_says_how_to_make_one(self):
        for mode in ('--info', '--verify', '--compact', '--rollback'):
            self.assert_err_has(self.index(mode, expect=3), 'no index', 'newsindex --db')


class Verify(IndexTest):
    def setUp(self):
        super().setUp()
        self.articles(40)
        self.report('news')

    def test_a_sound_index_is_sound(self):
        self.assert_err_has(self.index('--verify'), 'sound')
        self.article('news/0001.txt', 'Changed')
        self.report('news')
        self.index('--verify')

    def test_any_flipped_bit_of_a_segment_is_found(self):
        rolls = random.Random(6)
        files = [path for path in self.index_files() if '/segments/' in path and os.path.getsize(path) > 0]
        for path in files:
            at = rolls.randrange(os.path.getsize(path))
            with open(path, 'r+b') as f:
                f.seek(at)
                byte = f.read(1)[0]
                f.seek(at)
                f.write(bytes([byte ^ 1 << rolls.randrange(8)]))
                f.flush()
                self.assert_err_has(self.index('--verify', expect=3), os.path.basename(path), '--rebuild')
                f.seek(at)
                f.write(bytes([byte]))
        self.index('--verify')

    def test_a_file_cut_short_or_lost_is_found(self):
        path = next(path for path in self.index_files() if path.endswith('articles/docdata.glass'))
        os.truncate(path, os.path.getsize(path) // 2)
        self.index('--verify', expect=3)
        os.remove(path)
        self.index('--verify', expect=3)

    def test_a_damaged_manifest_is_found(self):
        with open(os.path.join(self.db, 'manifest-000001'), 'r+b') as f:
            f.seek(100)
            f.write(b'\xff')
        self.index('--verify', expect=3)


class Segments(IndexTest):
    def test_many_nights_leave_few_segments_and_every_article(self):
        for night in range(14):
            self.articles(3, f'news/{night}')
            self.report('news')
            self.assertLessEqual(len(self.info()['segments']), 8)
        self.assertEqual(self.info()['articles'], 42)
        self.index('--verify')

    def test_dead_documents_go_when_they_are_over_a_tenth(self):
        self.articles(100)
        self.report('news')
        for i in range(40):
            self.article(f'news/{i:04}.txt', f'Crane {i} stays')
        self.report('news')
        self.assertEqual(self.segments(), [(60, 0), (40, 0)])
        self.index('--verify')

    def test_compact_leaves_one_segment_and_one_generation(self):
        for night in range(3):
            self.articles(3, f'news/{night}')
            self.report('news')
        os.remove(os.path.join(self.work, 'news/1/0001.txt'))
        self.report('news')
        self.index('--compact')
        self.assertEqual(self.segments(), [(8, 0)])
        self.assertEqual(self.info()['other_generations'], [])
        self.index('--verify')
        self.assert_err_has(self.index('--compact'), 'nothing to write')
        self.assertEqual(self.report('news')['unchanged'], 8)


class Rollback(IndexTest):
    def test_goes_back_and_forth(self):
        self.articles(5)
        self.report('news')
        self.articles(9)
        self.report('news')
        self.index('--rollback')
        self.assertEqual((self.info()['articles'], self.info()['generation']), (5, 3))
        self.index('--verify')
        self.index('--rollback')
        self.assertEqual((self.info()['articles'], self.info()['generation']), (9, 4))
        self.index('--verify')
        self.assertEqual(self.report('news')['unchanged'], 9)

    def test_after_it_the_next_run_finds_what_is_missing(self):
        self.articles(5)
        self.report('news')
        self.articles(9)
        self.report('news')
        self.index('--rollback')
        report = self.report('news')
        self.assertEqual((report['added'], report['articles']), (4, 9))
        self.index('--verify')

    def test_mends_an_index_whose_generation_is_damaged(self):
        self.articles(5)
        self.report('news')
        self.articles(6)
        self.report('news')
        os.truncate(os.path.join(self.db, 'generation-000002'), 30)
        self.index('--info', expect=3)
        self.index('--rollback')
        self.assertEqual(self.info()['articles'], 5)

    def point_to(self, number):
        with open(os.path.join(self.db, 'CURRENT'), 'w', encoding='ascii') as f:
            f.write(f'generation-{number:06}\n')

    def test_never_goes_forward_to_what_a_crash_kept_from_coming_into_force(self):
        self.articles(5)
        self.report('news')
        self.articles(9)
        self.report('news')
        self.point_to(1)  # killed just before CURRENT was renamed
        self.assertEqual(self.info()['other_generations'], [])
        self.assert_err_has(self.index('--rollback', expect=2), 'no generation to go back to')
        self.assertEqual(self.info()['articles'], 5)
        self.articles(7)
        self.report('news')
        self.point_to(1)
        self.report('news')
        self.assertEqual((self.info()['articles'], self.info()['other_generations']), (9, [1]))

    def test_killed_and_given_again_it_does_not_take_up_what_was_never_in_force(self):
        for count in (3, 5, 8):
            self.articles(count)
            self.report('news')
        self.point_to(2)  # 3 is a crash's, above the one in force
        for name in ('generation-000001', 'manifest-000001'):
            self.assertFalse(os.path.exists(os.path.join(self.db, name)))
        self.assert_err_has(self.index('--rollback', expect=2), 'no generation to go back to')
        self.assertEqual(self.info()['articles'], 5)

    def test_never_goes_back_to_before_a_purge(self):
        """A purge killed when it had come into force, and before it let the generation before go."""
        self.articles(5)
        self.report('news')
        shutil.copytree(self.db, self.path('before'))
        self.index('--purge', 'news/0003.txt')
        for folder, _, names in os.walk(self.path('before')):
            into = os.path.join(self.db, os.path.relpath(folder, self.path('before')))
            os.makedirs(into, exist_ok=True)
            for name in names:
                if not os.path.exists(os.path.join(into, name)):
                    shutil.copy2(os.path.join(folder, name), into)
        self.assertEqual(self.info()['other_generations'], [])
        for _ in range(2):
            self.assert_err_has(self.index('--rollback', expect=2), 'no generation to go back to')
            self.assertEqual(self.info()['articles'], 4)
        self.report('news')
        self.assertEqual(len(os.listdir(os.path.join(self.db, 'segments'))), 1, 'what it held is swept')

    def test_without_an_earlier_generation_is_refused(self):
        self.articles(2)
        self.report('news')
        self.assert_err_has(self.index('--rollback', expect=2), 'refused')


class DryRun(IndexTest):
    """Of what is done to an index it says what would be, and writes nothing anywhere."""

    def everything(self):
        seen = {}
        for folder, _, names in os.walk(self.tmp):
            for path in (os.path.join(folder, name) for name in names):
                with open(path, 'rb') as f:
                    seen[path] = os.stat(path).st_mtime_ns, f.read()
        return seen

    def test_says_what_would_be(self):
        self.articles(5)
        self.report('news')
        self.articles(9)
        os.remove(os.path.join(self.work, 'news/0001.txt'))
        self.report('news')
        before = self.everything()
        for args, says in ((('--compact',), 'would merge 2 segments with 8 articles (and 1 that no search finds) into one; generation 1'),
                           (('--rollback',), 'would go back to generation 1: 5 articles'),
                           (('--purge', 'news/0002.txt'), '1 article would be taken out'),
                           (('--rebuild', 'news'), 'dry run: 8 files scanned: 0 added, 0 changed, 8 unchanged, 0 removed'),
                           (('news',), 'dry run: 8 files scanned')):
            for quiet in ((), ('-q',)):
                self.index('--dry-run', *quiet, *args)
                self.assertTrue(self.everything() == before, args)
            self.assert_err_has(self.index('--dry-run', *args), says)
        self.index('--compact')
        self.assert_err_has(self.index('--compact', '--dry-run'), 'nothing would be merged')
        self.index('--rollback', '--dry-run', expect=2)

    def test_holds_while_another_run_writes(self):
        self.articles(3)
        self.report('news')
        with open(os.path.join(self.db, 'lock'), 'r+') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for args in (('--compact',), ('news',), ('--rebuild', 'news')):
                self.index('--dry-run', *args)

    def test_without_an_index_makes_none(self):
        self.articles(1)
        for args in (('--compact',), ('--rollback',), ('--purge', 'news/0000.txt')):
            self.index('--dry-run', *args, expect=3)
        self.index('--dry-run', 'news')
        self.index('--dry-run', '--rebuild', 'news')
        self.assertFalse(os.path.exists(self.db))


class Reports(IndexTest):
    def test_count_what_stands_when_the_disk_is_full(self):
        """Here a limit on the size of a file. What was there stays, and nothing is said of what was read."""
        self.articles(3)
        self.report('news')
        self.articles(60)
        os.remove(os.path.join(self.work, 'news/0001.txt'))
        for blocks in (4, 8, 16):
            for args in (('news',), ('--rebuild', 'news')):
                done = subprocess.run(['sh', '-c', f'ulimit -f {blocks}; exec "$@"', 'sh', harness.program('NEWSINDEX'), '--db', self.db,
                                       '--report', 'json', *args], cwd=self.work, env=self.env, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, 74, done.stderr)
                report = json.loads(done.stdout)
                self.assertEqual([report[name] for name in ('added', 'changed', 'moved', 'removed', 'articles')], [0, 0, 0, 0, 3])
                self.assertEqual((report['generation'], report['published']), (1, False))
        text = subprocess.run(['sh', '-c', 'ulimit -f 8; exec "$@"', 'sh', harness.program('NEWSINDEX'), '--db', self.db, 'news'],
                              cwd=self.work, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE).stderr.decode()
        self.assertIn('0 added', text)
        self.assertIn('holds 3 articles', text)


class Purge(IndexTest):
    SECRET = 'Quixotrope'

    def holders(self):
        return self.files_that_hold(self.SECRET)

    def test_no_byte_of_it_stays_and_it_does_not_come_back(self):
        self.articles(6)
        self.report('news')
        self.article('news/secret.txt', f'The {self.SECRET} affair', f'"{self.SECRET}s," said Ilse Brandt.')
        self.report('news')
        self.articles(7)
        self.report('news')
        self.assertTrue(self.holders(), 'the search itself must find it before')
        self.index('--purge', 'news/secret.txt')
        self.assertEqual(self.holders(), set())
        self.assertEqual((self.info()['articles'], self.info()['other_generations']), (7, []))
        self.index('--verify')
        report = self.report('news')
        self.assertEqual((report['added'], report['purged'], report['articles']), (0, 1, 7))
        os.rename(os.path.join(self.work, 'news/secret.txt'), os.path.join(self.work, 'news/other.txt'))
        self.assertEqual(self.report('news')['articles'], 7)
        self.assertEqual(self.report('--rebuild', 'news')['articles'], 7)

    def test_of_a_line_stays_away_when_it_becomes_another_line(self):
        lines = [json.dumps({'headline': f'The {word} affair', 'body': f'A {word} was seen in the {word} street by noon.'}) + '\n'
                 for word in ('walrus', 'badger', 'heron', 'otter')]
        self.write('news/day.jsonl', ''.join(lines[1:3]))
        self.report('news')
        self.index('--purge', self.parse('news/day.jsonl')[1]['id'])
        self.write('news/day.jsonl', lines[3] + lines[0] + lines[2] + lines[1])
        report = self.report('news')
        self.assertEqual(self.found('heron'), [])
        self.assertEqual(len(self.found('badger')), 1)
        self.assertEqual(report['purged'], 1)  # the text; what stands in its line now is another's
        self.assertIn('day.jsonl [3]: taken out for good', report['warnings'][0])

    def test_by_id(self):
        self.articles(3)
        self.report('news')
        id_ = self.parse('news/0001.txt')[0]['id']
        self.index('--purge', id_)
        self.assertEqual(self.report('news')['articles'], 2)

    def test_of_what_is_not_there_is_refused_and_changes_nothing(self):
        self.articles(3)
        self.report('news')
        self.index('--purge', 'news/0001.txt', '--purge', 'news/none.txt', expect=2)
        self.assertEqual(self.info()['articles'], 3)


class Stops(IndexTest):
    def start(self, *args):
        return subprocess.Popen([harness.program('NEWSINDEX'), '--db', self.db, *args], cwd=self.work,
                                env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def test_a_signal_ends_the_run_with_what_was_read_published(self):
        self.articles(1500)
        for number, status in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
            run = self.start('news', '--jobs', '1')
            self.await_lock(run)
            self.await_path(run, 'scratch')
            run.send_signal(number)
            begun = time.monotonic()
            left = run.wait(timeout=30)
            self.assertLess(time.monotonic() - begun, 10)
            self.assertIn(left, (status, 0))
            if left:
                self.index('--verify')
        report = self.report('news')
        self.assertEqual(report['articles'], 1500)
        self.index('--verify')

    def test_killed_at_any_moment_the_index_stays_whole(self):
        self.articles(60)
        whole, killed, turn = self.seconds_of('news'), 0, 0
        rolls = random.Random(1)
        while killed < 8 and turn < 200:
            for i in range(20):
                self.article(f'news/{rolls.randrange(80):04}.txt', f'Turn {turn} of ferry {i}')
            run = self.start('news')
            time.sleep(rolls.random() * whole)
            run.kill()
            killed += run.wait() == -signal.SIGKILL
            turn += 1
            self.index('--verify')
        self.assertEqual(killed, 8)
        self.report('news')
        left = self.info()['articles']
        self.assertEqual(left, len(os.listdir(os.path.join(self.work, 'news'))))
        self.index('--verify')
        self.assertEqual(self.report('--rebuild', 'news')['unchanged'], left)

    def test_killed_in_the_first_build_the_next_one_completes(self):
        self.articles(200)
        whole, killed = self.seconds_of('news'), 0
        for turn in range(100):
            shutil.rmtree(self.db, ignore_errors=True)
            run = self.start('news')
            time.sleep(whole * (turn * 7 % 10) / 10)
            run.kill()
            killed += run.wait() == -signal.SIGKILL
            if killed == 5:
                break
        self.assertEqual(killed, 5)
        self.assertEqual(self.report('news')['articles'], 200)
        self.index('--verify')


class ProgressLine(IndexTest):
    def test_is_shown_when_asked_for_and_not_in_a_pipe(self):
        self.articles(5)
        self.assertNotIn('\r', self.index('news').err)
        self.assertIn('\r', self.index('--rebuild', '--progress', 'always', 'news').err)


if __name__ == '__main__':
    harness.main()
