"""harness.py - what the tests of faults share: scenes, runs, checks, cases.

A scene is a folder of plans with what an index of it holds before and after a
run. A case is one run in which something goes wrong; afterwards the index must
be as before or as after, and the next run must end as if nothing had been.
Cases have numbers, so that one can be repeated: --only K with the same --seed.
"""
import argparse
import array
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(ROOT, os.environ.get('BUILD', 'build'))
BIN = os.path.join(BUILD, 'bin')
SHIM = os.path.join(BUILD, 'faults', 'shim.so')
TIMEOUT = 60
RC_DAMAGED, RC_BUSY, RC_IO, RC_NOMEM = 5, 6, 7, 8

if not os.path.exists(SHIM):
    sys.exit(f'{SHIM} is missing: make {os.path.relpath(SHIM, ROOT)}')

PLAN = '''LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN
Số: {n}/KH-LĐLĐ

Lạng Sơn, ngày 4 tháng 3 năm {year}

KẾ HOẠCH

Phát động thi đua năm {year}

I. NỘI DUNG

1. Phong trào thi đua “{name}”.
'''


def plan(path, n, name, year=2021):
    with open(path, 'w', encoding='utf-8') as f:
        f.write(PLAN.format(n=n, name=name, year=year))


def environment(**faults):
    """The environment of a run; FAULT_* as in shim.c."""
    env = {k: v for k, v in os.environ.items() if not k.startswith('THIDUA_')}
    env['LC_ALL'] = 'C.UTF-8'
    if faults:
        env['LD_PRELOAD'] = SHIM
        env.update({'FAULT_' + k.upper(): str(v) for k, v in faults.items()})
    return env


# What a run leaves beside the plans: the index, its lock, how files looked.
LASTING = {'x.db', 'x.db.lock', 'x.db.seen'}


class Ended:
    """How a program ended: status (below 0: by that signal), what it said."""

    def __init__(self, status, out, err, hung=False):
        self.status, self.out, self.err, self.hung = status, out, err, hung


def run(argv, cwd, faults=None, kill_after=None):
    p = subprocess.Popen(argv, cwd=cwd, env=environment(**(faults or {})),
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)
    timer = None
    if kill_after is not None:
        timer = threading.Timer(kill_after, p.kill)
        timer.start()
    try:
        out, err = p.communicate(timeout=TIMEOUT)
        return Ended(p.returncode, out, err.decode(errors='replace'))
    except subprocess.TimeoutExpired:
        p.kill()
        p.communicate()
        return Ended(None, b'', '', True)
    finally:
        if timer:
            timer.cancel()


def content(path):
    try:
        with open(path, 'rb') as f:
            return f.read()
    except FileNotFoundError:
        return None


def dump(data):
    """What an index says, row by row, or why it cannot be read. The file may
    differ in bytes that no row stands in."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'x.db')
        with open(path, 'wb') as f:
            f.write(data)
        db = sqlite3.connect(path)
        try:
            if db.execute('PRAGMA quick_check').fetchone()[0] != 'ok':
                return 'quick_check'
            db.execute("INSERT INTO passage_fts(passage_fts)"
                       " VALUES('integrity-check')")
            return '\n'.join(db.iterdump())
        except sqlite3.Error as e:
            return f'{e}'
        finally:
            db.close()


class Scene:
    """before: the index's bytes or None; after: once the run is done."""

    def __init__(self, folder, name, options):
        self.folder, self.name, self.options = folder, name, options
        self.before = self.after = None
        self.calls = {}

    def argv(self, index):
        return [os.path.join(BIN, 'thidua-index'), '-q', '-j1', '-d', index,
                *self.options, 'd']

    def place(self):
        """A folder with the index as it is before; x.db in it."""
        folder = tempfile.mkdtemp(dir=self.folder, prefix='case-')
        if self.before is not None:
            with open(os.path.join(folder, 'x.db'), 'wb') as f:
                f.write(self.before)
        return folder

    def run(self, folder, faults=None, kill_after=None):
        if faults is not None:
            faults = {'under': folder, **faults}
        return run(self.argv(os.path.join(folder, 'x.db')), self.folder,
                   faults, kill_after)

    def finish(self):
        """What the run gives where nothing goes wrong."""
        folder = self.place()
        began = time.monotonic()
        ended = self.run(folder)
        self.seconds = time.monotonic() - began
        assert ended.status == 0, ended.err
        self.after = content(os.path.join(folder, 'x.db'))
        assert os.listdir(folder) == ['x.db'], os.listdir(folder)
        shutil.rmtree(folder)
        return self

    def count(self, thread, under=None):
        """Allocations, operations and the callers of each allocation."""
        folder = self.place()
        counts = os.path.join(self.folder, 'counts')
        stacks = os.path.join(self.folder, 'stacks')
        ended = self.run(folder, {'thread': thread, 'count': counts,
                                  'stacks': stacks,
                                  **({'under': under} if under else {})})
        assert ended.status == 0, ended.err
        alloc, io = struct.unpack('2Q', content(counts)[:16])
        at = array.array('Q')
        with open(stacks, 'rb') as f:
            f.seek((1 << 23) if thread == 'other' else 0)
            at.frombytes(f.read(8 * min(alloc, 1 << 20)))
        os.remove(counts)
        os.remove(stacks)
        shutil.rmtree(folder)
        return alloc, io, at

    def is_whole(self, data, which):
        return data == which or (data is not None and which is not None and
                                 dump(data) == dump(which))

    def check(self, folder, ended, statuses, killed=False, said=True):
        """What is wrong with how a run ended, or None."""
        index = os.path.join(folder, 'x.db')
        data = content(index)
        if ended.hung:
            return 'it hangs'
        if killed and ended.status == -signal.SIGKILL:
            pass
        elif ended.status not in statuses:
            return f'status {ended.status}: {ended.err[-500:]}'
        elif said and ended.status and ended.err.count('\n') != 1:
            return f'not one line on stderr: {ended.err!r}'
        elif said and ended.status == 0 and ended.err:
            return f'status 0, but: {ended.err!r}'
        if ended.status == 0 and not self.is_whole(data, self.after):
            return 'status 0, but the index is not that of the run'
        if not (self.is_whole(data, self.before) or
                self.is_whole(data, self.after)):
            return 'the index is neither as before nor as after'
        names = set(os.listdir(folder))
        if names - LASTING - {'x.db.new'}:
            return f'left behind: {names}'
        return self.check_next(folder, names, data)

    def check_next(self, folder, names, data):
        # what the scene began with, or ended in, has been tried
        if data in (self.before, self.after) and 'x.db.new' not in names and \
                not content(os.path.join(folder, 'x.db.lock')):
            return None
        ended = self.run(folder)
        if ended.status != 0 or ended.err:
            return f'next run: status {ended.status}: {ended.err}'
        index = os.path.join(folder, 'x.db')
        if not self.is_whole(content(index), self.after):
            return 'next run: the index is not as after'
        left = set(os.listdir(folder)) - LASTING
        return f'next run: left behind: {left}' if left else None


def fresh(folder, many=0):
    """No index before."""
    os.makedirs(os.path.join(folder, 'd'))
    fill(folder, many)
    return Scene(folder, 'fresh', []).finish()


def grown(folder, many=0):
    """An index before; one plan is new, one changed, one removed."""
    d = os.path.join(folder, 'd')
    os.makedirs(d)
    fill(folder, many)
    plan(d + '/goes.txt', 1, 'Một giỏi', 2019)
    plan(d + '/changes.txt', 2, 'Hai giỏi', 2020)
    scene = Scene(folder, 'grown', ['--prune']).finish()
    scene.before = scene.after
    os.remove(d + '/goes.txt')
    plan(d + '/changes.txt', 3, 'Ba giỏi', 2020)
    plan(d + '/new.txt', 4, 'Bốn giỏi', 2022)
    return scene.finish()


def few(folder):
    """As grown, but what changes is so little that only that is settled."""
    scene = grown(folder, 30)
    scene.name = 'few'
    return scene


def fill(folder, many):
    corpus = os.path.join(ROOT, 'corpus')
    for name in sorted(os.listdir(corpus)):
        if name[0] == '2':
            shutil.copy(os.path.join(corpus, name), os.path.join(folder, 'd'))
    for i in range(many):
        plan(os.path.join(folder, 'd', f'{i:04}.txt'), 100 + i, f'Tên {i}',
             2000 + i % 25)


def first_of_each(stacks):
    """The number of the first allocation from each chain of callers."""
    seen = {}
    for n, stack in enumerate(stacks, 1):
        seen.setdefault(stack, n)
    return sorted(seen.values())


def sample(rng, n, most, dense=200):
    """1 to n, if that is not more than most; else the first and some."""
    if n <= most:
        return list(range(1, n + 1))
    dense = min(dense, most // 2)
    return sorted({*range(1, dense + 1), n,
                   *rng.sample(range(dense + 1, n), most - dense - 1)})


class Test:
    """Cases of one file: add them in an order that the seed decides."""

    def __init__(self, doc):
        p = argparse.ArgumentParser(description=doc.splitlines()[0])
        p.add_argument('--long', action='store_true',
                       help='all cases; else a few seconds of them')
        p.add_argument('--seed', type=int, default=1)
        p.add_argument('--only', type=int, metavar='K',
                       help='the case of this number')
        self.o = p.parse_args()
        self.long = self.o.long
        self.rng = random.Random(self.o.seed)
        self.cases = []
        self.folder = tempfile.mkdtemp(prefix='thidua-faults-')

    def path(self, name):
        return os.path.join(self.folder, name)

    def choose(self, cases, few, many=None):
        """Many cases, or all, in a long run; in a short one a few."""
        cases = list(cases)
        most = many or len(cases) if self.long else few
        return sorted(self.rng.sample(cases, min(most, len(cases))))

    def add(self, name, f, *args):
        """f gives what is wrong, or None."""
        self.cases.append((name, f, args))

    def _do(self, k):
        name, f, args = self.cases[k - 1]
        try:
            return k, name, f(*args)
        except Exception as e:  # a case that breaks is one that fails
            return k, name, f'{type(e).__name__}: {e}'

    def finish(self):
        numbers = [self.o.only] if self.o.only else \
            range(1, len(self.cases) + 1)
        failed, done = 0, 0
        began = time.monotonic()
        workers = 1 if self.o.only else len(os.sched_getaffinity(0))
        with ThreadPoolExecutor(workers) as pool:
            for k, name, wrong in pool.map(self._do, numbers):
                done += 1
                if not wrong:
                    continue
                failed += 1
                again = f'{sys.argv[0]}{" --long" * self.long}' \
                        f' --seed {self.o.seed} --only {k}'
                print(f'not ok {k} - {name}: {wrong}\n# again: {again}',
                      flush=True)
        if self.o.only and not failed:
            print(f'ok {self.o.only} - {self.cases[self.o.only - 1][0]}')
        print(f'# {os.path.basename(sys.argv[0])}: {done} cases,'
              f' {failed} failed, {time.monotonic() - began:.0f} s')
        shutil.rmtree(self.folder, ignore_errors=True)
        sys.exit(failed > 0)
