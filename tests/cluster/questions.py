# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions that are made up of the words of an archive, the same ones every time: for asking two engines
the same. What a cluster refuses by its manual (newsquery(1), CLUSTERS) is not made up here on purpose,
though it may come about."""
import random
import re

FIELDS = ('headline', 'body', 'lead', 'caption', 'heading')


class Questions:
    def __init__(self, articles, seed=17):
        """`articles`: as newsindex --parse prints them, parsed."""
        self.chance = random.Random(seed)
        self.texts = [re.findall(r'[a-z]{2,}', article['body'].lower()) for article in articles]
        self.texts = [text for text in self.texts if len(text) > 20]
        self.speakers = sorted({quote['speaker'].split()[-1].lower() for article in articles
                                for quote in article.get('quotes', ()) if quote.get('speaker')})
        self.speakers = [name for name in self.speakers if re.fullmatch('[a-z]{3,}', name)]
        self.years = sorted({article['date'][:4] for article in articles if article.get('date')})

    def place(self, length):
        text = self.chance.choice(self.texts)
        at = self.chance.randrange(len(text) - length)
        return text[at:at + length]

    def word(self):
        word = self.place(1)[0]
        return word if word not in ('or', 'and', 'not', 'near', 'adj', 'by') else 'the'

    def pattern(self):
        word = self.word()
        if len(word) < 5:
            return word
        return self.chance.choice([word[:4] + '*', word[:2] + '?' + word[3:], word[:-2] + '*'])

    def together(self):
        words = self.place(6)
        first, second = words[0], words[self.chance.randrange(1, 6)]
        if {first, second} & {'or', 'and', 'not', 'near', 'adj', 'by'}:
            return self.word()
        return self.chance.choice([f'"{words[0]} {words[1]}"', f'{first} NEAR/{self.chance.randrange(1, 7)} {second}',
                                   f'{first} ADJ/{self.chance.randrange(1, 7)} {second}'])

    def restriction(self):
        year = self.chance.choice(self.years)
        return self.chance.choice([f'date:{year}', f'date:{year}..', f'date:..{year}-06', 'lang:en', 'words:100..',
                                   f'words:..{self.chance.randrange(60, 300)}', 'byline:none', '-speaker:none',
                                   f'speaker:{self.chance.choice(self.speakers)}'])

    def atom(self):
        kind = self.chance.randrange(20)
        if kind < 8:
            return self.word()
        if kind < 10:
            return self.pattern()
        if kind < 14:
            return self.together()
        if kind < 15:
            return f'ATLEAST/{self.chance.randrange(2, 4)} {self.word()}'
        if kind < 16:
            return f'{self.chance.choice(FIELDS)}:{self.word()}'
        if kind < 17:
            return self.word().capitalize()
        return self.restriction()

    def article_question(self, depth=0):
        kind = self.chance.randrange(10)
        if depth > 1 or kind < 4:
            return self.atom()
        one, two = self.article_question(depth + 1), self.article_question(depth + 1)
        if kind < 6:
            return f'({one}) ({two})'
        if kind < 8:
            return f'({one}) OR ({two})'
        return f'({one}) NOT ({two})'

    def said_question(self):
        said = self.chance.choice([self.word, self.pattern, self.together])()
        return self.chance.choice([f'said:({said})', f'said:({said}) speaker:{self.chance.choice(self.speakers)}',
                                   f'{self.word()} said:({said})'])

    def quotation_question(self):
        words = self.chance.choice([self.word, self.word, self.pattern, self.together])()
        return self.chance.choice([words, f'{words} {self.word()}', f'{words} OR {self.word()}',
                                   f'speaker:{self.chance.choice(self.speakers)} {words}', f'{words} -{self.word()}',
                                   f'{words} date:{self.chance.choice(self.years)}'])

    def articles(self, count):
        return [self.said_question() if i % 10 == 9 else self.article_question() for i in range(count)]

    def quotations(self, count):
        return [self.quotation_question() for _ in range(count)]
