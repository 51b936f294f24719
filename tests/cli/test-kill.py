#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""300 kills: `kill -9` at any moment loses no booking that was acknowledged and leaves no half series.

Each round starts zimtctl, kills it after a random part of the time that it usually takes, and looks
what is there. What had been acknowledged must be there whole; what had not must be there whole or not
at all. The rounds go on in the same house, so that every start recovers from the kill before it."""
import json
import os
import random
import signal
import statistics
import subprocess
import time

from house import DONE, House, case, days, monday_in, ordinary_monday, run_main, week_of

KILLS = 285
KILLS_OF_INIT = 15
N_DATES = 40      # dates of a series, one a day: one transaction of so many rows
N_WEEKS = 6       # that they are spread over
ROUNDS_PER_LOOK = 30
ROOMS = ['1', '2', '3', '4', '5a', '6', '7', '8', '9', '10', '11']

ABSENT, WHOLE, CANCELLED = 'absent', 'whole', 'cancelled'


def start_and_kill(command, delay):
    """Returns whether the kill hit, and what the program had printed by then."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    out, err = process.communicate()
    hit = process.returncode == -signal.SIGKILL
    assert hit or process.returncode == DONE, (command, process.returncode, err)
    return hit, out


class Rounds:
    """What has been done to the house so far, as far as zimtctl said so or was seen to do it."""

    def __init__(self, house, monday):
        self.house = house
        self.random = random.Random(20261122)
        self.monday = monday
        self.states = {}     # title: one of ABSENT, WHOLE, CANCELLED
        self.series = {}     # title: id of its series
        self.rooms = {}      # title: room
        self.places = {}     # title: room and minute, until it is seen to be there
        self.slots = [(room, start) for room in ROOMS for start in range(0, 8 * 60, 15)]
        self.random.shuffle(self.slots)
        self.acts = []       # (title, state before): what undo takes back, last one last
        self.usual = {}      # act: seconds that it takes
        self.hits = self.unsaid = 0

    # What can be done: the command, the title that it is about, the state that it leads to.

    def book(self):
        room, start = self.slots.pop()
        title = f'Reihe {len(self.states)}'
        self.states[title] = ABSENT
        self.rooms[title] = room
        self.places[title] = room, start
        return ['book', '--room', room, '--date', str(self.monday),
                '--start', f'{start // 60:02}:{start % 60:02}',
                '--end', f'{(start + 15) // 60:02}:{(start + 15) % 60:02}',
                '--title', title, '--rrule', f'FREQ=DAILY;COUNT={N_DATES}'], title, WHOLE

    def cancel(self):
        whole = [title for title, state in self.states.items() if state == WHOLE]
        title = self.random.choice(whole)
        return ['cancel', self.series[title], '--scope', 'all'], title, CANCELLED

    def undo(self):
        title, before = self.acts[-1]
        return ['undo'], title, before

    def choose(self):
        acts = [self.book] * 5
        if WHOLE in self.states.values():
            acts += [self.cancel] * 2
        if self.acts:
            acts += [self.undo] * 2
        return self.random.choice(acts)

    def settle(self, act, title, state):
        """@act has led to @state."""
        if act == self.undo:
            self.acts.pop()
        else:
            self.acts.append((title, self.states[title]))
        self.states[title] = state
        if state == ABSENT:
            self.series.pop(title, None)

    # How it went.

    def rows(self, title, week=0):
        monday = self.monday + days(7 * week)
        bookings = self.house.json('week', week_of(monday), '--room', self.rooms[title],
                                   '--all')['bookings']
        return [b for b in bookings if b['title'] == title and b['status'] != 'paused']

    def look(self, title):
        """The state of a series by its first week; its other weeks are looked at by check()."""
        rows = self.rows(title)
        if not rows:
            return ABSENT
        assert len(rows) == 7, f'{title}: {len(rows)} of 7 dates in its first week'
        self.series[title] = rows[0]['series']
        found = {row['status'] for row in rows}
        assert len(found) == 1, f'{title}: {found}'
        return WHOLE if found == {'fixed'} else CANCELLED

    def play(self, act):
        """One round; returns whether the kill hit."""
        arguments, title, state = act()
        before = self.states[title]
        command = self.house.command('--json', *arguments)
        hit, out = start_and_kill(command, self.random.uniform(0, 1.1 * self.usual[act.__name__]))
        said = out.endswith(b'\n') and json.loads(out) is not None
        found = self.look(title)
        if said or not hit:
            assert found == state, f'{title}: {arguments[0]} was acknowledged, but it is {found}'
        assert found in (before, state), f'{title}: neither {before} nor {state} but {found}'
        if found == state and before != state:
            self.settle(act, title, state)
            self.unsaid += hit and not said
        if found == ABSENT and title in self.places:
            self.slots.insert(0, self.places.pop(title))
        self.hits += hit
        return hit

    def measure(self):
        """How long each act usually takes, so that the kills fall into all of it."""
        for act in [self.book] * 5 + [self.cancel] * 3 + [self.undo] * 3:
            arguments, title, state = act()
            began = time.monotonic()
            self.house.json(*arguments)
            self.usual.setdefault(act.__name__, []).append(time.monotonic() - began)
            assert self.look(title) == state
            self.settle(act, title, state)
        self.usual = {name: statistics.median(times) for name, times in self.usual.items()}

    def check(self):
        """Everything at once: the file is sound, each series is whole or not there."""
        assert self.house.json('check') == {'sound': True}
        counts = {}
        for week in range(N_WEEKS):
            monday = self.monday + days(7 * week)
            for booking in self.house.json('week', week_of(monday), '--all')['bookings']:
                if booking['title'] in self.states:
                    key = booking['title'], booking['status']
                    counts[key] = counts.get(key, 0) + 1
        for title, state in self.states.items():
            fixed, cancelled = counts.get((title, 'fixed'), 0), counts.get((title, 'cancelled'), 0)
            expected = {ABSENT: (0, 0), WHOLE: (N_DATES, 0), CANCELLED: (0, N_DATES)}[state]
            assert (fixed, cancelled) == expected, \
                f'{title} is {state}, but has {fixed} fixed and {cancelled} cancelled dates'


@case
def no_acknowledged_act_is_lost_and_no_series_is_half(program):
    with House(program) as house:
        rounds = Rounds(house, ordinary_monday())
        rounds.measure()
        while rounds.hits < KILLS:
            if rounds.play(rounds.choose()) and rounds.hits % ROUNDS_PER_LOOK == 0:
                rounds.check()
        rounds.check()
        states = list(rounds.states.values())
        print(f'# {rounds.hits} kills: {states.count(WHOLE)} series are whole, '
              f'{states.count(CANCELLED)} cancelled, {states.count(ABSENT)} not there; '
              f'{rounds.unsaid} acts were stored but not yet acknowledged')
        assert states.count(WHOLE) > 0 and states.count(ABSENT) > 0


@case
def a_kill_while_a_house_is_made_leaves_a_whole_house_or_none(program):
    random_delay = random.Random(1)
    with House(program, make=False) as house:
        began = time.monotonic()
        assert house.run('init', '--sample').code == DONE
        usual = time.monotonic() - began
        hits = whole = 0
        while hits < KILLS_OF_INIT:
            os.unlink(house.path)
            hit, _ = start_and_kill(house.command('init', '--sample'),
                                    random_delay.uniform(0, 1.1 * usual))
            hits += hit
            if os.path.exists(house.path):
                whole += 1
                assert house.json('check') == {'sound': True}
            else:
                assert house.run('init', '--sample').code == DONE
            week = house.json('week', week_of(monday_in(1)), '--all')['bookings']
            assert len(week) == 64, len(week)
        print(f'# {hits} kills, {whole} houses were whole already')


run_main()
