# SPDX-License-Identifier: GPL-2.0-or-later
"""Articles to measure with: made up here, or taken from a folder; and questions to ask of them.

The made-up text is original: its words are syllables strung together, with English function words in
front, drawn by a Zipf-Mandelbrot law (so that postings, vocabulary and compression behave as those of
news do); names, dates, figures and quotations with speakers stand where an article has them. The same
seed gives the same bytes.
"""
import bisect
import itertools
import os
import random
import re
import shutil

import measure

FUNCTION = ('the of to and a in that for is on it was with as he be by at have are this not but had his they from '
            'she which or we an were been has their will would one all there who more when if out about up what so '
            'said can some into than its time only could new them other two may then do first any my now such like '
            'our over man me even most made after also did many before must through years where much your way').split()
ONSETS = 'b br c cl d dr f fl g gr h j k l m n p pl pr r s sh sl st t th tr v w'.split()
VOWELS = 'a e i o u ai ea ie oo ou'.split()
CODAS = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'rk', 'st', 'ck']
VERBS = 'said said said told warned added argued insisted replied'.split()
POSTS = ('the mayor of {}', 'a harbour pilot', 'who chairs the {} board', 'a teacher in {}', 'the {} minister')
MONTHS = ('January February March April May June July August September October November December').split()


def spell(number):
    """A word for a number; different numbers, different words up to a repeated sound."""
    out = ''
    while True:
        number, a = divmod(number, len(ONSETS))
        number, b = divmod(number, len(VOWELS))
        number, c = divmod(number, len(CODAS))
        out += ONSETS[a] + VOWELS[b] + CODAS[c]
        if number == 0:
            return out


class Generator:
    VOCABULARY = 150_000
    NAMES = 4_000

    def __init__(self, seed=1):
        self.random = random.Random(seed)
        made = [spell(n * 7919 % 10**6) for n in range(self.VOCABULARY)]
        self.words = FUNCTION + made
        weights = (1 / (rank + 2.7) ** 1.15 for rank in range(len(self.words)))
        self.cumulated = list(itertools.accumulate(weights))
        self.names = [f'{spell(n * 31 + 5).title()} {spell(n * 977 + 40).title()}' for n in range(self.NAMES)]

    def draw(self, count):
        total, random_number = self.cumulated[-1], self.random.random
        return [self.words[bisect.bisect(self.cumulated, random_number() * total)] for _ in range(count)]

    def sentence(self):
        words = self.draw(self.random.randint(7, 28))
        chance = self.random.random()
        if chance < 0.12:
            words.insert(len(words) // 2, f'{self.random.randint(1, 999)},{self.random.randint(0, 999):03}')
        elif chance < 0.3:
            words.insert(len(words) // 2, self.names[int(self.random.paretovariate(0.6)) % self.NAMES])
        elif chance < 0.36:
            words.append(f'on {self.random.choice(MONTHS)} {self.random.randint(1, 28)}')
        if len(words) > 14:
            words[6] += ','
        text = ' '.join(words)
        return text[0].upper() + text[1:]

    def quotation(self, speaker):
        verb = self.random.choice(VERBS)
        post = self.random.choice(POSTS).format(self.random.choice(self.words[200:2000]).title())
        words, short = self.sentence(), speaker.split()[-1]
        return self.random.choice((
            f'"{words}," {verb} {speaker}, {post}.',
            f'"{words}," {short} {verb}. "{self.sentence()}."',
            f'{speaker}, {post}, {verb}: "{words}."',
            f'{short} {verb} that {words[0].lower()}{words[1:]}.'))

    def article(self):
        pick = self.random
        speakers = pick.sample(self.names, 3)
        paragraphs = []
        for _ in range(max(3, min(80, int(pick.lognormvariate(2.6, 0.6))))):
            if pick.random() < 0.3:
                paragraphs.append(self.quotation(pick.choice(speakers)))
            else:
                paragraphs.append('. '.join(self.sentence() for _ in range(pick.randint(1, 4))) + '.')
        headline = ' '.join(self.draw(pick.randint(5, 10))).capitalize()
        date = f'{pick.choice(MONTHS)} {pick.randint(1, 28)}, {pick.randint(1990, 2024)}'
        return '\n\n'.join([headline, f'By {pick.choice(self.names)}', date, *paragraphs]) + '\n'


def make(folder, count, seed=1):
    """Lays `count` articles out in the folder, a thousand to a folder below it."""
    generator = Generator(seed)
    for number in range(count):
        below = os.path.join(folder, f'{number // 1000:03}')
        os.makedirs(below, exist_ok=True)
        with open(os.path.join(below, f'{number:07}.txt'), 'w', encoding='utf-8') as out:
            out.write(generator.article())


def first(source, folder, count):
    """The first `count` files of a tree as a tree of their own (hard links where that works)."""
    names = list(itertools.islice(measure.files_below(source), count))
    for name in names:
        to = os.path.join(folder, os.path.relpath(name, source))
        os.makedirs(os.path.dirname(to), exist_ok=True)
        try:
            os.link(name, to)
        except OSError:
            shutil.copy2(name, to)
    return len(names)


def questions(folder, each=5, sample=400, seed=1):
    """[(kind, [words])] by how many of a sample of the articles hold a word; kinds by name."""
    pick, known, pairs = random.Random(seed), {}, {}
    names = list(measure.files_below(folder))
    names = names[::max(1, len(names) // sample)]
    for name in names:
        with open(name, encoding='utf-8', errors='replace') as text:
            words = re.findall(r'[A-Za-z]+', text.read())
        good = [w if w.islower() and w.isascii() and len(w) > 3 else None for w in words]
        for word in set(good) - {None}:
            known[word] = known.get(word, 0) + 1
        for pair in {p for p in zip(good, good[1:]) if None not in p}:
            pairs[pair] = pairs.get(pair, 0) + 1

    def between(low, high):
        found = sorted(w for w, n in known.items() if low * len(names) <= n <= max(1, high * len(names)))
        return found or sorted(known)

    rare, middling, common = between(0, 0.005), between(0.01, 0.1), between(0.25, 1)
    often = sorted(p for p, n in pairs.items() if n > 1) or sorted(pairs)
    out = []
    for _ in range(each):
        out += [('rare', [pick.choice(rare)]), ('common', [pick.choice(common)]),
                ('and', [pick.choice(common), pick.choice(middling)]),
                ('or', [pick.choice(middling), pick.choice(middling)]),
                ('phrase', list(pick.choice(often)))]
    return out
