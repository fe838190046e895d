# SPDX-License-Identifier: GPL-2.0-or-later
"""Files that hold many articles: each is one of its own from night to night; --format forces a reading."""
import gzip
import json

import harness

HEADLINES = ['Ferry stays in port', 'School opens its hall', 'Soup for two hundred', 'Divers look at a rudder',
             'A second vessel is found', 'Tickets stay valid']


def text_of(headline, change):
    return (f'{headline}, the harbour office said on Monday, and gave no reason for it. '
            f'{"It was asked again and said more. " if change else ""}'
            'The next ship is expected on Wednesday, when the weather should permit it.')


def records(changed=None, names=range(6)):
    """[(name, headline, text)], the text of record `changed` another one."""
    return [(f'n{i}', HEADLINES[i], text_of(HEADLINES[i], i == changed)) for i in names]


def json_lines(rows):
    return ''.join(json.dumps({'headline': h, 'body': t}) + '\n' for _, h, t in rows)


def json_list(rows):
    return json.dumps([{'id': n, 'headline': h, 'body': t} for n, h, t in rows])


def rss(rows):
    return ('<rss version="2.0"><channel><title>Gazette</title>' +
            ''.join(f'<item><guid>{n}</guid><title>{h}</title><description>{t}</description></item>' for n, h, t in rows) +
            '</channel></rss>')


def atom(rows):
    return ('<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>' +
            ''.join(f'<entry><id>{n}</id><title>{h}</title><summary>{t}</summary></entry>' for n, h, t in rows) +
            '</feed>')


def newsml(rows):
    return ('<newsMessage><itemSet>' +
            ''.join(f'<newsItem guid="{n}"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>{h}'
                    f'</headline></contentMeta><contentSet><inlineXML><html><body><p>{t}</p></body></html></inlineXML>'
                    '</contentSet></newsItem>' for n, h, t in rows) + '</itemSet></newsMessage>')


def newsml1(rows):
    return ('<NewsML>' +
            ''.join(f'<NewsItem><Identification><NewsIdentifier><PublicIdentifier>{n}</PublicIdentifier></NewsIdentifier>'
                    f'</Identification><NewsComponent><NewsLines><HeadLine>{h}</HeadLine></NewsLines><ContentItem>'
                    f'<DataContent><p>{t}</p></DataContent></ContentItem></NewsComponent></NewsItem>' for n, h, t in rows) +
            '</NewsML>')


def reuters(rows):
    return ('<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' +
            ''.join(f'<REUTERS NEWID="{n[1:]}">\n<TEXT>&#2;\n<TITLE>{h}</TITLE><BODY>{t}\n Reuter\n&#3;</BODY></TEXT>\n'
                    '</REUTERS>\n' for n, h, t in rows))


def warc(rows):
    out = b''
    for n, h, t in rows:
        block = ('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'
                 f'<html><body><article><h1>{h}</h1><p>{t}</p></article></body></html>').encode()
        head = ('WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gazette.example/%s\r\n'
                'Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n' % (n, len(block)))
        out += gzip.compress(head.encode() + block + b'\r\n\r\n', mtime=0)
    return out


class ManyInOne(harness.CliTest):
    """A night on which one record changed, and one on which a record came in before the others."""

    def counts(self, name):
        report = self.index('--report', 'json', name).json()
        return tuple(report[key] for key in ('added', 'changed', 'unchanged', 'removed'))

    def nights(self, name, write, named=True):
        def put(rows):
            written = write(rows)
            self.write(name, written if isinstance(written, bytes) else written.encode())
        put(records(names=range(1, 6)))
        self.assertEqual(self.counts(name), (5, 0, 0, 0))
        put(records(changed=3, names=range(1, 6)))
        self.assertEqual(self.counts(name), (0, 1, 4, 0))
        self.assert_found(['asked AND again'], 1)
        if named:
            put(records(changed=3))
            self.assertEqual(self.counts(name), (1, 0, 5, 0))
        put(records(changed=3, names=range(1, 5)))
        self.assertEqual(self.counts(name)[1:], (0, 4, 2 if named else 1))

    def assert_found(self, words, count):
        run = self.newsquery('--db', self.db, '--count', *words[0].split(' AND '))
        self.assertEqual(run.out.strip(), str(count), str(run))

    def test_json_lines(self):
        self.nights('a.jsonl', json_lines, named=False)

    def test_a_json_list(self):
        self.nights('a.json', json_list)

    def test_rss(self):
        self.nights('a.xml', rss)

    def test_atom(self):
        self.nights('a.xml', atom)

    def test_newsml_g2(self):
        self.nights('a.xml', newsml)

    def test_newsml_1(self):
        self.nights('a.xml', newsml1)

    def test_reuters(self):
        self.nights('a.sgm', reuters)

    def test_warc(self):
        self.nights('a.warc.gz', warc)


class Forced(harness.CliTest):
    def parse_as(self, form, content, name='a.txt'):
        self.write(name, content.encode())
        run = self.newsindex('--parse', '--format', form, name)
        self.assert_exit(run, 0)
        return run.jsonl()

    def test_the_format_is_told_by_the_content_before_the_name(self):
        rows = records()
        for write, form in ((json_list, 'json'), (rss, 'rss'), (atom, 'rss'), (newsml, 'newsml'), (newsml1, 'newsml'),
                            (reuters, 'reuters'), (warc, 'warc')):
            written = write(rows)
            self.write('a.txt', written if isinstance(written, bytes) else written.encode())
            run = self.newsindex('--parse', 'a.txt')
            self.assert_exit(run, 0)
            self.assertEqual([(a['format'], a['headline']) for a in run.jsonl()], [(form, h) for _, h, _ in rows])

    def test_a_format_given_is_the_one_read(self):
        page = '<h1>Ferry stays in port</h1><p>' + text_of('The ferry', False) + '</p>'
        as_text, = self.parse_as('text', page)
        self.assertEqual((as_text['format'], '<p>' in (as_text['headline'] or '') + as_text['body']), ('text', True))
        as_html, = self.parse_as('html', page)
        self.assertEqual((as_html['format'], as_html['headline']), ('html', 'Ferry stays in port'))
        line = '{"headline":"Ferry","body":"It stays."}\n'
        self.assertEqual([a['format'] for a in self.parse_as('jsonl', line * 2)], ['jsonl', 'jsonl'])
        as_words, = self.parse_as('text', line)
        self.assertIn('"headline"', (as_words['headline'] or '') + as_words['body'])

    def test_a_format_given_that_the_file_is_not_in_is_named(self):
        self.write('a.txt', b'Ferry stays in port\n\nIt was said on Monday.\n')
        for form in ('json', 'nitf', 'newsml', 'rss', 'warc', 'reuters'):
            run = self.newsindex('--parse', '--format', form, 'a.txt')
            self.assert_exit(run, 1)
            self.assert_err_has(run, 'a.txt')
            self.assertEqual(run.out, '')


if __name__ == '__main__':
    harness.main()
