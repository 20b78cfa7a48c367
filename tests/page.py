#!/usr/bin/env python3
"""Holds a page that thidua report made to what it promises: page.py FILE...

Elements are closed in their order, ids are unique, each link within the page
has its end, nothing is fetched or run, tables have captions and scopes, drawings
have names, headings come in order, no number is NaN. Each mistake is a line;
ends with 1 where there is one.
"""
import re
import sys
from html.parser import HTMLParser

VOID = {'meta', 'br', 'hr', 'wbr'}
ALLOWED = {
    'html', 'head', 'meta', 'title', 'style', 'body', 'a', 'header', 'h1', 'h2',
    'h3', 'p', 'nav', 'ol', 'ul', 'li', 'main', 'section', 'figure', 'figcaption',
    'svg', 'desc', 'rect', 'circle', 'line', 'text', 'tspan', 'div', 'table',
    'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'span', 'small', 'b', 'em', 'q',
    'code', 'dl', 'dt', 'dd'}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.hrefs = [], [], set(), []
        self.level, self.text = 0, []

    def bad(self, what):
        self.wrong.append(f'{self.getpos()[0]}: {what}')

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag not in ALLOWED:
            self.bad(f'element {tag}')
        if len(a) != len(attrs):
            self.bad(f'an attribute of {tag} stands twice')
        for name in a:
            if name.startswith('on') or name in ('src', 'style', 'srcset'):
                self.bad(f'attribute {name}')
        if 'id' in a:
            if a['id'] in self.ids:
                self.bad(f'id {a["id"]} stands twice')
            self.ids.add(a['id'])
        for name in ('aria-labelledby',):
            self.hrefs += [(self.getpos()[0], '#' + i) for i in a.get(name, '').split()]
        if 'href' in a:
            self.hrefs.append((self.getpos()[0], a['href']))
        if tag == 'th' and 'scope' not in a:
            self.bad('th without a scope')
        if tag == 'svg' and (a.get('role') != 'img' or 'aria-labelledby' not in a):
            self.bad('svg without a name')
        if re.fullmatch('h[1-6]', tag):
            if int(tag[1]) > self.level + 1:
                self.bad(f'{tag} after h{self.level}')
            self.level = int(tag[1])
        if self.open and self.open[-1] == 'table' and tag == 'caption':
            self.captions += 1
        if tag == 'table':
            self.captions = 0
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.bad(f'{tag} closes itself')

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad(f'end of {tag}')
        if tag == 'table' and self.captions != 1:
            self.bad('table without one caption')

    def handle_comment(self, data):
        self.bad('comment')

    def handle_data(self, data):
        if self.open and self.open[-1] != 'style':
            self.text.append(data)
            if re.search(r'\b(nan|inf|NaN|Infinity)\b', data):
                self.bad(f'no number: {data}')


def check(path):
    raw = open(path, encoding='utf-8', newline='').read()
    page = Page()
    page.feed(raw)
    page.close()
    if page.open:
        page.bad(f'left open: {page.open}')
    for line, href in page.hrefs:
        if not href.startswith('#') or href[1:] not in page.ids:
            page.wrong.append(f'{line}: no {href}')
    steering = re.findall('[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]', raw)
    if steering:
        page.wrong.append(f'control characters: {steering[:3]}')
    if re.search(r'(https?:)?//|url\(|@import', raw.split('</style>')[0].split('<style>')[1]):
        page.wrong.append('the style sheet fetches')
    if not raw.startswith('<!DOCTYPE html>\n<html lang="en">'):
        page.wrong.append('no doctype or language')
    return page.wrong


if __name__ == '__main__':
    found = [f'{path}:{w}' for path in sys.argv[1:] for w in check(path)]
    print(*found, sep='\n', end='\n' if found else '')
    sys.exit(bool(found))
