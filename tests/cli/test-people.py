#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""zimtctl about people: made ones, matching, files in and out, and every file that is broken."""
import base64
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile

from house import DAMAGED, DONE, FAILED, TODAY, USAGE, House, Result, case, read, run_main
from house import days

NOT_ALLOWED = 6
PASSWORD = 'uebung-macht-meister'
FOUNDER = os.path.abspath(sys.argv[2])
ACCOUNTS = ['Beratung', 'Leitung', 'Praktikum']


class PracticeHouse(House):
    """The sample house with made people; made once and copied from then on."""

    filled = None
    made = None

    def __init__(self, program):
        super().__init__(program, make=False)
        self.environment = {**os.environ, 'XDG_STATE_HOME': os.path.join(self.folder, 'state')}
        if PracticeHouse.filled is None:
            self.make_sample()
            PracticeHouse.made = self.json('demo', '--people', '30', '--seed', '3')
            PracticeHouse.filled = read(self.path)
        with open(self.path, 'wb') as file:
            file.write(PracticeHouse.filled)

    def type(self, *arguments, lines=(PASSWORD,)):
        """A call whose standard input is no terminal and says @lines."""
        done = subprocess.run(self.command(*arguments), input='\n'.join([*lines, '']).encode(),
                              capture_output=True, timeout=60, env=self.environment)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def write(self, name, contents):
        return write(self, name, contents)


def write(house, name, contents):
    path = os.path.join(house.folder, name)
    with open(path, 'wb') as file:
        file.write(contents if isinstance(contents, bytes) else contents.encode())
    return path


def card(uid, family, given, *lines):
    return '\r\n'.join(['BEGIN:VCARD', 'VERSION:3.0', f'UID:{uid}', f'N:{family};{given};;;',
                        f'FN:{given} {family}', *lines, 'END:VCARD', ''])


def names(house):
    """Every card in clear, from the file itself."""
    with sqlite3.connect(f'file:{house.path}?immutable=1', uri=True) as connection:
        rows = connection.execute("SELECT details FROM card WHERE kind = 'person'").fetchall()
    return sorted(' '.join(json.loads(row[0]).get(part, '') for part in ('given', 'family')).strip()
                  for row in rows)


# --- Made people ---

@case
def made_people_are_counted(program):
    with PracticeHouse(program) as house:
        made = PracticeHouse.made
        assert sorted(made) == ['assignments', 'bookings', 'companions', 'contacts', 'interpreters',
                                'newcomers', 'tandems'], made
        assert all(made.values()), made
        assert 30 <= made['interpreters'] <= 40, made
        assert [account['name'] for account in house.json('accounts')] == ACCOUNTS
        assert house.json('check') == {'sound': True}


@case
def the_accounts_are_told_when_they_are_made(program):
    with House(program) as house:
        said = house.run('demo', '--people', '5').out
        assert PASSWORD in said and all(name in said for name in ACCOUNTS), said
        again = house.run('demo', '--people', '5')
        assert again.code == DONE and PASSWORD not in again.out, again


@case
def without_people_nothing_of_them_is_made(program):
    with House(program) as house:
        made = house.json('demo', '--people', '0')
        assert made['bookings'] > 100 and made['interpreters'] == 0, made
        assert house.json('accounts') == []


@case
def the_same_seed_makes_the_same_people(program):
    def fill(seed):
        with House(program) as house:
            house.json('demo', '--people', '10', '--seed', seed)
            with sqlite3.connect(f'file:{house.path}?immutable=1', uri=True) as connection:
                return connection.execute('SELECT uid, kind, details FROM card '
                                          "WHERE kind <> 'organisation' ORDER BY id").fetchall()

    first, again, other = fill('7'), fill('7'), fill('8')
    assert first and again == first and other != first


@case
def nothing_private_is_in_clear_in_any_file(program):
    traces = ['040 66969', '069 90009', '0171 39200', '0176 040690', 'privat.example.org']
    with open(os.path.join(os.path.dirname(__file__), '../../data/practice-people.csv')) as file:
        for line in file:
            if line.startswith(('pool,street', 'pool,note')):
                traces += line.split(',')[2].strip().split(';')
    assert len(traces) > 10
    with PracticeHouse(program) as house:
        house.json('match', '--language', 'ara', '--date', str(TODAY + days(7)), '--start', '10:00',
                   '--end', '11:00')
        copy = os.path.join(house.folder, 'copy.zimt')
        assert house.json('backup', copy)['sound']
        for folder, _, files in os.walk(house.folder):
            for name in files:
                contents = read(os.path.join(folder, name))
                for trace in traces:
                    assert trace.encode() not in contents, (name, trace)


@case
def demo_takes_only_what_it_can_make(program):
    with House(program) as house:
        house.refuse(USAGE, 'demo', '--people', '-1', saying='--people')
        house.refuse(USAGE, 'demo', '--people', 'viele', saying='--people')


# --- match ---

WISH = ['--language', 'ar', '--date', str(TODAY + days(14)), '--start', '10:00', '--end', '11:00']


@case
def everybody_is_ranked_or_left_out_with_a_reason(program):
    with PracticeHouse(program) as house:
        result = house.json('match', *WISH)
        assert sorted(result) == ['excluded', 'ranked'], result
        assert all(sorted(one) == ['name', 'reasons', 'score'] and one['reasons']
                   for one in result['ranked']), result
        assert all(sorted(one) == ['name', 'reason'] and one['reason']
                   for one in result['excluded']), result
        assert (len(result['ranked']) + len(result['excluded'])
                == PracticeHouse.made['interpreters'])
        scores = [one['score'] for one in result['ranked']]
        assert scores == sorted(scores, reverse=True)
        text = house.run('match', *WISH).out
        assert all(one['name'] in text for one in result['ranked'] + result['excluded'])


@case
def a_language_has_many_names(program):
    with PracticeHouse(program) as house:
        first = house.json('match', *WISH)
        for name in 'ara', 'Arabic', 'arabisch', 'ARABISCH':
            wish = ['--language', name, *WISH[2:]]
            assert house.json('match', *wish) == first, name


@case
def what_is_wished_for_is_checked(program):
    with PracticeHouse(program) as house:
        house.refuse(USAGE, 'match', saying='--language')
        house.refuse(USAGE, 'match', '--language', 'Klingonisch', *WISH[2:], saying='--language')
        house.refuse(USAGE, 'match', b'--language', b'\xff', *WISH[2:], saying='--language')
        house.refuse(USAGE, 'match', *WISH, '--field', 'zauberei', saying='health')
        house.refuse(USAGE, 'match', *WISH, '--mode', 'x', saying='--mode')
        house.refuse(USAGE, 'match', *WISH, '--gender', 'x', saying='--gender')
        house.refuse(USAGE, 'match', *WISH, '--district', 'Mond', saying='--district')
        house.refuse(USAGE, 'match', '--language', 'ar', '--date', 'morgen', *WISH[4:],
                     saying='--date')
        assert house.run('match', *WISH[:6], '--end', '09:00').code in (FAILED, USAGE)
        assert house.run('match', *WISH, '--field', 'Gesundheit').code == DONE


@case
def matching_needs_an_account_whose_password_is_known(program):
    with House(program) as house:
        house.refuse(NOT_ALLOWED, 'match', *WISH)
    with PracticeHouse(program) as house:
        named = house.type('--json', 'match', *WISH, '--account', 'Praktikum')
        assert named.code == DONE and json.loads(named.out) == house.json('match', *WISH), named
        wrong = house.type('match', *WISH, '--account', 'Praktikum', lines=['falsch'])
        assert wrong.code == NOT_ALLOWED and wrong.out == '', wrong


def change(house, sql):
    """Somebody without a key writes into the file."""
    with sqlite3.connect(house.path) as connection:
        for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER {name}')
        connection.execute(sql)
    connection.close()


@case
def what_was_changed_outside_is_told_without_an_account_too(program):
    with PracticeHouse(program) as house:
        change(house, "DELETE FROM sealed WHERE key IN"
                      " (SELECT key FROM sealed WHERE class = 'P' LIMIT 3)")
        named = house.type('match', *WISH, '--account', 'Praktikum')
        alone = house.run('match', *WISH)
        assert named.code == alone.code == DONE and 'outside of Zimt' in alone.err, alone
        assert 'private' in alone.err and named.err == alone.err, (named, alone)
        house.refuse(DAMAGED, 'check')


@case
def a_damaged_roster_is_told_as_damage(program):
    with PracticeHouse(program) as house:
        change(house, "UPDATE class_key SET roster = zeroblob (length (roster))")
        assert 'account' not in house.refuse(DAMAGED, 'match', *WISH).err
        named = house.type('match', *WISH, '--account', 'Praktikum')
        assert named.code == DAMAGED, named


@case
def a_card_without_its_private_part_is_told(program):
    with PracticeHouse(program) as house:
        change(house, "UPDATE card SET sealed_revision = 77 WHERE id ="
                      " (SELECT min (id) FROM card WHERE kind = 'interpreter')")
        verified = house.type('vault', 'verify', '--account', 'Praktikum')
        assert verified.code == DAMAGED and 'private' in verified.err, verified
        house.refuse(DAMAGED, 'check', saying='private')


# --- import ---

@case
def cards_come_in_once(program):
    with House(program) as house:
        path = write(house, 'a.vcf', card('u1', 'Öztürk', 'Miriam', 'TEL:030 23125 001')
                     + card('u2', 'Beck', 'Jonas', 'ORG:Neuer Verein', 'TITLE:Kasse'))
        dry = house.json('import', 'vcf', path, '--dry-run')
        assert dry == {'new': 3, 'changed': 0, 'same': 0, 'n_refused': 0, 'refused': [],
                       'changes': []}, dry
        assert names(house) == []
        assert house.json('import', 'vcf', path) == dry
        assert names(house) == ['Jonas Beck', 'Miriam Öztürk']
        again = house.json('import', 'vcf', path)
        assert again == {'new': 0, 'changed': 0, 'same': 2, 'n_refused': 0, 'refused': [],
                         'changes': []}, again


@case
def one_undo_takes_an_import_back(program):
    with House(program) as house:
        path = write(house, 'a.vcf', ''.join(card(f'u{i}', f'M{i}', 'X', f'ORG:Verein {i % 7}')
                                             for i in range(100)))
        house.json('import', 'vcf', path)
        assert len(names(house)) == 100
        assert 'a.vcf' in house.json('undo')['undone']
        assert names(house) == []
        house.json('redo')
        assert len(names(house)) == 100


@case
def in_a_practice_house_the_accounts_open_by_themselves(program):
    with PracticeHouse(program) as house:
        before = names(house)
        path = house.write('a.vcf', card('u1', 'Öztürk', 'Miriam'))
        assert house.json('import', 'vcf', path)['new'] == 1
        assert len(names(house)) == len(before) + 1
        house.json('undo')
        assert names(house) == before


@case
def one_line_that_is_broken_is_named_and_the_others_come_in(program):
    with House(program) as house:
        lines = ['Name;Art;E-Mail;Telefon']
        lines += [f'Müller {i};Person;m{i}@example.org;030 23125 {i % 1000:03d}'
                  for i in range(2, 6001)]
        lines[4710] = lines[4710].replace('Müller', '"Müller')
        path = write(house, 'alt.csv', '\r\n'.join(lines).encode('cp1252'))
        result = house.json('import', 'csv', path)
        assert [one['line'] for one in result['refused']] == [4711], result['refused'][:3]
        assert sorted(result['refused'][0]) == ['line', 'what', 'why'], result
        assert result['encoding'] == 'CP1252', result['encoding']
        assert result['new'] == 5998, result['new']
        assert any('Müller' in name for name in names(house))
        house.json('undo')
        assert names(house) == []


@case
def a_file_of_too_many_cards_is_refused_whole(program):
    with House(program) as house:
        path = write(house, 'many.csv', 'Name\n' + 'A B\n' * 50001)
        house.refuse(FAILED, 'import', 'csv', path, saying='50000')
        assert names(house) == []
        path = write(house, 'wrong.vcf', 'BEGIN:VCARD\nEND:VCARD\n' * 3000 + card('u1', 'A', 'Anna'))
        assert house.json('import', 'vcf', path, '--dry-run')['n_refused'] == 3000
        assert house.run('import', 'vcf', path).out.splitlines()[-1] == 'and 2000 more'


@case
def a_dry_run_names_what_would_change(program):
    with House(program) as house:
        house.json('import', 'vcf', write(house, 'a.vcf', card('u1', 'A', 'Anna')))
        path = write(house, 'b.vcf', card('u1', 'A', 'Anna', 'NOTE:neu'))
        result = house.json('import', 'vcf', path, '--dry-run')
        assert result['changes'] == [{'title': 'Anna A', 'fields': 'Note'}], result
        assert 'Would change “Anna A”: Note' in house.run('import', 'vcf', path, '--dry-run').out


@case
def a_phone_number_of_letters_is_refused_with_its_line(program):
    with House(program) as house:
        path = write(house, 'a.csv', 'Name,Kind,Phone\nAnna Beck,person,ruf mich an\n'
                     'Bert Beck,person,030 23125 001\n')
        result = house.json('import', 'csv', path)
        assert result['new'] == 1 and [one['line'] for one in result['refused']] == [2], result


@case
def two_cards_with_one_uid_are_told(program):
    with House(program) as house:
        path = write(house, 'a.vcf', card('u1', 'A', 'Anna') + card('u1', 'B', 'Bert'))
        result = house.json('import', 'vcf', path)
        assert result['new'] == 1 and len(result['refused']) == 1, result
        assert result['refused'][0]['line'] == 7, result
        text = house.run('import', 'vcf', path).out
        assert '7' in text and 'Bert' in text, text


@case
def a_picture_of_fifty_megabytes_does_no_harm(program):
    with House(program) as house:
        picture = base64.b64encode(b'\x89' * 38_000_000).decode()
        path = write(house, 'big.vcf', card('u1', 'Groß', 'Anna', f'PHOTO;ENCODING=b;TYPE=JPEG:{picture}')
                     + card('u2', 'Klein', 'Bert'))
        assert os.path.getsize(path) > 50_000_000
        result = house.json('import', 'vcf', path)
        assert result['new'] >= 1 and 'Bert Klein' in names(house), result
        assert os.path.getsize(house.path) < 20_000_000


@case
def columns_can_be_named(program):
    with House(program) as house:
        path = write(house, 'a.csv', 'Wer,Post,Ort\nAnna Beck,anna@example.org,Erfurt\n')
        mapping = 'Wer=name,Post=email,Ort=city'
        result = house.json('import', 'csv', path, '--map', mapping)
        assert result['new'] == 1 and result['refused'] == [], result
        house.refuse(USAGE, 'import', 'csv', path, '--map', 'Wer', saying='--map')
        house.refuse(USAGE, 'import', 'csv', path, '--map', 'Wer=quatsch', saying='email')
        house.refuse(USAGE, 'import', 'csv', path, '--map', 'Was=name', saying='Wer')
        house.refuse(USAGE, 'import', 'vcf', path, '--map', mapping, saying='--map')


@case
def what_is_no_file_of_contacts_is_refused(program):
    with House(program) as house:
        house.refuse(USAGE, 'import', saying='vcf')
        house.refuse(USAGE, 'import', 'vcf', saying='FILE')
        house.refuse(USAGE, 'import', 'doc', 'x', saying='doc')
        house.refuse(FAILED, 'import', 'vcf', '/nowhere/a.vcf', saying='a.vcf')
        house.refuse(FAILED, 'import', 'vcf', house.folder)
        for kind, contents in (('csv', b''), ('csv', b'\x00\x01\x02' * 99), ('csv', b'\n\n\n')):
            house.refuse(FAILED, 'import', kind, write(house, 'x', contents))
        for contents in (b'hello', b'BEGIN:VCARD\r\n', os.urandom(5000)):
            assert house.run('import', 'vcf', write(house, 'x', contents)).code in (DONE, FAILED)
        assert names(house) == []


@case
def a_locked_house_says_how_to_open_it(program):
    with PracticeHouse(program) as house:
        path = house.write('a.vcf', card('u1', 'A', 'Anna'))
        assert house.type('accounts', 'end', 'Praktikum', '--account', 'Leitung').code == DONE
        ended = house.type('import', 'vcf', path, '--account', 'Praktikum')
        assert ended.code == NOT_ALLOWED, ended
        assert 'Anna A' not in names(house)
    with House(program) as house:  # with accounts whose passwords nobody but their people knows
        subprocess.run([FOUNDER, house.path, '1'], capture_output=True, check=True)
        path = write(house, 'a.vcf', card('u1', 'A', 'Anna'))
        for command in ['import', 'vcf', path], ['match', *WISH], ['demo']:
            house.refuse(NOT_ALLOWED, *command, saying='--account NAME')
        assert house.run('export', 'vcf', '--output', path).code == DONE


# --- Stopped ---

def many_cards(house, n=20000):
    return write(house, 'many.vcf', ''.join(
        card(f'u{i}', f'Muster{i}', 'Max', f'ORG:Verein {i % 50}', f'TEL:030 23125 {i % 1000:03d}')
        for i in range(n)))


def stop(house, path, which, seconds):
    process = subprocess.Popen(house.command('import', 'vcf', path), stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(seconds)
    process.send_signal(which)
    out, err = process.communicate(timeout=120)
    return process.returncode, out.decode(), err.decode()


@case
def a_stopped_import_leaves_nothing(program):
    with House(program) as house:
        path = many_cards(house)
        n_stopped = 0
        for which in signal.SIGKILL, signal.SIGINT, signal.SIGTERM:
            for seconds in 0.15, 0.6, 1.2:
                code, _, err = stop(house, path, which, seconds)
                assert house.json('check') == {'sound': True}
                if code == DONE:  # it was faster
                    assert len(names(house)) == 20000
                    house.json('undo')
                    continue
                n_stopped += 1
                if which != signal.SIGKILL and code == FAILED:
                    assert len(err.splitlines()) == 1, err
                assert names(house) == [], (which, seconds)
        assert n_stopped > 0


# --- export ---

FORMULAS = ['=1+1', '@SUM(A1)', '+49 x', '-2', '\tTab']


@case
def exports_come_back_equal(program):
    with PracticeHouse(program) as house:
        for kind in 'vcf', 'csv':
            path = os.path.join(house.folder, f'out.{kind}')
            written = house.json('export', kind, '--output', path)
            assert written['written'] > 20 and written['left_out'] > 0, written
            back = house.json('import', kind, path)
            back = {key: back[key] for key in ('new', 'changed', 'same', 'refused')}
            assert back == {'new': 0, 'changed': 0, 'same': written['written'], 'refused': []}, \
                (kind, back)
            assert os.stat(path).st_mode & 0o777 == 0o600


@case
def exports_can_be_narrowed(program):
    with PracticeHouse(program) as house:
        path = os.path.join(house.folder, 'out.vcf')
        everybody = house.json('export', 'vcf', '--output', path)['written']
        organisations = house.json('export', 'vcf', '--output', path, '--kind', 'organisation')
        assert organisations == {'written': 19, 'left_out': 0}, organisations
        persons = house.json('export', 'vcf', '--output', path, '--kind', 'person')['written']
        assert persons + 19 == everybody
        assert house.json('export', 'vcf', '--output', path, '--tag', 'nie')['written'] == 0
        house.refuse(USAGE, 'export', 'vcf', saying='--output')
        house.refuse(USAGE, 'export', 'doc', '--output', path, saying='doc')
        house.refuse(USAGE, 'export', 'vcf', '--output', path, '--kind', 'x', saying='--kind')
        house.refuse(FAILED, 'export', 'vcf', '--output', '/nowhere/x.vcf', saying='x.vcf')
        house.refuse(FAILED, 'export', 'xlsx', '--output', '/nowhere/x.xlsx')


@case
def no_export_has_a_formula(program):
    with House(program) as house:
        rows = ''.join(f'"{text}",association\n' for text in FORMULAS)
        path = write(house, 'a.csv', 'Name,Kind\n' + rows)
        house.json('import', 'csv', path)
        out = os.path.join(house.folder, 'out.csv')
        house.json('export', 'csv', '--output', out)
        cells = re.findall(r'"((?:[^"]|"")*)"', read(out).decode('utf-8-sig'))
        assert not [cell for cell in cells if re.match(r'[=+@\t\r-]', cell)], cells[:40]
        assert any('=1+1' in cell for cell in cells)
        book = os.path.join(house.folder, 'out.xlsx')
        house.json('export', 'xlsx', '--output', book)
        with zipfile.ZipFile(book) as archive:
            sheet = archive.read('xl/worksheets/sheet1.xml').decode()
        assert '<f>' not in sheet and '<f ' not in sheet
        assert '=1+1' in sheet


@case
def office_opens_the_workbook_without_a_formula(program):
    office = shutil.which('soffice')
    if office is None:
        return
    with PracticeHouse(program) as house:
        book = os.path.join(house.folder, 'out.xlsx')
        house.json('export', 'xlsx', '--output', book)
        subprocess.run([office, '--headless', f'-env:UserInstallation=file://{house.folder}/office',
                        '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,UTF8',
                        '--outdir', house.folder, book],
                       check=True, capture_output=True, timeout=120)
        assert '@example.org' in read(os.path.join(house.folder, 'out.csv')).decode()


run_main()
