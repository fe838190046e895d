# SPDX-License-Identifier: GPL-2.0-or-later
"""A plain reading of the query language over articles as --parse prints them: what test_query_model.py
holds newsquery against. No index, no term, no shared line of code: words are looked for one by one.

A question is a tree of tuples:

    ('word', 'budget', exact)   ('pattern', 'govern*')   ('fuzzy', 'cleverley')   ('phrase', [words])
    ('near' or 'adj', n, sides)   ('atleast' or 'first', n, side)   a side: a word, a pattern or an 'or' of them
    ('w' or 'pre', 's' or 'p', sides): in one sentence or paragraph
    ('and', trees)   ('or', trees)   ('not', tree)   ('all',)
    ('field', name, tree)   ('date', field and text, first day, last day)   ('exact', 'lang' or 'id', value)
    ('none', name): of that field nothing is known
"""
import re
import unicodedata

PLAIN = ('headline', 'byline', 'caption', 'body')
NAMES = ('speaker', 'byline', 'source', 'place', 'url', 'path')  # their words have no other forms

# Words of one stem, as the tests' articles use them; other words are their only form.
FORMS = {word: set(group.split()) for group in (
    'budget budgets budgeted budgeting', 'strike strikes striking', 'harbour harbours', 'fish fishes fished fishing',
    'vote votes voted voting', 'walk walks walked walking', 'minister ministers', 'bridge bridges bridged', 'cafe cafes',
    'tide tides', 'council councils', 'school schools', 'standard standards') for word in group.split()}


def fold(word):
    plain = unicodedata.normalize('NFKD', word)
    return ''.join(c for c in plain if not unicodedata.combining(c)).lower()


def words_of(text):
    """U.K. is uk, 1,000 is 1000, tide's is tide, NATO-standard two words; O'Brien and AT&T are one."""
    out = []
    for run in re.findall(r"[^\W_]+(?:[.,'’&](?=[^\W_])[^\W_]+)*", text):
        run = run.replace('’', "'")
        if re.fullmatch(r'([A-Za-z]\.)+[A-Za-z]', run):
            out.append(fold(run.replace('.', '')))
        elif re.fullmatch(r'\d{1,3}(,\d{3})+|\d+\.\d+', run):
            out.append(run.replace(',', ''))
        else:
            parts = (re.sub(r"'[sS]$", '', part) for part in re.split('[.,]', run))
            out.extend(fold(part) for part in parts if part)
    return out


def sentences_of(text):
    """Each a list of words. A sentence ends in . ! ? and closing marks before a blank and no small letter, not behind U.K."""
    out, begin = [], 0
    for blank in re.finditer(' ', text):
        before, behind = text[:blank.start()].rstrip('"”’'), text[blank.end():blank.end() + 1]
        if before[-1:] in tuple('.!?') and not re.search(r'(?<![A-Za-z])[A-Za-z]\.$', before) and (behind.isupper() or behind.isdigit() or behind in '"“'):
            out.append(words_of(text[begin:blank.start()]))
            begin = blank.end()
    return out + [words_of(text[begin:])]


class Quotation:
    """By one speaker: who say it together with him --parse does not tell, and the tests' articles have none."""

    def __init__(self, quote, descriptions):
        nobody = quote['kind'] == 'nobody'  # a report, a poll: found as printed, counted as no speaker
        shown = '' if nobody else quote['speaker_full'] or quote['speaker'] or ''
        mention = quote['speaker'] or ''
        said_by = [shown] + [mention] * (shown != mention) + [descriptions.get(shown) or '']
        self.units = {'said': [words_of(part) for part in quote['text'].split('\n\n')],
                      'speaker': [words_of(name) for name in said_by]}
        self.sentences = {'said': [one for part in quote['text'].split('\n\n') for one in sentences_of(part)],
                          'speaker': self.units['speaker']}
        self.shown, self.key = shown, (quote['start'], quote['text'])


class Article:
    """units: for each field its paragraphs, captions or names, each a list of words: no phrase leaves one."""

    def __init__(self, parsed):
        paragraphs = [part for part in parsed['body'].split('\n\n') if part]
        lead = [part for part in paragraphs if part not in parsed['headings']][:2]
        speakers = [text for speaker in parsed['speakers'] for text in (speaker['name'], speaker['description'])]
        texts = {'headline': [parsed['headline']], 'byline': parsed['byline'], 'body': paragraphs,
                 'caption': [caption['text'] for caption in parsed['captions']],
                 'credit': [caption['credit'] for caption in parsed['captions']] + parsed['credits'],
                 'heading': parsed['headings'], 'lead': [parsed['headline']] + lead, 'speaker': speakers,
                 **{name: [parsed[name]] for name in ('source', 'section', 'place', 'url', 'path')}}
        self.units = {name: [words_of(text or '') for text in parts] for name, parts in texts.items()}
        prose = ('headline', 'body', 'caption', 'heading', 'lead')
        self.sentences = {name: [one for part in parts for one in sentences_of(part or '')] if name in prose else self.units[name]
                          for name, parts in texts.items()}
        self.parsed, self.id, self.date = parsed, parsed['id'], parsed['date']
        self.language = fold(parsed['language'] or '')
        descriptions = {speaker['name']: speaker['description'] for speaker in parsed['speakers']}
        self.quotations = [Quotation(quote, descriptions) for quote in parsed['quotes']]
        self.key = (parsed['path'], parsed['headline'])


def changes_between(one, other):
    """Insertions, deletions, substitutions and swaps of neighbours."""
    rows = [[i + j if i * j == 0 else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


def fits(tree, names):
    """A test of one word of a text; names: in a field of names."""
    kind = tree[0]
    if kind == 'word':
        wanted = fold(tree[1])
        forms = {wanted} if tree[2] or names else FORMS.get(wanted, {wanted})
        return forms.__contains__
    if kind == 'pattern':
        shape = re.compile(''.join({'*': '.*', '?': '.'}.get(c, re.escape(c)) for c in tree[1]))
        return lambda word: shape.fullmatch(word) is not None
    if kind == 'fuzzy':
        most = 1 if len(tree[1]) < 5 else 2
        return lambda word: changes_between(tree[1], word) <= most
    assert kind == 'or', tree
    tests = [fits(child, names) for child in tree[1]]
    return lambda word: any(test(word) for test in tests)


def stand_near(unit, tests, distance, ordered):
    """Is there a place of its own for each within `distance` words a gap?"""
    reach = distance * (len(tests) - 1)

    def place(taken):
        if len(taken) == len(tests):
            return True
        for at, word in enumerate(unit):
            if at in taken or (ordered and taken and at < taken[-1]) or not tests[len(taken)](word):
                continue
            if max(taken + [at]) - min(taken + [at]) <= reach and place(taken + [at]):
                return True
        return False

    return place([])


def stands(tree, units, names):
    kind = tree[0]
    if kind == 'phrase':
        words = [fold(word) for word in tree[1]]
        return any(unit[i:i + len(words)] == words for unit in units for i in range(len(unit)))
    if kind in ('near', 'adj'):
        tests = [fits(side, names) for side in tree[2]]
        return any(stand_near(unit, tests, tree[1], kind == 'adj') for unit in units)
    if kind in ('w', 'pre'):
        tests = [fits(side, names) for side in tree[2]]
        return any(stand_near(unit, tests, len(unit), kind == 'pre') for unit in units)
    test = fits(tree, names)
    return any(test(word) for unit in units for word in unit)


def excludes(tree):
    """Is there a NOT in it? Of a speaker it is asked of one speaker at a time."""
    return tree[0] == 'not' or tree[0] in ('and', 'or') and any(excludes(child) for child in tree[1])


def matches(tree, article, quotation=None, fields=None):
    """Does the article answer, or (--quotes) this quotation of it? fields: where words are looked for."""
    fields = fields or (PLAIN if quotation is None else ('said', 'speaker'))
    kind = tree[0]
    if kind == 'and':
        return matches_all(tree[1], article, quotation, fields)
    if kind == 'or':
        return any(matches(child, article, quotation, fields) for child in tree[1])
    if kind == 'not':
        return not matches(tree[1], article, quotation, fields)
    if kind == 'all':
        return True
    if kind == 'date':
        return article.date is not None and tree[2] <= article.date <= tree[3]
    if kind == 'none':
        if quotation is not None and tree[1] == 'speaker':
            return not quotation.shown
        known = article.date if tree[1] == 'date' else article.language if tree[1] == 'lang' else any(article.units[tree[1]])
        return not known
    if kind == 'exact':
        return tree[2] == (article.language.split('-')[0] if tree[1] == 'lang' else article.id)
    if kind == 'first':
        words = [word for unit in article.units['body'] for word in unit][:tree[1]]
        return any(map(fits(tree[2], False), words))
    if kind == 'field':
        name, inside = tree[1:]
        if quotation is None and (name == 'said' or (name == 'speaker' and excludes(inside))):
            return any(matches(inside, article, one, (name,)) for one in article.quotations)
        of_article = quotation is None or name not in ('said', 'speaker')
        return matches(inside, article, None if of_article else quotation, (name,))
    kept = 'sentences' if kind in ('w', 'pre') and tree[1] == 's' else 'units'
    places = [getattr(quotation if quotation and name in ('said', 'speaker') else article, kept)[name] for name in fields]
    named = [name in NAMES and len(fields) == 1 for name in fields]  # a bare word has its forms wherever it stands
    if kind == 'atleast':
        return tree[1] <= sum(fits(tree[2], names)(word)
                              for names, units in zip(named, places) for unit in units for word in unit)
    return any(stands(tree, units, names) for names, units in zip(named, places))


def matches_all(trees, article, quotation, fields):
    """One speaker: and every said: of a group hold of the same quotation."""
    rest = trees
    is_field = lambda tree, *names: tree[0] == 'field' and tree[1] in names
    if quotation is None and any(is_field(tree, 'said') for tree in trees):
        joined = [tree for tree in trees if is_field(tree, 'said', 'speaker')]
        rest = [tree for tree in trees if tree not in joined]
        if not any(all(matches(tree[2], article, one, (tree[1],)) for tree in joined) for one in article.quotations):
            return False
    return all(matches(tree, article, quotation, fields) for tree in rest)


def written(tree, outermost=True):
    """The question as typed."""
    kind = tree[0]
    if kind == 'word':
        return tree[1].capitalize() if tree[2] else tree[1]
    if kind == 'pattern':
        return tree[1]
    if kind == 'fuzzy':
        return '~' + tree[1]
    if kind == 'phrase':
        return '"' + ' '.join(tree[1]) + '"'
    if kind in ('near', 'adj'):
        return '(' + f' {kind.upper()}/{tree[1]} '.join(written(side, False) for side in tree[2]) + ')'
    if kind in ('w', 'pre'):
        return '(' + f' {kind}/{tree[1]} '.join(written(side, False) for side in tree[2]) + ')'
    if kind in ('atleast', 'first'):
        return f'{kind.upper()}/{tree[1]} {written(tree[2], False)}'
    if kind == 'all':
        return '*'
    if kind == 'or':
        return '(' + ' OR '.join(written(child, False) for child in tree[1]) + ')'
    if kind == 'and':
        inside = ' '.join(written(child, False) for child in tree[1])
        return inside if outermost else f'({inside})'
    if kind == 'not':
        return ('NOT ' if tree[1][0] == 'word' else '-') + written(tree[1], False)
    if kind == 'date':
        return tree[1]
    if kind == 'none':
        return tree[1] + ':none'
    if kind == 'exact':
        return f'{tree[1]}:{tree[2]}'
    inside = written(tree[2], False)
    return f'{tree[1]}:({inside})' if tree[2][0] == 'atleast' else f'{tree[1]}:{inside}'
