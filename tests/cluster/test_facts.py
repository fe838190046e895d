# SPDX-License-Identifier: GPL-2.0-or-later
"""What the design of an archive on a cluster rests on (ARCHITECTURE.md, On a cluster), asked of the
server itself: a release that behaves otherwise fails here, with the fact it breaks.
"""
import unittest

import shared

ANALYSIS = {
    'filter': {
        # A word and its stem stand at one place; a lone "=" is a place left free.
        'forms': {'type': 'pattern_capture', 'preserve_original': False,
                  'patterns': ['^([^=]+)', '(===.+)$']},
        'free': {'type': 'stop', 'stopwords': ['=']},
    },
    'analyzer': {'nw': {'type': 'custom', 'tokenizer': 'whitespace', 'filter': ['free', 'forms']}},
}
TEXT = {'type': 'text', 'analyzer': 'nw', 'position_increment_gap': 99}
MAPPING = {
    'dynamic': 'strict',
    '_source': {'excludes': ['body', 'headline', 'quotes']},
    'properties': {
        'id': {'type': 'keyword'},
        'date': {'type': 'date', 'format': 'yyyy-MM-dd'},
        'group': {'type': 'keyword'},
        'all': {'type': 'text', 'analyzer': 'nw', 'index_options': 'freqs'},
        'headline': dict(TEXT, copy_to='all'),
        'body': dict(TEXT, copy_to='all'),
        'stored': {'type': 'object', 'enabled': False},
        'quotes': {'type': 'nested', 'properties': {
            'words': TEXT, 'who': TEXT, 'speaker': {'type': 'keyword'}}},
    },
}


def article(number, body, headline='', quotes=(), group='', date='2024-01-01'):
    return {'id': f'a{number}', 'date': date, 'group': group or f'g{number}', 'headline': headline,
            'body': body, 'stored': {'n': number},
            'quotes': [{'words': words, 'who': who, 'speaker': who} for words, who in quotes]}


ONE = [
    article(1, ['the===the minister===minist spoke===spoke cleverly===clever', 'budget===budget'],
            'budget===budget vote===vote',
            [('taxes===tax rise===rise', 'ann===ann'), ('no===no', 'bo===bo'),
             ('taxes===tax fall===fall taxes===tax', 'ann===ann')], date='2024-03-01'),
    article(2, ['clever===clever budget===budget budgets===budget', 'vote===vote = later===later'],
            quotes=[('taxes===tax', 'cy===cy')], date='2024-02-01'),
]
TWO = [article(3, ['cleverness===clever'], group='g1', date='2024-01-15'),
       article(4, ['budget===budget'], date='2024-01-14')]


class Facts(shared.ClusterTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name, articles in (('facts-1', ONE), ('facts-2', TWO)):
            cls.create(name, {'number_of_shards': 2, 'number_of_replicas': 0, 'analysis': ANALYSIS}, MAPPING)
            cls.index(name, [(one['id'], one) for one in articles])

    def ids(self, query, index='facts-*', **more):
        status, answer = self.search(index, dict(more, query=query, size=50))
        self.assertEqual(status, 200, answer)
        return sorted(hit['_id'] for hit in answer['hits']['hits'])

    def intervals(self, field, rule):
        return self.ids({'intervals': {field: rule}})

    def test_a_word_and_its_stem_stand_at_one_place(self):
        _, answer = self.ask('POST', '/facts-1/_analyze', {
            'analyzer': 'nw', 'text': 'cleverly===clever = 1990s===1990s'})
        self.assertEqual([(t['token'], t['position']) for t in answer['tokens']],
                         [('cleverly', 0), ('===clever', 0), ('1990s', 2), ('===1990s', 2)])

    def test_paragraphs_stand_a_hundred_places_apart(self):
        _, answer = self.ask('POST', '/facts-1/_analyze', {'field': 'body', 'text': ONE[0]['body']})
        place = {one['token']: one['position'] for one in answer['tokens']}
        self.assertEqual((place['cleverly'], place['===clever'], place['budget']), (3, 3, 103))

    def test_what_the_source_leaves_out_has_no_term_vectors(self):
        _, answer = self.ask('GET', '/facts-1/_termvectors/a1?fields=body,all&realtime=false')
        self.assertEqual(answer['term_vectors'], {})

    def test_a_field_of_copies_counts_the_words_of_all(self):
        status, answer = self.search('facts-1', {'query': {'script_score': {
            'query': {'term': {'all': '===budget'}},
            'script': {'source': "termFreq('all', '===budget')"}}}})
        self.assertEqual(status, 200, answer)
        self.assertEqual({hit['_id']: hit['_score'] for hit in answer['hits']['hits']}, {'a1': 2, 'a2': 2})

    def test_counted_words_are_a_filter_inside_a_quotation_too(self):
        rule = {'script_score': {
            'query': {'terms': {'quotes.words': ['===tax']}}, 'min_score': 2,
            'script': {'source': 'double n = 0; for (t in params.t) n += termFreq(params.f, t); return n',
                       'params': {'f': 'quotes.words', 't': ['===tax']}}}}
        self.assertEqual(self.ids({'nested': {'path': 'quotes', 'query': {'bool': {'filter': [rule]}}}}), ['a1'])

    def test_intervals_take_words_alternatives_beginnings_and_patterns(self):
        word = {'match': {'query': '===clever', 'analyzer': 'whitespace'}}
        self.assertEqual(self.intervals('body', {'all_of': {'ordered': True, 'max_gaps': 0, 'intervals': [
            {'any_of': {'intervals': [{'match': {'query': 'spoke', 'analyzer': 'whitespace'}},
                                      {'prefix': {'prefix': 'minis'}}]}}, word]}}), ['a1'])
        self.assertEqual(self.intervals('body', {'all_of': {'ordered': False, 'max_gaps': 0, 'intervals': [
            word, {'wildcard': {'pattern': 'bud?et'}}]}}), ['a2'])

    def test_a_place_left_free_keeps_words_apart(self):
        def near(gaps):
            return self.intervals('body', {'match': {'query': 'vote later', 'analyzer': 'whitespace',
                                                     'ordered': True, 'max_gaps': gaps}})
        self.assertEqual((near(0), near(1)), ([], ['a2']))

    def test_one_word_is_two_sides_unless_overlaps_are_barred(self):
        def near(*words, **how):
            return self.intervals('body', {'all_of': dict(how, max_gaps=3, intervals=[
                {'match': {'query': word, 'analyzer': 'whitespace'}} for word in words])})
        self.assertEqual(near('spoke', '===spoke', ordered=False), ['a1'])
        self.assertEqual(near('spoke', '===spoke', mode='unordered_no_overlap'), [])
        self.assertEqual(near('budget', '===budget', mode='unordered_no_overlap'), ['a2'])
        self.assertEqual(near('===budget', '===budget', ordered=False), ['a2'])  # the same twice is two

    def test_quotations_tell_their_place_though_the_source_leaves_them_out(self):
        status, answer = self.search('facts-1', {
            '_source': ['stored'],
            'query': {'nested': {'path': 'quotes', 'query': {'term': {'quotes.words': '===tax'}},
                                 'inner_hits': {'_source': False, 'size': 10}}}})
        self.assertEqual(status, 200, answer)
        hits = {hit['_id']: hit for hit in answer['hits']['hits']}
        places = {name: sorted(inner['_nested']['offset'] for inner in hit['inner_hits']['quotes']['hits']['hits'])
                  for name, hit in hits.items()}
        self.assertEqual(places, {'a1': [0, 2], 'a2': [0]})
        self.assertEqual(hits['a1']['_source'], {'stored': {'n': 1}})

    def test_quotations_are_counted_one_by_one(self):
        match = {'term': {'quotes.words': '===tax'}}
        _, answer = self.search('facts-1', {'size': 0, 'aggs': {'q': {
            'nested': {'path': 'quotes'}, 'aggs': {'f': {'filter': match, 'aggs': {
                'who': {'terms': {'field': 'quotes.speaker'}}}}}}}})
        found = answer['aggregations']['q']['f']
        self.assertEqual(found['doc_count'], 3)
        self.assertEqual({b['key']: b['doc_count'] for b in found['who']['buckets']},
                         {'ann===ann': 2, 'cy===cy': 1})

    def test_copies_in_two_indices_become_one_result(self):
        _, answer = self.search('facts-*', {
            'query': {'match_all': {}}, 'sort': [{'date': 'desc'}, {'id': 'asc'}], 'track_total_hits': True,
            'collapse': {'field': 'group', 'inner_hits': {
                'name': 'copies', 'size': 100, '_source': False, 'sort': [{'date': 'asc'}, {'id': 'asc'}]}}})
        groups = [[inner['_id'] for inner in hit['inner_hits']['copies']['hits']['hits']]
                  for hit in answer['hits']['hits']]
        self.assertEqual(groups, [['a3', 'a1'], ['a2'], ['a4']])
        self.assertEqual(answer['hits']['total'], {'value': 4, 'relation': 'eq'})

    def test_groups_are_counted_exactly_page_by_page(self):
        groups, after = 0, {}
        for _ in range(5):
            _, answer = self.search('facts-*', {'size': 0, 'aggs': {'g': {'composite': dict(
                after, size=2, sources=[{'g': {'terms': {'field': 'group'}}}])}}})
            page = answer['aggregations']['g']
            groups += len(page['buckets'])
            if 'after_key' not in page:
                break
            after = {'after': page['after_key']}
        self.assertEqual(groups, 3)

    def error_of(self, query, status_wanted):
        status, answer = self.search('facts-1', {'query': query})
        self.assertEqual(status, status_wanted, answer)
        return {cause['type'] for cause in answer['error'].get('root_cause', [])} | {answer['error']['type']}

    def test_a_pattern_of_too_many_words_is_told_by_its_type(self):
        lines = [(f'w{i}', article(f'w{i}', [f'word{i:04}===word{i:04}'])) for i in range(1100)]
        settings = {'number_of_shards': 1, 'number_of_replicas': 0, 'analysis': ANALYSIS}
        self.create('facts-many', settings, MAPPING)
        self.index('facts-many', lines)
        self.must('POST', '/facts-many/_forcemerge?max_num_segments=1')  # intervals count by segment
        self.must('POST', '/facts-many/_refresh')
        try:
            for query, kind, reason in (
                    ({'prefix': {'body': {'value': 'word', 'rewrite': 'scoring_boolean'}}},
                     'too_many_clauses', 'maxClauseCount'),
                    ({'intervals': {'body': {'prefix': {'prefix': 'word'}}}},
                     'illegal_state_exception', 'expanded to too many terms'),
                    ({'intervals': {'body': {'wildcard': {'pattern': 'word*', 'max_expansions': 1000}}}},
                     'illegal_state_exception', 'expanded to too many terms')):
                status, answer = self.search('facts-many', {'query': query})
                self.assertEqual(status, 500)
                cause = answer['error']['root_cause'][0]
                self.assertEqual(cause['type'], kind)
                self.assertIn(reason, cause['reason'])
            for wide in ({'prefix': {'body': 'word'}}, {'wildcard': {'body': 'w?rd*'}}):
                _, answer = self.search('facts-many', {'query': wide, 'track_total_hits': True})
                self.assertEqual(answer['hits']['total']['value'], 1100)
            _, answer = self.search('facts-many', {'query': {'intervals': {'body': {
                'wildcard': {'pattern': 'word0*', 'max_expansions': 1000}}}}, 'track_total_hits': True})
            self.assertEqual(answer['hits']['total']['value'], 1000)
        finally:
            self.ask('DELETE', '/facts-many')

    def test_what_is_wrong_with_a_request_is_told_by_its_type(self):
        self.assertIn('parsing_exception', self.error_of({'no_such_query': {}}, 400))
        status, answer = self.search('no-such-index', {})
        self.assertEqual((status, answer['error']['type']), (404, 'index_not_found_exception'))


if __name__ == '__main__':
    unittest.main()
