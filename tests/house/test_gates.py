# SPDX-License-Identifier: GPL-2.0-or-later
"""The gates of tests/run.sh: which there are, in which order, and that each one can stop the run.

The script runs in a copy of the tree that holds one source a program, with stand-ins for the tools
that write down how they were called.
"""
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import house

TOOLS = ('cmake', 'ctest', 'clang-tidy', 'ninja', 'nproc', 'dpkg-query')
STAND_IN = '''#!/bin/sh
printf '%s\\n' "${0##*/} $*" >> "$CALLS"
case ${0##*/} in dpkg-query) echo 'install ok installed' ;; nproc) echo 2 ;; esac
case "${0##*/} $*" in *"$FAIL"*) exit 1 ;; esac
'''


def run(*arguments, fail='no such call'):
    """The exit status of run.sh, and the calls of the tools."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ('tests/run.sh', 'tests/packages.sh'):
            os.makedirs(os.path.join(folder, 'tests'), exist_ok=True)
            shutil.copy(os.path.join(house.ROOT, name), os.path.join(folder, name))
        for room in ('common', 'indexer', 'query'):
            os.mkdir(os.path.join(folder, room))
            open(os.path.join(folder, room, 'a file.cc'), 'w').close()
        tools = os.path.join(folder, 'tools')
        os.mkdir(tools)
        for tool in TOOLS:
            with open(os.path.join(tools, tool), 'w', encoding='utf-8') as f:
                f.write(STAND_IN)
            os.chmod(f.name, 0o755)
        calls = os.path.join(folder, 'calls')
        environment = {'PATH': tools + ':/usr/bin:/bin', 'CALLS': calls, 'FAIL': fail}
        done = subprocess.run(['bash', os.path.join(folder, 'tests/run.sh'), *arguments], capture_output=True,
                              timeout=60, env=environment, check=False)
        with open(calls, encoding='utf-8') as f:
            return done.returncode, f.read().splitlines()


def steps(calls):
    """What was built, tested and looked through, in order; each build folder by its name."""
    found = []
    for call in calls:
        if match := re.match(r'cmake -S \. -B (\S+)|ctest --test-dir (\S+)|(clang-tidy) -p', call):
            found.append(' '.join(filter(None, (call.split()[0][:5], *match.groups()[:2]))))
    return found


class Gates(unittest.TestCase):
    def test_all_gates_run_in_order_the_release_last(self):
        status, calls = run()
        self.assertEqual((status, steps(calls)),
                         (0, ['cmake build-asan', 'ctest build-asan', 'cmake build-clang', 'clang',
                              'cmake build-test', 'ctest build-test']))
        configured = {call.split()[4]: call for call in calls if call.startswith('cmake -S')}
        self.assertTrue(all('-DNEWSINDEX_WERROR=ON' in call for call in configured.values()))
        self.assertIn('-DNEWSINDEX_SANITIZE=ON', configured['build-asan'])
        self.assertIn('-DCMAKE_CXX_COMPILER=clang++', configured['build-clang'])
        self.assertIn('-DCMAKE_BUILD_TYPE=Release', configured['build-test'])

    def test_clang_tidy_sees_every_source(self):
        seen = ' '.join(call for call in run()[1] if call.startswith('clang-tidy -p build-clang '))
        for room in ('common', 'indexer', 'query'):
            self.assertIn(f'{room}/a file.cc', seen)

    def test_quick_is_the_release_alone_and_needs_no_clang(self):
        status, calls = run('--quick')
        self.assertEqual((status, steps(calls)), (0, ['cmake build-test', 'ctest build-test']))
        self.assertNotIn('clang', ' '.join(calls).replace('clang-format', ''))
        self.assertIn('clang-tidy', ' '.join(c for c in run()[1] if c.startswith('dpkg-query')))

    def test_each_gate_can_stop_the_run(self):
        for fail in ('--build build-asan', 'ctest --test-dir build-asan', '--build build-clang', 'clang-tidy -p',
                     '--build build-test', 'ctest --test-dir build-test'):
            status, calls = run(fail=fail)
            self.assertNotEqual(status, 0, fail)
            self.assertIn(fail, calls[-1])

    def test_each_preset_can_be_configured_built_and_tested_and_is_explained(self):
        presets = json.loads(house.read('CMakePresets.json'))
        names = [preset['name'] for preset in presets['configurePresets']]
        self.assertLessEqual({'release', 'dev', 'asan', 'clang', 'tsan'}, set(names))
        for kind in ('buildPresets', 'testPresets'):
            self.assertEqual([preset['configurePreset'] for preset in presets[kind]], names)
        contributing = house.read('CONTRIBUTING.md')
        self.assertEqual([name for name in names if f'`{name}`' not in contributing], [])


class Packages(unittest.TestCase):
    """install_missing of tests/packages.sh, with stand-ins for apt-get and what tells what is there."""

    def install(self, apt_get, wait=60):
        with tempfile.TemporaryDirectory() as folder:
            for name, script in (('apt-get', apt_get), ('dpkg-query', 'exit 1'), ('id', 'echo 0'), ('sleep', 'exit 0')):
                with open(os.path.join(folder, name), 'w', encoding='utf-8') as f:
                    f.write('#!/bin/sh\n' + script + '\n')
                os.chmod(f.name, 0o755)
            calls = os.path.join(folder, 'calls')
            environment = {'PATH': folder + ':/usr/bin:/bin', 'CALLS': calls, 'NEWSINDEX_APT_WAIT': str(wait)}
            done = subprocess.run(['bash', '-euc', f'. {house.ROOT}/tests/packages.sh; install_missing a-package'],
                                  capture_output=True, text=True, timeout=60, env=environment, check=False)
            with open(calls, encoding='utf-8') as f:
                return done, [line.split()[-1] for line in f]

    HELD = ('echo "$*" >> "$CALLS"; n=$(grep -c . "$CALLS")\n'
            'case $n in 1|2|4) echo "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt)" >&2; exit 100;; esac')

    def test_locks_of_apt_are_waited_for_also_while_the_lists_are_fetched(self):
        done, calls = self.install(self.HELD)
        self.assertEqual((done.returncode, calls), (0, ['update'] * 3 + ['a-package'] * 2), done.stderr)
        self.assertIn('waiting', done.stdout)

    def test_another_fault_of_apt_is_told_at_once(self):
        done, calls = self.install('echo "$*" >> "$CALLS"; echo "E: Unable to locate package" >&2; exit 100')
        self.assertEqual((done.returncode, calls), (1, ['update']))
        self.assertIn('Unable to locate package', done.stderr)

    def test_a_lock_that_is_never_given_up_ends_the_wait(self):
        done, _ = self.install('echo "$*" >> "$CALLS"; echo "E: Unable to lock directory /x" >&2; exit 100', wait=0)
        self.assertEqual(done.returncode, 1)
        self.assertIn('Unable to lock', done.stderr)


if __name__ == '__main__':
    unittest.main(verbosity=2)
