# SPDX-License-Identifier: GPL-2.0-or-later
"""The engines, one class each: how to index a tree of text files, and how to ask.

index(tree, db) is the command that is timed, with what it reads on standard input; lay() is work
before that, which no other engine has to do and which is not timed. query(db, kind, words) asks for
ten answers with an excerpt, where the engine prints one. missing(): why it cannot run here, or ''.
"""
import os
import shutil

import measure


def first_missing(*programs):
    absent = [p for p in programs if not shutil.which(p)]
    return f'{absent[0]} is not installed' if absent else ''


class Engine:
    name = note = ''
    programs = ()
    env = None

    def missing(self):
        return first_missing(*self.programs)

    def lay(self, tree, db):
        pass

    def again(self, tree, db):
        """The command of a run that finds nothing new; None: it has no such run."""
        return None

    def joined(self, kind, words):
        if kind == 'phrase':
            return '"' + ' '.join(words) + '"'
        return (' OR ' if kind == 'or' else ' ').join(words)


class Newsindex(Engine):
    name, note = 'newsindex', 'fields, quotations, word forms; keeps the text'

    def __init__(self):
        self.indexer = os.environ.get('NEWSINDEX') or 'newsindex'
        self.asker = os.environ.get('NEWSQUERY') or 'newsquery'
        self.programs = (self.indexer, self.asker)

    def index(self, tree, db):
        return [self.indexer, '--db', db, '--report', 'none', '--progress', 'never', tree], None

    def again(self, tree, db):
        return self.index(tree, db)[0]

    def query(self, db, kind, words):
        return [self.asker, '--db', db, '--pager', 'never', self.joined(kind, words)]


class Omindex(Engine):
    name, note = 'omindex', 'Xapian Omega; words and stems, a sample of the text'
    programs = ('omindex', 'quest')

    def index(self, tree, db):
        return ['omindex', '--db', db, '--url', '/', tree], None

    def again(self, tree, db):
        return self.index(tree, db)[0]

    def query(self, db, kind, words):
        return ['quest', '--db', db, '--msize', '10', '--default-op', 'and', self.joined(kind, words)]


class Scriptindex(Omindex):
    name, note = 'scriptindex', 'Xapian Omega; one ready-made file, not a tree'
    programs = ('scriptindex', 'quest')

    def lay(self, tree, db):
        with open(db + '.script', 'w') as out:
            out.write('path : boolean=Q unique=Q field\nbody : index truncate=300 field\n')
        with open(db + '.dump', 'w', encoding='utf-8') as out:
            for name in measure.files_below(tree):
                with open(name, encoding='utf-8', errors='replace') as text:
                    body = text.read().strip().replace('\n', '\n=')
                out.write(f'path={os.path.relpath(name, tree)}\nbody={body}\n\n')

    def index(self, tree, db):
        return ['scriptindex', db, db + '.script', db + '.dump'], None

    def again(self, tree, db):
        return None


class SqliteFts5(Engine):
    name, note = 'sqlite FTS5', 'words as they stand; keeps the text'
    programs = ('sqlite3',)

    def missing(self):
        absent = super().missing()
        if absent:
            return absent
        try:
            measure.run(['sqlite3', ':memory:', "CREATE VIRTUAL TABLE t USING fts5(x); SELECT * FROM fsdir('.') LIMIT 1;"])
        except measure.Failed:
            return 'sqlite3 was built without FTS5 or fsdir'
        return ''

    def lay(self, tree, db):
        quoted = tree.replace("'", "''")
        with open(db + '.sql', 'w', encoding='utf-8') as out:
            out.write('CREATE VIRTUAL TABLE a USING fts5(path UNINDEXED, body);\nINSERT INTO a SELECT name, '
                      f"CAST(data AS TEXT) FROM fsdir('{quoted}') WHERE (mode & 61440) = 32768;\n")

    def index(self, tree, db):
        return ['sqlite3', db], db + '.sql'

    def query(self, db, kind, words):
        text = ' '.join(words) if kind == 'phrase' else None
        match = f'"{text}"' if text else (' OR ' if kind == 'or' else ' ').join(f'"{w}"' for w in words)
        return ['sqlite3', db, "SELECT path, snippet(a, 1, '', '', '...', 30) FROM a "
                               f"WHERE a MATCH '{match}' ORDER BY rank LIMIT 10;"]


class Recoll(Engine):
    name, note = 'recollindex', 'words and stems; runs itself at idle priority'
    programs = ('recollindex', 'recollq')

    def lay(self, tree, db):
        os.makedirs(db + '.conf', exist_ok=True)
        with open(os.path.join(db + '.conf', 'recoll.conf'), 'w', encoding='utf-8') as out:
            out.write(f'topdirs = {tree}\ndbdir = {db}\nindexstemminglanguages = english\n')

    def index(self, tree, db):
        return ['recollindex', '-c', db + '.conf'], None

    def again(self, tree, db):
        return self.index(tree, db)[0]

    def query(self, db, kind, words):
        return ['recollq', '-c', db + '.conf', '-n', '10', '-A', self.joined(kind, words)]


ENGINES = (Newsindex, Omindex, Scriptindex, SqliteFts5, Recoll)
