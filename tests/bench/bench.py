# SPDX-License-Identifier: GPL-2.0-or-later
"""Indexes and queries the same articles with newsindex and its peers, in alternating rounds, and
writes what each cost: bench.json (every figure), bench.md (the tables), bench.svg (the plot)."""
import argparse
import json
import os
import platform
import shutil
import sys
import tempfile

import corpus
import engines
import measure
import report

ANSWERED = (0, 1)  # 1: nothing matched, for those who tell


def number(text):
    return int(float(text[:-1]) * 1000) if text.lower().endswith('k') else int(text)


def options(args):
    out = argparse.ArgumentParser(prog='tests/bench/run.sh', description=__doc__)
    out.add_argument('--folder', help='measure with these plain-text articles instead of made-up ones')
    out.add_argument('--sizes', default=None, help='numbers of articles, as 1k,10k,50k,100k (1k; with --folder all of it)')
    out.add_argument('--rounds', type=int, default=3, help='each engine indexes this often (3)')
    out.add_argument('--engines', help='comma-separated; default: all that are installed')
    out.add_argument('--queries', type=int, default=5, help='queries of each kind (5)')
    out.add_argument('--out', default=None, help='where the results go (build/bench)')
    out.add_argument('--work', default=None, help='where indexes are built; emptied afterwards (a temporary folder)')
    out.add_argument('--title', default='', help='a word on the machine or corpus for the report')
    found = out.parse_args(args)
    try:
        found.sizes = [number(s) for s in found.sizes.split(',')] if found.sizes else []
    except ValueError:
        out.error('--sizes wants numbers, as 1k,10k')
    if found.rounds < 1 or found.queries < 1 or any(s < 1 for s in found.sizes):
        out.error('--sizes, --rounds and --queries start at 1')
    known = [kind().name for kind in engines.ENGINES]
    found.engines = [name.strip() for name in found.engines.split(',')] if found.engines else []
    if unknown := [name for name in found.engines if name not in known]:
        out.error(f'no engine is called {", ".join(unknown)}: there are {", ".join(known)}')
    if found.folder and not os.path.isdir(found.folder):
        out.error(f'{found.folder} is no folder')
    found.sizes = sorted(found.sizes or ([0] if found.folder else [1000]))  # 0: the whole folder
    found.out = found.out or os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../build/bench')
    return found


def present(wanted):
    """The engines that can run, and why the others cannot."""
    run, skipped = [], {}
    for engine in (kind() for kind in engines.ENGINES):
        if wanted and engine.name not in wanted:
            continue
        why = engine.missing()
        if why:
            skipped[engine.name] = why
            print(f'skipped: {engine.name}: {why}', file=sys.stderr)
        else:
            run.append(engine)
    return run, skipped


def remove(path):
    shutil.rmtree(path, ignore_errors=True)
    if os.path.exists(path):
        os.unlink(path)


def load():
    return round(os.getloadavg()[0], 2)


def index_rounds(run, tree, work, rounds):
    """{engine: [a run's cost]}; the index of the last round stays. Every other round runs backwards."""
    costs = {e.name: [] for e in run}
    for engine in run:
        engine.lay(tree, database(work, engine))
    for turn in range(rounds):
        for engine in run[::-1] if turn % 2 else run:
            db = database(work, engine)
            remove(db)
            before = load()
            argv, stdin = engine.index(tree, db)
            cost = measure.run(argv, stdin=stdin or '/dev/null', memory=True)
            cost.update(load=before, size=measure.size(db))
            again = engine.again(tree, db)
            if again:
                cost['again'] = measure.run(again)['cpu']
            costs[engine.name].append(cost)
            print(f'  round {turn + 1} {engine.name}: cpu {cost["cpu"]:.2f} s, wall {cost["wall"]:.2f} s, '
                  f'{cost["rss"]:.0f} MB, load {before}', file=sys.stderr)
    return costs


def database(work, engine):
    return os.path.join(work, engine.name.replace(' ', '-'))


def query_rounds(run, asked, work, rounds):
    """{engine: {'cached': [cost], 'uncached': [cost], 'rss': MB}}: a new process for each question."""
    costs = {e.name: {'cached': [], 'uncached': [], 'rss': 0.0} for e in run}
    for engine in run:  # once before anything counts; its memory with it
        for kind, words in asked:
            cost = measure.run(engine.query(database(work, engine), kind, words), ok=ANSWERED, memory=True)
            costs[engine.name]['rss'] = max(costs[engine.name]['rss'], cost['rss'])
    for cache in ('cached', 'uncached'):
        for turn in range(rounds if cache == 'cached' else 1):
            for kind, words in asked:
                for engine in run[::-1] if turn % 2 else run:
                    db = database(work, engine)
                    if cache == 'uncached':
                        measure.forget(db)
                    cost = measure.run(engine.query(db, kind, words), ok=ANSWERED)
                    costs[engine.name][cache].append({'kind': kind, 'cpu': cost['cpu'], 'wall': cost['wall']})
    return costs


def one_size(run, source, size, work, chosen):
    tree = os.path.join(work, 'tree')
    if size:
        articles = corpus.first(source, tree, size)
    else:
        tree, articles = source, sum(1 for _ in measure.files_below(source))
    text = measure.size(tree)
    print(f'{articles} articles, {text:.1f} MB', file=sys.stderr)
    indexed = index_rounds(run, tree, work, chosen.rounds)
    asked = corpus.questions(tree, chosen.queries)
    queried = query_rounds(run, asked, work, chosen.rounds)
    for engine in run:
        for suffix in ('', '.dump', '.sql', '.script', '.conf'):
            remove(database(work, engine) + suffix)
    if size:
        remove(tree)
    return {'articles': articles, 'text': text, 'index': indexed, 'query': queried}


def machine(title):
    cpu = ''
    try:
        with open('/proc/cpuinfo') as info:
            cpu = next((line.split(':')[1].strip() for line in info if line.startswith('model name')), '')
    except OSError:
        pass
    return {'title': title, 'system': platform.platform(), 'cpu': cpu, 'cores': os.cpu_count(),
            'load': [load()], 'memory_floor': measure.memory_floor}


def main(args):
    chosen = options(args)
    run, skipped = present(chosen.engines)
    if not run:
        sys.exit('no engine to measure')
    out = {'machine': machine(chosen.title), 'skipped': skipped, 'rounds': chosen.rounds,
           'corpus': 'a folder' if chosen.folder else 'made up', 'notes': {e.name: e.note for e in run}, 'sizes': []}
    os.makedirs(chosen.out, exist_ok=True)
    if chosen.work:
        os.makedirs(chosen.work, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix='newsindex-bench-', dir=chosen.work) as work:
        source = os.path.abspath(chosen.folder) if chosen.folder else os.path.join(work, 'source')
        if not chosen.folder:
            corpus.make(source, chosen.sizes[-1])
        for size in chosen.sizes:
            out['sizes'].append(one_size(run, source, size, work, chosen))
            out['machine']['load'].append(load())
            write(chosen.out, out)
    print(open(os.path.join(chosen.out, 'bench.md'), encoding='utf-8').read())


def write(folder, out):
    for name, content in (('bench.json', json.dumps(out, indent=1)), ('bench.md', report.markdown(out)),
                          ('bench.svg', report.plot(out))):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(content + '\n')


if __name__ == '__main__':
    try:
        main(sys.argv[1:])
    except measure.Failed as failed:
        sys.exit(f'bench: {failed}')
