#!/usr/bin/env python3
"""Looks at pages with axe-core in headless Chromium: axe.py AXE.JS FILE...

Each page is looked at on a desktop and on a phone, light and dark. A page is
copied with axe in it (its own policy would not let it run) and tells what it
found in an element that is read back. Each finding is a line; ends with 1 where
there is one, with 2 where Chromium did not do it.
"""
import html
import json
import os
import re
import subprocess
import sys
import tempfile

SIZES = {'desktop': 1280, 'phone': 390}
SCHEMES = {'light': '1', 'dark': '0'}
RUN = """
addEventListener('load', () => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',
  'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => {
  const said = document.createElement('pre');
  said.id = 'axe-said';
  said.textContent = JSON.stringify({passes: r.passes.length,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    wide: innerWidth, overflow: document.documentElement.scrollWidth > innerWidth,
    violations: r.violations.map(v => [v.id, v.help, v.nodes.length,
      v.nodes[0].html.slice(0, 120), v.nodes[0].failureSummary])});
  parent.document.body.append(said);
}));
"""


def look(axe, page, size, scheme):
    text = re.sub('<meta http-equiv[^>]*>', '', page, count=1)
    text = text.replace('</head>', f'<script>{axe}</script><script>{RUN}</script></head>', 1)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'page.html')
        with open(path, 'w', encoding='utf-8') as f:
            # in a frame, as Chromium has no window narrower than 500 pixels
            f.write(f'<!DOCTYPE html><iframe width="{SIZES[size]}" height="900" '
                    f'srcdoc="{html.escape(text)}"></iframe>')
        said = subprocess.run(
            ['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--dump-dom',
             f'--user-data-dir={folder}/chromium', '--window-size=1400,1000',
             f'--blink-settings=preferredColorScheme={SCHEMES[scheme]}',
             '--virtual-time-budget=60000', f'file://{path}'],
            capture_output=True, text=True, timeout=170).stdout
    found = re.search('<pre id="axe-said">(.*?)</pre>', said, re.S)
    return found and json.loads(html.unescape(found.group(1)))


def main():
    axe = open(sys.argv[1], encoding='utf-8').read()
    wrong = 0
    for path in sys.argv[2:]:
        page = open(path, encoding='utf-8').read()
        for size in SIZES:
            for scheme in SCHEMES:
                r = look(axe, page, size, scheme)
                if (not r or not r['passes'] or r['dark'] != (scheme == 'dark')
                        or r['wide'] != SIZES[size]):
                    print(f'{path}: {size}, {scheme}: not looked at: {r}')
                    return 2
                if r['overflow']:
                    print(f'{path}: {size}: wider than {r["wide"]} pixels')
                    wrong = 1
                for v in r['violations']:
                    print(f'{path}: {size}, {scheme}:', *v)
                    wrong = 1
    return wrong


if __name__ == '__main__':
    sys.exit(main())
