# SPDX-License-Identifier: GPL-2.0-or-later
"""The order of the answers to a list of words (--any)."""
import json
import os
import re

import harness

# Bodies of equal length where two articles are compared: only the one thing differs.
ARTICLES = {
    'typed': ('Sunday at the chapel', 'An organ filled the hall. The organ played until dusk.'),
    'form': ('Monday at the chapel', 'An organization filled the hall. The organization met until dusk.'),
    'questions': ('Riddles', 'What are they, and what were the rest of them, and what would that be for?'),
    'answer': ('Tides', 'Pilots measured a current near the old lighthouse, and wrote each of its turns down.'),
    'lead': ('Market day', 'Barley rose again.\n\nFarmers sold early.\n\nRain kept buyers away.\n\nNobody complained much.'),
    'tail': ('Market night', 'Farmers sold early.\n\nRain kept buyers away.\n\nNobody complained much.\n\nBarley rose again.'),
    'headline': ('Ferry delayed', 'Passengers waited for hours on the northern quay.'),
    'body': ('Crossing slow', 'Passengers waited for a ferry on the northern quay.'),
    'twice': ('Notes', 'Snow closed two schools in the valley.'),
    'once': ('Letters', 'Frost closed two schools in the valley.'),
}


class ListRanking(harness.CliTest):
    def setUp(self):
        super().setUp()
        for name, (headline, body) in ARTICLES.items():
            self.write(name + '.json', json.dumps({'headline': headline, 'body': body}))
        # What words are rare depends on the rest of an archive.
        for n in range(30):
            self.write(f'rest{n}.json', json.dumps({'headline': f'Filler {n}', 'body': f'Number {n} says nothing of the kind.'}))
        self.index('.')

    def names(self, *args):
        run = self.newsquery('--db', self.db, '--any', '--format', 'paths', *args)
        self.assert_exit(run, 0)
        return [re.sub(r'.*/|\.json$', '', line) for line in run.out.splitlines()]

    def test_the_word_as_typed_stands_before_its_other_forms(self):
        self.assertEqual(self.names('organ trombone'), ['typed', 'form'])
        self.assertEqual(self.names('organization trombone'), ['form', 'typed'])

    def test_words_that_questions_are_asked_with_tell_little(self):
        self.assertEqual(self.names('what are the turns of that current?')[0], 'answer')

    def test_a_list_of_nothing_but_such_words_is_still_answered(self):
        self.assertEqual(self.names('what would they')[0], 'questions')

    def test_a_word_in_the_lead_counts_for_more(self):
        self.assertEqual(self.names('barley oats'), ['lead', 'tail'])

    def test_a_word_in_the_headline_counts_for_more(self):
        self.assertEqual(self.names('ferry canal'), ['headline', 'body'])

    def test_a_headline_that_says_it_all_stands_first_however_long_its_article(self):
        pad = ' '.join(f'Deckhand {n} coiled rope number {n} beside the capstan.' for n in range(60))
        self.write('long.json', json.dumps({'headline': 'Ropewalk strike ends', 'body': pad}))
        self.write('short.json', json.dumps({'headline': 'Notes of the day', 'body': 'The ropewalk strike ends.'}))
        self.index('.')
        self.assertEqual(self.names('ropewalk strike ends'), ['long', 'short'])
        run = self.newsquery('--db', self.db, '--format', 'paths', 'ropewalk strike ends')
        self.assertEqual([os.path.basename(line) for line in run.out.splitlines()], ['long.json', 'short.json'])

    def test_explain_tells_what_the_headline_gives_and_adds_up(self):
        self.write('strike.json', json.dumps({'headline': 'Ropewalk strike ends', 'body': 'Spinners return to the sheds.'}))
        self.index('.')
        for options in ((), ('--any',)):
            out = self.newsquery('--db', self.db, '--explain', '-n1', *options, 'ropewalk strike ends').out
            parts = re.findall(r'^ +(\d+\.\d{3})  (.+)$', out, re.M)
            self.assertEqual([name for _, name in parts], ['ropewalk', 'strike', 'ends', '(headline)'], out)
            score = float(re.search(r'score (\d+\.\d{3})$', out, re.M)[1])
            self.assertAlmostEqual(sum(float(part) for part, _ in parts), score, delta=0.01)

    def test_a_word_written_twice_counts_for_more(self):
        self.assertEqual(self.names('snow frost snow'), ['twice', 'once'])
        self.assertEqual(self.names('snow frost frost'), ['once', 'twice'])

    def test_the_parts_of_a_score_add_up(self):
        run = self.newsquery('--db', self.db, '--any', '--explain', '-n1', 'what turns turns current')
        total = float(re.search(r'score ([0-9.]+)', run.out).group(1))
        parts = [float(x) for x in re.findall(r'^ +([0-9.]+)  \w+$', run.out, re.M)]
        self.assertEqual(len(parts), 2, str(run))
        self.assertAlmostEqual(total, sum(parts), places=2)

    def test_ranks_the_same_in_one_segment_and_in_several(self):
        asked = 'organ barley ferry snow current what'
        once = self.names(asked)
        parts = self.path('parts')
        for name in sorted(ARTICLES):
            self.assert_exit(self.newsindex('-q', '--db', parts, '--no-delete', name + '.json'), 0)
        self.assert_exit(self.newsindex('-q', '--db', parts, '--no-delete', '.'), 0)
        run = self.newsquery('--db', parts, '--any', '--format', 'paths', asked)
        self.assertEqual([re.sub(r'.*/|\.json$', '', line) for line in run.out.splitlines()], once)

    def test_fields_filters_and_exclusions_hold_as_elsewhere(self):
        self.assertEqual(self.names('headline:(ferry canal)'), ['headline'])
        self.assertEqual(self.names('ferry canal', '-delayed'), ['body'])


if __name__ == '__main__':
    harness.main()
