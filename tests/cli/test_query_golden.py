# SPDX-License-Identifier: GPL-2.0-or-later
"""Every output format, byte for byte: tests/golden/query. Scores and ids, which hang on weights and on where the
files lie, are masked. NEWSINDEX_WRITE_GOLDEN=1 writes the files anew; read the difference before you keep it."""
import json
import os
import re

import harness

GOLDEN = os.path.join(harness.ROOT, 'tests', 'golden', 'query')
ARTICLES = [
    {'headline': 'Lanterns, "three" of them, return', 'byline': ['Mara Quill', 'Tom Reed'], 'date': '2023-01-19',
     'source': 'Daily Lamp', 'section': 'Harbour', 'place': 'Aldmouth', 'language': 'en', 'url': 'https://lamp.example/1',
     'body': '<p>The lanterns of the caf\u00e9 were lit again, on Thursday; nobody paid.</p>'
             '<p>"The wicks came by boat, and the lantern oil by cart," said Ines Calder, the harbour master.</p>',
     'images': [{'caption': 'A keeper polishes a lantern', 'credit': 'Oskar Brandt/Lamp Pictures'}]},
    {'headline': 'Lantern law passes', 'date': '2023-03-02', 'source': 'Evening Bell',
     'body': 'The council voted for the lantern law after a night of talk about oil, glass and who should climb the ladder. '
             'Calder said that the harbour would obey it, and that she had climbed worse ladders in worse weather.'},
    {'headline': 'Lantern law passes', 'date': '2023-03-03', 'source': 'Daily Lamp',
     'body': 'The council voted for the lantern law after a night of talk about oil, glass and who should climb the ladder. '
             'Calder said that the harbour would obey it, and that she had climbed worse ladders in worse weather.'},
    {'headline': '\u6e2f\u306e\u706f\u53f0\u306e lantern', 'body': 'Tab\tand lantern, \u6e2f\u306e\u706f\u53f0\u3002'}]
ASKED = {
    'hits.json': ['--format', 'json', 'lantern'], 'hits.jsonl': ['--format', 'jsonl', 'lantern'],
    'hits.csv': ['--format', 'csv', 'lantern'], 'hits.tsv': ['--format', 'tsv', 'lantern'],
    'hits.paths': ['--format', 'paths', 'lantern'], 'hits.paths0': ['--format', 'paths', '--print0', 'lantern'],
    'hits.txt': ['lantern'], 'hits.color.txt': ['--color', 'always', 'lantern'],
    'quotes.json': ['--quotes', '--format', 'json', 'lantern OR harbour'],
    'quotes.csv': ['--quotes', '--format', 'csv', '*'], 'quotes.txt': ['--quotes', '*'],
    'facets.json': ['--format', 'json', '-n0', '--facet', 'source', '--facet', 'month', '--facet', 'speaker', 'lantern'],
    'facets.csv': ['--format', 'csv', '--facet', 'source', '--facet', 'month', 'lantern'],
    'facets.txt': ['-n0', '--facet', 'source', '--facet', 'month', 'lantern'],
    'copies.json': ['--format', 'json', '--copies', 'law'], 'nothing.json': ['--format', 'json', 'lantren'],
    'explain.txt': ['--explain', 'lantern -law'], 'show.txt': ['--show', '1.jsonl', 'lantern'],
    'show.color.txt': ['--color', 'always', '--show', '1.jsonl', 'lantern']}


class Golden(harness.CliTest):
    def masked(self, data):
        text = data.decode('utf-8')
        ids = {}
        text = re.sub(r'\b[0-9a-f]{16}\b', lambda m: ids.setdefault(m[0], f'ID{len(ids) + 1}'), text)
        text = re.sub(r'("score":)[0-9.e+-]+', r'\1SCORE', text)
        text = re.sub(r'(?m)^(\d+[,\t])[0-9.e+-]+([,\t])', r'\1SCORE\2', text)
        return re.sub(r'(?m)^( *(?:score )?)\d+\.\d{3}', r'\1SCORE', text).encode('utf-8')

    def test_every_format_is_what_it_was(self):
        for i, article in enumerate(ARTICLES, 1):
            self.write(f'{i}.jsonl', json.dumps(article) + '\n')
        self.index('.')
        differing = []
        for name, args in ASKED.items():
            run = self.newsquery('--db', self.db, *([] if '--show' in args else ['--sort', 'oldest']), *args,
                                 env={'LC_ALL': 'tr_TR.UTF-8', 'COLUMNS': '60'})
            self.assert_exit(run, 1 if name.startswith('nothing') else 0)
            got, path = self.masked(run.out_bytes), os.path.join(GOLDEN, name)
            if os.environ.get('NEWSINDEX_WRITE_GOLDEN') == '1':
                os.makedirs(GOLDEN, exist_ok=True)
                with open(path, 'wb') as f:
                    f.write(got)
            with open(path, 'rb') as f:
                wanted = f.read()
            if got != wanted:
                differing.append(f'{name}\n-- wanted\n{wanted.decode()}\n-- got\n{got.decode()}')
        self.assertEqual(differing, [], '\n'.join(differing))

    def test_no_golden_file_is_left_over(self):
        self.assertEqual(sorted(os.listdir(GOLDEN)), sorted(ASKED))


if __name__ == '__main__':
    harness.main()
