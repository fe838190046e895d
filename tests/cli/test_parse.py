# SPDX-License-Identifier: GPL-2.0-or-later
"""newsindex --parse: the shape of what it prints, what it reads, what it says of what it cannot read."""
import json
import os
import unittest

import harness

KEYS = ['format_version', 'path', 'member', 'ordinal', 'id', 'format', 'headline', 'byline', 'date',
        'source', 'place', 'section', 'language', 'url', 'captions', 'credits', 'headings', 'body',
        'speakers', 'quotes']
STORY = 'Bridge opens a day early', 'The bridge opened on Monday, to the surprise of the bridge.'


class Shape(harness.CliTest):
    def test_keys_come_in_the_order_of_the_contract(self):
        self.write_article('a.txt', *STORY)
        article, = self.parse('a.txt')
        self.assertEqual(list(article), KEYS)
        self.assertEqual((article['format_version'], article['ordinal'], article['member']), (1, 1, ''))

    def test_every_word_of_a_text_stands_in_some_field(self):
        opening = 'The ministry set out its plan on Monday for the clinics of the north and of the islands.'
        more = ['Ships waited for nine hours while the pilots stayed ashore.', 'The crews played cards until noon and slept.',
                'Nobody had seen such a fog since the winter of the long frost.']
        rest = ('Families pay too much for medicines, the plan says, and many go without.', 'The minister will speak on Tuesday.')
        for name, paragraphs in (('one', [opening, 'By Jane Doe', *rest]), ('caps', [opening, 'BY JANE DOE', *rest]),
                                 ('three', [opening, *more, 'By Jane Doe', *rest]), ('two', [opening, more[0], 'By Jane Doe', 'May 3, 2024', *rest]),
                                 ('dated', [opening, 'May 3, 2024', *rest])):
            self.write_article(f'{name}.txt', 'Clinics of the north to open', *paragraphs)
            article, = self.parse(f'{name}.txt')
            said = ' '.join([article['headline'], article['body'], article.get('standfirst') or '', *article['byline']])
            for paragraph in (opening, *(p for p in paragraphs if p in more), *rest):
                self.assertIn(paragraph, said, name)

    def test_a_line_of_a_title_is_no_author_and_takes_no_opening_away(self):
        opening = 'The ministry set out its plan on Monday for the clinics of the north and of the islands.'
        for line in ('BY ADDRESSING DRUG COSTS', 'By Addressing Costs', 'By Working Together', 'By Planting Trees', 'By Order of the Governor',
                     'By the authority vested in me as Governor, it is ordered:', 'BY EXPANDING ACCESS TO CARE', 'By Land and Sea'):
            self.write_article('a.txt', 'Plan for the clinics', opening, line, 'Families pay too much for medicines, the plan says.',
                               'The minister will speak on Tuesday.')
            article, = self.parse('a.txt')
            self.assertEqual(article['byline'], [], line)
            self.assertTrue(article['body'].startswith(opening), (line, article))
        for name in ('Ming Li', 'Irving Kahn', 'Ann Fielding', 'Harding Cole', 'Erling Berg', 'Xiaoping Wang'):
            self.write_article('a.txt', 'Plan for the clinics', opening, f'By {name}', 'Families pay too much for medicines, the plan says.')
            self.assertEqual(self.parse('a.txt')[0]['byline'], [name])

    def test_what_is_absent_is_null_or_an_empty_list(self):
        self.write_article('a.txt', *STORY)
        article, = self.parse('a.txt')
        for key in ('date', 'source', 'place', 'section', 'url'):
            self.assertIsNone(article[key], key)
        for key in ('byline', 'captions', 'credits', 'headings', 'speakers', 'quotes'):
            self.assertEqual(article[key], [], key)

    def test_output_is_the_same_whatever_the_locale_and_the_clock(self):
        self.write_article('a.txt', *STORY)
        outs = {self.newsindex('--parse', 'a.txt', env=env).out for env in (
            {}, {'LC_ALL': 'de_DE.UTF-8', 'TZ': 'Asia/Tokyo'}, {'LC_ALL': 'tr_TR.UTF-8'}, {'LC_ALL': None})}
        self.assertEqual(len(outs), 1)

    def test_the_path_is_as_given_and_the_id_does_not_depend_on_it(self):
        self.write_article('sub/a.txt', *STORY)
        ids = set()
        for path, cwd in (('sub/a.txt', None), ('./sub/a.txt', None), ('a.txt', os.path.join(self.work, 'sub')),
                          (os.path.join(self.work, 'sub/a.txt'), '/')):
            article, = self.parse(path, cwd=cwd)
            self.assertEqual(article['path'], path)
            ids.add(article['id'])
        self.assertEqual(len(ids), 1)

    def test_no_option_of_json_is_locale_dependent_and_text_is_utf_8(self):
        self.write_article('a.txt', 'Łódź café “reopens”', 'Doors open at 9.')
        run = self.newsindex('--parse', 'a.txt')
        self.assertIn('Łódź café “reopens”', run.out)

    def test_an_article_is_printed_on_one_line(self):
        self.write('a.txt', 'Head\n\nOne.\u2028Two.\u0085Three.\n\nFour.\n')
        run = self.newsindex('--parse', 'a.txt')
        self.assertEqual(run.out_bytes.count(b'\n'), 1)
        json.loads(run.out)


class Reading(harness.CliTest):
    def headlines(self, *args, **how):
        return sorted(article['headline'] for article in self.parse(*args, **how))

    def test_folders_are_read_to_the_bottom(self):
        for name in ('a/one.txt', 'a/b/two.txt', 'a/b/c/d/three.txt'):
            self.write_article(name, 'Story ' + os.path.basename(name)[:-4], 'Some words of it here.')
        self.assertEqual(self.headlines('a'), ['Story one', 'Story three', 'Story two'])

    def test_every_member_of_a_gzip_file_is_read(self):
        self.write_gz('a.txt.gz', 'Two halves\n\nThe first paragraph ', 'goes on in the second member.\n')
        article, = self.parse('a.txt.gz')
        self.assertIn('The first paragraph goes on in the second member.', article['body'])

    def test_gzip_is_known_by_its_first_bytes_not_by_its_name(self):
        self.write_gz('a.txt', 'Packed\n\nAnd named as if it were not.\n')
        self.assertEqual(self.headlines('a.txt'), ['Packed'])

    def test_paths_come_from_a_file_or_from_standard_input(self):
        self.write_article('one.txt', 'Story one', 'Some words.')
        self.write_article('two words.txt', 'Story two', 'Some words.')
        self.write('list', 'one.txt\ntwo words.txt\n')
        both = ['Story one', 'Story two']
        self.assertEqual(self.headlines('--files-from', 'list'), both)
        self.assertEqual(self.headlines('--files-from', '-', stdin='two words.txt\none.txt\n'), both)
        self.assertEqual(self.headlines('--files-from', '-', '--from0', stdin='two words.txt\0one.txt'), both)

    def test_an_excluded_glob_is_left_out(self):
        for name in ('keep.txt', 'drop.txt', 'old/gone.txt'):
            self.write_article(name, 'Story ' + name, 'Some words.')
        self.assertEqual(self.headlines('--exclude', 'drop*', '--exclude', 'old', '.'), ['Story keep.txt'])

    def test_hidden_files_pictures_and_backups_are_ignored_without_failure(self):
        self.write_article('a.txt', *STORY)
        for name in ('.hidden.txt', 'a.txt~', 'style.css', 'x.js', 'p.png', '.git/a.txt', '#a.txt#'):
            self.write(name, 'Nothing\n\nto see.\n')
        self.assertEqual(self.headlines('.'), [STORY[0]])

    def test_a_byte_order_mark_is_no_part_of_the_headline(self):
        self.write('a.txt', b'\xef\xbb\xbfMarked\n\nText of it.\n')
        self.write('b.txt', 'Marked\n\nText of it.\n'.encode('utf-16'))
        self.assertEqual(self.headlines('a.txt', 'b.txt'), ['Marked', 'Marked'])

    def test_old_encodings_are_read(self):
        self.write('a.txt', 'Café “fermé”\n\nLe café est fermé.\n'.encode('cp1252'))
        self.assertEqual(self.headlines('a.txt'), ['Café “fermé”'])

    def test_the_same_file_given_twice_is_read_once(self):
        self.write_article('a/a.txt', *STORY)
        self.assertEqual(len(self.parse('a', 'a/a.txt', 'a')), 1)


class BadInput(harness.CliTest):
    """Each a named skip with its reason and exit 1; the good article beside it is read."""

    def parse_beside_good(self, *names):
        self.write_article('good.txt', *STORY)
        run = self.newsindex('--parse', 'good.txt', *names, timeout=60)
        self.assert_exit(run, 1)
        self.assertIn(STORY[0], [article['headline'] for article in run.jsonl()])
        return run

    def assert_skipped(self, name, *words):
        run = self.parse_beside_good(name)
        lines = [line for line in run.err.splitlines() if name in line]
        self.assertEqual(len(lines), 1, str(run))
        self.assertTrue(any(word in lines[0] for word in words), f'{lines[0]} says none of {words}')
        self.assertEqual(len(run.jsonl()), 1, str(run))

    def test_an_empty_file(self):
        self.assert_skipped(self.write('empty.txt', ''), 'empty', 'no text', 'blank')

    def test_white_space_alone(self):
        self.assert_skipped(self.write('blank.txt', ' \n\t\n'), 'empty', 'no text', 'blank')

    def test_a_binary_file(self):
        self.assert_skipped(self.write('noise.txt', bytes(range(256)) * 40), 'binary', 'not an article')

    def test_a_picture_with_the_name_of_a_text(self):
        self.assert_skipped(self.write('photo.txt', b'\x89PNG\r\n\x1a\n' + b'\0' * 100), 'PNG', 'image', 'not an article')

    def test_a_pdf_with_the_name_of_a_page(self):
        self.assert_skipped(self.write('page.html', b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n'), 'PDF', 'not an article')

    def test_a_truncated_gzip(self):
        name = self.write_gz('cut.txt.gz', '\n\n'.join(f'Paragraph {i} of it.' for i in range(400)))
        path = os.path.join(self.work, name)
        with open(path, 'r+b') as f:
            f.truncate(os.path.getsize(path) // 2)
        self.assert_skipped(name, 'truncated')

    def test_damaged_gzip(self):
        self.assert_skipped(self.write('bad.txt.gz', b'\x1f\x8b\x08\0' + b'\xff' * 60), 'gzip', 'damaged')

    def test_a_bomb_stops_at_the_cap(self):
        name = self.write_gz('bomb.txt.gz', b'a' * (50 << 20))
        self.assert_skipped(name, 'max-size', 'larger', 'limit', 'cap', 'too large', 'over', 'bomb')

    def test_an_article_over_max_size(self):
        self.write_article('long.txt', 'Long', 'word ' * 4000)
        self.write_article('good.txt', *STORY)
        run = self.newsindex('--parse', '--max-size', '4096', 'good.txt', 'long.txt')
        self.assert_exit(run, 1)
        self.assertEqual([a['headline'] for a in run.jsonl()], [STORY[0]])
        self.assert_err_has(run, 'long.txt')

    def test_a_line_of_twenty_megabytes_is_read_or_named(self):
        self.write('line.txt', b'Head\n\n' + b'word ' * (4 << 20))
        run = self.newsindex('--parse', 'line.txt', timeout=120)
        self.assertIn(run.status, (0, 1), str(run)[:500])
        self.assertTrue(run.out or 'line.txt' in run.err)

    def test_a_path_that_is_not_there(self):
        self.assert_skipped('no-such.txt', 'No such file', 'no such file', 'does not exist')

    @unittest.skipIf(os.geteuid() == 0, 'root may read everything')
    def test_a_folder_that_may_not_be_read(self):
        self.write_article('locked/a.txt', *STORY)
        os.chmod(os.path.join(self.work, 'locked'), 0)
        self.assert_skipped('locked', 'ermission')

    def test_a_fifo_is_named_and_not_waited_for(self):
        os.mkfifo(os.path.join(self.work, 'pipe.txt'))
        self.assert_skipped('pipe.txt', 'not a regular file', 'FIFO', 'pipe')

    def test_a_loop_of_links_ends(self):
        self.write_article('tree/a.txt', *STORY)
        os.symlink('..', os.path.join(self.work, 'tree/up'))
        os.symlink('loop', os.path.join(self.work, 'tree/loop'))
        run = self.newsindex('--parse', 'tree', timeout=60)
        self.assertIn(run.status, (0, 1))
        self.assertEqual(len(run.jsonl()), 1)

    def test_nul_bytes_neither_crash_nor_cut_the_article(self):
        self.write('nul.txt', b'Head of it\n\nFirst\0 paragraph of the story here.\n\nThe last words of it.\n')
        run = self.newsindex('--parse', 'nul.txt')
        self.assertIn(run.status, (0, 1), str(run))
        if run.status == 0:
            article, = run.jsonl()
            self.assertTrue(article['body'].endswith('The last words of it.'), article['body'])
        else:
            self.assert_err_has(run, 'nul.txt')

    def test_broken_utf_8_is_mended_and_its_article_is_read(self):
        self.write('bad.txt', b'Caf\xc3\xa9 news\n\nA good \xc3\xa9 and a bad \xff\xfe byte in the text.\n')
        article, = self.parse('bad.txt')
        self.assertIn('bad \ufffd\ufffd byte', article['body'])


class Usage(harness.CliTest):
    def assert_usage(self, run, *texts):
        self.assert_exit(run, 2)
        self.assertEqual(run.out, '', str(run))
        self.assert_err_has(run, *texts)

    def test_an_unknown_option_is_answered_with_the_nearest(self):
        self.assert_usage(self.newsindex('--prase', 'a.txt'), '--prase', '--parse')

    def test_a_wrong_value_says_what_was_expected(self):
        self.write_article('a.txt', *STORY)
        self.assert_usage(self.newsindex('--parse', '--format', 'docx', 'a.txt'), 'docx', 'html')
        self.assert_usage(self.newsindex('--parse', '--max-size', 'big', 'a.txt'), 'big')
        self.assert_usage(self.newsindex('--parse', '--jobs', '0', 'a.txt'), '0')

    def test_parse_without_a_path(self):
        self.assert_usage(self.newsindex('--parse'), 'PATH')

    def test_a_list_of_files_that_is_not_there(self):
        run = self.newsindex('--parse', '--files-from', 'no-such-list')
        self.assertIn(run.status, (2, 74), str(run))
        self.assert_err_has(run, 'no-such-list')

    def test_help_and_version(self):
        self.assert_out_has(self.newsindex('--help'), '--parse', 'PATH')
        self.assert_exit(self.newsindex('-h'), 0)
        run = self.newsindex('-V')
        self.assert_exit(run, 0)
        self.assertRegex(run.out, r'newsindex \d+\.\d+')
        self.assertRegex(run.out, r'[Xx]apian \d+\.\d+')

    def test_a_full_disk_is_exit_74(self):
        if not os.path.exists('/dev/full'):
            self.skipTest('no /dev/full')
        self.write_article('a.txt', *STORY)
        import subprocess
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([harness.program('NEWSINDEX'), '--parse', 'a.txt'], stdout=full,
                                  stderr=subprocess.PIPE, cwd=self.work, env=self.env, timeout=60)
        self.assertEqual(done.returncode, 74, done.stderr)

    def test_a_reader_that_goes_away_ends_it_quietly(self):
        for i in range(300):
            self.write_article(f'{i}.txt', f'Story {i}', 'word ' * 500)
        import subprocess
        running = subprocess.Popen([harness.program('NEWSINDEX'), '--parse', '.'], cwd=self.work,
                                   env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        running.stdout.readline()
        running.stdout.close()
        err = running.stderr.read()
        running.stderr.close()
        self.assertNotIn(b'terminate', err)
        self.assertIn(running.wait(60), (0, -13, 141, 74))


if __name__ == '__main__':
    harness.main()
