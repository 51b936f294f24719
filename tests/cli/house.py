# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of zimtctl share: a house in a folder of its own, calls, dates, TAP."""
import collections
import datetime
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
import zoneinfo

Result = collections.namedtuple('Result', 'code out err')

# What `zimtctl` says of how it ended.
DONE, FAILED, USAGE, CONFLICT, IN_USE, DAMAGED = 0, 1, 2, 3, 4, 5

CASES = []


def read_today():
    """The date in the house, which is all that counts for zimtctl."""
    return datetime.datetime.now(zoneinfo.ZoneInfo('Europe/Berlin')).date()


# Read once, so that a run over midnight goes on speaking of the same dates.
TODAY = read_today()


def case(function):
    """Marks a test; its name is read as a sentence."""
    CASES.append(function)
    return function


class House:
    """A database in a temporary folder, and zimtctl on it."""

    template = None

    def __init__(self, program, make=True):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix='zimt-cli-')
        self.path = os.path.join(self.folder, 'house.zimt')
        if make:
            self.make_sample()

    def make_sample(self):
        """The sample house; it is made once and copied from then on."""
        if House.template is None:
            result = self.run('init', '--sample')
            assert result.code == DONE, result
            House.template = read(self.path)
        else:
            with open(self.path, 'wb') as file:
                file.write(House.template)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def command(self, *arguments):
        return [self.program, '--database', self.path, *arguments]

    def run(self, *arguments, timeout=60, **environment):
        """Text in, text out; arguments may be bytes."""
        done = subprocess.run(self.command(*arguments), stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=timeout,
                              env={**os.environ, **environment})
        assert done.returncode >= 0, f'killed by signal {-done.returncode}: {arguments}'
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def json(self, *arguments, code=DONE):
        """The JSON that a call prints."""
        result = self.run('--json', *arguments)
        assert result.code == code, (arguments, result)
        if code == DONE:
            assert result.err == '', result
        return json.loads(result.out)

    def refuse(self, code, *arguments, saying=()):
        """A call that must fail with @code, one sentence that holds @saying, and no change."""
        before = fingerprint(self.path)
        result = self.run(*arguments)
        assert result.code == code, (arguments, result)
        lines = result.err.splitlines()
        assert len(lines) == 1 and lines[0].startswith('zimtctl: '), result.err
        assert len(lines[0]) > 20 and len(lines[0]) < 1000, result.err
        for text in [saying] if isinstance(saying, str) else saying:
            assert text in lines[0], (text, result.err)
        assert not re.search(r'\. [A-Z]', lines[0]), 'more than one sentence: ' + lines[0]
        assert not any(ord(c) < 32 for c in lines[0]), 'control characters in ' + repr(result.err)
        assert fingerprint(self.path) == before, 'a refused wish changed something'
        return result

    def book(self, room, date, start, end, title='Probe', *more):
        return self.json('book', '--room', room, '--date', str(date), '--start', start,
                         '--end', end, '--title', title, *more)

    def bookings(self, date, *more):
        """The bookings of the week around a date."""
        return self.json('week', week_of(date), *more)['bookings']


def read(path):
    try:
        with open(path, 'rb') as file:
            return file.read()
    except FileNotFoundError:
        return None


def fingerprint(path):
    """What may not change where a wish is refused: how many rows each table has, and had."""
    if not os.path.exists(path):
        return None
    connection = sqlite3.connect(f'file:{path}?immutable=1', uri=True)
    try:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            " AND sql NOT LIKE '%WITHOUT ROWID%' ORDER BY name").fetchall()
        return [(name, *connection.execute(
            f'SELECT count(*), max(rowid) FROM "{name}"').fetchone()) for name, in tables]
    except sqlite3.DatabaseError:
        return read(path)
    finally:
        connection.close()


def week_of(date):
    year, week, _ = date.isocalendar()
    return f'{year}-W{week:02}'


def monday_in(weeks):
    """The Monday so many weeks from now: far enough from now that the hour of the test is all one."""
    return TODAY - days(TODAY.weekday()) + days(7 * weeks)


def days(count):
    return datetime.timedelta(days=count)


def last_sunday(year, month):
    date = datetime.date(year, month, 31)
    return date - days(date.isoweekday() % 7)


def easter(year):
    """Anonymous Gregorian algorithm, as Meeus gives it; not the product's."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)


def holidays_near(first, last):
    """Whether a public holiday of Thüringen lies in [first, last)."""
    dates = []
    for year in first.year, last.year:
        dates += [datetime.date(year, month, day) for month, day in
                  ((1, 1), (5, 1), (9, 20), (10, 3), (10, 31), (12, 25), (12, 26))]
        dates += [easter(year) + days(offset) for offset in (-2, 1, 39, 50)]
    return any(first <= date < last for date in dates)


def ordinary_monday():
    """A Monday from now on with six weeks after it without any holiday: the sample's week is whole."""
    for weeks in range(4, 60):
        monday = monday_in(weeks)
        if not holidays_near(monday, monday + days(7 * 6)):
            return monday
    raise AssertionError('no such week')


def main(program):
    """Runs all cases and speaks TAP."""
    print(f'1..{len(CASES)}')
    failed = 0
    for number, function in enumerate(CASES, 1):
        name = function.__name__.replace('_', ' ')
        try:
            function(program)
            print(f'ok {number} - {name}', flush=True)
        except Exception:
            failed += 1
            print(f'not ok {number} - {name}', flush=True)
            for line in traceback.format_exc().splitlines():
                print('# ' + line, flush=True)
    return 1 if failed else 0


def run_main():
    sys.exit(main(os.path.abspath(sys.argv[1])))
