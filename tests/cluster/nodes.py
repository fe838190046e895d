# SPDX-License-Identifier: GPL-2.0-or-later
"""A real OpenSearch cluster on this machine, for tests: one process a node, on the loopback alone.

    python3 tests/cluster/nodes.py [NODES]      starts them, prints their addresses, and takes them
                                                down when its standard input ends

    with nodes.Cluster(3) as cluster:           the same in a test; nodes.Unavailable says what is
        cluster.ask('GET', '/')                 missing on this machine

The server is OpenSearch's own distribution for integration tests, which Maven Central serves,
pinned by version and checksum and fetched with Maven into its usual cache; nothing is installed.
It needs a JDK from 21 on. All files stand in one temporary folder. A node is a child of this
process: it is stopped by its own process id, and the kernel kills it when this process dies, so
that nothing stays behind. No wait is without an end. Python's standard library only.
"""
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile

VERSION = '3.8.0'
SHA256 = '196c3cf4602c394f2e40e6174ccbf2a924eae37246f08fa6bbb6b75f9fd5ff1f'
ARTIFACT = f'org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip'
GET = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:get'
LEAST_JAVA = 21
FETCH_SECONDS, GREEN_SECONDS, STOP_SECONDS, ASK_SECONDS = 180, 300, 20, 60
NOBODY = 65534

# What one node of a test needs of OpenSearch's own jvm.options: quick to start, small, and the
# agent without which scripts do not run.
JVM_OPTIONS = '''\
-Xms{heap}m
-Xmx{heap}m
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-XX:-UsePerfData
-Djava.io.tmpdir=${{OPENSEARCH_TMPDIR}}
-XX:ErrorFile=logs/hs_err_pid%p.log
-javaagent:agent/opensearch-agent.jar
--add-opens=java.base/java.nio=ALL-UNNAMED
'''

LOGGING = '''\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %marker%m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
'''


class Unavailable(Exception):
    """This machine cannot run a node, and why."""


class Failed(Exception):
    """A node that should run does not; with the end of its log."""


def find_java():
    """The home of the newest JDK here that is new enough."""
    homes = [os.environ.get('JAVA_HOME', '')]
    for folder in ('/usr/lib/jvm', '/opt'):
        if os.path.isdir(folder):
            homes += [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    if program := shutil.which('java'):
        homes.append(os.path.dirname(os.path.dirname(os.path.realpath(program))))
    best = (0, '')
    for home in homes:
        program = os.path.join(home, 'bin', 'java')
        if not (home and os.access(program, os.X_OK)):
            continue
        said = subprocess.run([program, '-version'], capture_output=True, text=True, timeout=60).stderr
        if found := re.search(r'version "(\d+)', said):
            best = max(best, (int(found[1]), home))
    if best[0] < LEAST_JAVA:
        raise Unavailable(f'no JDK of version {LEAST_JAVA} or later')
    return best[1]


def local_repository():
    return os.environ.get('NEWSINDEX_MAVEN_REPOSITORY') or os.path.expanduser('~/.m2/repository')


def fetch():
    """The path of the distribution's zip, which Maven fetches unless it has it."""
    name = os.path.join(local_repository(), 'org/opensearch/distribution/integ-test-zip/opensearch',
                        VERSION, f'opensearch-{VERSION}.zip')
    if not os.path.exists(name):
        if not shutil.which('mvn'):
            raise Unavailable('no Maven')
        command = ['mvn', '-q', '-B', '-C', f'-Dmaven.repo.local={local_repository()}', GET,
                   f'-Dartifact={ARTIFACT}', '-Dtransitive=false']
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, timeout=FETCH_SECONDS)
        except subprocess.TimeoutExpired:
            raise Unavailable(f'Maven did not bring {ARTIFACT} within {FETCH_SECONDS} s') from None
        if done.returncode != 0 or not os.path.exists(name):
            said = ' '.join(done.stdout.split())[-300:]
            raise Unavailable(f'Maven did not bring {ARTIFACT}: {said}')
    digest = hashlib.sha256()
    with open(name, 'rb') as file:
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != SHA256:
        raise Unavailable(f'{name} is not the pinned one')
    return name


def unpack(archive, folder):
    """zipfile forgets modes, so the programs get theirs back."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    home = os.path.join(folder, f'opensearch-{VERSION}')
    for name in os.listdir(os.path.join(home, 'bin')):
        os.chmod(os.path.join(home, 'bin', name), 0o755)
    return home


def free_ports(count):
    held = []
    try:
        for _ in range(count):
            held.append(socket.socket())
            held[-1].bind(('127.0.0.1', 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()


def ask(url, method, path, body=None, seconds=ASK_SECONDS):
    """(status, answer) of a request; body: a value for JSON, or bytes of NDJSON."""
    data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    kind = 'application/x-ndjson' if isinstance(body, bytes) else 'application/json'
    request = urllib.request.Request(url + path, data, {'Content-Type': kind}, method=method)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=seconds) as answer:
            return answer.status, json.loads(answer.read() or b'null')
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b'null')


class Node:
    """One process, with folders of its own."""

    def __init__(self, number, folder, http, settings):
        self.name, self.folder, self.http, self.process = f'n{number}', folder, http, None
        self.config, self.log = os.path.join(folder, 'config'), os.path.join(folder, 'console.log')
        for name in ('config', 'config/jvm.options.d', 'data', 'logs', 'tmp'):
            os.makedirs(os.path.join(folder, name))
        with open(os.path.join(self.config, 'opensearch.yml'), 'w') as file:
            file.write(''.join(f'{key}: {json.dumps(value)}\n' for key, value in settings.items()))

    @property
    def url(self):
        return f'http://127.0.0.1:{self.http}'

    def start(self, home, java, heap):
        for name, text in (('jvm.options', JVM_OPTIONS.format(heap=heap)), ('log4j2.properties', LOGGING)):
            with open(os.path.join(self.config, name), 'w') as file:
                file.write(text)
        command = ['nice', '-n', '10', 'setpriv', '--pdeathsig', 'KILL']
        if os.getuid() == 0:  # the server refuses to run as root
            for folder, _, names in os.walk(self.folder):
                for path in [folder, *(os.path.join(folder, name) for name in names)]:
                    os.chown(path, NOBODY, NOBODY)
            command += [f'--reuid={NOBODY}', f'--regid={NOBODY}', '--clear-groups']
        command.append(os.path.join(home, 'bin', 'opensearch'))
        env = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': self.folder,
               'OPENSEARCH_JAVA_HOME': java, 'OPENSEARCH_PATH_CONF': self.config,
               'OPENSEARCH_TMPDIR': os.path.join(self.folder, 'tmp')}
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen(command, env=env, cwd=self.folder, stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=subprocess.STDOUT)

    def runs(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        if self.runs():
            self.process.kill()
            self.process.wait()

    def log_end(self):
        with open(self.log, encoding='utf-8', errors='replace') as file:
            return self.name + ': ' + file.read()[-3000:]


class Cluster:
    def __init__(self, count=3, heap=512):
        self.count, self.heap, self.nodes, self.folder, self.program = count, heap, [], None, None

    def __enter__(self):
        java, archive = find_java(), fetch()
        self.folder = tempfile.mkdtemp(prefix='newsindex-cluster-')
        try:
            os.chmod(self.folder, 0o755)  # for nobody to reach its own
            self.program = (unpack(archive, self.folder), java, self.heap)
            self._plan()
            self.start_all()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def _plan(self):
        ports = free_ports(2 * self.count)
        http, transport = ports[:self.count], ports[self.count:]
        names = [f'n{i}' for i in range(self.count)]
        for i in range(self.count):
            folder = os.path.join(self.folder, names[i])
            self.nodes.append(Node(i, folder, http[i], {
                'cluster.name': 'newsindex-test', 'node.name': names[i],
                'path.data': os.path.join(folder, 'data'), 'path.logs': os.path.join(folder, 'logs'),
                'node.roles': ['cluster_manager', 'data'], 'node.processors': 1,
                'network.host': '127.0.0.1', 'http.port': http[i], 'transport.port': transport[i],
                'discovery.seed_hosts': [f'127.0.0.1:{port}' for port in transport],
                'cluster.initial_cluster_manager_nodes': names,
                'cluster.routing.allocation.disk.threshold_enabled': False,
                'action.auto_create_index': False,
            }))

    @property
    def urls(self):
        return [node.url for node in self.nodes]

    def ask(self, method, path, body=None, seconds=ASK_SECONDS):
        """Of the first node that runs."""
        return ask(next(one for one in self.nodes if one.runs()).url, method, path, body, seconds)

    def start_all(self):
        """Those that do not run, with what they held."""
        for node in self.nodes:
            if not node.runs():
                node.start(*self.program)
        self.wait_green()

    def wait_green(self):
        end = time.monotonic() + GREEN_SECONDS
        path = f'/_cluster/health?wait_for_nodes={self.count}&wait_for_status=green&timeout=10s'
        while time.monotonic() < end:
            for node in self.nodes:
                if not node.runs():
                    raise Failed(node.log_end())
            try:
                status, answer = self.ask('GET', path, seconds=20)
                if status == 200 and not answer['timed_out']:
                    return
            except (OSError, ValueError):
                pass
            time.sleep(1)
        print('\n'.join(node.log_end() for node in self.nodes), file=sys.stderr)
        raise Unavailable(f'its nodes run, but are not green within {GREEN_SECONDS} s')

    def stop(self):
        """All at once, so that none waits for the others; what does not listen is killed."""
        for node in self.nodes:
            if node.runs():
                node.process.send_signal(signal.SIGTERM)
        end = time.monotonic() + STOP_SECONDS
        for node in self.nodes:
            try:
                if node.process:
                    node.process.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                node.kill()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with Cluster(count) as cluster:
            for node in cluster.nodes:
                print(node.url, node.process.pid, node.folder, flush=True)
            sys.stdin.read()
    except Unavailable as reason:
        print(f'no cluster on this machine: {reason}', file=sys.stderr)
        return 77
    return 0


if __name__ == '__main__':
    sys.exit(main())
