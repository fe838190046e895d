# SPDX-License-Identifier: GPL-2.0-or-later
"""A word is found in all its forms, by the language of the article it stands in."""
import os

import harness

# Of each language: a word as an article has it, and as it is asked for.
FORMS = {
    'ar': [('بالمستشفى', 'المستشفى'), ('القانون', 'قانون'), ('الشركات', 'شركة')],
    'be': [('заводаў', 'завод'), ('школы', 'школа')],
    'bg': [('болницата', 'болница'), ('законът', 'закон')],
    'ca': [('fàbriques', 'fàbrica'), ('escoles', 'escola')],
    'cs': [('nemocnicích', 'nemocnice'), ('zákonů', 'zákon')],
    'da': [('fabrikkerne', 'fabrik'), ('Ålborg', 'Aalborg')],
    'de': [('Brücken', 'Brücke'), ('Ärzten', 'arzt'), ('Böll', 'Boell'), ('verhandelte', 'verhandeln')],
    'el': [('νοσοκομείου', 'νοσοκομείο'), ('δικαστές', 'δικαστής')],
    'en': [('factories', 'factory')],
    'es': [('huelgas', 'huelga'), ('negociaciones', 'negociación')],
    'et': [('seadusega', 'seadus')],
    'eu': [('ospitalean', 'ospitale')],
    'fa': [('بیمارستان‌ها', 'بیمارستان')],
    'fi': [('kunnissa', 'kunta'), ('koulujen', 'koulu')],
    'fr': [('usines', 'usine'), ('hôpitaux', 'hôpital'), ('condamnée', 'condamner')],
    'gl': [('hospitais', 'hospital')],
    'he': [('המפעל', 'מפעל'), ('חוקים', 'חוק')],
    'hi': [('कारखानों', 'कारखाना'), ('शहरों', 'शहर')],
    'hr': [('bolnicama', 'bolnica'), ('Đurić', 'Djuric')],
    'hu': [('törvények', 'törvény')],
    'id': [('memilih', 'pilih')],
    'is': [('skólar', 'skóli')],
    'it': [('scioperi', 'sciopero'), ('banche', 'banca')],
    'lt': [('ligoninėje', 'ligoninė')],
    'lv': [('slimnīcā', 'slimnīca')],
    'mk': [('училиштата', 'училиште')],
    'nb': [('ordføreren', 'ordfører')],
    'nl': [('fabrieken', 'fabriek'), ('huizen', 'huis')],
    'pl': [('szpitalach', 'szpital'), ('gazecie', 'gazeta'), ('posłowie', 'poseł')],
    'pt': [('votações', 'votação'), ('jornais', 'jornal')],
    'ro': [('spitalele', 'spital')],
    'ru': [('больницах', 'больница'), ('рабочий', 'рабочих')],
    'sk': [('nemocnici', 'nemocnica')],
    'sl': [('zakonov', 'zakon')],
    'sq': [('shkollat', 'shkollë')],
    'sr': [('болницама', 'болница')],
    'sv': [('skolorna', 'skola'), ('Åkesson', 'Aakesson')],
    'tr': [('okullarda', 'okul'), ('gazeteciler', 'gazeteci')],
    'uk': [('лікарнях', 'лікарня'), ('поліцією', 'поліція')],
}


class Forms(harness.CliTest):
    def write_page(self, name, language, text):
        self.write(name, f'<html lang="{language}"><head><title>Zqx</title></head>'
                         f'<body><article><h1>Zqx</h1><p>{text}</p></article></body></html>')

    def names(self, query):
        return sorted(os.path.basename(path) for path in self.found('--', query))

    def test_a_word_is_found_in_its_forms_in_every_language(self):
        for language, pairs in FORMS.items():
            for i, (text, _) in enumerate(pairs):
                self.write_page(f'{language}-{i}.html', language, f'{text}.')
        self.index('.')
        missed = [(language, query) for language, pairs in FORMS.items()
                  for i, (_, query) in enumerate(pairs) if f'{language}-{i}.html' not in self.names(query)]
        self.assertEqual(missed, [])

    def test_a_word_takes_the_forms_of_the_languages_that_hold_it(self):
        self.write_page('en.html', 'en', 'A mayor rates the bridge.')
        self.write_page('es.html', 'es', 'Los mayores de la ciudad.')
        for i in range(25):
            self.write_page(f'more{i}.html', 'en', f'The mayor came {i}.')
        self.index('.')
        self.assertEqual(self.query('--count', 'mayor').out.strip(), '26')
        self.assertEqual(self.names('mayores'), ['es.html'])

    def test_a_capital_does_not_bind_a_noun_that_lives_in_german(self):
        self.write_page('de.html', 'de', 'Die Brücken der Stadt.')
        self.write_page('one.html', 'de', 'Eine Brücke.')
        self.write_page('en.html', 'en', 'The cleverly made bridges.')
        self.write_page('more.html', 'en', 'Clever.')
        self.index('.')
        self.assertEqual(self.names('Brücke'), ['de.html', 'one.html'])
        self.assertEqual(self.names('"Brücke"'), ['one.html'])
        self.assertEqual(self.names('Clever'), ['more.html'])

    def test_forms_are_the_same_after_a_merge_and_a_rebuild(self):
        asked = [('fabryka', ['pl0.html', 'pl1.html']), ('usine', ['fr.html']), ('Brücke', ['de.html'])]
        self.write_page('pl0.html', 'pl', 'Fabryki miasta.')
        self.index('.')
        self.write_page('pl1.html', 'pl', 'Stare fabryki.')
        self.write_page('fr.html', 'fr', 'Les usines.')
        self.index('.')
        self.write_page('de.html', 'de', 'Zwei Brücken.')
        self.index('.')
        for command in ((), ('--compact',), ('--rebuild', '.')):
            if command:
                self.assert_exit(self.newsindex('--db', self.db, *command), 0)
            for query, names in asked:
                self.assertEqual(self.names(query), names, (command, query))
            self.assert_exit(self.newsindex('--db', self.db, '--verify'), 0)

    def test_a_purge_leaves_no_word_and_no_stem_behind(self):
        self.write_page('keep.html', 'pl', 'Fabryki miasta.')
        self.write_page('gone.html', 'pl', 'Kwiatkowskiego widziano.')
        self.index('.')
        self.assert_exit(self.newsindex('--db', self.db, '--purge', 'gone.html'), 0)
        for folder, _, files in os.walk(self.db):
            for name in files:
                with open(os.path.join(folder, name), 'rb') as f:
                    self.assertNotIn(b'kwiatkowsk', f.read().lower(), name)
        self.assertEqual(self.names('fabryka'), ['keep.html'])

    def test_text_of_unsure_language_takes_forms_of_the_likely_one(self):
        self.write_article('short.txt', 'Zqx', 'Usines ouvertes et routes, dans la ville, par le port.', 'Qwv.')
        self.write_page('en.html', 'en', 'Bridges.')
        self.index('.')
        self.assertEqual(self.names('usine'), ['short.txt'])


if __name__ == '__main__':
    harness.main()
