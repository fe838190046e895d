#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What one question costs in a process of its own, against Xapian's quest on the same articles.

    tests/bench/cold.py --rounds 25 'build/query/newsquery --db DB' \\
        'quest -d OMINDEX_DB --default-op=and' 'quest -d DB/segments/000001/articles -s none --default-op=and'

Commands take turns; the figures are medians of CPU milliseconds, their ratio to the last command's,
and the largest peak of memory. quest on our own segment needs "-s none": words stand there as
written, not stemmed. One question a line on standard input with --stdin.
"""
import argparse
import statistics
import sys

import measure

QUESTIONS = ['budget', 'vaccine', 'climate change policy', 'supreme court nominee', 'inflation', 'the',
             'president of the united states', 'health care', '"climate change"']


def cpu(command, question):
    return measure.run([*command.split(), question], ok=(0, 1))['cpu'] * 1000


def main(args):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('commands', nargs='+', help='each is given the question as its last argument')
    parser.add_argument('--rounds', type=int, default=25)
    parser.add_argument('--stdin', action='store_true', help='read the questions')
    chosen = parser.parse_args(args)
    questions = [line.strip() for line in sys.stdin if line.strip()] if chosen.stdin else QUESTIONS
    ratios = [[] for _ in chosen.commands]
    for question in questions:
        spent = [[] for _ in chosen.commands]
        for turn in range(chosen.rounds):
            places = range(len(chosen.commands))
            for place in places if turn % 2 else reversed(places):
                spent[place].append(cpu(chosen.commands[place], question))
        middle = [statistics.median(times) for times in spent]
        for place, value in enumerate(middle):
            ratios[place].append(value / middle[-1])
        print(f'{question:32}', *(f'{value:7.2f} ms ({value / middle[-1]:.2f})' for value in middle))
    print(f'{"median ratio":32}', *(f'{statistics.median(r):17.2f}' for r in ratios))
    memory = [max(measure.run([*c.split(), q], ok=(0, 1), memory=True)['rss'] for q in questions) for c in chosen.commands]
    print(f'{"peak memory, MB":32}', *(f'{value:17.1f}' for value in memory))


if __name__ == '__main__':
    main(sys.argv[1:])
