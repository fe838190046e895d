# SPDX-License-Identifier: GPL-2.0-or-later
"""What is answered as written and was perhaps meant otherwise is remarked on in one line of stderr."""
import harness


class Remarks(harness.CliTest):
    def setUp(self):
        super().setUp()
        self.write_article('a.txt', 'Strike or walkout', 'The strike or walkout at the port and the fees 2 of it, and not near it, ended. I saw 10 of them.')
        self.write_article('b.txt', 'Strike ends', 'The strike at the port has ended, said the union, and nobody was there to see it.')
        self.index('.')

    def test_one_line_tells_how_a_query_was_read(self):
        for query, told in (('strike -i', '-i leaves out the word i'), ('strike -10', '-10 leaves out the number 10'),
                            ('strike or walkout', 'or is read as a word'), ('strike and port', 'and is read as a word'),
                            ('ended not near', 'not is read as a word'), ('fees~2', '~fees finds')):
            run = self.query(*query.split())
            self.assertIn(told, run.err)
            self.assertEqual(run.err.count('\n'), 1, run.err)
            self.assertNotIn(told, run.out)

    def test_the_answer_is_that_of_the_query_as_written(self):
        self.assertEqual(self.found('strike', '-i'), ['./b.txt'])
        self.assertEqual(self.found('strike', 'or', 'walkout'), ['./a.txt'])

    def test_none_is_made_quietly_nor_of_what_was_asked_for(self):
        self.assert_silent(self.query('-q', 'strike', '-i'))
        for args in (('--literal', 'strike or walkout'), ('--any', 'strike or walkout'), ('strike', 'OR', 'walkout'), ('strike', '-union')):
            self.assertEqual(self.query(*args).err, '', args)

    def test_it_is_made_when_a_search_is_saved_and_not_by_cron(self):
        self.assert_err_has(self.query('--save', 'port', 'strike or walkout'), 'or is read as a word')
        self.assertEqual(self.query('--saved', 'port').err, '')
        self.assertEqual(self.query('--saved', 'port', '--new').err, '')

    def test_where_nothing_matches_it_is_the_reason(self):
        run = self.query('zeppelin or walkout', expect=1)
        self.assert_err_has(run, 'nothing matched', 'or is read as a word')
        counted = self.query('--count', 'zeppelin or walkout', expect=1)
        self.assertEqual(counted.out, '0\n')
        self.assertEqual(counted.err, 'newsquery: or is read as a word; operators are written in capitals: strike OR walkout\n')
        self.assert_silent(self.query('-q', '--count', 'zeppelin or walkout', expect=1))


if __name__ == '__main__':
    harness.main()
