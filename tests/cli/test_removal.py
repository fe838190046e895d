# SPDX-License-Identifier: GPL-2.0-or-later
"""What leaves an index: articles are counted, not files; what a reading did not come to stays."""
import gzip
import json
import os
import re
import shutil

import harness

MASS = 300  # enough for the guard: more than a hundred, more than a fifth


def line(number, place='quay'):
    return json.dumps({'headline': f'Night {number} at the {place}',
                       'body': f'Boat{number} came in at the {place}. Crew {number} had counted {number * 3} crates.'}) + '\n'


def item(number, guid=True):
    name = f'<guid isPermaLink="false">night-{number}</guid>' if guid else ''
    return (f'<item>{name}<title>Night {number} at the quay</title><description>Boat{number} came in at the quay '
            f'with {number * 3} crates for the town.</description></item>\n')


def feed(numbers, guid=True):
    return ('<?xml version="1.0"?><rss version="2.0"><channel><title>Quay News</title>\n'
            + ''.join(item(number, guid) for number in numbers) + '</channel></rss>\n')


def wire(numbers):
    return '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + ''.join(
        f'<REUTERS TOPICS="NO" NEWID="{number + 1}"><DATE>26-FEB-1987</DATE><TEXT><TITLE>NIGHT {number} AT THE QUAY</TITLE>'
        f'<BODY>Boat{number} came in at the quay with {number * 3} crates.</BODY></TEXT></REUTERS>\n' for number in numbers)


def array(numbers):
    return '[' + ',\n'.join(json.dumps({'id': f'n{number}', **json.loads(line(number))}) for number in numbers) + ']\n'


def warc(numbers):
    out = b''
    for number in numbers:
        page = f'Night {number} at the quay\n\nBoat{number} came in at the quay with {number * 3} crates.\n'.encode()
        out += (f'WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://quay.example/{number}\r\n'
                f'WARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2023-01-01T00:00:00Z\r\n'
                f'Content-Type: text/plain\r\nContent-Length: {len(page)}\r\n\r\n').encode() + page + b'\r\n\r\n'
    return out


def as_bytes(content):
    return content if isinstance(content, bytes) else content.encode()


KINDS = {'lines.jsonl': lambda numbers: ''.join(line(number) for number in numbers), 'items.xml': feed,
         'wire.sgm': wire, 'list.json': array, 'crawl.warc': warc}

def rows(numbers):
    return 'headline,date,text\n' + ''.join(f'Night {number} at the quay,2024-03-01,Boat{number} came in with {number * 3} crates.\n'
                                            for number in numbers)


def box(numbers):
    return ''.join(f'From desk@quay.example Fri Mar  1 08:00:00 2024\nFrom: Ada Marsh <desk@quay.example>\n'
                   f'Subject: Night {number} at the quay\nDate: Fri, 01 Mar 2024 08:00:00 +0000\n\n'
                   f'Boat{number} came in at the quay with {number * 3} crates for the town.\n\n' for number in numbers)


def message(numbers):
    return ('<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>' + ''.join(
        f'<newsItem guid="urn:night:{number}" version="1"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="w:quay"/>'
        f'<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>Night {number} at the quay</headline></contentMeta>'
        '<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f'<p>Boat{number} came in at the quay with {number * 3} crates.</p></body></html></inlineXML></contentSet></newsItem>\n'
        for number in numbers) + '</itemSet></newsMessage>\n')


# What has no end mark is known to be cut by its last line; of NewsML the root has no end tag.
CUT = {'rows.csv': rows, 'rows.tsv': lambda numbers: rows(numbers).replace(',', '\t'), 'box.mbox': box, 'message.xml': message}

PLACED = {'f.xml': lambda numbers: feed(numbers, guid=False), 'f.jsonl': KINDS['lines.jsonl'],
          'plain.json': lambda numbers: '[' + ','.join(line(number) for number in numbers) + ']'}


class RemovalTest(harness.CliTest):
    def report(self, *args, expect=0):
        return self.index('--report', 'json', *args, expect=expect).json()

    def count(self):
        return int(self.newsquery('--db', self.db, '--count', '*').out)

    def words(self, *numbers):
        """Which of these boats are found; of many, by the text of all that stands there."""
        if len(numbers) <= 20:
            return [number for number in numbers if self.found(f'Boat{number}')]
        out = self.newsquery('--db', self.db, '--format', 'jsonl', '--full', '--copies', '-n', 'all', '*').out
        told = {int(number) for number in re.findall(r'Boat(\d+)', out)}
        return [number for number in numbers if number in told]


class Guard(RemovalTest):
    def test_sees_articles_that_leave_a_file_that_stays_in_every_format(self):
        for name, make in KINDS.items():
            with self.subTest(name):
                self.write(name, make(range(MASS)))
                self.index(name)
                self.write(name, make(range(10)))
                self.assert_err_has(self.index(name, expect=2), f'refused: {MASS - 10} of {MASS} articles')
                self.assertEqual(self.count(), MASS)
                self.index('--verify')
                self.assert_err_has(self.index(name, expect=2), 'refused')  # every night, until somebody decides
                report = self.report('--allow-mass-delete', name)
                self.assertEqual((report['removed'], report['articles']), (MASS - 10, 10))
                self.index('--verify')
                shutil.rmtree(self.db)

    def test_leaves_a_file_whole_when_it_refuses_what_would_leave_it(self):
        """The last lines move up into the places of the first: nothing of those may be written over."""
        self.write('f.jsonl', ''.join(line(number) for number in range(MASS)))
        self.index('f.jsonl')
        self.write('f.jsonl', ''.join(line(number) for number in range(200, MASS)))
        self.index('f.jsonl', expect=2)
        self.assertEqual(self.words(0, 5, 99, 150, 250, 299), [0, 5, 99, 150, 250, 299])
        self.assertEqual(self.count(), MASS)
        self.index('--verify')

    def test_counts_what_leaves_files_and_what_leaves_with_files_together(self):
        for number in range(60):
            self.write(f'in/{number}.txt', f'Night {number}\n\nBoat{number} came in with {number} crates.\n')
        self.write('in/f.jsonl', ''.join(line(number) for number in range(100, 180)))
        self.index('in')
        for number in range(60):
            os.unlink(os.path.join(self.work, f'in/{number}.txt'))
        self.write('in/f.jsonl', ''.join(line(number) for number in range(100, 120)))
        self.assert_err_has(self.index('in', expect=2), 'refused: 120 of 140 articles')
        self.assertEqual(self.count(), 140)

    def test_does_not_count_what_another_file_holds_now(self):
        self.write('in/f.jsonl', ''.join(line(number) for number in range(MASS)))
        self.index('in')
        self.write('in/f.jsonl', ''.join(line(number) for number in range(100)))
        self.write('in/g.jsonl', ''.join(line(number) for number in range(100, MASS)))
        report = self.report('in')
        self.assertEqual([report[name] for name in ('added', 'moved', 'removed', 'articles')], [0, 200, 0, MASS])

    def test_does_not_count_what_stands_where_another_stood_before(self):
        """Lines are known by their places, and those that move take the places of others."""
        lines = KINDS['lines.jsonl']
        old = list(range(500))
        for name, before, after in (('put on top', range(900, 1200), [*range(200), *range(900, 1200)]),
                                    ('in a file of its own', None, range(200)),
                                    ('in one that was gone', range(2000, 2003), [*range(200), *range(2000, 2003)])):
            with self.subTest(name):
                shutil.rmtree(self.db, ignore_errors=True)
                shutil.rmtree(os.path.join(self.work, 'news'), ignore_errors=True)
                self.write('news/f.jsonl', lines(old))
                if before:
                    self.write('news/old.jsonl', lines(before))
                self.index('news')
                self.write('news/f.jsonl', lines([*old[200:], *range(600, 610)]))
                self.write('news/old.jsonl', lines(after))
                would = self.report('--dry-run', 'news')
                report = self.report('news')
                self.assertEqual((report['removed'], report['articles']), (0, 510 + len(before or [])))
                self.assertEqual([would[key] for key in ('added', 'changed', 'removed')],
                                 [report[key] for key in ('added', 'changed', 'removed')])
                self.index('--verify')
                self.write('news/old.jsonl', lines(list(after)[:-40]))
                self.assertEqual(self.report('news')['removed'], 40)

    def test_lets_few_articles_leave_a_file(self):
        for name, make in KINDS.items():
            with self.subTest(name):
                self.write(name, make(range(8)))
                self.index(name)
                self.write(name, make(range(5)))
                report = self.report(name)
                self.assertEqual((report['removed'], report['articles']), (3, 5))
                self.assertEqual(self.report(name)['published'], False)
                self.index('--verify')
                shutil.rmtree(self.db)

    def test_a_dry_run_tells_what_would_leave_a_file_or_refuses(self):
        self.write('f.jsonl', ''.join(line(number) for number in range(MASS)))
        self.index('f.jsonl')
        self.write('f.jsonl', ''.join(line(number) for number in range(MASS - 3)))
        self.assertEqual(self.index('--dry-run', 'f.jsonl').err.count('would remove an article of'), 3)
        self.write('f.jsonl', line(0))
        self.assert_err_has(self.index('--dry-run', 'f.jsonl', expect=2), 'refused')
        self.assertEqual(self.count(), MASS)


class CutFiles(RemovalTest):
    def test_a_file_that_ends_inside_a_record_keeps_what_was_not_met(self):
        for name, make in KINDS.items():
            with self.subTest(name):
                whole = as_bytes(make(range(12)))
                self.write(name, whole)
                self.index(name)
                for share in (0.5, 0.9, 0.97):
                    self.write(name, whole[:int(len(whole) * share)])
                    self.assert_err_has(self.index(name, expect=1), name, 'stays in the index')
                    self.assertEqual(self.count(), 12, share)
                    self.index('--verify')
                self.write(name, whole)
                self.assertEqual(self.report(name)['articles'], 12)
                shutil.rmtree(self.db)

    def test_a_feed_cut_between_two_items_keeps_what_was_not_met(self):
        whole = feed(range(12))
        self.write('f.xml', whole)
        self.index('f.xml')
        self.write('f.xml', whole[:whole.index('<item>', len(whole) // 2)])
        self.assert_err_has(self.index('f.xml', expect=1), 'no end tag')
        self.assertEqual(self.count(), 12)

    def test_a_file_of_which_nothing_can_be_read_keeps_all(self):
        for content in ('{}', '{}\n', '[]', '', '{"error": "quota exceeded"}\n', '\0\1\2\3' * 500):
            with self.subTest(content[:20]):
                self.write('f.jsonl', ''.join(line(number) for number in range(12)))
                self.index('f.jsonl')
                self.write('f.jsonl', content)
                self.index('f.jsonl', expect=1)
                self.assertEqual(self.count(), 12)
                self.index('--verify')

    def test_a_file_without_an_end_mark_that_ends_inside_a_line_keeps_what_was_not_met(self):
        for name, make in CUT.items():
            whole = make(range(40))
            for part in (.2, .5, .97):
                with self.subTest(name=name, part=part):
                    shutil.rmtree(self.db, ignore_errors=True)
                    self.write(name, whole)
                    self.index(name)
                    end = whole.rindex('Boat', 0, int(len(whole) * part)) + 9
                    self.write(name, whole[:end])
                    self.assert_err_has(self.index(name, expect=1), 'truncated', 'stays in the index')
                    for how in ((), ('--checksum',), ('--retry-skipped',), ('--rebuild',)):
                        self.newsindex('--db', self.db, *how, name)
                        self.assertEqual(self.count(), 40, how)
                        self.index('--verify')
                    self.write(name, make(range(30)))
                    self.assertEqual(self.report(name)['removed'], 10)

    def test_who_never_ends_the_last_line_may_take_lines_out(self):
        for name in ('rows.csv', 'lines.jsonl', 'box.mbox'):
            with self.subTest(name):
                make = {**CUT, **KINDS}[name]
                for numbers in (range(40), range(30), range(5, 20)):
                    self.write(name, make(numbers).rstrip('\n'))
                    self.assertEqual(self.report(name)['articles'], len(numbers))
                os.remove(os.path.join(self.work, name))
                self.index(name)

    def test_a_box_that_ends_inside_the_head_of_a_mail_keeps_what_was_not_met(self):
        whole = box(range(20))
        self.write('box.mbox', whole)
        self.index('box.mbox')
        self.write('box.mbox', whole[:whole.index('Subject: Night 9 ')])
        self.assert_err_has(self.index('box.mbox', expect=1), 'the file ends inside the head of mail 10')
        self.assertEqual(self.count(), 20)

    def test_a_line_that_cannot_be_read_keeps_an_article_though_all_have_moved(self):
        """Whose it was its place no longer tells: it is one of those that stand nowhere else in the file."""
        make = KINDS['lines.jsonl']
        for bad in ((7,), (0, 3, 19)):
            with self.subTest(bad=bad):
                shutil.rmtree(self.db, ignore_errors=True)
                self.write('f.jsonl', make(range(20)))
                self.index('f.jsonl')
                lines = make([100, *range(20)]).splitlines(True)
                for number in bad:
                    lines[1 + number] = lines[1 + number][:30] + '\n'
                self.write('f.jsonl', ''.join(lines))
                for how in ((), ('--checksum',), ('--rebuild',)):
                    self.newsindex('--db', self.db, *how, 'f.jsonl')
                    self.assertEqual(self.words(*range(20), 100), [*range(20), 100])
                    self.assertEqual(self.count(), 21)
                    self.index('--verify')
                self.write('f.jsonl', make([100, *range(20)]))
                self.assertEqual(self.report('f.jsonl')['articles'], 21)
                self.assertEqual(self.words(*range(20), 100), [*range(20), 100])

    def test_a_line_that_cannot_be_read_keeps_its_article(self):
        lines = [line(number) for number in range(9)]
        self.write('f.jsonl', ''.join(lines))
        self.index('f.jsonl')
        self.write('f.jsonl', ''.join(lines[:4] + ['{"headline": "Torn\n'] + lines[5:]))
        self.index('f.jsonl', expect=1)
        self.assertEqual(self.words(*range(9)), list(range(9)))

    def test_a_cut_gzip_stream_keeps_what_was_not_met(self):
        packed = gzip.compress(''.join(line(number) for number in range(400)).encode(), mtime=0)
        self.write('f.jsonl.gz', packed)
        self.index('f.jsonl.gz')
        self.write('f.jsonl.gz', packed[:len(packed) // 2])
        self.index('f.jsonl.gz', expect=1)
        self.assertEqual(self.count(), 400)

    def test_what_moved_in_a_file_that_ends_early_is_neither_lost_nor_doubled(self):
        """What has no name is known by its place, and places that were not reached may say anything."""
        moves = {'new on top': lambda old: [*range(100, 105), *old], 'first to last': lambda old: [*old[1:], old[0]],
                 'backwards': lambda old: old[::-1], 'one out': lambda old: old[:2] + old[3:],
                 'one changed': lambda old: [old[0], 100, *old[2:]]}
        for name, make in PLACED.items():
            for what, move in moves.items():
                for how in ((), ('--rebuild',)):
                    with self.subTest(name=name, what=what, how=how):
                        shutil.rmtree(self.db, ignore_errors=True)
                        self.write(name, make(list(range(12))))
                        self.index(name)
                        now = move(list(range(12)))
                        self.write(name, make(now)[:len(make(now[:7])) - 20])
                        self.index(name, *how, expect=1)
                        met = sum(number >= 100 for number in now[:6])
                        self.assertEqual(self.words(*range(12)), list(range(12)))
                        self.assertEqual(self.count(), 12 + met)
                        self.index('--verify')
                        self.write(name, make(now))
                        self.assertEqual(self.report(name)['articles'], len(now))
                        self.assertEqual(self.words(*range(200)), sorted(now))

    def test_a_long_file_that_moved_and_ends_early_keeps_what_earlier_batches_stood_on(self):
        old = list(range(1300))
        self.write('f.jsonl', KINDS['lines.jsonl'](old))
        self.index('f.jsonl')
        now = KINDS['lines.jsonl']([*range(2000, 2600), *old])
        self.write('f.jsonl', now[:now.index('Night 650 ')])
        self.assertEqual(self.report('--dry-run', 'f.jsonl', expect=1)['added'], 600)
        told = self.report('f.jsonl', expect=1)
        self.assertEqual((told['added'], told['changed'], told['unchanged']), (600, 0, 650))
        self.assertEqual(self.count(), 1900)
        self.assertEqual(self.words(0, 1, 599, 649, 650, 1299, 2000, 2599), [0, 1, 599, 649, 650, 1299, 2000, 2599])
        self.index('--verify')


class NoDelete(RemovalTest):
    def test_keeps_items_that_roll_out_of_a_feed_fetched_anew(self):
        for day in range(4):
            self.write('f.xml', feed(range(day * 3, day * 3 + 6)))
            self.index('--no-delete', 'f.xml')
        self.assertEqual(self.words(*range(15)), list(range(15)))
        self.assertEqual(self.count(), 15)
        self.index('--verify')

    def test_what_it_kept_leaves_with_a_run_without_it(self):
        self.write('f.xml', feed(range(6)))
        self.index('f.xml')
        self.write('f.xml', feed(range(3, 9)))
        self.index('--no-delete', 'f.xml')
        self.assertEqual(self.count(), 9)
        self.assertFalse(self.report('--no-delete', 'f.xml')['published'])
        self.assertEqual((self.report('f.xml')['removed'], self.count()), (3, 6))

    def test_keeps_items_and_lines_that_are_known_by_their_place(self):
        """Nothing takes the place of what was there: what says another thing is another article."""
        for name, make in PLACED.items():
            shutil.rmtree(self.db, ignore_errors=True)
            with self.subTest(name):
                for day in range(4):
                    self.write(name, make(reversed(range(day * 3, day * 3 + 6))))
                    self.index('--no-delete', name)
                self.assertEqual(self.words(*range(15)), list(range(15)))
                self.assertEqual(self.count(), 15)
                self.index('--verify')


class EmptyInput(RemovalTest):
    def test_a_folder_that_held_articles_and_is_wholly_empty_is_refused_at_any_size(self):
        self.write('in/a.txt', 'One boat\n\nThe boat came in.\n')
        self.write('other/b.txt', 'Two boats\n\nBoth boats came in.\n')
        self.index('in', 'other')
        os.unlink(os.path.join(self.work, 'in/a.txt'))
        for args in (('in',), ('in', 'other')):
            run = self.index(*args, expect=2)
            self.assert_err_has(run, 'refused', 'is empty now', '--allow-mass-delete')
        self.assertEqual(self.count(), 2)
        self.assertEqual(self.report('--no-delete', 'in')['articles'], 2)
        self.assertEqual(self.report('--allow-mass-delete', 'in')['articles'], 1)

    def test_a_folder_of_which_a_part_is_left_is_not(self):
        self.write('in/a.txt', 'One boat\n\nThe boat came in.\n')
        self.write('in/b.txt', 'Two boats\n\nBoth boats came in.\n')
        self.index('in')
        os.unlink(os.path.join(self.work, 'in/a.txt'))
        self.assertEqual(self.report('in')['removed'], 1)

    def test_a_folder_whose_articles_stand_elsewhere_now_is_not(self):
        self.write('in/a.txt', 'One boat\n\nThe boat came in.\n')
        self.index('in')
        os.makedirs(os.path.join(self.work, 'out'))
        os.rename(os.path.join(self.work, 'in/a.txt'), os.path.join(self.work, 'out/a.txt'))
        report = self.report('in', 'out')
        self.assertEqual((report['moved'], report['removed'], report['articles']), (1, 0, 1))


if __name__ == '__main__':
    harness.main()
