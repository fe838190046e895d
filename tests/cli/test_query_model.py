# SPDX-License-Identifier: GPL-2.0-or-later
"""Random questions to random archives, through nights of changes, beside a plain reading of the articles
(model.py). The rolls are the same every time; NEWSINDEX_MODEL_ROUNDS=50 rolls fifty archives more."""
import collections
import json
import os
import random

import harness
import model

WORDS = [word for group in ('budget budgets budgeted', 'strike striking', 'harbour harbours', 'fish fishes fished fishing',
                            'vote votes voting', 'walk walked', 'minister ministers', 'bridge', 'tide tides', 'council',
                            'school schools', 'the the of said') for word in group.split()]
WRITTEN = WORDS + ['1,000', 'U.K.', 'NATO-standard', 'O’Brien', 'tide’s', 'AT&T', 'café', '3.5']
ASKED = WORDS + ['1000', 'uk', 'nato', "o'brien", 'at&t', 'cafe', '3.5', 'zebra']
PEOPLE = (('Davit Orlan', 'the finance minister'), ('Rory Calder', 'the mayor'), ('Ines Calder', 'who fishes'),
          ('Helga Strand', 'a port engineer'))
WHO = ['orlan', 'calder', 'davit', 'rory', 'helga', 'strand', 'finance', 'minister', 'mayor', 'port', 'engineer']
POOLS = {'speaker': WHO, 'byline': WHO, 'credit': WHO, 'source': ['kestrel', 'bay', 'echo', 'daily', 'post'],
         'place': ['senn', 'valley', 'harrowmouth'], 'section': ['sport', 'budget', 'walks'], 'path': ['news', 'deep', 'txt', 'jsonl'],
         'url': ['news', 'example', 'budget']}


def related(roll, words):
    """A few words that stand beside one another in a list: forms of one word often."""
    at = roll.randrange(len(words))
    return words[at:at + 4] if roll.random() < .5 else words


class Archive:
    """A folder of articles and what befalls it."""

    def __init__(self, roll, test, name):
        self.roll, self.test, self.name, self.db = roll, test, name, test.path(name + '-index')
        self.files, self.taken_down, self.number = {}, set(), 0

    def sentence(self, least=4, most=12):
        words = related(self.roll, WRITTEN)
        return ' '.join(self.roll.choice(words) for _ in range(self.roll.randint(least, most)))

    def paragraph(self):
        (name, role), roll = self.roll.choice(PEOPLE), self.roll
        return roll.choice((
            lambda: f'The {self.sentence()}. The {self.sentence()}.',
            lambda: f'“The {self.sentence()},” {roll.choice((name, name.split()[1], "he"))} said.',
            lambda: f'{name}, {role}, said the {self.sentence(2, 5)} “{self.sentence(2, 5)}”.',
            lambda: f'"A {self.sentence()}," said {name}, {role}. "One {self.sentence(2, 6)}."',
            lambda: f'{name} said that the {self.sentence()}.'))()

    def day(self):
        return f'{self.roll.choice((2021, 2022, 2023))}-{self.roll.randint(1, 12):02}-{self.roll.randint(1, 28):02}'

    def article(self):
        self.number += 1
        maybe = lambda value: value if self.roll.random() < .6 else None
        fields = {'headline': f'The {self.sentence(2, 6)} {self.name}{self.number}', 'date': maybe(self.day()),
                  'source': maybe(self.roll.choice(('Kestrel Bay Echo', 'Daily Post'))),
                  'section': maybe(self.roll.choice(('Sport', 'Budget walks'))), 'place': maybe(self.roll.choice(('Harrowmouth', 'Senn Valley'))),
                  'language': maybe(self.roll.choice(('en', 'fr'))), 'authors': maybe([self.roll.choice(PEOPLE)[0]]),
                  'url': maybe(f'https://news.example/{self.number}/budget-walks'),
                  'images': maybe([{'caption': f'A {self.sentence()}', 'credit': 'Helga Strand/Daily Post'}])}
        heading = '<h2>Budget of the tides</h2>' if self.roll.random() < .3 else ''
        paragraphs = [f'<p>{self.paragraph().replace("&", "&amp;")}</p>' for _ in range(self.roll.randint(2, 6))]
        fields['body_html'] = paragraphs[0] + heading + ''.join(paragraphs[1:])
        return {name: value for name, value in fields.items() if value}

    def put(self, name, articles):
        """A .txt holds one article's headline and paragraphs alone."""
        self.files[name] = articles
        if name.endswith('.txt'):
            body = articles[0]['body_html'].replace('</p>', '\n\n').replace('<p>', '').replace('&amp;', '&')
            body = body.replace('<h2>', '').replace('</h2>', '\n\n')
            self.test.write(f'{self.name}/{name}', articles[0]['headline'] + '\n\n' + body)
        else:
            self.test.write(f'{self.name}/{name}', ''.join(json.dumps(article) + '\n' for article in articles))

    def add(self):
        name = self.roll.choice(('', 'deep/')) + f'{self.number + 1}' + self.roll.choice(('.txt', '.json', '.jsonl'))
        self.put(name, [self.article() for _ in range(self.roll.randint(2, 5) if name.endswith('l') else 1)])

    def change(self):
        name = self.roll.choice(sorted(self.files))
        articles = list(self.files[name])
        articles[self.roll.randrange(len(articles))] = self.article()
        if name.endswith('l'):
            self.roll.shuffle(articles)
            articles = articles[self.roll.randrange(len(articles)):] + [self.article()]
        self.put(name, articles)

    def copy(self):
        name = self.roll.choice(sorted(self.files))
        article = dict(self.files[name][0], headline=f'Again the {self.name}{self.number}', source='Daily Post')
        article['body_html'] += f'<p>A {self.roll.choice(WORDS)}.</p>'
        self.number += 1
        self.put(f'copy{self.number}.json', [article])

    def move(self):
        name = self.roll.choice(sorted(self.files))
        self.number += 1
        to = f'moved{self.number}.' + name.split('.')[1]
        self.files[to] = self.files.pop(name)
        os.rename(self.test.path('work', self.name, name), self.test.path('work', self.name, to))

    def remove(self):
        name = self.roll.choice(sorted(self.files))
        del self.files[name]
        os.remove(self.test.path('work', self.name, name))

    def newsindex(self, *args):
        self.test.assert_exit(self.test.newsindex('--db', self.db, '-q', *args), 0)

    def night(self, first):
        for _ in range(8 if first else 0):
            self.add()
        for _ in range(self.roll.randint(2, 6)):
            self.roll.choice((self.add, self.change, self.change, self.copy, self.move, self.remove))()
        self.newsindex('--allow-mass-delete', *(['--rebuild'] if not first and self.roll.random() < .2 else []), self.name)
        self.read()
        after = self.roll.random()
        if after < .3:
            self.newsindex('--compact')
        elif after < .6:
            taken = self.roll.choice(self.articles)
            self.newsindex('--purge', taken.id)
            # A file of one article is taken down by its name, too; among many an id may pass to a neighbour.
            self.taken_down |= {taken.parsed['headline'], None if taken.parsed['path'].endswith('l') else taken.id}
            self.read()
        elif not first:
            self.newsindex('--rollback')
            self.newsindex('--allow-mass-delete', self.name)

    def read(self):
        articles = [model.Article(parsed) for parsed in self.test.parse(self.name)]
        self.articles = [one for one in articles if not self.taken_down & {one.id, one.parsed['headline']}]


class Questions:
    def __init__(self, roll):
        self.roll = roll

    def word(self, pool):
        word, kind = self.roll.choice(pool), self.roll.random()
        if word.isalpha() and len(word) > 4 and kind < .25:
            cut = self.roll.randint(2, len(word) - 1)
            return self.roll.choice((('pattern', word[:cut] + '*'), ('pattern', word[:cut] + '?' + word[cut + 1:]),
                                     ('pattern', '*' + word[-cut:]), ('pattern', word[0] + '*' + word[-2:]),
                                     ('fuzzy', word[:cut] + word[cut + 1:])))
        return ('word', word, word.isalpha() and kind > .8)

    def side(self, pool):
        return ('or', [self.word(pool), self.word(pool)]) if self.roll.random() < .25 else self.word(pool)

    def words(self, pool, depth=0):
        """What may stand inside a field."""
        kind = self.roll.random()
        if kind < .4 or depth > 1:
            return self.word(pool)
        if kind < .55:
            return ('phrase', [self.roll.choice(pool) for _ in range(2)])
        if kind < .75:
            pool = related(self.roll, pool)
            sides = [self.side(pool) for _ in range(self.roll.randint(2, 3))]
            if self.roll.random() < .4:
                return (self.roll.choice(('w', 'pre')), self.roll.choice('sp'), sides)
            return (self.roll.choice(('near', 'adj')), self.roll.choice((1, 2, 4, 9)), sides)
        if kind < .85:
            return ('atleast', self.roll.randint(1, 4), self.side(pool))
        pair = [self.words(pool, depth + 1), self.words(pool, depth + 1)]
        if kind > .97:
            return ('and', [pair[0], ('not', pair[1])])
        return (self.roll.choice(('or', 'and')), pair)

    def field(self):
        name = self.roll.choice(('headline', 'byline', 'caption', 'credit', 'heading', 'body', 'lead', 'source', 'section', 'place',
                                 'url', 'path', 'speaker', 'said', 'said', 'speaker', 'date', 'lang'))
        if name == 'lang':
            return ('exact', 'lang', self.roll.choice(('en', 'fr', 'de')))
        if name in ('date', 'byline', 'source', 'place', 'section', 'speaker') and self.roll.random() < .2:
            return ('none', name)
        if name == 'date':
            year, month = self.roll.choice(('2021', '2022', '2023')), f'{self.roll.randint(1, 12):02}'
            return ('date', *self.roll.choice((
                ('date:' + year, f'{year}-01-01', f'{year}-12-31'), (f'date:..{year}-{month}', '', f'{year}-{month}-31'),
                (f'date:{year}-{month}-11..', f'{year}-{month}-11', '9999'), (f'date:{year}-Q2', f'{year}-04-01', f'{year}-06-30'),
                (f'date:"may {year}"', f'{year}-05-01', f'{year}-05-31'), (f'before:{year}/{month}', '', f'{year}-{month}-00'),
                (f'after:{year}{month}', f'{year}-{month}-32', '9999'), (f'since:{year}', year, '9999'),
                (f'until:{year}', '', f'{year}-12-31'))))
        return ('field', name, self.words(POOLS.get(name, ASKED)))

    def group(self, parts):
        speakers = [part for part in parts if part[:2] == ('field', 'speaker')]
        if any(part[:2] == ('field', 'said') for part in parts):
            parts = [part for part in parts if part not in speakers[1:]]
        return ('and', parts if len(parts) > 1 else parts + [('all',)])

    def tree(self, depth=0):
        kind = self.roll.random()
        if depth > 2 or kind < .3:
            return self.words(ASKED, 1)
        if kind < .33:
            return ('first', self.roll.choice((1, 5, 20, 60)), self.side(ASKED))
        if kind < .5:
            return self.words(ASKED)
        if kind < .7:
            return self.field()
        parts = [self.tree(depth + 1) for _ in range(self.roll.randint(2, 3))]
        parts = [('not', part) if self.roll.random() < .2 else part for part in parts]
        return ('or', parts) if kind < .8 else self.group(parts)

    def any(self):
        if self.roll.random() < .7:
            return self.tree()
        said = ('field', 'said', self.words(ASKED))
        return self.group([said, ('field', 'speaker', self.words(WHO, 1)), self.tree(2)][:self.roll.randint(2, 3)])


class Model(harness.CliTest):
    def ask(self, archives, tree, *options):
        where = [part for archive in archives for part in ('--db', archive.db)]
        run = self.newsquery(*where, '--no-aliases', '-n', '100000', *options, '--', model.written(tree))
        self.assertIn(run.status, (0, 1), str(run))
        return run

    def assert_same(self, got, wanted, tree, archives):
        got, wanted = collections.Counter(got), collections.Counter(wanted)
        self.assertEqual(got, wanted, f'{model.written(tree)}\nof {[one.name for one in archives]}: too many {got - wanted}, missed {wanted - got}')

    def check_articles(self, archives, tree, right):
        run = self.ask(archives, tree, '--copies', '--format', 'jsonl', '--no-snippets')
        self.assert_same(((hit['path'], hit['headline']) for hit in run.jsonl()), (one.key for one in right), tree, archives)
        self.assert_exit(run, 0 if right else 1)
        self.assert_out(self.ask(archives, tree, '--count'), f'{len(right)}\n')

    def check_folded(self, archives, tree, right):
        answer = self.ask(archives, tree, '--json', '--no-snippets', '--facet', 'source:999', '--facet', 'year',
                          '--facet', 'speaker:999').json()
        found = [hit['path'] for hit in answer['hits']] + [copy['path'] for hit in answer['hits'] for copy in hit['copies']]
        self.assert_same(found, (one.parsed['path'] for one in right), tree, archives)
        self.assertEqual(answer['matches'], len(right), model.written(tree))
        counts = {name: {row['value']: row['count'] for row in rows} for name, rows in answer['facets'].items()}
        self.assertEqual(counts['source'], collections.Counter(
            one.parsed['source'] for one in right if one.parsed['source']), model.written(tree))
        self.check_speakers(counts['speaker'], right, model.written(tree))
        self.assertEqual(counts['year'], collections.Counter(one.date[:4] for one in right if one.date), model.written(tree))

    def check_speakers(self, counts, right, asked):
        """A row is a person under all names: every article that has the full name, and of those that have the
        surname alone each in one row, that of the open name if nobody can tell."""
        self.assertFalse({'he', 'they', 'it'} & set(counts), asked)
        said_by = [{speaker['name'] for speaker in one.parsed['speakers']} for one in right]
        for surname in ('Orlan', 'Calder', 'Strand'):
            here = [{name for name in names if name.split()[-1] == surname} for names in said_by]
            rows = {name: count for name, count in counts.items() if name.split(' (')[0].split()[-1] == surname}
            for name, _ in PEOPLE:
                if name.endswith(surname):
                    full, bare = sum(name in names for names in here), sum(surname in names for names in here)
                    self.assertTrue(full <= rows.get(name, 0) <= full + bare, (asked, name, rows, full, bare))
            least = sum(max(1, len(names - {surname})) for names in here if names)
            self.assertTrue(least <= sum(rows.values()) <= sum(map(len, here)), (asked, surname, rows, least))

    def check_pages(self, archives, tree, right):
        options = ('--format', 'jsonl', '--no-snippets', '--sort', self.roll.choice(('relevance', 'newest', 'oldest')))
        whole = self.ask(archives, tree, *options).out.splitlines()
        pages = [self.ask(archives, tree, *options, '--limit', '5', '--offset', at).out.splitlines() for at in range(0, len(whole) + 1, 5)]
        self.assertEqual([line for page in pages for line in page], whole, model.written(tree))

    def check_quotations(self, archives, tree, _):
        right = [(one.key, said.key) for archive in archives for one in archive.articles for said in one.quotations
                 if model.matches(tree, one, said)]
        hits = self.ask(archives, tree, '--quotes', '--copies', '--format', 'jsonl').jsonl()
        self.assert_same((((hit['path'], hit['headline']), (hit['start'], hit['text'])) for hit in hits), right, tree, archives)
        self.assert_out(self.ask(archives, tree, '--quotes', '--count'), f'{len(right)}\n')

    def round(self, seed, nights, questions):
        self.roll = random.Random(seed)
        archives = [Archive(self.roll, self, f'news{seed}{letter}') for letter in 'ab']
        asker, found = Questions(self.roll), 0
        for night in range(nights):
            for archive in archives:
                archive.night(first=night == 0)
            for _ in range(questions):
                some = self.roll.choice((archives[:1], archives[1:], archives))
                tree = asker.any()
                right = [one for archive in some for one in archive.articles if model.matches(tree, one)]
                self.roll.choice((self.check_articles, self.check_folded, self.check_pages, self.check_quotations))(some, tree, right)
                found += len(right)
        return found

    def test_every_answer_is_that_of_a_plain_reading(self):
        found = sum(self.round(seed, 4, 40) for seed in range(2 + int(os.environ.get('NEWSINDEX_MODEL_ROUNDS', 0))))
        self.assertGreater(found, 500)


if __name__ == '__main__':
    harness.main()
