# SPDX-License-Identifier: GPL-2.0-or-later
"""Starts one cluster of three nodes, runs every tests/cluster/test_*.py against it, takes it down.

    python3 -B tests/cluster/run.py [NAME...]    all, or test_NAME.py alone
    NEWSINDEX_TEST_CLUSTER=http://127.0.0.1:9200 python3 -B tests/cluster/run.py facts
                                                 against a node that runs already (nodes.py)

Exit status: 0 passed, 1 failed, 77 nothing could run here, with one line that says why. It ends by
itself within SECONDS, whatever happens.
"""
import os
import signal
import sys
import time
import unittest

import nodes
import shared

SECONDS = 560
LAST_START = 440  # no test begins later: what is left is skipped, and said to be
MEGABYTES_OF_MEMORY, MEGABYTES_OF_DISK = 3500, 2000


def room_for_nodes():
    with open('/proc/meminfo', encoding='ascii') as file:
        free = next(int(line.split()[1]) for line in file if line.startswith('MemAvailable')) // 1024
    if free < MEGABYTES_OF_MEMORY:
        raise nodes.Unavailable(f'{free} MB of memory are free, it takes {MEGABYTES_OF_MEMORY}')
    disk = os.statvfs(os.environ.get('TMPDIR', '/tmp'))
    free = disk.f_bavail * disk.f_frsize >> 20
    if free < MEGABYTES_OF_DISK:
        raise nodes.Unavailable(f'{free} MB of disk are free, it takes {MEGABYTES_OF_DISK}')


def too_long(*_):
    raise TimeoutError(f'the tests of a cluster took more than {SECONDS} s')


def run_tests(names):
    here = os.path.dirname(os.path.abspath(__file__))
    suite = unittest.TestSuite()
    for name in names or ['*']:
        suite.addTests(unittest.TestLoader().discover(here, f'test_{name}.py', here))
    return 0 if unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful() else 1


def main():
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    shared.deadline = time.monotonic() + LAST_START
    if shared.borrowed():
        return run_tests(sys.argv[1:])
    try:
        room_for_nodes()
        with nodes.Cluster(3) as cluster:
            shared.running = cluster
            return run_tests(sys.argv[1:])
    except nodes.Unavailable as reason:
        print(f'SKIPPED, NO CLUSTER ON THIS MACHINE: {reason}', flush=True)
        return 77


if __name__ == '__main__':
    sys.exit(main())
