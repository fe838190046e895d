# SPDX-License-Identifier: GPL-2.0-or-later
"""Each exit status that a manual page names is provoked, and no other status has a test here."""
import errno
import http.server
import os
import re
import signal
import socket
import struct
import subprocess
import threading

import faults


class LetsNobodyIn(http.server.BaseHTTPRequestHandler):
    """A cluster that asks for another user, whatever is asked of it."""

    def do_GET(self):
        self.send_response(401)
        self.send_header('Content-Length', '0')
        self.end_headers()

    do_HEAD = do_POST = do_PUT = do_DELETE = do_GET

    def log_message(self, *_):
        pass


class ExitStatus(faults.FaultTest):
    def setUp(self):
        super().setUp()
        self.articles(range(12))
        self.index('news')

    def assert_all(self, page, of):
        """`of`: status to a way of coming by it, which gives the status met."""
        with open(os.path.join(faults.harness.ROOT, page), encoding='utf-8') as f:
            section = re.search(r'^\.SH EXIT STATUS\n(.*?)^\.SH ', f.read(), re.M | re.S).group(1)
        named = {int(number) for line in re.findall(r'^\.BR? (.*)$', section, re.M) for number in re.findall(r'\b\d+\b', line)}
        self.assertEqual(named - self.of_clusters(), set(of) - self.of_clusters())
        for status, provoke in of.items():
            with self.subTest(status=status):
                self.assertEqual(provoke(), status)

    def of_another_release(self):
        path = os.path.join(self.db, 'generation-000001')
        with open(path, 'rb') as f:
            data = f.read()
        body = data[:8] + struct.pack('<I', struct.unpack('<I', data[8:12])[0] + 1) + data[12:-8]
        with open(path, 'wb') as f:
            f.write(body + faults.sum_of(body))

    def newly_skipped(self):
        self.write('news/torn.txt.gz', b'\x1f\x8b\x08\x00torn')
        return self.newsindex('--db', self.db, 'news').status

    def locked(self):
        with open(os.path.join(self.db, 'lock'), 'r+') as lock:
            faults.fcntl.flock(lock, faults.fcntl.LOCK_EX)
            return self.newsindex('--db', self.db, 'news').status

    def full(self):
        self.articles(range(100, 120))
        return self.newsindex('--db', self.db, 'news', env=self.shim('write', 3, 'full', errno.ENOSPC)).status

    def stopped(self, number):
        self.articles(range(200, 400), number)
        run = self.start('--jobs', 1, 'news')
        self.await_path(run, 'scratch')
        run.send_signal(signal.SIGSTOP)  # in the middle of it
        run.send_signal(number)
        run.send_signal(signal.SIGCONT)
        return run.wait(timeout=60)

    def with_other_release(self, program, *args):
        self.keep_index()
        self.put_back_index()
        generation = sorted(name for name in os.listdir(self.db) if name.startswith('generation-'))
        for name in generation[1:]:
            os.remove(os.path.join(self.db, name))
        self.of_another_release()
        status = program('--db', self.db, *args).status
        self.put_back_index()
        return status

    def changing(self):
        self.articles(range(3), 7)
        self.index('news')
        current = os.path.join(self.db, 'CURRENT')
        with open(current + '.other', 'w', encoding='ascii') as f:
            f.write('generation-000001\n')
        return self.newsquery('--db', self.db, '--show', 'nothing.txt', env=self.shim(FAULT_SWAP=current)).status

    def out_of_memory(self, program, *args):
        """70 with the least address space that the program comes to its work in, and 0 with much more."""
        for kilobytes in range(6_000, 400_000, 200):
            limit = f'ulimit -v {kilobytes} && exec "$@"'
            done = subprocess.run(['sh', '-c', limit, 'sh', faults.harness.program(program), '--db', self.db, *args],
                                  cwd=self.work, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                  timeout=120)
            if done.returncode == 70:
                self.assertIn(b'memory', done.stderr)
            if done.returncode in (0, 70):
                return done.returncode
        return None

    def test_newsindex(self):
        self.assert_all('indexer/man/newsindex.1', {
            **self.clusters(self.newsindex, '--origin', 'desk', 'news'),
            0: lambda: self.newsindex('--db', self.db, 'news').status,
            4: lambda: self.with_other_release(self.newsindex, 'news'),
            1: self.newly_skipped,
            2: lambda: self.newsindex('--db', self.db, '--wait', 'long', 'news').status,
            3: lambda: self.newsindex('--db', self.path('none'), '--verify').status,
            70: lambda: self.out_of_memory('NEWSINDEX', '--jobs', '1', '--rebuild', 'news'),
            74: self.full,
            75: self.locked,
            130: lambda: self.stopped(signal.SIGINT),
            143: lambda: self.stopped(signal.SIGTERM)})
        self.index('--verify')

    def of_clusters(self):
        """Those that no program gives that was built without clusters."""
        helper = os.path.join(os.path.dirname(faults.harness.program('NEWSQUERY')), 'newsquery-cluster')
        return set() if os.path.exists(helper) else {69, 77}

    def of_a_cluster_that_is_down(self, program, *args):
        with socket.socket() as nobody:  # bound, and listening to nobody
            nobody.bind(('127.0.0.1', 0))
            return self.status_of_cluster(program, nobody.getsockname()[1], *args)

    def of_a_cluster_that_refuses(self, program, *args):
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), LetsNobodyIn)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return self.status_of_cluster(program, server.server_address[1], *args)

    def status_of_cluster(self, program, port, *args):
        return program('--db', f'opensearch+http://127.0.0.1:{port}/news', *args,
                       env=dict(self.env, NEWSINDEX_DB_PATIENCE='1')).status

    def clusters(self, program, *args):
        ways = {69: self.of_a_cluster_that_is_down, 77: self.of_a_cluster_that_refuses}
        return {status: lambda way=way: way(program, *args)
                for status, way in ways.items() if status not in self.of_clusters()}

    def test_newsquery(self):
        self.assert_all('query/man/newsquery.1', {
            **self.clusters(self.newsquery, '*'),
            0: lambda: self.newsquery('--db', self.db, '*').status,
            1: lambda: self.newsquery('--db', self.db, 'zeppelin').status,
            2: lambda: self.newsquery('--db', self.db, 'date:2023-02-30').status,
            3: lambda: self.newsquery('--db', self.path('none'), '*').status,
            4: lambda: self.with_other_release(self.newsquery, '*'),
            70: lambda: self.out_of_memory('NEWSQUERY', '*'),
            74: self.answer_on_a_full_disk,
            75: self.changing})

    def answer_on_a_full_disk(self):
        with open('/dev/full', 'wb') as full:
            return self.start('*', program='NEWSQUERY', stdout=full).wait(timeout=60)


if __name__ == '__main__':
    faults.main()
