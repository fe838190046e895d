# SPDX-License-Identifier: GPL-2.0-or-later
"""News that is canceled, withheld or under embargo, and versions of one item."""
import gzip
import json
import os
import shutil
import time

import harness

DAY = 24 * 3600


def moment(seconds):
    return time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(time.time() + seconds))


def g2(guid, word, status='usable', embargo=None, version=1, extra=''):
    ends = '' if embargo is None else f'<embargoed>{embargo}</embargoed>'
    return (f'<newsItem guid="{guid}" version="{version}" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>'
            f'<provider qcode="wires:quay"/><versionCreated>2024-05-02T1{version % 10}:00:00Z</versionCreated>{ends}'
            f'<pubStatus qcode="stat:{status}"/>{extra}</itemMeta><contentMeta><headline>Ferry {word} leaves the quay</headline>'
            f'</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
            f'<body><p>The ferry {word} left the quay on Monday with forty crates.</p></body></html></inlineXML></contentSet></newsItem>')


def message(*items):
    return ('<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>' + ''.join(items)
            + '</itemSet></newsMessage>')


def ninjs(guid, word, status='usable', version=1, **more):
    return json.dumps({'uri': guid, 'version': str(version), 'pubstatus': status, 'versioncreated': '2024-05-02T10:00:00Z',
                       'headline': f'Ferry {word} leaves the quay', 'body_text': f'The ferry {word} left the quay with forty crates.',
                       **more})


def nitf(word, docdata):
    return (f'<?xml version="1.0"?><nitf><head>{docdata}</head><body><body.head><hedline><hl1>Ferry {word} leaves the quay</hl1>'
            f'</hedline></body.head><body.content><p>The ferry {word} left the quay with forty crates.</p></body.content></body></nitf>')


def newsml1(word, management):
    return ('<?xml version="1.0"?><NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>quay.example</ProviderId>'
            f'<DateId>20240502</DateId><NewsItemId>ferry</NewsItemId><RevisionId PreviousRevision="0">1</RevisionId></NewsIdentifier>'
            f'</Identification><NewsManagement>{management}</NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry {word} leaves the '
            f'quay</HeadLine></NewsLines><ContentItem><DataContent><p>The ferry {word} left the quay with forty crates.</p></DataContent>'
            '</ContentItem></NewsComponent></NewsItem></NewsML>')


def atom(word, elements, guid='urn:d'):
    return ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:n="http://wire.example/m"><title>Quay Wire</title>'
            f'<entry><id>{guid}</id><title>Ferry {word} leaves the quay</title><content type="html">&lt;p&gt;The ferry {word} left the quay '
            f'with forty crates.&lt;/p&gt;</content><n:NewsManagement>{elements}</n:NewsManagement></entry></feed>')


def wordpress(word, date):
    return ('<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title><item>'
            f'<title>Ferry {word} leaves the quay</title><content:encoded>The ferry {word} left the quay with forty crates.</content:encoded>'
            f'<wp:post_type>post</wp:post_type><wp:status>future</wp:status><wp:post_date_gmt>{date}</wp:post_date_gmt></item></channel></rss>')


# Held back for good, in the words of each format: file name, content, state.
HELD = (
    ('canceled.xml', g2('urn:a', 'Moth', 'canceled'), 'canceled'),
    ('withheld.xml', g2('urn:a', 'Moth', 'withheld'), 'withheld'),
    ('signal.xml', g2('urn:a', 'Moth', extra='<signal qcode="sig:retraction"/><signal qcode="sig:update"/>'), 'canceled'),
    ('ednote.xml', g2('urn:a', 'Moth', extra='<edNote>Editors: please kill the story sent at noon.</edNote>'), 'canceled'),
    ('endless.xml', g2('urn:a', 'Moth', embargo=''), 'embargoed'),
    ('far.xml', g2('urn:a', 'Moth', embargo=moment(30 * DAY)), 'embargoed'),
    ('canceled.json', ninjs('urn:b', 'Moth', 'cancelled'), 'canceled'),
    ('withheld.json', ninjs('urn:b', 'Moth', 'withheld'), 'withheld'),
    ('empty.json', json.dumps({'uri': 'urn:b', 'version': '3', 'pubstatus': 'canceled', 'versioncreated': '2024-05-02T10:00:00Z'}),
     'canceled'),
    ('embargo.json', ninjs('urn:b', 'Moth', embargoed=moment(DAY)), 'embargoed'),
    ('status.nitf', nitf('Moth', '<docdata management-status="canceled"/>'), 'canceled'),
    ('message.nitf', nitf('Moth', '<docdata><ed-msg msg-type="kill" info="wrong boat"/></docdata>'), 'canceled'),
    ('release.nitf', nitf('Moth', f'<docdata><date.release norm="{moment(DAY).replace("-", "").replace(":", "")}"/></docdata>'),
     'embargoed'),
    ('one.xml', newsml1('Moth', '<Status FormalName="Withheld"/>'), 'withheld'),
    ('change.xml', newsml1('Moth', '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/>'
                                   f'<DateAndTime>{moment(DAY)}</DateAndTime></StatusWillChange>'), 'embargoed'),
    ('canceled.atom', atom('Moth', '<n:PublishingStatus>Canceled</n:PublishingStatus>'), 'canceled'),
    ('embargo.atom', atom('Moth', f'<n:PublishingStatus>Embargoed</n:PublishingStatus><n:EmbargoedUntil>{moment(DAY)}</n:EmbargoedUntil>'),
     'embargoed'),
    ('planned.rss', wordpress('Moth', moment(DAY).replace('T', ' ').rstrip('Z')), 'embargoed'),
    ('withheld.csv', 'uri,version,pubstatus,headline,body\nurn:e,1,withheld,Ferry Moth leaves,The ferry Moth left the quay with forty crates.\n',
     'withheld'),
    ('embargo.md', f'---\ntitle: Ferry Moth leaves the quay\nembargoed: "{moment(DAY)}"\n---\n\nThe ferry Moth left with forty crates.\n',
     'embargoed'),
    ('wire.eml', 'From: Quay Wire <desk@quay.example>\nMessage-ID: <k1@quay.example>\nMIME-Version: 1.0\nSubject: MANDATORY KILL: Ferry Moth\n'
                 '\nEditors, please kill the story about the ferry Moth.\n', 'canceled'),
    ('wire.txt', 'MANDATORY KILL--Ferry Moth\n\nEditors, please kill the story about the ferry Moth. The quay was another.\n', 'canceled'),
)


class HeldNews(harness.CliTest):
    def report(self, *args, expect=0):
        return self.index('--report', 'json', *args, expect=expect).json()

    def test_what_may_not_be_published_is_named_and_not_indexed_in_any_format(self):
        for name, content, state in HELD:
            self.write('in/' + name, content)
        self.write('in/good.xml', g2('urn:c', 'Wren'))
        report = self.report('in')
        self.assertEqual({(held['path'], held['state']) for held in report['held']}, {('in/' + name, state) for name, _, state in HELD})
        self.assertEqual(report['articles'], 1)
        self.assertEqual(self.found('ferry'), ['in/good.xml'])

    def test_what_was_released_is_indexed(self):
        self.write('in/a.xml', g2('urn:a', 'Moth', embargo=moment(-60)))
        self.write('in/b.json', ninjs('urn:b', 'Wren', embargoed=None, ednote='Adds quotes in paragraph four. Kills nothing.'))
        self.write('in/c.nitf', nitf('Gull', '<docdata management-status="usable"><ed-msg info=""/><date.release norm="20141126T152703"/></docdata>'))
        self.write('in/d.txt', 'KILL BILL RETURNS TO THE QUAY CINEMA\n\nThe ferry Lark brought the reels on Monday, and the hall was full by noon.\n')
        self.write('in/e.atom', atom('Tern', '<n:PublishingStatus>Usable</n:PublishingStatus>'))
        self.write('in/f.rss', wordpress('Swift', '2024-05-06 08:00:00'))
        report = self.report('in')
        self.assertEqual((report['held'], report['added']), ([], 6))

    def test_a_canceled_item_leaves_the_index_like_a_removed_file(self):
        for options in ((), ('--no-delete',), ('--rebuild',)):
            with self.subTest(options):
                self.write('in/a.xml', g2('urn:a', 'Moth'))
                self.write('in/b.xml', message(g2('urn:b', 'Wren'), g2('urn:c', 'Gull')))
                self.index('in')
                self.write('in/a.xml', g2('urn:a', 'Moth', 'canceled', version=2))
                self.write('in/b.xml', message(g2('urn:b', 'Wren', 'withheld', version=2), g2('urn:c', 'Gull')))
                report = self.report(*options, 'in')
                self.assertEqual([(held['path'], held['member'], held['state'], held['name']) for held in report['held']],
                                 [('in/a.xml', '', 'canceled', 'urn:a'), ('in/b.xml', 'urn:b', 'withheld', 'urn:b')])
                self.assertEqual((self.found('Moth'), self.found('Wren'), self.found('Gull')), ([], [], ['in/b.xml']))
                self.index('--verify')
                again = self.report('in')
                self.assertEqual((again['published'], again['added'], again['changed'], again['removed']), (False, 0, 0, 0))

    def test_too_many_kills_at_once_are_refused_like_too_many_removals(self):
        def items(status):
            return message(*(g2(f'urn:{number}', f'Moth{number}', status) for number in range(150)))
        self.write('in/a.xml', items('usable'))
        self.index('in')
        self.write('in/a.xml', items('canceled'))
        self.assert_err_has(self.index('in', expect=2), 'refused: 150 of 150 articles')
        self.assertEqual(self.found('Moth7'), ['in/a.xml'])
        self.assertEqual(self.report('--allow-mass-delete', 'in')['removed'], 150)

    def test_a_kill_takes_out_what_another_file_holds_in_whatever_order(self):
        for options, first, then in (((), ('a.xml',), ('kill.xml',)), ((), ('kill.xml',), ('a.xml',)), (('--no-delete',), ('a.xml',), ('kill.xml',)),
                                     ((), ('a.xml', 'kill.xml'), ()), (('--rebuild',), ('a.xml', 'kill.xml'), ()),
                                     (('--rebuild',), ('a.xml',), ('kill.xml',)), (('--jobs', '1'), ('z.xml', 'kill.xml'), ())):
            with self.subTest((options, first, then)):
                shutil.rmtree(os.path.join(self.work, 'in'), ignore_errors=True)
                shutil.rmtree(self.db, ignore_errors=True)
                files = {'kill.xml': g2('urn:a', 'Moth', 'canceled', version=2)}
                self.write('in/other.xml', message(g2('urn:b', 'Wren'), g2('urn:c', 'Gull')))
                for name in first:
                    self.write('in/' + name, files.get(name) or g2('urn:a', 'Moth'))
                self.index(*options, 'in')
                for name in then:
                    self.write('in/' + name, files.get(name) or g2('urn:a', 'Moth'))
                report = self.report(*options, 'in')
                self.assertEqual([(held['path'], held['state'], held['name']) for held in report['held']],
                                 [('in/kill.xml', 'canceled', 'urn:a')])
                self.assertEqual((self.found('Moth'), self.found('Wren OR Gull'), report['articles']), ([], ['in/other.xml', 'in/other.xml'], 2))
                self.index('--verify')
                self.assertEqual(self.index('-q', 'in').err, '')
                os.utime(os.path.join(self.work, 'in', [*first, *then][0]))
                self.index('in')
                self.assertEqual(self.found('Moth'), [], 'it stays out')

    def test_a_later_version_than_the_one_killed_stays_and_another_providers_item_too(self):
        self.write('in/a.xml', g2('urn:a', 'Moth', version=3))
        self.write('in/b.xml', g2('urn:a', 'Wren', version=1).replace('wires:quay', 'wires:other'))
        self.index('in')
        self.write('in/kill.xml', g2('urn:a', 'Moth', 'canceled', version=2))
        self.assertEqual(self.report('in')['removed'], 0)
        self.assertEqual((self.found('Moth'), self.found('Wren')), (['in/a.xml'], ['in/b.xml']))
        self.write('in/kill.xml', g2('urn:a', 'Moth', 'withheld', version=3))
        self.assertEqual(self.report('in')['removed'], 1)
        self.assertEqual((self.found('Moth'), self.found('Wren')), ([], ['in/b.xml']))

    def test_a_kill_takes_out_what_its_file_keeps_though_it_no_longer_holds_it(self):
        """Kept for --no-delete, or because the file ends early."""
        lines = [ninjs('urn:b', 'Wren') + '\n', ninjs('urn:c', 'Gull') + '\n']
        kill = g2('urn:b', 'Wren', 'canceled', version=2)
        kill_line = ninjs('urn:b', 'Wren', 'canceled', version=2) + '\n'
        cases = (
            ('b.xml', message(g2('urn:b', 'Wren'), g2('urn:c', 'Gull')), message(g2('urn:c', 'Gull', version=2)), kill, '--no-delete', 0),
            ('b.xml', message(g2('urn:b', 'Wren'), g2('urn:c', 'Gull')), message(g2('urn:c', 'Gull', version=2)), kill, '--rebuild', 0),
            ('b.jsonl', ''.join(lines), lines[1] + lines[0][:90], kill_line, '--checksum', 1),
            ('b.jsonl', ''.join(lines), lines[1] + lines[0][:90], kill_line, '--rebuild', 1),
            ('b.jsonl', ''.join(lines), kill_line + lines[1][:90], None, '--checksum', 1),
            ('b.jsonl', ''.join(lines), kill_line + lines[1][:90], None, '--rebuild', 1),
        )
        for name, before, after, kills, option, status in cases:
            with self.subTest(name=name, after=after, option=option):
                shutil.rmtree(os.path.join(self.work, 'in'), ignore_errors=True)
                shutil.rmtree(self.db, ignore_errors=True)
                self.write('in/' + name, before)
                self.index('in')
                self.write('in/' + name, after)
                if kills:
                    self.write('in/kill.' + ('xml' if kills == kill else 'json'), kills)
                would = self.report('--dry-run', option, 'in', expect=status)
                report = self.report(option, 'in', expect=status)
                self.assertEqual((report['removed'], would['removed'], would['would'].count('remove an article of ' + os.path.join(self.work, 'in', name))),
                                 (1, 1, 1))
                self.assertEqual((self.found('Wren'), self.found('Gull')), ([], ['in/' + name]))
                self.index('--verify')
                self.assertEqual(self.report(option, 'in')['removed'], 0)

    def test_a_name_without_a_provider_reaches_other_files_only_if_it_is_an_address(self):
        self.write('in/a.json', ninjs('17', 'Moth'))
        self.write('in/b.json', ninjs('17', 'Wren', version=2))
        self.write('in/c.json', ninjs('tag:quay.example,2024:17', 'Gull'))
        self.write('in/d.json', ninjs('17', 'Tern', source='Quay Wire'))
        self.write('in/e.nitf', nitf('Lark', '<docdata><doc-id id-string="17"/></docdata>'))
        self.index('in')
        self.assertEqual(len(self.query('--format', 'jsonl', 'ferry').jsonl()), 5, 'nor are they versions of one item')
        self.write('in/kill.json', ninjs('17', 'Moth', 'canceled', version=9))
        self.write('in/kill.nitf', nitf('Moth', '<docdata management-status="canceled"><doc-id id-string="17"/></docdata>'))
        self.assertEqual(self.report('in')['removed'], 0)
        self.write('in/kill.xml', ninjs('tag:quay.example,2024:17', 'Gull', 'canceled', version=2))
        self.assertEqual(self.report('in')['removed'], 1)
        self.assertEqual(sorted(self.found('ferry')), ['in/a.json', 'in/b.json', 'in/d.json', 'in/e.nitf'])

    def test_kills_in_another_file_come_under_the_guard_against_mass_removal(self):
        self.write('in/a.xml', message(*(g2(f'urn:{number}', f'Moth{number}') for number in range(150))))
        self.index('in')
        self.write('in/kill.xml', message(*(g2(f'urn:{number}', 'Moth', 'canceled', version=2) for number in range(150))))
        self.assert_err_has(self.index('in', expect=2), 'refused: 150 of 150 articles')
        self.assertEqual(self.found('Moth7'), ['in/a.xml'])
        self.assertEqual(self.report('--allow-mass-delete', 'in')['removed'], 150)
        self.assertEqual(self.found('Moth7'), [])

    def test_a_rebuild_takes_out_what_was_killed_though_its_file_is_carried_over(self):
        for what in ('a path that is not there', 'a file that cannot be read'):
            with self.subTest(what):
                shutil.rmtree(self.db, ignore_errors=True)
                shutil.rmtree(os.path.join(self.work, 'kills'), ignore_errors=True)
                shutil.rmtree(os.path.join(self.work, 'away'), ignore_errors=True)
                old = ''.join(ninjs(f'https://quay.example/{number}', f'Moth{number}') + '\n' for number in range(200))
                self.write('in/a.jsonl', old)
                self.write('kills/b.json', ninjs('https://quay.example/b', 'Wren'))
                self.index('in', 'kills')
                if what.startswith('a file'):
                    self.write('in/a.jsonl', b'\0\0\0')
                else:
                    os.rename(self.path('work/in'), self.path('work/away'))
                self.write('kills/k.json', ninjs('https://quay.example/7', 'Moth', 'canceled', version=2))
                report = self.report('--rebuild', 'in', 'kills', expect=1)
                self.assertEqual((report['removed'], report['articles']), (1, 200))
                self.assertEqual((self.found('Moth7'), self.found('Moth8')), ([], ['in/a.jsonl']))
                self.index('--verify')
                kills = ''.join(ninjs(f'https://quay.example/{number}', 'Moth', 'canceled', version=2) + '\n' for number in range(150))
                self.write('kills/many.jsonl', kills)
                self.assert_err_has(self.index('--rebuild', 'in', 'kills', expect=2), 'refused: 149 of 200 articles')
                self.assertEqual(self.found('Moth8'), ['in/a.jsonl'])

    def test_an_embargo_ends_for_a_file_that_has_not_changed(self):
        ends = time.time() + 10
        self.write('in/a.xml', g2('urn:a', 'Moth', embargo=moment(10)))
        self.write('in/b.jsonl', ninjs('urn:b', 'Wren') + '\n' + ninjs('urn:c', 'Gull', embargoed=moment(10)) + '\n')
        report = self.report('in')
        self.assertEqual((len(report['held']), report['added']), (2, 1))
        self.assert_err_has(self.index('in'), 'a.xml: embargoed until 2', ' UTC')
        time.sleep(max(0, ends + 1 - time.time()))
        report = self.report('in')
        self.assertEqual((report['held'], report['added'], report['articles']), ([], 2, 3))
        self.assertEqual(self.report('in')['read'], 0)

    def test_parse_prints_what_may_be_published_and_names_the_rest(self):
        self.write('a.xml', message(g2('urn:a', 'Moth', 'withheld'), g2('urn:b', 'Wren')))
        run = self.newsindex('--parse', 'a.xml')
        self.assert_exit(run, 0)
        self.assertEqual([article['member'] for article in run.jsonl()], ['urn:b'])
        self.assert_err_has(run, 'held back a.xml [urn:a]: withheld by its provider')


class Versions(harness.CliTest):
    def test_the_newest_version_in_a_file_is_the_article(self):
        first, second, third = (g2('urn:a', word, version=number) for number, word in ((2, 'Moth'), (10, 'Wren'), (9, 'Gull')))
        self.write('in/a.xml', message(first, second, third))
        self.write('in/b.json', '[' + ','.join(ninjs('urn:b', word, version=number) for number, word in ((1, 'Tern'), (2, 'Lark'))) + ']')
        self.write('in/c.xml', message(g2('urn:c', 'Swift', version=1), g2('urn:c', 'Swift', 'canceled', version=2)))
        self.write('in/d.xml', message(g2('urn:d', 'Finch', 'canceled', version=2), g2('urn:d', 'Finch', version=3)))
        self.index('in')
        for word, wanted in (('Moth', []), ('Wren', ['in/a.xml']), ('Gull', []), ('Tern', []), ('Lark', ['in/b.json']), ('Swift', []),
                             ('Finch', ['in/d.xml'])):
            self.assertEqual(self.found(word), wanted, word)

    def test_a_cut_file_gives_the_versions_that_came_before(self):
        self.write('in/a.json', '[' + ',\n'.join(ninjs(f'urn:{number}', word) for number, word in enumerate(('Moth', 'Wren', 'Gull')))[:-80])
        cut = gzip.compress('\n'.join(ninjs(f'urn:q{number}', f'Tern{number}') for number in range(900)).encode(), mtime=0)
        self.write('in/b.jsonl.gz', cut[:len(cut) // 2])
        self.index('in', expect=1)
        self.assertEqual((self.found('Moth'), self.found('Wren'), self.found('Tern3')), (['in/a.json'], ['in/a.json'], ['in/b.jsonl.gz']))

    def test_versions_in_several_files_are_one_result_and_the_newest_is_in_front(self):
        words = {1: 'Moth', 2: 'Wren', 11: 'Gull'}
        for number, word in words.items():
            self.write(f'in/{"bca"[len(str(number)) % 3]}{number}.xml', g2('urn:a', word, version=number))
        self.index('in')
        hits = self.query('--format', 'jsonl', 'ferry').jsonl()
        self.assertEqual([(hit['headline'], len(hit['copies'])) for hit in hits], [('Ferry Gull leaves the quay', 2)])
        self.write('in/other.xml', g2('urn:b', 'Moth', version=12))
        self.index('in')
        heads = {hit['headline'] for hit in self.query('--format', 'jsonl', 'ferry').jsonl()}
        self.assertIn('Ferry Gull leaves the quay', heads, 'another item is no version of it')


if __name__ == '__main__':
    harness.main()
