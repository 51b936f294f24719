#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scripted year of case work, with words that nobody else uses: none of them is in any file.

test-canary.py WORKER: the worker plants words of its standard input through the model, a month at each
run; some runs are killed. After each the whole private home is looked through, with what was printed."""
import os
import random
import re
import resource
import shutil
import signal
import string
import subprocess
import sys
import tempfile
import time
import traceback

import scan

N_WORDS = 200
MONTHS = 12
KILLS = 3               # in each month that is killed
KILLED_MONTHS = range(1, MONTHS, 2)

LP = {'takes-all': 'exec /bin/cat >/dev/null\n', 'takes-nothing': 'exec <&-\nexit 1\n'}


class Canary:
    """A private home with everything that a program keeps, and a worker that plants words there.

    A worker is a command; it gets MONTH and further arguments behind it, the words on its standard
    input, a line each, and prints "planted NUMBER" for each that it has planted (from 0). So a program
    with a window can be one, too."""

    def __init__(self, worker, seed=None):
        self.seed = seed if seed is not None else random.randrange(2 ** 32)
        self.random = random.Random(self.seed)
        self.worker = [os.path.abspath(part) if os.path.exists(part) else part for part in worker]
        self.words = self.make_words()
        self.home = tempfile.mkdtemp(prefix='zimt-canary-')
        self.commands = tempfile.mkdtemp(prefix='zimt-canary-bin-')
        self.finder = scan.Finder(self.words)
        self.planted = set()
        self.environment = self.make_environment()
        self.add_command('lp', LP['takes-all'])
        self.add_command('lpstat', 'exit 0\n')

    def make_words(self):
        words = set()
        while len(words) < N_WORDS:
            words.add(''.join(self.random.choices(string.ascii_lowercase, k=scan.LENGTH)))
        return sorted(words)

    def make_environment(self):
        environment = dict(os.environ, PATH=self.commands + ':' + os.environ['PATH'])
        for variable, name in (('HOME', 'home'), ('XDG_DATA_HOME', 'data'), ('TMPDIR', 'tmp'),
                               ('XDG_CACHE_HOME', 'cache'), ('XDG_CONFIG_HOME', 'config'),
                               ('XDG_STATE_HOME', 'state'), ('XDG_RUNTIME_DIR', 'run')):
            environment[variable] = os.path.join(self.home, name)
            os.makedirs(environment[variable], mode=0o700)
        return environment

    def add_command(self, name, body):
        path = os.path.join(self.commands, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write('#!/bin/sh\n' + body)
        os.chmod(path, 0o755)

    def run(self, month, *arguments, delay=None, signal_number=signal.SIGKILL):
        """Runs the worker; with @delay it is killed after so many seconds. Returns the seconds that it
        took, or None where the kill hit."""
        began = time.monotonic()
        process = subprocess.Popen(
            self.worker + [str(month), *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, cwd=self.environment['HOME'], env=self.environment,
            preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2))
        process.stdin.write('\n'.join(self.words).encode() + b'\n')
        process.stdin.close()
        if delay is not None:
            time.sleep(delay)
            process.send_signal(signal_number)
        out = process.stdout.read()
        code = process.wait()
        self.assert_silent(out)
        self.planted |= {int(number) for number in re.findall(rb'^planted (\d+)$', out, re.M)}
        # What else must not be found.
        self.finder.texts += re.findall(rb'^secret (\S+)$', out, re.M)
        if delay is not None and code == -signal_number:
            return None
        assert code == 0, (code, out.decode(errors='replace'))
        return time.monotonic() - began

    def assert_silent(self, out):
        found = scan.Finder(self.words).in_bytes(out)
        assert not found, f'printed: {found}'

    def find(self):
        return self.finder.in_folder(self.home)

    def assert_nothing(self):
        found = self.find()
        assert not found, '\n'.join(f'{path}: {word} ({how})' for path, word, how in found[:20])

    def close(self):
        shutil.rmtree(self.home)
        shutil.rmtree(self.commands)


def a_year_leaves_no_word_in_any_file(worker):
    canary = Canary(worker)
    print(f'# seed {canary.seed}')
    kills = 0
    usual = canary.run(0)
    canary.assert_nothing()
    for month in range(1, MONTHS):
        canary.add_command('lp', LP['takes-nothing' if month % 4 == 0 else 'takes-all'])
        for _ in range(KILLS if month in KILLED_MONTHS else 0):
            kills += canary.run(month, delay=canary.random.uniform(0, usual)) is None
            canary.assert_nothing()
        usual = canary.run(month) or usual
        canary.assert_nothing()
    # A crash in the middle leaves no memory either.
    canary.run(MONTHS, delay=usual / 2, signal_number=signal.SIGABRT)
    canary.assert_nothing()
    missing = set(range(N_WORDS)) - canary.planted
    assert not missing, f'never planted: {sorted(missing)}'
    files = sum(len(files) for _, _, files in os.walk(canary.home))
    print(f'# {len(canary.planted)} words, {kills} kills, {files} files')
    canary.close()


def a_word_that_leaks_is_found(worker):
    canary = Canary(worker)
    canary.run(0, '--leak')
    found = canary.find()
    assert found, 'a word was written in clear, and the scan did not find it'
    assert len({word for _, word, _ in found}) == 1, found
    canary.close()


def every_way_of_writing_a_word_is_found(worker):
    import base64
    import gzip
    import zlib
    word = 'abcdefghijkl'
    finder = scan.Finder([word])
    ways = [word.encode(), word.upper().encode(), word.title().encode(), word.encode('utf-16-le'),
            word.encode('utf-16-be'), word.upper().encode('utf-16-le'), word.encode().hex().encode(),
            word.upper().encode().hex().upper().encode(), word.encode('utf-16-le').hex().encode(),
            zlib.compress(b'some text before ' + word.encode()), gzip.compress(word.encode() * 3)]
    for start in range(3):
        for text in word.encode(), word.upper().encode(), word.encode('utf-16-le'):
            plain = b'xyz'[:start] + text + b'and more of it'
            ways += [base64.b64encode(plain), base64.encodebytes(plain * 5),
                     base64.urlsafe_b64encode(b'\xff\xfe' * 3 + plain)]
    for way in ways:
        for before in b'', b'\0\x01\xff', b'zimt', b'Zimt: '.ljust(7):
            assert finder.in_bytes(before + way + b'\0\n'), (before, way)
    assert not finder.in_bytes(word[:-1].encode() + b'm' + os.urandom(100000))
    assert scan.Finder([], ['7K3QX-0Z8MN']).in_bytes(b'key=7K3QX-0Z8MN')


def main(*worker):
    cases = [every_way_of_writing_a_word_is_found, a_word_that_leaks_is_found,
             a_year_leaves_no_word_in_any_file]
    failed = False
    print(f'1..{len(cases)}', flush=True)
    for number, case in enumerate(cases, 1):
        name = '/canary/' + case.__name__.replace('_', '-')
        try:
            case(list(worker))
            print(f'ok {number} {name}', flush=True)
        except Exception:
            failed = True
            print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()))
            print(f'not ok {number} {name}', flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
