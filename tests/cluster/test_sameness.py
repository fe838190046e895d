# SPDX-License-Identifier: GPL-2.0-or-later
"""The same archive in an embedded index and on the cluster: the same questions have the same answers.

The sets and the counts are the contract; scores are not, and so neither is the order by relevance. A
question that a cluster refuses with words is counted, and there are few of them.
"""
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import archives
import questions
import shared

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))
import harness

# Each with the options it is asked with.
ARTICLES = '''
*
budget
Budget
"the budget"
harbour
the
council budget
council OR harbour
council -harbour
council NOT (harbour OR school)
(council OR harbour) (flood OR sea)
"town council"
"the town"
"said the"
council NEAR/5 budget
council NEAR/2 town
sea NEAR/3 sea
said NEAR/4 saying
the NEAR/3 of NEAR/3 town
council ADJ/5 budget
town ADJ/1 council
the ADJ/3 said
(council OR town) NEAR/6 (budget OR flood)
counc* NEAR/8 budg*
h?rbour
har*
fl*d
?own
?ea*
~harbor
~councel
~flod
ATLEAST/2 the
ATLEAST/3 council
ATLEAST/2 (council OR harbour)
ATLEAST/10 the
headline:council
headline:"the town"
headline:(council OR harbour)
heading:the
lead:council
lead:"the town"
lead:(the NEAR/3 town)
caption:the
credit:photo
byline:kemp
by:saoirse
body:council
speaker:bale
speaker:librarian
speaker:(josephine bale)
source:the
source:gazette
section:news
place:london
path:articles
path:html
url:example
lang:en
lang:de
lang:fr
date:2024
date:2025-01
date:2024-01..2025-06
date:..2023
words:100..
words:..80
words:80..120
date:none
byline:none
section:none council
speaker:none -place:none
said:council
said:"the sea"
said:(the sea)
said:the speaker:bale
speaker:mayor said:the
speaker:bale -said:flood
said:the council
said:(the OR sea) -harbour
said:(the NEAR/4 sea)
council lang:en date:2024..
council -said:the
U.K.
don't
café
1,000
l'avenir
über
город
"O'Brien"
AT&T
nosuchword
council nosuchword
-council
-the
the the
"the the"
'''.strip().splitlines()
QUOTATIONS = '''
*
the
sea
"the sea"
the sea
the OR sea
the -sea
speaker:bale
speaker:(josephine bale)
speaker:mayor the
the NEAR/5 sea
ATLEAST/2 the
se*
~sea
headline:the
the headline:council
council -headline:council
lang:en the
lang:de
date:2025
date:2024..2025 the
source:gazette
place:london the
words:..100 the
the -lang:en
path:html the
speaker:none
source:none the
'''.strip().splitlines()
MOST_REFUSED = 6
MADE_UP = 150                # articles
QUESTIONS = (220, 80)        # of articles, of quotations
MOST_REFUSED_OF_MADE_UP = 8


@unittest.skipUnless('NEWSINDEX' in os.environ, 'run by ctest, which knows the programs')
class Sameness(shared.ClusterTest):
    shards = 1
    articles, quotations = ARTICLES, QUOTATIONS

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.archive = f'same-{cls.shards}'
        cls.tmp = tempfile.mkdtemp(prefix='newsindex-same-')
        cls.addClassCleanup(shutil.rmtree, cls.tmp)
        cls.env = dict(os.environ, HOME=cls.tmp, XDG_CONFIG_HOME=cls.tmp, XDG_STATE_HOME=cls.tmp,
                       LC_ALL='C.UTF-8')
        cls.embedded = os.path.join(cls.tmp, 'index')
        files = [*cls.english_files(), cls.made_up_files()]
        subprocess.run([os.environ['NEWSINDEX'], '--db', cls.embedded, '--quiet', *files],
                       env=cls.env, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.remote = f'opensearch+{shared.base_url()}/{cls.archive}'
        cls.created += [f'{cls.archive}~tests~000001', f'{cls.archive}~tests~state']
        done = subprocess.run([os.environ['NEWSINDEX'], '--db', cls.remote, '--origin', 'tests', '--quiet',
                               '--shards', str(cls.shards), '--replicas', '0', *files],
                              env=cls.env, check=False, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise AssertionError(done.stderr)

    @classmethod
    def made_up_files(cls):
        """With copies among them: every fifth is the one before it under another masthead."""
        folder = os.path.join(cls.tmp, 'made-up')
        os.mkdir(folder)
        for number in range(MADE_UP):
            head = 'Evening edition\n' if number % 5 == 4 else ''
            with open(os.path.join(folder, f'{number}.txt'), 'w', encoding='utf-8') as file:
                file.write(head + archives.article(number - (number % 5 == 4)))
        return folder

    @classmethod
    def english_files(cls):
        """A cluster knows the forms of English words alone (newsquery(1), CLUSTERS)."""
        cls.parsed = []
        parsed = subprocess.run([os.environ['NEWSINDEX'], '--parse', os.path.join(harness.SAMPLE, 'articles')],
                                env=cls.env, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        languages = {}
        for article in map(json.loads, parsed.splitlines()):
            languages.setdefault(article['path'], set()).add((article.get('language') or '')[:2])
            if article.get('language', '').startswith('en'):
                cls.parsed.append(article)
        return [path for path, found in languages.items() if found == {'en'}]

    def run_query(self, db, *arguments):
        done = subprocess.run([os.environ['NEWSQUERY'], '--db', db, *arguments], env=self.env,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def both(self, *arguments):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return tuple(pool.map(lambda db: self.run_query(db, *arguments), (self.embedded, self.remote)))

    def compare(self, queries, options, taken):
        """What differs, and what is refused; `taken` of the printed lines is compared."""
        differing, refused = [], []
        for query in queries:
            here, there = self.both('--limit', '1000', *options, '--', query)
            if there[0] == 2 and here[0] != 2 and 'cluster' in there[2]:
                refused.append((query, there[2].splitlines()[0]))
            elif here[0] != there[0] or taken(here[1]) != taken(there[1]):
                differing.append((query, here[0], there[0], taken(here[1]), taken(there[1]), there[2]))
        return differing, refused

    def assert_same(self, queries, options, taken):
        differing, refused = self.compare(queries, options, taken)
        self.assertEqual(differing, [])
        self.assertLessEqual(len(refused), MOST_REFUSED, refused)
        for query, words in refused:
            print(f'refused: {query}: {words}')

    @staticmethod
    def article_set(out):
        """Articles with their copies, in no order; which of them stands in front is not compared."""
        return sorted(sorted([hit['id'], *(copy['id'] for copy in hit.get('copies', ()))])
                      for hit in map(json.loads, out.splitlines()))

    @staticmethod
    def quotation_set(out):
        return sorted((hit['id'], hit['start'], hit['text'], hit['speaker'])
                      for hit in map(json.loads, out.splitlines()))

    def test_articles_are_the_same(self):
        self.assert_same(self.articles[::4], ['--format', 'jsonl', '--copies'], self.article_set)

    def test_copies_are_folded_the_same(self):
        self.assert_same(self.articles, ['--format', 'jsonl'], self.article_set)

    def test_articles_are_counted_the_same(self):
        self.assert_same(self.articles, ['--count'], str)

    def test_the_order_by_date_is_the_same(self):
        for sort in ('newest', 'oldest'):
            self.assert_same(self.articles[:12], ['--format', 'jsonl', '--copies', '--sort', sort],
                             lambda out: [json.loads(line)['id'] for line in out.splitlines()])

    def test_quotations_are_the_same(self):
        self.assert_same(self.quotations, ['--quotes', '--format', 'jsonl', '--copies'], self.quotation_set)

    def test_quotations_are_counted_the_same(self):
        self.assert_same(self.quotations, ['--quotes', '--count'], str)

    def assert_answers_same(self, asked, options, taken):
        """Set and counts in one answer. What differs or is refused is told question by question."""
        found = []
        def of_answer(out):
            answer = json.loads(out) if out else {}
            found.append(bool(answer.get('hits')))
            return answer.get('matches'), answer.get('results'), taken(answer)
        differing, refused = self.compare(asked, ['--format', 'json', *options], of_answer)
        print(f'\n{len(asked)} made-up questions on {self.shards} shards: {len(differing)} differ, {len(refused)} refused')
        for query, words in refused:
            print(f'refused: {query}: {words}')
        self.assertEqual(differing, [])
        self.assertLessEqual(len(refused), MOST_REFUSED_OF_MADE_UP)
        self.assertGreater(sum(found), len(found) // 3)

    def test_made_up_questions_have_the_same_answers(self):
        made_up = questions.Questions(self.parsed)
        every = 1 if self.shards == 1 else 4
        self.assert_answers_same(made_up.articles(QUESTIONS[0])[::every], [], lambda answer: sorted(
            sorted([hit['id'], *(copy['id'] for copy in hit.get('copies', ()))]) for hit in answer.get('hits', ())))
        self.assert_answers_same(made_up.quotations(QUESTIONS[1])[::every], ['--quotes', '--copies'],
                                 lambda answer: sorted((hit['id'], hit['start'], hit['text'])
                                                       for hit in answer.get('hits', ())))

    def test_most_questions_find_something(self):
        found = sum(self.run_query(self.embedded, '--quiet', '--', query)[0] == 0 for query in ARTICLES)
        self.assertGreater(found, len(ARTICLES) // 2)

    def test_restrictions_are_the_same(self):
        self.assert_same(['the', 'council', '*'], ['--format', 'jsonl', '--since', '2024', '--until', '2025-02'],
                         self.article_set)
        self.assert_same(['the', '*'], ['--quotes', '--format', 'jsonl', '--min-confidence', '0.9', '--copies'],
                         self.quotation_set)
        self.assert_same(['council harbour flood', 'sea town'], ['--any', '--format', 'jsonl'], self.article_set)

    def test_a_page_of_text_shows_the_same_articles(self):
        here, there = self.both('--sort', 'newest', '--copies', '--color', 'never', 'council')
        def first_lines(out):
            return [line for line in out.splitlines() if line[:1].isdigit()]
        self.assertEqual(first_lines(here[1]), first_lines(there[1]))

    def test_what_is_told_of_an_article_is_the_same(self):
        def facts(out):
            hits = list(map(json.loads, out.splitlines()))
            first = {}  # of a group: what it is called is each engine's own
            for hit in sorted(hits, key=lambda hit: hit['id']):
                first.setdefault(hit['group'], hit['id'])
            return sorted((hit['id'], hit['words'], hit['group'] and first[hit['group']], hit['url'], hit['language'])
                          for hit in hits)
        self.assert_same(['council', 'the', '*'], ['--format', 'jsonl', '--copies'], facts)
        groups = facts(self.run_query(self.remote, '--format', 'jsonl', '--copies', 'council')[1])
        self.assertTrue(all(words and group for _, words, group, *_ in groups), groups)

    def test_an_article_is_shown_whole(self):
        name = json.loads(self.run_query(self.embedded, '--format', 'jsonl', '--limit', '1', '*')[1])['id']
        here, there = self.both('--show', name)
        self.assertEqual(here, there)

    def test_what_a_cluster_cannot_do_is_refused_with_words(self):
        for options in (['--explain'], ['--people'], ['--facet', 'speaker'], ['--like', 'x']):
            status, out, err = self.run_query(self.remote, *options, 'council')
            self.assertEqual((status, out), (2, ''), err)
            self.assertIn('cannot', err)

    def test_an_archive_that_is_none_is_told(self):
        self.create('not-ours', {'number_of_shards': 1, 'number_of_replicas': 0}, {})
        for name, words in (('no-such-archive', 'no such archive'), ('not-ours', 'no archive of newsindex')):
            status, out, err = self.run_query(f'opensearch+{shared.base_url()}/{name}', 'council')
            self.assertEqual((status, out), (3, ''), err)
            self.assertIn(words, err)


class SamenessOfThreeShards(Sameness):
    """The rest does not depend on it."""
    shards = 3
    articles, quotations = ARTICLES[::3], QUOTATIONS[::2]


def load_tests(loader, _, __):
    suite = unittest.TestSuite([loader.loadTestsFromTestCase(Sameness)])
    for name in ('test_copies_are_folded_the_same', 'test_quotations_are_the_same',
                 'test_articles_are_counted_the_same', 'test_the_order_by_date_is_the_same',
                 'test_made_up_questions_have_the_same_answers'):
        suite.addTest(SamenessOfThreeShards(name))
    return suite


if __name__ == '__main__':
    unittest.main()
