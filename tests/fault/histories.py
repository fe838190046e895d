# SPDX-License-Identifier: GPL-2.0-or-later
"""What an index should hold after any history: a plain list, kept by rules a person can read.

A world is a folder of plain texts, files of JSON Lines and feeds; every article is one word that stands nowhere else
(but in copies that were made of it). An index is, of each file, the version it was read in and which word stands under
which name: '' of a plain text, the guid of an item, the number of a line.
"""
import copy
import json
import os

TEXTS, LINES, FEEDS = ['a.txt', 'b.txt', 'c.txt', 'd.txt'], ['e.jsonl', 'f.jsonl'], ['g.xml']


class World:
    """The input, on disk and here."""

    def __init__(self, folder, roll):
        self.folder, self.roll, self.words, self.versions = folder, roll, 0, 0
        self.files, self.version = {}, {}
        os.makedirs(folder)
        self.put('keep.txt', {'': self.word()})

    def word(self):
        self.words += 1
        return f'word{self.words}'

    def put(self, name, articles, cut=None):
        """articles: a name and its word each, in order. cut: how many whole lines are left of the file."""
        self.files[name] = (list(articles.items()), cut)
        self.versions += 1
        self.version[name] = self.versions
        data = self.bytes_of(name, list(articles.items()))
        if cut is not None:
            whole = data.split(b'\n')
            data = b'\n'.join(whole[:cut]) + b'\n' * (cut > 0) + whole[cut][:len(whole[cut]) // 2]
        with open(os.path.join(self.folder, name), 'wb') as f:
            f.write(data)

    @staticmethod
    def bytes_of(name, articles):
        if name.endswith('.txt'):
            return ''.join(f'{word}\n\nThe {word} stood there.\n' for _, word in articles).encode()
        if name.endswith('.jsonl'):
            return ''.join(json.dumps({'headline': word, 'body': f'The {word} stood there.'}) + '\n'
                           for _, word in articles).encode()
        return ('<rss version="2.0"><channel><title>Quay</title>' + ''.join(
            f'<item><guid isPermaLink="false">{guid}</guid><title>{word}</title><description>The {word} stood there.'
            '</description></item>\n' for guid, word in articles) + '</channel></rss>\n').encode()

    def remove(self, name):
        os.remove(os.path.join(self.folder, name))
        del self.files[name]

    def change(self):
        """One change at random."""
        roll = self.roll
        name = roll.choice(TEXTS * 2 + LINES * 3 + FEEDS * 3)
        articles = dict(self.files[name][0]) if name in self.files else None
        if articles is None:
            self.put(name, self.numbered(name, [self.word() for _ in range(1 if name in TEXTS else roll.randrange(2, 5))]))
        elif name in TEXTS:
            self.change_text(name, articles)
        elif roll.random() < 0.1:
            self.remove(name)
        else:
            self.change_list(name, articles)

    def numbered(self, name, words):
        if name in TEXTS:
            return {'': words[0]}
        return {(f'n{word}' if name in FEEDS else number): word for number, word in enumerate(words, 1)}

    def change_text(self, name, articles):
        other = self.roll.choice(TEXTS)
        deed = self.roll.randrange(5)
        if deed == 0:
            self.remove(name)
        elif deed == 1 and other != name:  # it moves
            self.put(other, articles)
            self.remove(name)
        elif deed == 2 and other != name:  # it is copied
            self.put(other, articles)
        else:
            self.put(name, {'': self.word()})

    def change_list(self, name, articles):
        roll, items = self.roll, list(articles.items())
        deed, at = roll.randrange(6), roll.randrange(len(items))
        if deed <= 1:
            items.insert(0 if deed else len(items), (None, self.word()))
        elif deed == 2 and len(items) > 1:
            del items[at]
        elif deed == 3:
            items[at] = (items[at][0], self.word())
        elif deed == 4 and name in LINES and len(items) > 1:
            return self.put(name, articles, cut=roll.randrange(len(items)))
        else:
            items.append(items.pop(0))
        if name in LINES:
            return self.put(name, self.numbered(name, [word for _, word in items]))
        return self.put(name, {guid or f'n{word}': word for guid, word in items})


class State:
    """What one generation holds: of each file [version, {name: word}, kept for --no-delete]."""

    def __init__(self):
        self.files, self.names, self.contents = {}, set(), set()  # the last two: taken out for good

    def copy(self):
        return copy.deepcopy(self)

    def held(self):
        """Every article: (file, name, word)."""
        return [(file, name, word) for file, (_, articles, _) in self.files.items() for name, word in articles.items()]

    def seen(self):
        return sorted((file, word) for file, _, word in self.held())

    @staticmethod
    def content(file, word):
        return file.rsplit('.', 1)[1], word  # another format is another content

    def is_out(self, file, name, word):
        return self.content(file, word) in self.contents or (not file.endswith('.jsonl') and (file, name) in self.names)

    def read(self, world, all_anew=False, no_delete=False):
        """A complete run."""
        for file, (articles, cut) in world.files.items():
            version, old, kept = self.files.get(file, (None, {}, False))
            if version == world.version[file] and not all_anew and not (kept and not no_delete):
                continue
            met = [(name, word) for name, word in articles[:cut] if not self.is_out(file, name, word)]
            if cut is None and not no_delete:
                now = dict(met)
            elif file.endswith('.jsonl'):  # cut, the lines not reached may say what stood higher up
                now = self.beside(old, met)
            else:
                now = {**old, **dict(met)}
            kept = cut is None and len(now) > len(met)
            self.files[file] = [world.version[file], now, kept]
        for file in [file for file in self.files if file not in world.files and not no_delete]:
            del self.files[file]

    @staticmethod
    def beside(old, met):
        """Lines are known by what they say; what is new takes nobody's place."""
        now, left = dict(old), dict(old)
        taken = set(old)
        for name, word in met:
            same = next((key for key, was in left.items() if was == word), None)
            if same is not None:
                del left[same]
                continue
            key, count = name, 2
            while key in taken:
                key, count = (name, count), count + 1
            taken.add(key)
            now[key] = word
        return now

    def purge(self, before, file, name):
        """Takes an article out; `before`: the generation before, or None."""
        states = [state for state in (self, before) if state]
        here = [state.files.get(file, (0, {}, 0))[1].get(name) for state in states]
        words = [word for word in here if word is not None]
        self.names.add((file, name))
        others = {self.content(f, w) for f, n, w in self.held() if (f, n) != (file, name)}
        out = {self.content(file, words[0])}
        earlier = {self.content(file, word) for word in words[1:] if not file.endswith('.jsonl')}
        self.contents |= out | (earlier - others)
        for state in states:
            for f, n, w in state.held():
                if self.content(f, w) in out:
                    self.names.add((f, n))
        for f, n, w in self.held():
            if (f, n) == (file, name) or self.content(f, w) in out:
                del self.files[f][1][n]
                if not self.files[f][1]:
                    del self.files[f]
