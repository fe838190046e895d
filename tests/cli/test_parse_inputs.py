# SPDX-License-Identifier: GPL-2.0-or-later
"""newsindex --parse from outside: what it prints, what it skips and why, and that nothing stops it."""
import bz2
import gzip
import lzma
import os
import subprocess

import harness

STORY = 'Old pier closes\n\nThe harbour board voted on Tuesday to close the old ferry pier after a long argument.\n'
KEYS = ['format_version', 'path', 'member', 'ordinal', 'id', 'format', 'headline', 'byline', 'date', 'source', 'place',
        'section', 'language', 'url', 'captions', 'credits', 'headings', 'body', 'speakers', 'quotes']


def zstd_raw(data):
    """A frame of zstd that packs nothing (RFC 8878): Python 3.11 has no zstd."""
    assert len(data) < 256
    block = (len(data) << 3 | 1).to_bytes(3, 'little')
    return b'\x28\xb5\x2f\xfd\x20' + bytes([len(data)]) + block + data


class Parse(harness.CliTest):
    def parse(self, *args, status=0, **how):
        run = self.newsindex('--parse', *args, **how)
        self.assert_exit(run, status)
        return run

    def skipped(self, name, content, reason):
        """The file is skipped with that reason, and the good one beside it is printed."""
        self.write('in/' + name, content)
        self.write('in/zz-good.txt', STORY)
        run = self.parse('in', status=1)
        self.assertEqual([a['path'] for a in run.jsonl()], ['in/zz-good.txt'], str(run))
        self.assertIn(f'skipped in/{name}: {reason}', run.err)

    def test_an_element_of_thousands_of_attributes_is_refused_by_name(self):
        def nitf(attributes):
            return ('<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>The bridge is open</hl1></hedline></body.head><body.content>'
                    f'<p {attributes}>Text of the bridge.</p></body.content></body></nitf>')
        for attributes in (' '.join(f'a{i}="1"' for i in range(1000)), 'a="' + 'x=1 ' * 2000 + '"', "a='" + '"b"=' * 2000 + "'"):
            self.write('a.xml', nitf(attributes))
            self.assertEqual([article['body'] for article in self.newsindex('--parse', 'a.xml').jsonl()], ['Text of the bridge.'])
        for attributes in (' '.join(f'a{i}="1"' for i in range(1001)), " \n".join(f"a{i} = '1'" for i in range(5000)),
                           'a=">" ' + ' '.join(f'a{i}="1"' for i in range(1001))):
            self.write('a.xml', nitf(attributes))
            run = self.newsindex('--parse', 'a.xml')
            self.assert_exit(run, 1)
            self.assert_err_has(run, 'a.xml', 'attributes')

    def test_prints_one_object_an_article_with_its_keys_in_order(self):
        self.write('b.txt', STORY)
        self.write('a/c.txt', STORY)
        run = self.parse('b.txt', 'a')
        articles = run.jsonl()
        self.assertEqual([list(a) for a in articles], [KEYS, KEYS])
        self.assertEqual([a['path'] for a in articles], ['b.txt', 'a/c.txt'])
        self.assertEqual(articles[0]['headline'], 'Old pier closes')
        self.assertEqual(run.err, '')

    def test_id_does_not_depend_on_the_working_directory(self):
        self.write('a/b.txt', STORY)
        here = self.parse('a/b.txt').jsonl()[0]
        there = self.parse('../a/./b.txt', cwd=os.path.join(self.work, 'a')).jsonl()[0]
        os.symlink('a', os.path.join(self.work, 'link'))
        linked = self.parse('link').jsonl()[0]
        self.assertEqual({here['id'], there['id'], linked['id']}, {here['id']})
        self.assertEqual(linked['path'], 'link/b.txt')

    def test_order_does_not_depend_on_the_threads(self):
        for n in range(60):
            self.write(f'in/{n:03}.txt', STORY * (1 + n * 7 % 5) if n % 9 else '')
        one = self.parse('--jobs', 1, 'in', status=1)
        many = self.parse('--jobs', 8, 'in', status=1)
        self.assertEqual((one.out, one.err), (many.out, many.err))

    def test_gzip_members_are_read_together(self):
        self.write_gz('a.txt.gz', STORY, 'A second member.\n')
        self.assertIn('A second member.', self.parse('a.txt.gz').jsonl()[0]['body'])

    def test_bytes_after_the_last_member_are_told_and_are_no_failure(self):
        self.write('a.txt.gz', gzip.compress(STORY.encode()) + b'rest')
        self.assertIn('after the last gzip member', self.parse('a.txt.gz').err)

    def test_what_is_no_article_is_skipped_with_its_reason(self):
        for name, content, reason in (
                ('empty.txt', '', 'empty file'),
                ('blank.txt', ' \n\u00a0\n', 'nothing but blanks'),
                ('nul.txt', STORY + '\0' + STORY, 'not an article: binary data'),
                ('late-nul.txt', STORY * 1000 + '\0', 'not an article: binary data'),
                ('doc.txt', b'%PDF-1.7 rest', 'not an article: PDF document'),
                ('cut.txt.gz', gzip.compress(STORY.encode())[:-9], 'truncated gzip stream'),
                ('sum.txt.gz', gzip.compress(STORY.encode())[:-8] + b'\0' * 8, 'damaged gzip stream: wrong check sum'),
                ('twice.txt.gz', gzip.compress(gzip.compress(STORY.encode())), 'gzip inside gzip'),
                ('bomb.txt.gz', gzip.compress(b'a' * (24 << 20)), 'gzip bomb')):
            with self.subTest(name):
                self.skipped(name, content, reason)
                os.unlink(os.path.join(self.work, 'in', name))

    def test_a_line_of_200_megabytes_is_skipped_soon(self):
        os.mkdir(os.path.join(self.work, 'in'))
        with open(os.path.join(self.work, 'in', 'long.txt'), 'wb') as f:
            for _ in range(200):
                f.write(b'x' * (1 << 20))
        self.write('in/zz.txt', STORY)
        before = self.cpu_of_children()
        run = self.parse('in', status=1)
        self.assertLess(self.cpu_of_children() - before, 20)
        self.assertIn('long.txt: larger than --max-size', run.err)
        self.assertEqual(len(run.jsonl()), 1)

    def test_time_is_linear_in_a_long_line_and_in_many_lines(self):
        self.write('line.txt', 'word said “so” ' * (2 << 20 >> 4))
        self.write('lines.txt', 'Ann Roe/Getty Images\n\nBy Ann Roe\n\nA line (AP)\n' * (2 << 20 >> 6))
        before = self.cpu_of_children()
        self.parse('line.txt', 'lines.txt', timeout=300)
        self.assertLess(self.cpu_of_children() - before, 30)

    def test_broken_utf8_is_repaired_or_read_as_windows_1252(self):
        self.write('a.txt', 'Zoë’s pier\n\nCaf'.encode() + b'\xff' + b' closes.\n')
        self.write('b.txt', 'Old caf\xe9 closes\n\nIt is \x93late\x94.\n'.encode('latin-1'))
        first, second = self.parse('a.txt', 'b.txt').jsonl()
        self.assertEqual((first['headline'], first['body']), ('Zoë’s pier', 'Caf\ufffd closes.'))
        self.assertEqual((second['headline'], second['body']), ('Old café closes', 'It is “late”.'))

    def test_special_files_and_circles_are_skipped_without_waiting(self):
        self.write('in/good.txt', STORY)
        os.mkfifo(os.path.join(self.work, 'in', 'fifo.txt'))
        os.symlink('..', os.path.join(self.work, 'in', 'up'))
        os.symlink('self.txt', os.path.join(self.work, 'in', 'self.txt'))
        run = self.parse('.', '/dev/null', status=1, timeout=20)
        self.assertEqual([a['path'] for a in run.jsonl()], ['./in/good.txt'])
        for words in ('fifo.txt: not a regular file: a FIFO', 'up: symbolic link loop', 'self.txt: symbolic link loop', '/dev/null: not a regular file: a device'):
            self.assertIn(words, run.err)

    def test_a_folder_that_cannot_be_read_is_named(self):
        if os.geteuid() == 0:
            self.skipTest('root reads everything')
        self.write('in/closed/a.txt', STORY)
        self.write('in/good.txt', STORY)
        os.chmod(os.path.join(self.work, 'in/closed'), 0)
        run = self.parse('in', status=1)
        self.assertEqual(len(run.jsonl()), 1)
        self.assertIn('in/closed: folder cannot be read: Permission denied', run.err)

    def test_a_file_that_is_gone_is_named(self):
        self.write('good.txt', STORY)
        run = self.parse('--files-from', '-', stdin='gone.txt\ngood.txt\n', status=1)
        self.assertEqual(len(run.jsonl()), 1)
        self.assertIn('skipped gone.txt: no such file', run.err)

    def test_lists_may_end_in_nul(self):
        self.write('a\nb.txt', STORY)
        self.assertEqual(self.parse('--from0', '--files-from', '-', stdin='a\nb.txt\0').jsonl()[0]['path'], 'a\nb.txt')

    def test_what_a_page_brings_along_is_ignored_and_told_when_asked(self):
        for name in ('in/a.css', 'in/.git/b.txt', 'in/c.jpg', 'in/d.txt~', 'in/e.txt'):
            self.write(name, STORY)
        self.assertEqual([a['path'] for a in self.parse('in').jsonl()], ['in/e.txt'])
        self.assertIn('ignored in/a.css', self.parse('-v', 'in').err)
        self.assertEqual(self.parse('--exclude', '*.txt', 'in').out, '')

    def test_standard_input_is_read_by_parse_alone(self):
        article = self.parse('-', stdin=STORY).jsonl()[0]
        self.assertEqual((article['path'], article['headline']), ('-', 'Old pier closes'))
        self.assertEqual(self.parse('-', stdin=gzip.compress(STORY.encode())).jsonl()[0]['headline'], 'Old pier closes')
        self.assertIn('skipped -: empty file', self.parse('-', stdin='', status=1).err)
        run = self.index('-', expect=2, stdin=STORY)
        self.assert_err_has(run, 'standard input (-) cannot be indexed', '--parse - reads it')
        self.write('-', STORY)
        self.index('./-')

    def test_an_address_of_the_web_is_answered_with_what_to_do(self):
        for address in ('https://quay.example/a', 'http://quay.example/'):
            self.assert_err_has(self.parse(address, status=1), f'skipped {address}: no such file', 'save the page first')
            self.assert_err_has(self.index(address, expect=1), 'save the page first')

    def test_packed_files_are_opened_as_gzip_is(self):
        packed = {'a.txt.xz': lzma.compress(STORY.encode()), 'b.bz2': bz2.compress(STORY.encode()),
                  'c.xz': lzma.compress(STORY[:40].encode()) + lzma.compress(STORY[40:].encode()),
                  'd.txt.bz2': bz2.compress(STORY[:40].encode()) + bz2.compress(STORY[40:].encode()),
                  'e.txt.zst': zstd_raw(STORY[:40].encode()) + zstd_raw(STORY[40:].encode())}
        self.write('plain.txt', STORY)
        plain = self.parse('plain.txt').jsonl()[0]
        for name, content in packed.items():
            self.write('in/' + name, content)
            found = self.parse('in/' + name).jsonl()[0]
            self.assertEqual((found['headline'], found['body']), (plain['headline'], plain['body']), name)
            self.assertEqual(found['format'], 'text', name)

    def test_broken_packed_files_are_skips_that_say_what_is_wrong(self):
        xz, bzip2, zstd = lzma.compress(STORY.encode()), bz2.compress(STORY.encode()), zstd_raw(STORY.encode())
        letters = b'harbour ' * (6 << 20)
        for name, content, reason in (
                ('a.xz', xz[:-20], 'truncated xz stream'), ('b.bz2', bzip2[:-20], 'truncated bzip2 stream'),
                ('c.zst', zstd[:-20], 'truncated zstd stream'),
                ('d.xz', xz[:30] + b'\x55' * 8 + xz[38:], 'damaged xz stream'),
                ('e.bz2', bzip2[:30] + b'\x55' * 8 + bzip2[38:], 'damaged bzip2 stream'),
                ('f.zst', zstd[:4] + b'\xff' * 8, 'zstd stream'),
                ('g.xz', lzma.compress(letters, preset=0), 'xz bomb'), ('h.bz2', bz2.compress(letters, 1), 'bzip2 bomb'),
                ('i.xz', lzma.compress(xz), 'xz inside xz'), ('j.gz', gzip.compress(bzip2), 'bzip2 inside gzip')):
            self.write('in/' + name, content)
            run = self.parse('in/' + name, status=1)
            self.assertIn(f'in/{name}: ', run.err)
            self.assertIn(reason, run.err)

    def test_archives_and_subtitles_in_a_folder_are_named_with_what_to_do(self):
        tar = ('story.txt' + '\0' * 248 + 'ustar\0' + '00' + '\0' * 247).encode() + STORY.encode()
        named = (('a.zip', b'PK\3\4' + b'x' * 60, 'ZIP archive', 'unzip FILE'),
                 ('l.zip', b'PK\3\4\x14\0\1\0' + b'x' * 60, 'encrypted ZIP archive', 'password'), ('b.tar', tar, 'tar archive', 'tar -xf FILE'),
                 ('c.tar.gz', gzip.compress(tar), 'tar archive', 'tar -xf FILE'), ('d.tar.xz', lzma.compress(tar), 'tar archive', 'tar -xf FILE'),
                 ('g.vtt', b'WEBVTT\n\n00:01.000 --> 00:04.000\nHello.\n', 'subtitles', 'transcript'),
                 ('h.srt', b'\xef\xbb\xbf1\r\n00:00:01,000 --> 00:00:04,000\r\nHello.\r\n', 'subtitles', 'transcript'),
                 ('i.pdf', b'%PDF-1.7 x', 'PDF', 'pdftotext'), ('j.rtf', b'{\\rtf1 x}', 'RTF', 'pandoc'),
                 ('k.docx', b'PK\3\4' + b'x' * 26 + b'word/document.xml', 'Word', 'pandoc'))
        for name, content, _, _ in named:
            self.write('in/' + name, content)
        run = self.parse('in', status=1)
        self.assertEqual(run.out, '')
        for name, _, kind, remedy in named:
            line = next(line for line in run.err.splitlines() if f'in/{name}: ' in line)
            self.assertIn(kind, line)
            self.assertIn(remedy, line)

    def test_what_is_ignored_is_counted_and_named_when_asked(self):
        for name in ('in/a.css', 'in/b.jpg', 'in/c.txt'):
            self.write(name, STORY)
        self.assert_err_has(self.index('in'), ', 2 ignored (-v names them)')
        self.assert_err_has(self.index('-v', 'in'), 'ignored in/a.css', 'ignored in/b.jpg')
        self.assertEqual(self.index('-q', 'in').err, '')

    def test_nothing_of_a_saved_pages_folder_is_an_article(self):
        page = '<html><body><article><h1>Old pier closes</h1><p>The board voted on Tuesday to close the old ferry pier.</p></article></body></html>'
        for name in ('Story.html', 'Story_files/ad.html', 'Story_files/frame/deep.html', 'Lied.htm', 'Lied-Dateien/a.html'):
            self.write('in/' + name, page)
        self.assertEqual([a['path'] for a in self.parse('in').jsonl()], ['in/Lied.htm', 'in/Story.html'])

    def test_a_reader_that_had_enough_ends_it_quietly(self):
        for n in range(400):
            self.write(f'in/{n}.txt', STORY * 40)
        quiet = subprocess.Popen([harness.program('NEWSINDEX'), '--parse', 'in'], cwd=self.work, env=self.env,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        quiet.stdout.readline()
        quiet.stdout.close()
        self.assertEqual(quiet.stderr.read(), b'')
        quiet.stderr.close()
        quiet.wait(20)

    def test_a_full_disk_is_an_error(self):
        self.write('a.txt', STORY)
        run = subprocess.run(['sh', '-c', '"$0" --parse a.txt > /dev/full', harness.program('NEWSINDEX')], cwd=self.work, env=self.env,
                             stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 74, run.stderr)
        self.assertIn(b'cannot write the output', run.stderr)

    def test_wrong_usage_is_refused_with_a_hint(self):
        for args, words in ((['--parse'], 'no PATH given'), (['--pasre', 'a'], 'did you mean --parse?'), (['--parse', '--format', 'docx', 'a'], '--format takes'),
                            (['--parse', '--max-size', 'x', 'a'], '--max-size takes'), (['--parse', '--files-from', 'none'], 'none')):
            run = self.newsindex(*args)
            self.assert_exit(run, 2)
            self.assertIn(words, run.err)
            self.assertEqual(run.out, '')

    def test_control_characters_of_names_do_not_reach_the_terminal(self):
        self.write('in/\x1b[31mred.txt', '')
        run = self.parse('in', status=1)
        self.assertNotIn('\x1b', run.err)


if __name__ == '__main__':
    harness.main()
