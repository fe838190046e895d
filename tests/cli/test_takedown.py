# SPDX-License-Identifier: GPL-2.0-or-later
"""--purge is a promise: whatever an index still holds of an article goes, nothing brings it back, nobody else goes."""
import gzip
import json
import os
import shutil

import harness

SECRET = 'Quokkazyx'
WORDS = 'walrus badger heron otter linnet magpie stoat'.split()


def story(word):
    return f'The {word} affair', f'"The {word} was seen," said Ilse Brandt.', f'A {word} sat in {word} street until noon.'


def line(word):
    headline, *body = story(word)
    return json.dumps({'headline': headline, 'body': '\n\n'.join(body)}) + '\n'


class TakedownTest(harness.CliTest):
    def report(self, *args, expect=0):
        return self.index('--report', 'json', *args, expect=expect).json()

    def article(self, name, word):
        return self.write_article(name, *story(word))

    def id_of(self, word):
        return self.query('--format', 'jsonl', '--copies', word).jsonl()[0]['id']

    def stands(self, *words):
        return [word for word in words if self.found(word)]

    def assert_gone(self, others=WORDS):
        """Not a byte in the folder, in no answer, and the others are there; a roll-back changes none of that."""
        self.assertEqual(self.files_that_hold(SECRET), set())
        self.assertEqual(self.stands(SECRET), [])
        self.assertEqual(self.stands(*others), list(others))
        self.index('--verify')
        self.assertIn(self.newsindex('--db', self.db, '--rollback').status, (0, 2))
        self.assertEqual(self.stands(SECRET), [])


class Dropped(TakedownTest):
    """The usual order: the file is deleted, a night's run drops the article, then somebody asks for the takedown."""

    def setUp(self):
        super().setUp()
        for word in WORDS:
            self.article(f'news/{word}.txt', word)
        self.article('news/secret.txt', SECRET)
        self.index('news')
        self.id = self.id_of(SECRET)
        os.rename(os.path.join(self.work, 'news/secret.txt'), self.path('secret.txt'))
        self.index('news')

    def bring_back(self):
        shutil.copyfile(self.path('secret.txt'), os.path.join(self.work, 'news/secret.txt'))
        shutil.copyfile(self.path('secret.txt'), os.path.join(self.work, 'news/renamed.txt'))
        run = self.index('news')
        self.assertEqual(self.stands(SECRET), [])
        return run

    def test_last_night_is_taken_out_by_its_path(self):
        self.assertTrue(self.files_that_hold(SECRET), 'the search itself must find it before')
        self.index('--purge', 'news/secret.txt')
        self.assert_gone()
        self.assert_err_has(self.bring_back(), 'secret.txt: taken out for good', 'renamed.txt: taken out for good')

    def test_last_night_is_taken_out_by_its_id(self):
        self.index('--purge', self.id)
        self.assert_gone()
        self.bring_back()

    def test_nights_ago_is_taken_out_by_path_and_id(self):
        """No manifest knows it any more; its document stands dead in its segment."""
        for night in range(3):
            self.article(f'news/night{night}.txt', f'night{night}')
            self.index('news')
        self.assertTrue(self.files_that_hold(SECRET), 'it must be there still')
        for name in ('news/secret.txt', self.id):
            shutil.copytree(self.db, self.path('before'))
            self.index('--purge', name)
            self.assert_gone()
            self.assert_err_has(self.bring_back(), 'secret.txt: taken out', 'renamed.txt: taken out')
            shutil.rmtree(self.db)
            os.rename(self.path('before'), self.db)
            os.remove(os.path.join(self.work, 'news/secret.txt'))
            os.remove(os.path.join(self.work, 'news/renamed.txt'))

    def test_a_copy_that_stands_is_taken_out_with_one_dropped_nights_ago(self):
        shutil.copyfile(self.path('secret.txt'), os.path.join(self.work, 'news/copy.txt'))
        for night in range(3):
            self.article(f'news/night{night}.txt', f'night{night}')
            self.index('news')
        self.assert_err_has(self.index('--purge', self.id), 'copy.txt, an identical copy')
        self.assert_gone()

    def test_a_roll_back_generation_alone_is_enough(self):
        self.index('--rollback')
        self.assertEqual(self.stands(SECRET), [SECRET])
        self.index('--rollback')
        self.index('--purge', 'news/secret.txt')
        self.assert_gone()

    def test_again_says_that_nothing_is_left(self):
        self.index('--purge', self.id)
        for name in (self.id, 'news/secret.txt'):
            self.assert_err_has(self.index('--purge', name), 'nothing of it is left')
        self.index('--purge', 'news/never.txt', expect=2)

    def test_a_dry_run_takes_nothing_out(self):
        held = self.files_that_hold(SECRET)
        self.assert_err_has(self.index('--purge', self.id, '--dry-run'), '1 article would be taken out')
        self.assertEqual(self.files_that_hold(SECRET), held)


class FirstAndLast(TakedownTest):
    """Xapian keeps the first and the last value of each slot, and deletes documents without looking at them."""

    def test_names_that_sort_first_or_last_go_too(self):
        def article(who, word, name):
            self.write(f'news/{who}-{word}.json', json.dumps({
                'headline': story(word)[0], 'source': f'{who} {name} Post', 'section': f'{who} {name}',
                'place': f'{who} {name}', 'authors': [f'{who} {name}'], 'date': '2023-04-05',
                'body': f'"The {word} was seen," said {who} {name}, the mayor.\n\nA {word} sat in {word} street.'}))
        for word in WORDS:
            article('Mona', word, 'Brandt')
        for who in ('Aaron', 'Zyxwin'):
            article(who, 'heron', SECRET)
            self.index('news')
            self.index('--purge', f'news/{who}-heron.json')
            self.assert_gone()


class Copies(TakedownTest):
    def setUp(self):
        super().setUp()
        for word in WORDS:
            self.article(f'news/{word}.txt', word)

    def test_every_identical_copy_goes_and_is_named(self):
        self.article('news/secret.txt', SECRET)
        shutil.copytree(os.path.join(self.work, 'news'), os.path.join(self.work, 'mirror'))
        with open(os.path.join(self.work, 'news/secret.txt'), 'rb') as f:
            self.write('packed/secret.txt.gz', gzip.compress(f.read(), mtime=0))
        self.index('news', 'mirror', 'packed')
        run = self.index('--purge', 'news/secret.txt')
        self.assert_err_has(run, 'mirror/secret.txt, an identical copy', 'secret.txt.gz, an identical copy',
                            '3 articles taken out')
        self.assert_gone()
        run = self.index('--rebuild', 'news', 'mirror', 'packed')
        for name in ('news/secret.txt', 'mirror/secret.txt', 'secret.txt.gz'):
            self.assert_err_has(run, name + ': taken out for good earlier')
        self.assert_gone()

    def test_a_copy_in_a_line_goes_with_another_line(self):
        self.write('a.jsonl', line(SECRET) + line('walrus'))
        self.write('b.jsonl', ''.join(line(word) for word in WORDS) + line(SECRET))
        self.index('a.jsonl', 'b.jsonl')
        self.assert_err_has(self.index('--purge', self.id_of(SECRET)), 'an identical copy')
        self.assert_gone()

    def test_a_changed_word_makes_another_article(self):
        self.article('news/secret.txt', SECRET)
        self.article('news/near.txt', 'Numbat')
        self.index('news')
        self.index('--purge', 'news/secret.txt')
        self.assert_gone(WORDS + ['Numbat'])


class Neighbours(TakedownTest):
    def test_lines_that_move_through_the_place_stay(self):
        lines = [line(word) for word in WORDS]
        lines.insert(3, line(SECRET))
        self.write('f.jsonl', ''.join(lines))
        self.index('f.jsonl')
        self.index('--purge', self.id_of(SECRET))
        self.assert_gone()
        for night in range(4):
            lines.insert(0, line(f'night{night}'))
            self.write('f.jsonl', ''.join(lines))
            report = self.report('f.jsonl')
            self.assertEqual((report['purged'], report['articles']), (1, len(lines) - 1))
            self.assertEqual(len(report['warnings']), 1)
            self.assertEqual(self.stands(SECRET), [])
            self.assertEqual(self.stands(*WORDS), WORDS)

    def test_what_stood_in_the_place_of_a_line_before_is_no_earlier_version_of_it(self):
        lines = [line(word) for word in WORDS[:3]] + [line(SECRET)] + [line(word) for word in WORDS[3:]]
        self.write('f.jsonl', ''.join(lines))
        self.index('f.jsonl')
        self.write('f.jsonl', line('night') + ''.join(lines))
        self.index('f.jsonl')
        self.index('--purge', self.id_of(SECRET))
        self.assert_gone()
        self.assertEqual(self.report('--rebuild', 'f.jsonl')['articles'], len(lines))

    def test_objects_and_items_without_a_name_stay(self):
        def array(words):
            return '[' + ','.join(line(word) for word in words) + ']'

        def feed(words):
            return '<rss version="2.0"><channel><title>Quay News</title>' + ''.join(
                f'<item><title>The {word} affair</title><description>A {word} sat in the street.</description></item>'
                for word in words) + '</channel></rss>'
        for name, make in (('f.json', array), ('f.xml', feed)):
            with self.subTest(name):
                shutil.rmtree(self.db, ignore_errors=True)
                words = WORDS[:2] + [SECRET] + WORDS[2:]
                self.write(name, make(words))
                self.index(name)
                self.index('--purge', self.id_of(SECRET))
                self.assert_gone()
                for night in range(3):
                    words.insert(0, f'night{night}')
                    self.write(name, make(words))
                    self.report(name)
                    self.assertEqual(self.stands(*words), [word for word in words if word != SECRET])

    def test_the_second_of_one_name_stays_when_the_first_is_taken_out_and_gone(self):
        def feed(words):
            return '<rss version="2.0"><channel><title>Quay News</title>' + ''.join(
                f'<item><guid isPermaLink="false">same</guid><title>The {word} affair</title>'
                f'<description>A {word} sat in the street.</description></item>' for word in words) + '</channel></rss>'
        self.write('f.xml', feed([SECRET, 'walrus', 'badger']))
        self.index('f.xml')
        self.index('--purge', self.id_of(SECRET))
        self.assert_gone(['walrus', 'badger'])
        self.write('f.xml', feed(['walrus', 'badger']))
        self.index('f.xml')
        self.assertEqual(self.stands('walrus', 'badger'), ['walrus', 'badger'])

    def test_a_guid_keeps_a_rewritten_item_out(self):
        def feed(text):
            return ('<rss version="2.0"><channel><title>Quay News</title><item><guid isPermaLink="false">n1</guid>'
                    f'<title>The affair</title><description>{text}</description></item><item><guid isPermaLink="false">n2'
                    '</guid><title>The walrus</title><description>A walrus sat.</description></item></channel></rss>')
        self.write('f.xml', feed(f'A {SECRET} sat in the street.'))
        self.index('f.xml')
        self.index('--purge', self.id_of(SECRET))
        self.write('f.xml', feed(f'A {SECRET} sat in the other street.'))
        self.assert_err_has(self.index('f.xml'), 'n1]: taken out for good earlier')
        self.assert_gone(['walrus'])


if __name__ == '__main__':
    harness.main()
