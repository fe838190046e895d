# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed for other programs keeps to the schemas of common/schema. Needs python3-jsonschema."""
import json
import os
import subprocess
import sys
import unittest

import harness

try:
    import jsonschema
except ImportError:  # a Python beside Debian's has no Debian packages
    jsonschema = None
    if os.path.exists('/usr/bin/python3') and os.path.realpath(sys.executable) != os.path.realpath('/usr/bin/python3'):
        sys.exit(subprocess.run(['/usr/bin/python3', '-B', *sys.argv]).returncode)

ARTICLES = os.path.join(harness.SAMPLE, 'articles')


def schema(name):
    with open(os.path.join(harness.ROOT, 'common', 'schema', name + '.schema.json'), encoding='utf-8') as f:
        return json.load(f)


@unittest.skipUnless(jsonschema, 'python3-jsonschema is not installed')
class Schemas(harness.CliTest):
    def assert_valid(self, name, *values):
        self.assertTrue(values)
        beside = jsonschema.RefResolver('', schema(name), store={'article.schema.json': schema('article')})
        checker = jsonschema.Draft7Validator(schema(name), resolver=beside)
        for value in values:
            faults = [f'{"/".join(map(str, e.absolute_path))}: {e.message}' for e in checker.iter_errors(value)]
            self.assertEqual(faults, [], json.dumps(value, ensure_ascii=False)[:2000])

    def assert_invalid(self, name, value):
        self.assertFalse(jsonschema.Draft7Validator(schema(name)).is_valid(value), name)

    def test_the_schemas_are_schemas(self):
        for name in ('article', 'hit', 'quote', 'answer', 'report'):
            jsonschema.Draft7Validator.check_schema(schema(name))

    def test_parsed_articles(self):
        articles = self.parse(ARTICLES, expect=1)
        self.assert_valid('article', *articles)
        self.assert_invalid('article', dict(articles[0], format_version=2))
        self.assert_invalid('article', {k: v for k, v in articles[0].items() if k != 'quotes'})
        self.assert_invalid('article', dict(articles[0], byline='Ann Roe'))

    def test_reports_hits_quotations_and_answers(self):
        self.assert_valid('report', self.index('--report', 'json', ARTICLES, expect=1).json())
        self.assert_valid('report', self.index('--report', 'json', '--dry-run', ARTICLES).json())
        hits = self.query('--format', 'jsonl', '-n', '200', '*').jsonl()
        self.assertGreater(len(hits), 40)
        self.assert_valid('hit', *hits, *self.query('--format', 'jsonl', 'storm').jsonl())
        self.assert_invalid('hit', dict(hits[0], rank='first'))
        self.assert_valid('hit', *self.query('--full', '--format', 'jsonl', '-n', 'all', '*').jsonl())
        self.assert_valid('article', *self.query('--show', hits[0]['id'], '--show', hits[1]['id'], '--format', 'jsonl').jsonl())
        quotes = self.query('--quotes', '--format', 'jsonl', '-n', '300', '*').jsonl()
        self.assertGreater(len(quotes), 40)
        self.assert_valid('quote', *quotes)
        self.assert_invalid('quote', dict(quotes[0], type='sung'))
        answer = self.query('--json', '--facet', 'speaker', '--facet', 'year', 'harbour').json()
        self.assert_valid('answer', answer)
        self.assert_valid('hit', *(dict(hit, format_version=1) for hit in answer['hits']))
        self.assert_valid('answer', self.query('--json', 'zzyzzx', expect=1).json())
        self.assert_invalid('answer', dict(answer, exact='yes'))


if __name__ == '__main__':
    harness.main()
