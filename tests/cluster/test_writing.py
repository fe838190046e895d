# SPDX-License-Identifier: GPL-2.0-or-later
"""newsindex keeps an archive on a cluster up to date, as it does an index in a folder."""
import json
import os
import signal
import subprocess
import time
import unittest

import archives
import shared


@unittest.skipUnless('NEWSINDEX' in os.environ, 'run by ctest, which knows the programs')
class Writing(archives.ArchiveTest):
    def counts(self, report):
        return tuple(report[name] for name in ('added', 'changed', 'unchanged', 'moved', 'removed'))

    def test_a_run_takes_in_what_is_new_and_the_next_finds_nothing_to_do(self):
        for number in range(12):
            self.write(number)
        self.assertEqual(self.counts(self.indexed()), (12, 0, 0, 0, 0))
        self.assert_sound()
        report = self.indexed()
        self.assertEqual(self.counts(report), (0, 0, 12, 0, 0))
        self.assertFalse(report['published'])

    def test_changed_moved_and_removed_files_are_followed(self):
        for number in range(20):
            self.write(number)
        self.indexed()
        self.write(3, archives.article(3, 'A zeppelin was seen.'))
        os.rename(os.path.join(self.files, '00004.txt'), os.path.join(self.files, '90004.txt'))
        self.remove(5)
        self.write(20)
        self.assertEqual(self.counts(self.indexed()), (1, 1, 17, 1, 1))
        self.assert_sound()
        self.assertEqual(self.found('zeppelin'), ['00003.txt'])
        self.assertEqual(self.found('item4'), ['90004.txt'])
        self.assertEqual(self.found('item5'), [])

    def test_a_run_that_would_remove_very_much_is_refused(self):
        for number in range(130):
            self.write(number)
        self.indexed()
        for number in range(120):
            self.remove(number)
        status, _, errors = self.run_index()
        self.assertEqual(status, 2, errors)
        self.assertIn('refused', errors)
        self.assertEqual(len(self.found('*')), 130)
        self.assertEqual(self.indexed('--allow-mass-delete')['removed'], 120)
        self.assert_sound()

    def test_what_cannot_be_read_is_skipped_and_named(self):
        self.write(1)
        with open(os.path.join(self.files, 'cut.txt.gz'), 'wb') as file:
            file.write(b'\x1f\x8b\x08\x00broken')
        status, report, _ = self.run_index()
        self.assertEqual((status, len(report['skipped'])), (1, 1))
        self.assertEqual(self.found('*'), ['00001.txt'])

    def test_a_dry_run_writes_nothing(self):
        self.write(1)
        status, report, errors = self.run_index('--dry-run')
        self.assertEqual((status, report['added']), (0, 1), errors)
        self.assertEqual(self.ask('GET', f'/{self.archive}~one~state')[0], 404)
        self.indexed()
        self.write(2)
        self.indexed('--dry-run')
        self.assertEqual(self.found('*'), ['00001.txt'])

    def test_nothing_new_is_seen_before_it_is_published(self):
        """Whoever refreshes the index: what a run has sent and not published is no article."""
        for number in range(5):
            self.write(number)
        self.indexed()
        run = {'entered': 99, 'run': 99, 'id': ['00000000000000aa'], 'all': 'x', 'quotes': [], 'words': 1}
        self.must('PUT', f'/{self.archive}~one~000001/_doc/aa?refresh=true', run)
        self.assertEqual(len(self.found('*')), 5)

    def test_a_run_that_is_killed_leaves_nothing_and_the_next_goes_on(self):
        for number in range(3):
            self.write(number)
        self.indexed()
        for number in range(3, 3000):
            self.write(number)
        self.write(1, archives.article(1, 'A zeppelin was seen.'))
        process = subprocess.Popen([*self.command('--quiet', '--jobs', '1'), self.files], env=self.environment(),
                                   stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            self.ask('POST', f'/{self.archive}~one~000001/_refresh')
            if self.ask('GET', f'/{self.archive}~one~000001/_count')[1]['count'] > 300:
                break
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.assertEqual(self.ask('GET', f'/{self.archive}~one~state/_doc/lock')[0], 200)  # the next run takes it
        self.ask('POST', f'/{self.archive}~one~000001/_refresh')
        self.assertGreater(self.ask('GET', f'/{self.archive}~one~000001/_count')[1]['count'], 300)
        self.assertEqual(self.found('*'), [f'{number:05}.txt' for number in range(3)])
        # What it wrote over is written anew, whatever the file says now.
        self.write(1)
        for number in range(200, 3000):
            self.remove(number)
        self.indexed()
        self.assertEqual(self.found('zeppelin'), [])
        self.assert_sound()

    def test_a_second_writer_of_an_origin_is_told_and_of_another_is_not(self):
        self.write(1)
        self.indexed()
        self.must('PUT', f'/{self.archive}~one~state/_doc/lock',
                  {'owner': 'somebody', 'host': 'far.example', 'process': 7, 'machine': 'other', 'started': '1'})
        status, _, errors = self.run_index()
        self.assertEqual(status, 75, errors)
        self.assertIn('far.example', errors)
        self.write(2)
        self.indexed(origin='two', paths=[os.path.join(self.files, '00002.txt')])
        self.assertEqual(self.found('*'), ['00001.txt', '00002.txt'])

    def test_the_lock_goes_with_the_run(self):
        self.write(1)
        self.indexed()
        self.assertEqual(self.ask('GET', f'/{self.archive}~one~state/_doc/lock')[0], 404)

    def test_copies_are_folded_with_what_stood_before_and_with_another_origin(self):
        text = archives.article(7)
        self.write(1, text)
        self.indexed()
        self.write(2, 'Gazette edition\n' + text)
        self.assertEqual(self.indexed()['copies'], 1)
        other = os.path.join(self.tmp, 'other.txt')
        with open(other, 'w', encoding='utf-8') as file:
            file.write('Evening edition\n' + text)
        self.indexed(origin='two', paths=[other])
        status, out, _ = self.query('--format', 'jsonl', 'item7')
        self.assertEqual(status, 0)
        self.assertEqual([len(json.loads(line)['copies']) for line in out.splitlines()], [2])

    def test_groups_that_a_later_article_joins_become_one(self):
        one, two = archives.article(31), archives.article(32)
        self.write(1, one)
        self.write(2, two)
        self.indexed()
        body = one.split('\n\n', 1)[1] + '\n' + two.split('\n\n', 1)[1]
        self.write(3, 'Both reports\nBy Orla Fennick\n2024-05-11\n\n' + body)
        self.indexed()
        status, out, _ = self.query('--format', 'jsonl', '*')
        self.assertEqual(len(out.splitlines()), self.folded_by_a_folder())
        self.assert_sound()

    def folded_by_a_folder(self):
        folder = os.path.join(self.tmp, 'index')
        for command in ([os.environ['NEWSINDEX'], '--db', folder, '-q', os.path.join(self.files, '00001.txt'),
                         os.path.join(self.files, '00002.txt')],
                        [os.environ['NEWSINDEX'], '--db', folder, '-q', self.files]):
            subprocess.run(command, env=self.environment(), check=True)
        return len(subprocess.run([os.environ['NEWSQUERY'], '--db', folder, '--format', 'jsonl', '*'],
                                  env=self.environment(), check=True, capture_output=True).stdout.splitlines())

    def test_a_rebuild_swaps_and_can_be_rolled_back(self):
        for number in range(6):
            self.write(number)
        self.indexed()
        self.write(2, archives.article(2, 'A zeppelin was seen.'))
        self.remove(4)
        self.indexed('--rebuild')
        self.assert_sound()
        self.assertEqual(self.found('zeppelin'), ['00002.txt'])
        self.assertEqual(self.errand('--rollback')[0], 0)
        self.assertEqual((self.found('zeppelin'), len(self.found('*'))), ([], 6))
        self.assertEqual(self.errand('--rollback')[0], 0)
        self.assertEqual(self.found('zeppelin'), ['00002.txt'])
        self.write(9)
        self.indexed()
        self.assert_sound()
        status, _, errors = self.errand('--rollback')
        self.assertEqual(status, 2, errors)
        self.assertEqual(self.ask('GET', f'/{self.archive}~one~000001')[0], 404)

    def test_what_was_shown_is_not_new_again(self):
        """Articles and quotations; not after a change of theirs either, nor after a rebuild."""
        def new(name):
            status, out, errors = self.query('--saved', name, '--new', '--copies', '--format', 'jsonl')
            self.assertIn(status, (0, 1), errors)
            return sorted(os.path.basename(json.loads(line)['path']) for line in out.splitlines())
        for number in range(4):
            self.write(number)
        self.indexed()
        self.query('--save', 'stories', 'report')
        self.query('--save', 'said', '--quotes', 'counted')
        everything = self.all_files()
        for name in ('stories', 'said'):
            self.assertEqual((new(name), new(name)), (everything, []))
        self.write(1, archives.article(1, 'A zeppelin was seen.'))
        self.write(7)
        self.indexed()
        for name in ('stories', 'said'):
            self.assertEqual(new(name), ['00007.txt'])
        self.indexed('--rebuild')
        for name in ('stories', 'said'):
            self.assertEqual(new(name), [])

    def test_what_is_told_of_an_archive(self):
        self.write(1)
        self.indexed()
        status, out, _ = self.errand('--info')
        self.assertEqual(status, 0)
        self.assertIn('articles   1 from 1 files', out)
        status, _, errors = self.errand('--compact')
        self.assertEqual(status, 2)
        self.assertIn('on a cluster', errors)

    def bytes_hold(self, word):
        """Whether a file of a node holds the word; None where the nodes are not ours to look into."""
        if shared.running is None:
            return None
        for node in shared.running.nodes:
            for folder, _, names in os.walk(os.path.join(node.folder, 'data')):
                for name in names:
                    try:
                        with open(os.path.join(folder, name), 'rb') as file:
                            if word.encode() in file.read():
                                return True
                    except OSError:
                        pass  # merged away meanwhile
        return False

    def test_what_is_purged_is_gone_and_does_not_come_back(self):
        for number in range(6):
            self.write(number)
        self.write(2, archives.article(2, 'Canaryquux was seen.'))
        self.write(3, archives.article(2, 'Canaryquux was seen.'))  # the same, elsewhere
        self.indexed()
        self.ask('POST', f'/{self.archive}~one~000001/_flush?force=true')
        self.assertIn(self.bytes_hold('canaryquux'), (True, None))
        path = os.path.join(self.files, '00002.txt')
        status, _, errors = self.errand('--purge', path, '--dry-run')
        self.assertEqual((status, len(self.found('canaryquux'))), (0, 2), errors)
        status, _, errors = self.errand('--purge', path)
        self.assertEqual(status, 0, errors)
        self.assertEqual(self.found('*'), ['00000.txt', '00001.txt', '00004.txt', '00005.txt'])
        self.assertIn(self.bytes_hold('canaryquux'), (False, None))
        self.write(9, archives.article(2, 'Canaryquux was seen.'))
        self.indexed('--checksum')
        self.indexed('--rebuild')
        self.assertEqual(self.found('canaryquux'), [])
        for name in ('no-such.txt', 'ffffffffffffffff'):
            status, _, errors = self.errand('--purge', name)
            self.assertEqual(status, 2, errors)

    def test_an_article_that_is_lost_or_altered_is_found_by_verify(self):
        for number in range(4):
            self.write(number)
        self.indexed()
        hits = self.must('GET', f'/{self.archive}~one~000001/_search')['hits']['hits']
        self.must('DELETE', f'/{self.archive}~one~000001/_doc/{hits[0]["_id"]}?refresh=true')
        status, _, errors = self.errand('--verify')
        self.assertEqual(status, 3, errors)
        self.assertIn(hits[0]['_id'], errors)
        self.indexed('--rebuild')
        self.assert_sound()

    def test_what_is_no_archive_of_ours_is_left_alone(self):
        self.write(1)
        self.create('somebody-elses', {'number_of_shards': 1, 'number_of_replicas': 0}, {})
        self.archive = 'somebody-elses'
        status, _, errors = self.run_index()
        self.assertEqual(status, 3, errors)
        self.assertIn('no archive of newsindex', errors)
        self.assertEqual(self.ask('GET', '/somebody-elses~one~000001')[0], 404)

    def test_bad_addresses_are_told_and_make_nothing(self):
        self.write(1)
        for place, wanted in (('opensearch+http://127.0.0.1:9/x', 69), ('opensearch+ftp://localhost/x', 2),
                              ('opensearch+http://example.org/x', 2), ('opensearch+http://u:p@localhost/x', 2)):
            done = subprocess.run([os.environ['NEWSINDEX'], '--db', place, self.files],
                                  env=self.environment(NEWSINDEX_DB_PATIENCE='1'), capture_output=True, text=True,
                                  timeout=60)
            self.assertEqual(done.returncode, wanted, done.stderr)
            self.assertNotIn('u:p', done.stderr)


if __name__ == '__main__':
    unittest.main()
