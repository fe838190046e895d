# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests of a cluster share: the one cluster that tests/cluster/run.py has started for all of
them (or the node that NEWSINDEX_TEST_CLUSTER names by its address), and how to ask it.
"""
import json
import os
import time
import unittest

import nodes

running = None  # the nodes.Cluster of this process
deadline = None  # of the monotonic clock: no test begins later; None: there is none


def borrowed():
    return 'NEWSINDEX_TEST_CLUSTER' in os.environ


def base_url():
    return os.environ.get('NEWSINDEX_TEST_CLUSTER') or running.urls[0]


class ClusterTest(unittest.TestCase):
    maxDiff = None
    created = None

    @classmethod
    def setUpClass(cls):
        cls.created = []

    def setUp(self):
        if deadline is not None and time.monotonic() > deadline:
            self.skipTest('NO TIME LEFT: this machine is too slow or too busy')

    @classmethod
    def tearDownClass(cls):
        for name in cls.created:
            cls.ask('DELETE', '/' + name)

    @classmethod
    def ask(cls, method, path, body=None):
        return nodes.ask(base_url(), method, path, body)

    @classmethod
    def must(cls, method, path, body=None):
        status, answer = cls.ask(method, path, body)
        if status not in (200, 201):
            raise AssertionError(f'{method} {path}: {status} {json.dumps(answer)[:2000]}')
        return answer

    @classmethod
    def create(cls, name, settings, mapping):
        cls.must('PUT', '/' + name, {'settings': settings, 'mappings': mapping})
        cls.created.append(name)

    @classmethod
    def index(cls, name, documents):
        lines = b''.join(json.dumps({'index': {'_id': key}}).encode() + b'\n' + json.dumps(one).encode() + b'\n'
                         for key, one in documents)
        answer = cls.must('POST', f'/{name}/_bulk?refresh=true', lines)
        if answer['errors']:
            raise AssertionError(json.dumps(answer)[:2000])

    @classmethod
    def search(cls, index, body):
        return cls.ask('POST', f'/{index}/_search?allow_partial_search_results=false', body)
