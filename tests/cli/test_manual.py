# SPDX-License-Identifier: GPL-2.0-or-later
"""--help, the manual pages and the completions name the same options and fields; installing puts them in place."""
import json
import os
import pty
import re
import select
import shutil
import subprocess
import time
import unittest

import harness

ROOMS = {'newsindex': 'indexer', 'newsquery': 'query'}
SHELLS = ('bash', 'zsh', 'fish')
OPTION = re.compile(r'(?<![\w-])--([a-z][a-z0-9-]+)')
INSTALLED = (
    'bin/newsindex', 'bin/newsquery', 'share/man/man1/newsindex.1', 'share/man/man1/newsquery.1',
    'share/man/man7/newsindex-query.7', 'share/man/man7/newsindex-cluster.7', 'share/man/man7/newsindex-languages.7', 'share/man/man5/newsindex-format.5', 'share/man/man5/newsquery-aliases.5',
    'share/doc/newsindex/examples/aliases', 'share/doc/newsindex/examples/config.toml',
    'share/bash-completion/completions/newsindex', 'share/bash-completion/completions/newsquery',
    'share/zsh/site-functions/_newsindex', 'share/zsh/site-functions/_newsquery',
    'share/fish/vendor_completions.d/newsindex.fish', 'share/fish/vendor_completions.d/newsquery.fish',
    'share/newsindex/schema/article.schema.json')


def source(*parts):
    with open(os.path.join(harness.ROOT, *parts), encoding='utf-8') as f:
        return f.read()


def manual_page(*parts):
    page = re.sub(r'\\f[BIRP]', '', source(*parts))
    return re.sub(r'\\([-&])', lambda m: '' if m[1] == '&' else '-', page)


def field_rows():
    """Name and blank-separated other names of each row of the field table."""
    return re.findall(r'\.name = "(\w+)",\s*\.aliases = "([^"]*)"', source('common/field.cc'))


def completion(test, name, shell):
    """The completion script that the program prints."""
    run = test.run_program(name.upper(), ['--generate', 'complete-' + shell])
    test.assert_exit(run, 0)
    return run.out


class Manual(harness.CliTest):
    def help_of(self, name):
        run = self.run_program(name.upper(), ['--help'])
        self.assert_exit(run, 0)
        return run.out

    def options_of(self, name):
        """The options that --help lists, each at the beginning of its line."""
        lines = re.findall(r'^ +(?:-\w, ?)?--([a-z][a-z0-9-]+)', self.help_of(name), re.M)
        self.assertGreater(len(lines), 8)
        return set(lines)

    def completions(self, name):
        fish = set(re.findall(r'-l ([a-z0-9-]+)', completion(self, name, 'fish')))
        bash = re.search(r"-\*\) .*? -W '([^']*)'", completion(self, name, 'bash'))[1]
        zsh = re.findall(r"^  '\*?(?:\(-\w )?--([a-z0-9-]+)", completion(self, name, 'zsh'), re.M)
        return {'bash': set(OPTION.findall(bash)), 'zsh': set(zsh), 'fish': fish}

    def test_every_option_is_in_the_manual(self):
        for name, room in ROOMS.items():
            page = manual_page(room, 'man', name + '.1')
            entries = set(OPTION.findall('\n'.join(re.findall(r'^\.TP\n(.*)$', page, re.M))))
            self.assertEqual(self.options_of(name), entries, name)

    def test_every_option_is_completed_in_three_shells(self):
        for name in ROOMS:
            for shell, options in self.completions(name).items():
                self.assertEqual(self.options_of(name), options, f'{name} in {shell}')

    def test_every_value_that_is_taken_is_completed_and_no_other(self):
        for name, option, end in (('newsquery', '--sort', ['x']), ('newsquery', '--format', ['x']), ('newsquery', '--facet', ['x']),
                                  ('newsquery', '--color', ['x']), ('newsquery', '--pager', ['x']), ('newsindex', '--format', ['x']),
                                  ('newsindex', '--progress', ['x']), ('newsindex', '--report', ['x'])):
            wrong = self.run_program(name.upper(), [option, 'no-such-value'] + end)
            self.assert_exit(wrong, 2)
            taken = re.search(r'(?:takes one of: |takes )([a-z, ]+?)(?:, not|$)', wrong.err, re.M)[1]
            taken = re.split(', | or ', taken)
            self.assertGreater(len(taken), 1)
            for shell, value in (('bash', rf"{option}\) .*-W '([^']*)'"), ('zsh', rf"{option}\[.*:\((\(?[^)]*)\)\)?' "),
                                 ('fish', rf"-l {option[2:]} -x -a '([^']*)'")):
                offered = re.search(value, completion(self, name, shell))[1].lstrip('(')
                offered = re.sub(r'(\\t|\\:)"[^"]+"', '', offered)  # what a shell says of each
                self.assertEqual(offered.split(), taken, f'{name} {option} {shell}')

    def test_every_input_format_is_in_the_manual_and_in_the_schema_of_articles(self):
        offered = re.search(r"--format\) .*-W 'auto ([^']*)'", completion(self, 'newsindex', 'bash'))[1].split()
        page = source('indexer', 'man', 'newsindex.1')
        entry = re.search(r'^\.BI \\-\\-format " F"\n(.*?)\n\.TP', page, re.M | re.S)[1]
        for name in offered:
            self.assertRegex(entry, rf'\\fB{name}\\fR')
        with open(os.path.join(harness.ROOT, 'common', 'schema', 'article.schema.json'), encoding='utf-8') as f:
            self.assertEqual(json.load(f)['properties']['format']['enum'], offered)

    def test_what_is_generated_is_named_or_refused(self):
        for name in ROOMS:
            for what in ('complete-', 'complete-csh', 'bash'):
                run = self.run_program(name.upper(), ['--generate', what])
                self.assert_exit(run, 2)
                self.assert_err_has(run, 'complete-bash, complete-zsh or complete-fish')
            self.assertNotIn('--generate', self.help_of(name))

    def test_the_table_of_languages_is_that_of_the_program(self):
        run = self.run_program('NEWSINDEX', ['--generate', 'languages'])
        self.assert_exit(run, 0)
        path = os.path.join(harness.ROOT, 'common', 'man', 'newsindex-languages.7')
        with open(path, encoding='utf-8') as f:
            page = f.read()
        begin = page.index('\n', page.index('.\\" rows:')) + 1
        end = page.index('.\\" end of rows')
        if os.environ.get('NEWSINDEX_WRITE_GOLDEN'):
            with open(path, 'w', encoding='utf-8') as f:
                f.write(page[:begin] + run.out + page[end:])
            return
        self.assertEqual(page[begin:end], run.out, 'NEWSINDEX_WRITE_GOLDEN=1 writes it anew')

    def test_help_begins_with_examples_and_ends_with_the_exit_statuses(self):
        for name, statuses in (('newsindex', (0, 1, 2, 3, 4, 69, 74, 75, 77, 130, 143)),
                               ('newsquery', (0, 1, 2, 3, 4, 69, 75, 77))):
            text = self.help_of(name)
            examples = text[:text.index('Usage:')]
            self.assertGreaterEqual(len(re.findall(rf'^  .*\b{name} ', examples, re.M)), 5, name)
            told = text[text.index('Exit status:'):]
            for status in statuses:
                self.assertRegex(told, rf'\b{status}\b')

    def test_every_field_is_in_the_manual_and_completed(self):
        fields = [name for name, _ in field_rows()]
        self.assertGreater(len(fields), 15)
        page = manual_page('query/man/newsindex-query.7')
        for field in fields:
            self.assertRegex(page, rf'\b{field}\b')
            for shell in SHELLS:
                self.assertIn(field + ':', completion(self, 'newsquery', shell))

    def test_every_other_name_of_a_field_is_in_the_manual(self):
        rows = field_rows()
        self.assertGreater(len(rows), 15)
        page = manual_page('query/man/newsindex-query.7')
        for name, aliases in rows:
            for alias in aliases.split():
                self.assertRegex(page, rf'(?i)\b{alias}\b', f'{alias} is {name}')

    def test_every_spelling_that_is_taken_or_refused_is_in_the_manual(self):
        page = manual_page('query/man/newsindex-query.7')
        spellings = re.findall(r'^ +\{"([^"]+)", (?:"|k|LexemeKind|DateBound)', source('query/language/spellings.cc'), re.M)
        self.assertGreater(len(spellings), 40)
        for spelling in spellings:
            self.assertRegex(page, rf'(?i)(?<![a-z/]){re.escape(spelling)}(?![a-z])', spelling)

    def test_every_exit_status_is_in_the_manual(self):
        for name, statuses in (('newsindex', (0, 1, 2, 3, 4, 74, 75, 130, 143)),
                               ('newsquery', (0, 1, 2, 3, 4, 69, 75, 77))):
            page = manual_page(ROOMS[name], 'man', name + '.1')
            section = page.split('.SH EXIT STATUS')[1].split('.SH')[0]
            for status in statuses:
                self.assertRegex(section, rf'\b{status}\b')

    def test_every_column_of_a_table_is_in_the_manual(self):
        self.write_article('lamp.txt', 'A lamp', 'The lamp was lit.', '"It is lit," said Ines Calder.')
        self.index('.')
        page = manual_page('common/man/newsindex-format.5')
        for args in ([], ['--quotes'], ['--facet', 'speaker']):
            header = self.query('--format', 'csv', *args, 'lit').out.splitlines()[0]
            self.assertIn('\n' + header.replace(',', ', ') + '\n', page)

    def test_help_has_no_blank_at_a_line_end_and_fits_a_terminal(self):
        for line in self.help_of('newsquery').splitlines():
            self.assertEqual(line, line.rstrip())
            self.assertLessEqual(len(line), 80)

    @unittest.skipUnless(shutil.which('man'), 'man is not installed')
    def test_the_pages_are_well_formed(self):
        for folder, _, names in os.walk(harness.ROOT):
            if os.path.basename(folder) != 'man' or '/build' in folder:
                continue
            for name in names:
                done = subprocess.run(['man', '--warnings', '-l', '-Tutf8', os.path.join(folder, name)],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                      env=dict(self.env, MANWIDTH='80', MANROFFSEQ=''))
                self.assertEqual((done.returncode, done.stderr), (0, b''), name)

    @unittest.skipUnless(shutil.which('man'), 'man is not installed')
    def test_no_page_breaks_a_name_that_somebody_may_copy(self):
        pages = [os.path.join(folder, name) for folder, _, names in os.walk(harness.ROOT)
                 if os.path.basename(folder) == 'man' and '/build' not in folder for name in names]
        self.assertGreater(len(pages), 5)
        for page in pages:
            for width in ('40', '80', '120'):
                done = subprocess.run(['man', '-l', '-Tutf8', page], capture_output=True, text=True, encoding='utf-8',
                                      env=dict(self.env, MANWIDTH=width, MANROFFSEQ=''), check=True)
                plain = re.sub('.\x08', '', done.stdout)
                self.assertEqual(re.findall('(?m)^.*\u2010$', plain), [], (page, width))

    @unittest.skipUnless(shutil.which('bash'), 'bash is not installed')
    def test_the_bash_completion_completes(self):
        for name, typed, wanted in (('newsindex', '--pa', '--parse'), ('newsquery', '--sn', '--snippets'),
                                    ('newsquery', 'speak', 'speaker:')):
            script = (f'. completion; COMP_WORDS=({name} {typed}); COMP_CWORD=1; _{name}; '
                      'echo "${COMPREPLY[@]}"')
            self.write('completion', completion(self, name, 'bash'))
            done = subprocess.run(['bash', '-c', script], cwd=self.work, env=self.env,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual((done.stdout.strip(), done.stderr), (wanted, ''))


class Completion(harness.CliTest):
    """Fields, values and the names of kept searches, in each shell that is installed."""
    WANTED = (('newsquery --sn', '--snippets'), ('newsquery speak', 'speaker:'), ('newsquery --format json', 'jsonl'),
              ('newsquery --saved lam', 'lamplighters'), ('newsquery --forget lam', 'lamplighters'),
              ('newsquery --sort new', 'newest'), ('newsindex --pa', '--parse'), ('newsindex --report js', 'json'))

    def setUp(self):
        super().setUp()
        self.write_article('lamp.txt', 'A lamp', 'The lamp was lit.')
        self.index('.')
        self.query('--save', 'lamplighters', 'lamp')
        bin_folder = self.path('bin')
        os.mkdir(bin_folder)
        for name in ROOMS:
            os.symlink(harness.program(name.upper()), os.path.join(bin_folder, name))
        self.shell_env = dict(self.env, PATH=bin_folder + ':' + self.env['PATH'], TERM='dumb')

    @unittest.skipUnless(shutil.which('bash'), 'bash is not installed')
    def test_bash(self):
        for typed, wanted in self.WANTED:
            name = typed.split()[0]
            words = ' '.join(typed.split())
            self.write('completion', completion(self, name, 'bash'))
            script = (f'. "{self.work}/completion"; COMP_WORDS=({words}); '
                      f'COMP_CWORD={len(typed.split()) - 1}; _{name}; echo "${{COMPREPLY[@]}}"')
            done = subprocess.run(['bash', '-c', script], env=self.shell_env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True)
            self.assertIn(wanted, done.stdout.split(), typed)

    @unittest.skipUnless(shutil.which('fish'), 'fish is not installed')
    def test_fish(self):
        for typed, wanted in self.WANTED:
            name = typed.split()[0]
            self.write('completion', completion(self, name, 'fish'))
            script = f'source "{self.work}/completion"; complete -C "{typed}"'
            done = subprocess.run(['fish', '--no-config', '-c', script], env=self.shell_env, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True)
            self.assertIn(wanted, [line.split('\t')[0] for line in done.stdout.splitlines()], f'{typed}\n{done.stdout}')

    @unittest.skipUnless(shutil.which('zsh'), 'zsh is not installed')
    def test_zsh(self):
        """An interactive shell on a terminal: a tab completes what stands there alone."""
        folder = self.path('functions')
        os.mkdir(folder)
        for name in ROOMS:
            self.write(os.path.join('functions', '_' + name), completion(self, name, 'zsh'))
        for typed, wanted in self.WANTED:
            leader, end = pty.openpty()
            shell = subprocess.Popen(['zsh', '-f', '-i'], env=dict(self.shell_env, fpath=folder), stdin=end, stdout=end,
                                     stderr=end, cwd=self.work, start_new_session=True)
            os.close(end)

            def until(text, seconds=30):
                seen, stop = b'', time.monotonic() + seconds
                while text.encode() not in seen and time.monotonic() < stop:
                    if select.select([leader], [], [], 0.2)[0]:
                        seen += os.read(leader, 65536)
                return seen.decode('utf-8', 'replace')

            os.write(leader, f"PS1=; fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D; echo re''ady\n".encode())
            self.assertIn('ready', until('ready'))
            typed_all = typed + ('l' if wanted == 'jsonl' else '')
            os.write(leader, (typed_all + '\t').encode())
            self.assertIn(wanted, until(wanted), typed)
            os.close(leader)
            shell.kill()
            shell.wait()


class Install(harness.CliTest):
    def test_installing_puts_everything_in_place_and_it_runs(self):
        build, cmake = os.environ.get('NEWSINDEX_BUILD'), os.environ.get('CMAKE', 'cmake')
        if not build:
            self.skipTest('NEWSINDEX_BUILD does not name a build folder')
        prefix = self.path('prefix')
        done = subprocess.run([cmake, '--install', build, '--prefix', prefix],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)
        for name in INSTALLED:
            self.assertTrue(os.path.isfile(os.path.join(prefix, name)), f'{name}\n{done.stdout}')
        for name in ROOMS:
            said = subprocess.run([os.path.join(prefix, 'bin', name), '--version'], env=self.env,
                                  stdout=subprocess.PIPE)
            self.assertEqual(said.returncode, 0)
            self.assertIn(name.encode(), said.stdout)


if __name__ == '__main__':
    harness.main()
