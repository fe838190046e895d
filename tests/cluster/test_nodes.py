# SPDX-License-Identifier: GPL-2.0-or-later
"""The nodes themselves: three processes, on the loopback alone, that share the work."""
import unittest

import shared


@unittest.skipIf(shared.borrowed(), 'the nodes are not ours')
class Nodes(shared.ClusterTest):
    def test_three_processes_are_one_cluster(self):
        health = self.must('GET', '/_cluster/health?wait_for_status=green&timeout=60s')
        self.assertEqual((health['status'], health['number_of_data_nodes']), ('green', 3))
        self.assertEqual(len({node.process.pid for node in shared.running.nodes}), 3)

    def test_every_node_listens_on_the_loopback_alone(self):
        for node in self.must('GET', '/_nodes/http,transport')['nodes'].values():
            for part in ('http', 'transport'):
                self.assertTrue(all(one.startswith('127.0.0.1:') for one in node[part]['bound_address']), node)

    def test_every_node_answers_for_what_the_others_hold(self):
        self.create('spread', {'number_of_shards': 3, 'number_of_replicas': 1},
                    {'properties': {'n': {'type': 'integer'}}})
        self.index('spread', [(str(n), {'n': n}) for n in range(30)])
        self.must('GET', '/_cluster/health/spread?wait_for_status=green&timeout=60s')
        holders = {one['node'] for one in self.must('GET', '/_cat/shards/spread?format=json')}
        self.assertEqual(len(holders), 3)
        for node in shared.running.nodes:
            status, answer = shared.nodes.ask(node.url, 'GET', '/spread/_count')
            self.assertEqual((status, answer['count']), (200, 30))


if __name__ == '__main__':
    unittest.main()
