# SPDX-License-Identifier: GPL-2.0-or-later
"""Stands between a program and a node, and spoils what goes through as a test says."""
import http.client
import http.server
import json
import threading
import urllib.parse

HOP = ('connection', 'transfer-encoding', 'content-length', 'content-encoding', 'keep-alive')


class Proxy(http.server.ThreadingHTTPServer):
    """`spoil(number, method, path)` says what becomes of a request, the first of which is 0:
        None                 it goes through;
        ('status', 503, {})  that answer, and the node hears nothing;
        'cut'                the connection ends, and the node hears nothing;
        'lose'               the node does it, and its answer is lost;
        ('items', 3)         every third item of a bulk answer says 429, though the node has done it.
    """
    daemon_threads = True

    def __init__(self, node, spoil):
        super().__init__(('127.0.0.1', 0), Handler)
        self.node, self.spoil = urllib.parse.urlparse(node).netloc, spoil
        self.count, self.lock = 0, threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.server_address[1]}'

    def next_number(self):
        with self.lock:
            self.count += 1
            return self.count - 1

    def handle_error(self, *_):
        pass

    def close(self):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def forward(self, body):
        connection = http.client.HTTPConnection(self.server.node, timeout=60)
        connection.request(self.command, self.path, body, {'Content-Type': 'application/json'} if body else {})
        answer = connection.getresponse()
        out = answer.status, answer.read()
        connection.close()
        return out

    def send(self, status, body):
        head = f'HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n'
        self.wfile.write(head.encode() + body)  # at once: two small packets wait for one another

    def answer(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0))) or None
        what = self.server.spoil(self.server.next_number(), self.command, self.path)
        if what in ('cut', 'lose'):
            if what == 'lose':
                self.forward(body)
            self.close_connection = True
            return
        if what and what[0] == 'status':
            self.send(what[1], json.dumps(what[2]).encode())
            return
        status, text = self.forward(body)
        if what and what[0] == 'items' and status == 200:
            answer = json.loads(text)
            for item in answer.get('items', [])[::what[1]]:
                for outcome in item.values():
                    outcome.update(status=429, error={'type': 'rejected_execution_exception', 'reason': 'busy'})
            text = json.dumps(answer).encode()
        self.send(status, text)

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *_):
        pass
