# SPDX-License-Identifier: GPL-2.0-or-later
"""One run of a program and what it cost: CPU and wall seconds, peak memory; sizes; the page cache.

CPU is that of the process and of all the children it waited for (wait4), exact to the microsecond.
Peak memory is the largest resident set of any one of them. Linux hands a new program the peak of
the process that started it, so it is asked of GNU time (a megabyte itself) where that is installed;
else the figure is never under this interpreter's own, and `memory_floor` says so.
"""
import os
import shutil
import statistics
import tempfile
import time

GNU_TIME = shutil.which('time')
memory_floor = 0 if GNU_TIME else 20.0  # MB


class Failed(Exception):
    pass


def run(argv, stdin='/dev/null', ok=(0,), memory=False, env=None, output=None):
    """Runs argv to its end: {'cpu': s, 'wall': s, 'rss': MB or None}. Failed: another exit status.

    output: a path for what it prints; without one that is thrown away.
    """
    with tempfile.NamedTemporaryFile() as peak, tempfile.NamedTemporaryFile() as err:
        command = [str(a) for a in argv]
        if memory and GNU_TIME:
            command = [GNU_TIME, '-f', '%M', '-o', peak.name] + command
        actions = [(os.POSIX_SPAWN_OPEN, 0, stdin, os.O_RDONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 1, output or '/dev/null', os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
                   (os.POSIX_SPAWN_OPEN, 2, err.name, os.O_WRONLY, 0)]
        begin = time.perf_counter()
        pid = os.posix_spawnp(command[0], command, {**os.environ, **(env or {})}, file_actions=actions)
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - begin
        code = os.waitstatus_to_exitcode(status)
        if code not in ok:
            said = open(err.name, encoding='utf-8', errors='replace').read()
            raise Failed(f'{" ".join(command)[:300]}: status {code}: {said[-500:]}')
        rss = None
        if memory:
            # GNU time writes a line of its own before the figure when the status is not 0.
            told = peak.read().split()
            rss = int(told[-1]) / 1024 if told else usage.ru_maxrss / 1024
        return {'cpu': usage.ru_utime + usage.ru_stime, 'wall': wall, 'rss': rss}


def files_below(folder):
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield os.path.join(where, name)


def size(path):
    """Bytes of a file, or of all files of a folder, in MB (10^6)."""
    paths = files_below(path) if os.path.isdir(path) else [path]
    return sum(os.path.getsize(p) for p in paths) / 1e6


def forget(path):
    """Takes an index's files out of the page cache (what is written back; no privilege needed)."""
    for name in files_below(path) if os.path.isdir(path) else [path]:
        handle = os.open(name, os.O_RDONLY)
        try:
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values):
    return statistics.median(values) if values else None
