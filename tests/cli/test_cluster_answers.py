# SPDX-License-Identifier: GPL-2.0-or-later
"""Both programs beside a cluster that is down, refuses, or lies: one clear message, the right exit status,
nothing on standard output. The server here is a small one of Python; tests/cluster asks a real one.
"""
import base64
import gzip
import http.server
import json
import os
import socket
import subprocess
import threading
import unittest

import harness

NO_ANSWER, DENIED = 69, 77
MAPPING = {'n1': {'mappings': {'_meta': {'newsindex': {'schema': 2, 'analyser': 3, 'uuid': 'u'}}}}}
NOTHING = {'timed_out': False, '_shards': {'failed': 0},
           'hits': {'total': {'value': 0, 'relation': 'eq'}, 'hits': []},
           'aggregations': {'groups': {'buckets': []}}}


class Server(http.server.ThreadingHTTPServer):
    """Answers the first question (what the archive is) well, and the others as `answer` says:
    (status, headers, bytes), or None to hang up."""
    daemon_threads = True

    def __init__(self, answer=None, mapping=None):
        super().__init__(('127.0.0.1', 0), Handler)
        good = (200, {}, json.dumps(NOTHING).encode())
        self.answer = good if answer is None else answer
        self.mapping = mapping or (200, {}, json.dumps(MAPPING).encode())
        self.asked, self.headers_seen = [], []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        pass  # who asked has hung up

    @property
    def place(self):
        return f'opensearch+http://127.0.0.1:{self.server_address[1]}/news'


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def answer(self):
        length = int(self.headers.get('Content-Length', 0))
        self.rfile.read(length)
        self.server.asked.append(f'{self.command} {self.path}')
        self.server.headers_seen.append(self.headers)
        answer = self.server.mapping if '_mapping' in self.path else self.server.answer
        if answer == 'hang up':
            self.close_connection = True
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in dict({'Content-Length': str(len(body))}, **headers).items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # who asked has read enough

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *_):
        pass


def page(*hits, **more):
    return dict(NOTHING, hits={'total': {'value': len(hits), 'relation': 'eq'}, 'hits': list(hits)}, **more)


@unittest.skipUnless(os.path.exists(os.path.join(os.path.dirname(harness.program('NEWSQUERY')),
                                                 'newsquery-cluster')),
                     'built without clusters')
class ClusterAnswers(harness.CliTest):
    def serve(self, *args, **more):
        server = Server(*args, **more)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server

    def ask(self, place, *arguments):
        return self.newsquery('--db', place, *arguments)

    def assert_told(self, run, status, *words):
        self.assert_exit(run, status)
        self.assertEqual(run.out, '', run)
        for word in words:
            self.assertIn(word, run.err, run)
        self.assertTrue(run.err.startswith('newsquery: '), run)
        self.assertNotRegex(run.err_bytes.replace(b'\n', b''), rb'[\x00-\x1f\x7f]')

    def test_nothing_found_is_status_1(self):
        run = self.ask(self.serve().place, 'budget')
        self.assert_exit(run, 1)

    def test_nobody_listens(self):
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            port = free.getsockname()[1]
        self.assert_told(self.ask(f'opensearch+http://127.0.0.1:{port}/news', 'budget'), NO_ANSWER, 'no answer')
        server = self.serve()
        both = server.place.replace('http://', f'http://127.0.0.1:{port},', 1)
        self.assert_exit(self.ask(both, 'budget'), 1)

    def test_a_status_becomes_an_exit_status(self):
        for status, wanted in ((401, DENIED), (403, DENIED), (429, 75), (503, NO_ANSWER), (500, NO_ANSWER),
                               (204, NO_ANSWER)):
            self.assert_told(self.ask(self.serve((status, {}, b'')).place, 'budget'), wanted)

    def test_an_archive_that_is_not_there_or_not_ours(self):
        missing = (404, {}, b'{"error": {"type": "index_not_found_exception"}}')
        self.assert_told(self.ask(self.serve(mapping=missing).place, 'budget'), 3, 'no such archive')
        for body in ({}, {'n1': {'mappings': {}}}):
            other = (200, {}, json.dumps(body).encode())
            self.assert_told(self.ask(self.serve(mapping=other).place, 'budget'), 3)
        newer = json.loads(json.dumps(MAPPING))
        newer['n1']['mappings']['_meta']['newsindex']['schema'] = 99
        self.assert_told(self.ask(self.serve(mapping=(200, {}, json.dumps(newer).encode())).place, 'budget'), 4)

    def test_a_redirect_is_not_followed(self):
        other = self.serve()
        there = f'http://127.0.0.1:{other.server_address[1]}/news/_search'
        server = self.serve((302, {'Location': there}, b''))
        self.assert_told(self.ask(server.place, 'budget'), NO_ANSWER, '302')
        self.assertEqual(other.asked, [])

    def test_a_missing_shard_is_no_smaller_answer(self):
        for spoilt in ({'_shards': {'failed': 1}}, {'timed_out': True}):
            body = json.dumps(dict(NOTHING, **spoilt)).encode()
            self.assert_told(self.ask(self.serve((200, {}, body)).place, 'budget'), NO_ANSWER, 'did not answer')

    def test_what_is_no_answer_is_told(self):
        hit = {'_index': 'n1', '_id': 'a', '_score': 1}
        for body in (b'', b'{', b'null', b'[]', b'"x"', b'<html>', b'\xff\xfe', b'[' * 1000000,
                     json.dumps(dict(NOTHING, hits=7)).encode(),
                     json.dumps(dict(NOTHING, hits={'total': 5, 'hits': []})).encode(),
                     json.dumps(dict(NOTHING, hits={'total': {'value': -1, 'relation': 'eq'}, 'hits': []})).encode(),
                     json.dumps(dict(NOTHING, hits={'total': {'value': 9, 'relation': 'gte'}, 'hits': []})).encode(),
                     json.dumps(dict(NOTHING, aggregations=None)).encode(),
                     json.dumps(page({'_id': 5})).encode(), json.dumps(page(7)).encode(),
                     json.dumps(page(dict(hit, inner_hits={'copies': 1}))).encode()):
            self.assert_told(self.ask(self.serve((200, {}, body)).place, 'budget'), NO_ANSWER)

    def test_articles_that_are_none_are_told(self):
        hit = {'_index': 'n1', '_id': 'a', '_score': 1}
        for stored in ('!!!', 'Zm9v', '', base64.b64encode(b'\xff' * 5000).decode(), 7, None):
            body = dict(page(hit), docs=[{'found': True, '_source': {'stored': stored}}])
            run = self.ask(self.serve((200, {}, json.dumps(body).encode())).place, 'budget')
            self.assertIn(run.status, (3, NO_ANSWER), run)
            self.assertEqual(run.out, '', run)

    def test_a_huge_answer_is_not_read_to_its_end(self):
        body = gzip.compress(b' ' * (200 << 20), 1)
        run = self.ask(self.serve((200, {'Content-Encoding': 'gzip'}, body)).place, 'budget')
        self.assert_told(run, NO_ANSWER, 'more than 128 MB')

    def test_hanging_up_is_no_answer(self):
        self.assert_told(self.ask(self.serve('hang up').place, 'budget'), NO_ANSWER)
        self.assert_told(self.ask(self.serve((200, {'Content-Length': '99'}, b'{"hits":')).place.replace(
            '/news', '/n'), 'budget'), NO_ANSWER)

    def test_what_a_server_says_of_itself_cannot_reach_the_terminal(self):
        reason = 'oh \x1b]0;owned\x07 \x1b[2J no\n' + 'x' * 100000
        body = json.dumps({'error': {'reason': reason}}).encode()
        run = self.ask(self.serve((500, {}, body)).place, 'budget')
        self.assert_told(run, NO_ANSWER, 'status 500')
        self.assertLess(len(run.err_bytes), 2000)

    def test_an_address_is_checked_before_anybody_is_asked(self):
        for place in ('opensearch+http://10.0.0.1/news', 'opensearch+https://u:secret@127.0.0.1/news',
                      'opensearch+ftp://127.0.0.1/news', 'opensearch+https://127.0.0.1/',
                      'opensearch+https://127.0.0.1/*', 'opensearch+https://127.0.0.1/a/b'):
            run = self.ask(place, 'budget')
            self.assert_told(run, 2)
            self.assertNotIn('secret', run.err)
        server = self.serve()
        self.assert_told(self.newsquery('--db', server.place, '--db', self.db, 'budget'), 2, 'one --db')
        self.assertEqual(server.asked, [])

    def test_the_password_comes_from_a_file_or_from_netrc(self):
        def sent(server):
            return [headers.get('Authorization') for headers in server.headers_seen]
        wanted = 'Basic ' + base64.b64encode(b'desk:open sesame').decode()
        self.write('password', 'open sesame\n')
        self.env.update(NEWSINDEX_DB_USER='desk')
        self.assert_told(self.ask(self.serve().place, 'budget'), 2, 'NEWSINDEX_DB_USER')
        self.env.update(NEWSINDEX_DB_PASSWORD_FILE=os.path.join(self.work, 'password'))
        server = self.serve()
        self.ask(server.place, 'budget')
        self.assertEqual(set(sent(server)), {wanted})
        del self.env['NEWSINDEX_DB_USER']
        with open(os.path.join(self.env['HOME'], '.netrc'), 'w', encoding='utf-8') as file:
            file.write('machine 127.0.0.1 login desk password "open sesame"\n')
        server = self.serve()
        self.ask(server.place, 'budget')
        self.assertEqual(set(sent(server)), {wanted})

    def test_a_server_without_a_known_certificate_is_not_asked(self):
        place = self.serve().place.replace('http://', 'https://')
        self.assert_told(self.ask(place, 'budget'), NO_ANSWER)

    def index_into(self, place):
        self.write('a.txt', 'Budget\n\nThe budget rose.\n')
        self.env.update(NEWSINDEX_DB_PATIENCE='1')
        return self.newsindex('--db', place, 'a.txt')

    def assert_refused(self, run, *wanted):
        self.assertIn(run.status, wanted, run)
        self.assertTrue(run.err.startswith('newsindex: '), run)
        self.assertNotRegex(run.err_bytes.replace(b'\n', b''), rb'[\x00-\x1f\x7f]')
        self.assertEqual(sorted(os.listdir(self.work)), ['a.txt'])

    def test_a_writer_is_told_what_a_status_means(self):
        full = json.dumps({'error': {'type': 'cluster_block_exception',
                                     'reason': 'index [x] blocked by: [read-only / allow delete (api)];'}}).encode()
        for status, body, wanted in ((401, b'', DENIED), (403, b'', DENIED), (429, b'', 75), (503, b'', NO_ANSWER),
                                     (500, b'', NO_ANSWER), (302, b'', NO_ANSWER), (429, full, 74), (403, full, 74)):
            self.assert_refused(self.index_into(self.serve((status, {}, body)).place), wanted)

    def test_a_writer_believes_no_answer_that_is_none(self):
        for body in (b'', b'{', b'null', b'[]', b'<html>', b'[' * 100000, b'{"_source": 7}', b'{"_source": {}}',
                     json.dumps({'_source': {'schema': 2, 'analyser': 3, 'now': {'generation': '!!'}}}).encode(),
                     json.dumps({'error': {'reason': 'oh \x1b]0;owned\x07'}}).encode()):
            self.assert_refused(self.index_into(self.serve((200, {}, body)).place), 3, 4, NO_ANSWER)
        self.assert_refused(self.index_into(self.serve('hang up').place), NO_ANSWER)

    def test_a_writer_checks_an_address_before_anybody_is_asked(self):
        for place in ('opensearch+http://10.0.0.1/news', 'opensearch+https://u:secret@127.0.0.1/news',
                      'opensearch+https://127.0.0.1/', 'opensearch+https://127.0.0.1/a~b'):
            run = self.index_into(place)
            self.assert_refused(run, 2)
            self.assertNotIn('secret', run.err)

    def test_an_origin_has_a_name_that_a_cluster_takes(self):
        for name in ('A', 'a~b', '../x', '-a', 'a*', ''):
            run = self.newsindex('--db', self.serve().place, '--origin', name, '--info')
            self.assert_exit(run, 2)

    def test_a_folder_takes_no_option_of_a_cluster(self):
        for option in ('--origin', 'desk'), ('--shards', '2'), ('--replicas', '0'):
            run = self.newsindex('--db', self.db, *option, '.')
            self.assert_exit(run, 2)
            self.assert_err_has(run, 'for an archive on a cluster', '--db opensearch+https://')
        self.assertFalse(os.path.exists(self.db))

    def test_a_local_question_loads_no_http_library(self):
        for name in ('NEWSQUERY', 'NEWSINDEX'):
            loaded = subprocess.run(['ldd', harness.program(name)], capture_output=True, text=True, check=True)
            self.assertNotRegex(loaded.stdout, r'curl|ssl|nghttp')


if __name__ == '__main__':
    harness.main()
