# SPDX-License-Identifier: GPL-2.0-or-later
"""Words of writing that sets no blanks, and words that are spelt in several ways."""
import harness


class Scripts(harness.CliTest):
    ARTICLES = {
        'ja': '大川知事は新しい橋の工事を見た。知事は来年まで待つよう求めた。',
        'ko': '시장은 다리 공사를 미루었다. 행정 부서가 발표했다. 2024년 봄에 끝난다.',
        'th': 'สะพานใหม่ข้ามแม่น้ำปิงเปิดใช้แล้ว',
        'zh': '新橋的工程將於明年結束。',
        'it': "Il ponte sull'Adige riapre; dell'argine non si parla.",
        'he': 'ראש העירייה הודיע כי דו״ח הגשר פורסם.',
    }

    def setUp(self):
        super().setUp()
        for name, text in self.ARTICLES.items():
            self.write_article(name + '.txt', 'Zqx', text, 'Qwv.')
        self.index('.')

    def finds(self, query, *names, options=()):
        found = self.found(*options, '--', query)
        self.assertEqual(sorted(p.rsplit('/', 1)[-1][:-4] for p in found), sorted(names), query)

    def marks(self, query):
        hit = self.newsquery('--db', self.db, '--json', '--', query).json()['hits'][0]
        snippet = hit['snippets'][0]
        return [snippet['text'][a:b] for a, b in snippet['marks']]

    def test_a_word_is_found_inside_a_run_of_signs(self):
        self.finds('知事', 'ja')
        self.finds('공사', 'ko')
        self.finds('แม่น้ำ', 'th')

    def test_a_long_run_stands_near_what_comes_behind_its_end(self):
        run, between = '다' * 95, ' '.join('라' * 30)
        self.write_article('long.txt', 'Zqx', f'{run} {between} 나.', f'{run}.', '누.')
        self.index('long.txt')
        self.finds(f'{run} NEAR/80 나', 'long')
        self.finds(f'{run} NEAR/20 나')
        self.finds(f'{run} NEAR/99 누')
        self.assert_err_has(self.query(f'{run * 2} NEAR/80 나', expect=2), '^', 'more than 100 signs', 'phrase')

    def test_the_end_of_one_korean_word_and_the_beginning_of_the_next_are_no_word(self):
        self.finds('정부')
        self.finds('"행정 부서"', 'ko')
        self.finds('"행정부서"')

    def test_a_run_stands_where_a_word_may(self):
        self.finds('知事 NEAR/9 工事', 'ja')
        self.finds('知事 ADJ/9 工事', 'ja')
        self.finds('工事 ADJ/2 知事')
        self.finds('(知事 OR xyz) NEAR/9 橋', 'ja')
        self.finds('ATLEAST/2 知事', 'ja')
        self.finds('ATLEAST/3 知事')
        self.finds("sull'Adige NEAR/4 riapre", 'it')

    def test_a_run_of_a_number_and_its_counter_stands_where_a_word_may(self):
        for query in ('2024년 NEAR/9 봄에', '2024년 ADJ/2 봄에', '(2024년 OR xyz) NEAR/20 부서', 'ATLEAST/1 2024년'):
            self.finds(query, 'ko')
        self.finds('2024년 ADJ/20 부서')
        self.finds('ATLEAST/2 2024년')
        self.assertEqual(self.marks('2024년 NEAR/9 봄에'), ['2024년', '봄에'])

    def test_a_star_beside_a_sign_means_what_is_so_anyway(self):
        for query in ('知事*', '*知事', '*知事*'):
            self.finds(query, 'ja')
        run = self.newsquery('--db', self.db, '--', '~知事')
        self.assert_exit(run, 2)
        self.assert_err_has(run, 'inside any word')

    def test_any_takes_a_long_run_by_its_pairs(self):
        self.finds('知事の会見')
        self.finds('知事の会見', 'ja', options=('--any',))

    def test_marks_of_neighbouring_signs_are_one(self):
        self.assertEqual(set(self.marks('知事')), {'知事'})
        self.assertEqual(self.marks('知事 NEAR/9 工事')[:2], ['知事', '工事'])
        self.assertEqual(self.marks('"행정 부서"'), ['행정', '부서'])

    def test_traditional_and_simplified_chinese_find_one_another(self):
        if not self.found('--', '工程将于'):
            self.skipTest('built without opencc')
        self.finds('结束', 'zh')

    def test_an_elided_article_is_a_word_of_its_own(self):
        self.finds('adige', 'it')
        self.finds('argine', 'it')

    def test_a_quotation_mark_inside_a_hebrew_word_is_part_of_it(self):
        self.finds('דו"ח', 'he')
        self.finds('"דו"ח הגשר"', 'he')


if __name__ == '__main__':
    harness.main()
