# SPDX-License-Identifier: GPL-2.0-or-later
"""What the house checks share: the files of the repository, and how a check reports.

A check is a function of (path, text) that yields one message a fault. Each check file holds it, a
test that runs it over the repository, and a test that shows it a bad snippet: a check that cannot
fail is none. Python's standard library only.
"""
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
SOURCE = ('.cc', '.hh')
SCRIPT = ('.py', '.sh', '.cmake', 'CMakeLists.txt')


def files(*endings, under=''):
    """Paths below the root that end so (all of them without endings), sorted; no build folder."""
    found = []
    for folder, folders, names in os.walk(os.path.join(ROOT, under)):
        at_top = os.path.samefile(folder, ROOT)
        folders[:] = [f for f in folders if f not in ('.git', '.cache', '__pycache__')
                      and not (at_top and (f == 'build' or f.startswith('build-')))]
        for name in names:
            if at_top and name == '.git':  # a worktree's pointer
                continue
            path = os.path.relpath(os.path.join(folder, name), ROOT)
            if not endings or path.endswith(endings):
                found.append(path)
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding='utf-8', errors='replace') as f:
        return f.read()


def faults(check, paths):
    return [fault for path in paths for fault in check(path, read(path))]


def headers_reached(sources):
    """By path: every <header> it sees, through whichever headers; with the header that brings it."""
    direct = {path: INCLUDE.findall(text) for path, text in sources.items()}
    reached = {}
    for path in direct:
        seen, found, ahead = {path}, {}, [path]
        while ahead:
            at = ahead.pop()
            for kind, name in direct.get(at, ()):
                if kind == '<':
                    found.setdefault(name, at)
                elif name not in seen:
                    seen.add(name)
                    ahead.append(name)
        reached[path] = found
    return reached
