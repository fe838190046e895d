# SPDX-License-Identifier: GPL-2.0-or-later
"""newsindex --parse over sample_corpus/articles gives the fields that sample_corpus/expected.jsonl says.

A row of expected.jsonl is one article: path (below articles/), member and ordinal where the file holds
several, and the fields as --parse prints them. A key that is absent is not compared; for the rest:
  description   the words that the article's own description must hold
  direct        quotations in quotation marks that are this speaker's
  body_begins, body_ends, paragraphs    of the body (headings are paragraphs)
  copy_group    articles with one value are copies of one story
  skipped       no article: newsindex names the file and says this word in its reason
"""
import harness
from test_sample_corpus import Corpus

AS_PRINTED = ('format', 'headline', 'byline', 'date', 'source', 'section', 'language', 'url',
              'captions', 'credits', 'headings', 'member')



class Attribution:
    """How many of the expected descriptions and direct quotations were found."""

    def __init__(self):
        self.described = self.descriptions = self.given = self.quotations = self.others = 0
        self.misses = []

    def add(self, row, article):
        found = {speaker['name']: speaker['description'] or '' for speaker in article['speakers']}
        direct = {}
        for quote in article['quotes']:
            if quote['type'] == 'direct':
                direct[quote['speaker_full']] = direct.get(quote['speaker_full'], 0) + 1
        for wanted in row['speakers']:
            name, count = wanted['name'], direct.pop(wanted['name'], 0)
            self.quotations += wanted['direct']
            self.given += min(count, wanted['direct'])
            self.others += max(0, count - wanted['direct'])
            if count != wanted['direct']:
                self.misses.append(f'{row["path"]}: {name} said {count} of {wanted["direct"]}')
            if 'description' in wanted:
                self.descriptions += 1
                if wanted['description'].casefold() in found.get(name, '').casefold():
                    self.described += 1
                else:
                    self.misses.append(f'{row["path"]}: {name} is {wanted["description"]}, '
                                       f'not "{found.get(name)}"')
        self.others += sum(direct.values())


def faults_of_fields(row, article):
    for key in AS_PRINTED:
        if key in row and article[key] != row[key]:
            yield f'{key} is {article[key]!r}, not {row[key]!r}'
    if 'place' in row and (article['place'] or '').casefold() != row['place'].casefold():
        yield f'place is {article["place"]!r}, not {row["place"]!r}'
    body = article['body']
    flat = ' '.join(body.split())
    if not flat.startswith(row['body_begins']):
        yield f'body begins "{flat[:60]}", not "{row["body_begins"]}"'
    if not flat.endswith(row['body_ends']):
        yield f'body ends "{flat[-60:]}", not "{row["body_ends"]}"'
    if len(body.split('\n\n')) != row['paragraphs']:
        yield f'body has {len(body.split(chr(10) * 2))} paragraphs, not {row["paragraphs"]}'


class SampleFields(Corpus):
    def compare(self):
        """-> faults of fields, Attribution"""
        articles, _ = self.parse_corpus()
        faults, seen, attribution = [], set(), Attribution()
        for row in self.rows:
            if 'skipped' in row:
                continue
            keys = [key for key in articles if key[0] == row['path'] and
                    row.get('ordinal', key[1]) == key[1] and
                    row.get('member', articles[key]['member']) == articles[key]['member']]
            if len(keys) != 1:
                faults.append(f'{row["path"]}: {len(keys)} articles for {row["headline"]}')
                continue
            seen.add(keys[0])
            article = articles[keys[0]]
            faults += [f'{row["path"]}: {fault}' for fault in faults_of_fields(row, article)]
            if 'speakers' in row:
                attribution.add(row, article)
        faults += [f'{path} {ordinal}: not expected' for path, ordinal in set(articles) - seen]
        return faults, attribution

    def test_every_article_has_its_expected_fields(self):
        faults, _ = self.compare()
        self.assertEqual(faults, [], '\n'.join([''] + faults))

    def test_quotations_are_given_to_those_who_said_them(self):
        """Rules of attribution are never all right: floors, measured over the whole corpus."""
        _, said = self.compare()
        print(f'{said.given} of {said.quotations} direct quotations, {said.others} given to others; '
              f'{said.described} of {said.descriptions} descriptions', *said.misses, sep='\n  ')
        self.assertGreater(said.quotations, 150)
        self.assertGreaterEqual(said.given / said.quotations, 0.92)
        self.assertLessEqual(said.others / said.quotations, 0.08)
        self.assertGreaterEqual(said.described / said.descriptions, 0.5)


if __name__ == '__main__':
    harness.main()
