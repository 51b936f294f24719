#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""zimtctl in a house with accounts: passwords on a terminal, exit 6, copies that stay sealed."""
import contextlib
import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
import time

from house import DAMAGED, DONE, FAILED, USAGE, House, Result, case, read, run_main

NOT_ALLOWED = 6
PASSWORD = 'Rosenkohl Fahrrad'
N_RECORDS = 5
FOUNDER = os.path.abspath(sys.argv[2])


class VaultHouse(House):
    """The sample house with accounts; founded once and copied from then on."""

    founded = None
    key = None

    def __init__(self, program):
        super().__init__(program, make=False)
        self.environment = {**os.environ, 'XDG_STATE_HOME': os.path.join(self.folder, 'state')}
        if VaultHouse.founded is None:
            self.make_sample()
            done = subprocess.run([FOUNDER, self.path, str(N_RECORDS)], capture_output=True,
                                  check=True, env=self.environment)
            VaultHouse.key = done.stdout.decode().strip()
            VaultHouse.founded = read(self.path)
        with open(self.path, 'wb') as file:
            file.write(VaultHouse.founded)

    def type(self, *arguments, lines=(PASSWORD,)):
        """A call whose standard input is no terminal and says @lines."""
        done = subprocess.run(self.command(*arguments), input='\n'.join([*lines, '']).encode(),
                              capture_output=True, timeout=60, env=self.environment)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@case
def accounts_are_listed(program):
    with VaultHouse(program) as house:
        accounts = house.json('accounts')
        assert [account['name'] for account in accounts] == ['Anna', 'Ines'], accounts
        assert accounts[0]['roles'] == ['lead', 'counselling'], accounts
        assert not accounts[0]['ended'] and not accounts[0]['key_missing'], accounts
        assert 'Anna' in house.run('accounts', 'list').out


@case
def a_house_without_accounts_says_so(program):
    with House(program) as house:
        assert house.json('accounts') == []
        assert 'no accounts' in house.run('accounts').out
        house.refuse(NOT_ALLOWED, 'vault', 'verify')


@case
def the_vault_is_opened_and_counted(program):
    with VaultHouse(program) as house:
        result = house.type('--json', 'vault', 'verify', '--account', 'Anna')
        assert result.code == DONE, result
        assert json.loads(result.out) == {'sound': True, 'values': {'C': N_RECORDS, 'P': 0}}
        intern = house.type('--json', 'vault', 'verify', '--account', 'Ines')
        assert json.loads(intern.out)['values'] == {'P': 0}, intern


@case
def a_wrong_password_and_none_are_refused(program):
    with VaultHouse(program) as house:
        wrong = house.type('vault', 'verify', '--account', 'Anna', lines=['falsch'])
        assert wrong.code == NOT_ALLOWED and wrong.out == '', wrong
        assert len(wrong.err.splitlines()) == 1, wrong
        house.refuse(NOT_ALLOWED, 'vault', 'verify', '--account', 'Anna')
        house.refuse(USAGE, 'vault', 'verify')
        house.refuse(USAGE, 'vault', 'open')
        house.refuse(USAGE, 'accounts', 'delete', 'Anna')
        house.refuse(FAILED, 'accounts', 'end', 'Nobody')


@case
def wrong_passwords_cost_a_wait_across_calls(program):
    with VaultHouse(program) as house:
        for _ in range(3):
            house.type('vault', 'verify', '--account', 'Anna', lines=['falsch'])
        with contextlib.closing(sqlite3.connect(house.path)) as connection, connection:
            counted = connection.execute('SELECT max(n_failed) FROM account_key').fetchone()
            assert counted == (3,), counted
            # As after some more: each doubles the wait, and the machine's speed must not count.
            connection.execute('UPDATE account_key SET n_failed = 12 WHERE n_failed = 3')
        right = house.type('vault', 'verify', '--account', 'Anna')
        assert right.code == NOT_ALLOWED and 'second' in right.err, right


@case
def what_is_typed_on_a_terminal_is_not_shown(program):
    with VaultHouse(program) as house:
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.update(house.environment)
            os.execv(program, house.command('vault', 'verify', '--account', 'Anna'))
        shown = b''
        while b':' not in shown:
            shown += os.read(terminal, 1024)
        time.sleep(0.2)
        os.write(terminal, (PASSWORD + '\n').encode())
        try:
            while chunk := os.read(terminal, 1024):
                shown += chunk
        except OSError:
            pass
        _, status = os.waitpid(pid, 0)
        assert os.waitstatus_to_exitcode(status) == DONE, shown
        assert b'Anna' in shown and PASSWORD.encode() not in shown, shown


@case
def an_account_is_ended_by_a_lead(program):
    with VaultHouse(program) as house:
        refused = house.type('accounts', 'end', 'Anna', '--account', 'Ines')
        assert refused.code == NOT_ALLOWED, refused
        ended = house.type('accounts', 'end', 'ines')
        assert ended.code == DONE, ended
        assert [account['ended'] for account in house.json('accounts')] == [False, True]
        gone = house.type('vault', 'verify', '--account', 'Ines')
        assert gone.code == NOT_ALLOWED, gone
        assert house.json('check') == {'sound': True}


@case
def a_copy_is_opened_on_another_computer_by_the_paper_key(program):
    with VaultHouse(program) as house:
        copy = os.path.join(house.folder, 'copy.zimt')
        assert house.run('backup', copy).code == DONE
        with House(program, make=False) as other:
            other.environment = {**os.environ,
                                 'XDG_STATE_HOME': os.path.join(other.folder, 'state')}
            assert other.run('restore', copy).code == DONE
            typo = VaultHouse.key[:7] + ('A' if VaultHouse.key[7] != 'A' else 'B') + VaultHouse.key[8:]
            wrong = VaultHouse.type(other, 'accounts', 'recover', 'Anna',
                                    lines=[typo, 'Ein neues Passwort', 'Ein neues Passwort'])
            assert wrong.code == FAILED and '2' in wrong.err, wrong
            done = VaultHouse.type(other, 'accounts', 'recover', 'Anna',
                                   lines=[VaultHouse.key.lower().replace('-', ' '),
                                          'Ein neues Passwort', 'Ein neues Passwort'])
            assert done.code == DONE, done
            old = VaultHouse.type(other, 'vault', 'verify', '--account', 'Anna')
            assert old.code == NOT_ALLOWED, old
            new = VaultHouse.type(other, '--json', 'vault', 'verify', '--account', 'Anna',
                                  lines=['Ein neues Passwort'])
            assert json.loads(new.out)['values']['C'] == N_RECORDS, new


@case
def a_changed_value_is_found(program):
    with VaultHouse(program) as house:
        connection = sqlite3.connect(house.path)
        connection.execute("UPDATE sealed SET bytes = CAST (substr (bytes, 1, 99) || x'00'"
                           " || substr (bytes, 101) AS BLOB) WHERE id IN (SELECT id FROM sealed LIMIT 1)")
        connection.commit()
        connection.close()
        result = house.type('vault', 'verify', '--account', 'Anna')
        assert result.code == DAMAGED, result


@case
def the_reception_may_not_change_rooms_or_accounts(program):
    with VaultHouse(program) as house:
        house.refuse(NOT_ALLOWED, 'demo', '--years', '1', '--scale', '2')


run_main()
