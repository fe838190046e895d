# SPDX-License-Identifier: GPL-2.0-or-later
"""Many threads in one writer, and readers beside it. A build with ThreadSanitizer runs this; a race it sees
changes the exit status."""
import os
import threading

import harness

CORPUS = os.path.join(harness.ROOT, 'sample_corpus', 'articles')


class Threads(harness.CliTest):
    def test_many_threads_make_the_index_of_one(self):
        answers = []
        for jobs in ('1', '8'):
            self.db = self.path('index-' + jobs)
            self.index('--jobs', jobs, CORPUS, expect=1)  # one of them is broken
            answers.append([sorted(self.found('-n', '500', query)) for query in ('the', 'council', 'NOT the')] +
                           [self.query('--facet', 'source', '*').out])
        self.assertTrue(answers[0][0])
        self.assertEqual(answers[0], answers[1])

    def test_readers_find_every_article_that_stays_while_a_writer_adds_changes_and_removes(self):
        for number in range(40):
            self.write_article(f'in/stays{number}.txt', f'Lighthouse {number} reopens', 'The keeper lit the lamp again.')
        self.index('--jobs', '4', 'in')
        wrong, done = [], threading.Event()

        def ask():
            while True:
                last = done.is_set()
                run = self.newsquery('--db', self.db, '-n', '500', '--format', 'paths', 'lighthouse')
                if run.status != 0 or len(run.out.splitlines()) != 40:
                    wrong.append(str(run))
                if last:
                    return
        readers = [threading.Thread(target=ask) for _ in range(3)]
        for reader in readers:
            reader.start()
        try:
            for night in range(4):
                for number in range(25):
                    self.write_article(f'in/moves{number}.txt', f'Ferry {number} sails, night {night}', f'It left at {night}.')
                os.remove(os.path.join(self.work, 'in/moves0.txt'))
                self.index('--jobs', '4', 'in')
            self.index('--compact')
        finally:
            done.set()
            for reader in readers:
                reader.join()
        self.assertEqual(wrong, [])
        self.assertEqual(len(self.found('-n', '500', 'ferry')), 24)


if __name__ == '__main__':
    harness.main()
