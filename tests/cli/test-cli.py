#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contract of zimtctl: every command, its options, its JSON, how it ends."""
import datetime
import os
import re
import resource
import sqlite3
import stat
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree

from house import (CONFLICT, DAMAGED, DONE, FAILED, IN_USE, TODAY, USAGE, House, case, days,
                   fingerprint, last_sunday, ordinary_monday, read, read_today, run_main, week_of)

TITLES = 48  # different titles in the sample's week


# --- Making a house ---

@case
def the_sample_house_has_14_rooms_and_64_series(program):
    with House(program, make=False) as house:
        made = house.json('init', '--sample')
        assert made == {'rooms': 14, 'organisations': 19, 'series': 64}, made
        assert stat.S_IMODE(os.stat(house.path).st_mode) == 0o600


@case
def the_sample_week_has_64_bookings_and_339_visitors(program):
    with House(program) as house:
        # A week without a holiday: the school year's first full one is none anywhere.
        week = house.json('week', week_of(ordinary_monday()))
        assert len(week['bookings']) == 64, len(week['bookings'])
        assert week['visitors'] == 339
        assert sum(booking['people'] for booking in week['bookings']) == 339
        assert {booking['status'] for booking in week['bookings']} == {'fixed'}
        assert all(booking['series'] for booking in week['bookings'])
        assert len({booking['id'] for booking in week['bookings']}) == 64
        order = [(b['date'], b['start']) for b in week['bookings']]
        assert order == sorted(order)


@case
def an_empty_house_has_no_rooms_and_a_name(program):
    with House(program, make=False) as house:
        assert house.json('init', '--name', 'Haus am Anger')['rooms'] == 0
        assert house.json('rooms') == []
        assert 'no rooms' in house.run('rooms').out
        house.refuse(FAILED, 'free', '--date', '2030-01-08', '--start', '09:00', '--end', '10:00',
                     saying='no rooms')


@case
def init_leaves_a_house_that_is_there_alone(program):
    with House(program) as house:
        before = read(house.path)
        house.refuse(FAILED, 'init', saying='house.zimt')
        house.refuse(FAILED, 'init', '--sample', saying='house.zimt')
        assert read(house.path) == before


@case
def the_default_database_lies_in_a_folder_of_ones_own(program):
    with House(program, make=False) as house:
        result = subprocess.run([program, 'init'], capture_output=True,
                                env={**os.environ, 'XDG_DATA_HOME': house.folder})
        assert result.returncode == DONE, result
        folder = os.path.join(house.folder, 'zimt')
        assert os.path.exists(os.path.join(folder, 'house.zimt'))
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700


@case
def a_house_that_is_not_there_is_not_made_by_looking(program):
    with House(program, make=False) as house:
        for command in ['rooms'], ['week'], ['undo'], ['check'], ['demo']:
            house.refuse(FAILED, *command, saying=['house.zimt', 'zimtctl init', '--database'])
        assert os.listdir(house.folder) == []


# --- Looking ---

@case
def rooms_are_listed_with_what_they_hold(program):
    with House(program) as house:
        rooms = house.json('rooms')
        assert len(rooms) == 14
        assert rooms[2] == {'number': '3', 'name': 'Konferenzraum', 'bookable': True, 'seats': 24}
        assert [r['number'] for r in rooms if not r['bookable']] == ['12', '13']
        text = house.run('rooms').out
        assert len(text.splitlines()) == 14 and 'Konferenzraum' in text
        assert not any(line.endswith(' ') for line in text.splitlines())


@case
def a_week_can_be_narrowed_to_a_room(program):
    with House(program) as house:
        monday = ordinary_monday()
        bookings = house.json('week', week_of(monday), '--room', '5b')['bookings']
        assert [b['title'] for b in bookings] == ['Medienwerkstatt', 'Radio-Redaktion']
        first = bookings[0]
        assert first['date'] == str(monday + days(2)) and first['room'] == '5b'
        assert (first['start'], first['end']) == ('15:00', '18:00')
        assert (first['organisation'], first['category']) == ('IGM', 'media')
        house.refuse(FAILED, 'week', '--room', '99', saying=['99', '5a'])


@case
def a_week_is_this_one_where_none_is_named(program):
    with House(program) as house:
        before = week_of(read_today())
        shown = house.json('week')['week']
        assert shown in (before, week_of(read_today()))  # it may have become Monday


@case
def a_week_for_people_shows_every_title(program):
    with House(program) as house:
        text = house.run('week', week_of(ordinary_monday())).out
        assert len(re.findall(r'\d\d:\d\d–\d\d:\d\d', text)) == 64
        assert 'Elternkurs Persisch / Dari' in text and 'Diakonie' in text
        assert 'Nothing is booked.' in house.run('week', '2001-W05').out


@case
def paused_and_cancelled_dates_stand_in_the_whole_list_only(program):
    with House(program) as house:
        monday = holiday_week()
        short = house.json('week', week_of(monday))['bookings']
        whole = house.json('week', week_of(monday), '--all')['bookings']
        paused = [b for b in whole if b['status'] == 'paused']
        assert len(short) < 64 and len(whole) == 64
        assert {b['status'] for b in short} == {'fixed'}
        assert paused and {b['reason'] for b in paused} == {'Tag der Deutschen Einheit'}
        house.json('cancel', short[0]['id'])
        assert len(house.bookings(monday)) == len(short) - 1
        whole = house.json('week', week_of(monday), '--all')['bookings']
        assert [b['id'] for b in whole if b['status'] == 'cancelled'] == [short[0]['id']]


@case
def free_rooms_come_best_fit_first(program):
    with House(program) as house:
        thursday = ordinary_monday() + days(3)
        wish = ['free', '--date', str(thursday), '--start', '18:00', '--end', '20:00']
        offers = house.json(*wish, '--people', '12')
        rooms = [offer['room'] for offer in offers]
        assert rooms[0] == '9', rooms  # twelve seats
        assert '10' not in rooms and '12' not in rooms  # taken, not bookable
        assert all(offer['free_dates'] == offer['dates'] == 1 for offer in offers)
        assert [o['room'] for o in house.json(*wish, '--people', '41')] == []
        assert house.run(*wish, '--people', '41').out.startswith('No room has 41 seats; ')
        both = house.run(*wish, '--people', '4', '--equipment', 'Beamer', '--equipment', 'PC').out
        assert both.startswith('No room has all that is asked for; '), both
        week = ['--rrule', 'FREQ=DAILY;COUNT=7']
        assert house.run(*wish, '--people', '40', *week).out == 'No room is free.\n'
        assert [o['room'] for o in house.json(*wish, '--equipment', 'beamer')] == ['3']
        assert house.json(*wish, '--equipment', 'Beamer', '--equipment', 'PC') == []
        house.refuse(FAILED, *wish, '--equipment', 'Zeitmaschine', saying=['Zeitmaschine', 'Beamer'])


@case
def a_booking_on_a_public_holiday_is_told(program):
    with House(program) as house:
        year = datetime.date.today().year + 1
        line = ['book', '--room', '9', '--start', '21:00', '--end', '22:00', '--title', 'Fest']
        told = house.run(*line, '--date', f'{year}-05-01').out
        assert f'Hint: 01.05.{year} is ' in told, told
        assert 'Hint' not in house.run(*line, '--date', f'{year}-05-02').out


@case
def free_looks_at_every_date_of_a_rule(program):
    with House(program) as house:
        thursday = ordinary_monday() + days(3)
        wish = ['free', '--date', str(thursday), '--start', '18:00', '--end', '20:00', '--people', '12',
                '--rrule', 'FREQ=WEEKLY;COUNT=4']
        assert house.json(*wish)[0]['dates'] == 4
        house.book('9', thursday + days(7), '18:00', '19:00')
        assert '9' not in [offer['room'] for offer in house.json(*wish)]
        some = house.json(*wish, '--partial')
        nine = next(offer for offer in some if offer['room'] == '9')
        assert (nine['free_dates'], nine['dates']) == (3, 4)
        shares = [offer['free_dates'] for offer in some]
        assert shares == sorted(shares, reverse=True)


# --- Booking ---

@case
def a_booking_is_there_afterwards(program):
    with House(program) as house:
        thursday = ordinary_monday() + days(3)
        made = house.book('9', thursday, '18:00', '20:00', 'Elternabend', '--people', '12',
                          '--organisation', 'ib', '--category', 'Bildung')
        assert made['created'] == 1 and made['skipped'] == [] and made['conflicts'] == []
        assert re.fullmatch('[0-9a-f]{32}', made['id']) and made['series'] is None
        found = [b for b in house.bookings(thursday) if b['id'] == made['id']]
        assert found == [{'id': made['id'], 'series': None, 'room': '9', 'date': str(thursday),
                          'start': '18:00', 'end': '20:00', 'title': 'Elternabend',
                          'organisation': 'IB', 'category': 'education', 'status': 'fixed',
                          'people': 12}], found


@case
def a_clash_is_refused_with_what_is_in_the_way(program):
    with House(program) as house:
        monday = ordinary_monday()
        before = fingerprint(house.path)
        refused = house.json('book', '--room', '3', '--date', str(monday), '--start', '12:00', '--end',
                             '13:00', '--title', 'Probe', code=CONFLICT)
        assert refused['created'] == 0 and refused['skipped'] == [] and refused['id'] is None
        there = next(b for b in house.bookings(monday, '--room', '3')
                     if b['date'] == str(monday) and b['start'] == '08:30')
        assert refused['conflicts'] == [{
            'date': str(monday), 'start': '12:00', 'end': '13:00', 'room': '3', 'kind': 'booking',
            'with': {'id': there['id'], 'title': 'Integrationskurs A2', 'room': '3',
                     'date': str(monday), 'start': '08:30', 'end': '12:30'}}], refused
        assert fingerprint(house.path) == before
        told = house.refuse(CONFLICT, 'book', '--room', '3', '--date', str(monday), '--start', '12:00',
                            '--end', '13:00', '--title', 'Probe', saying='Integrationskurs A2')
        assert told.out == ''  # once is enough


@case
def a_clash_with_days_on_end_says_when_they_end(program):
    with House(program) as house:
        monday = ordinary_monday()
        close_house(house, monday, 3, 'Umbau')
        refused = house.json('book', '--room', '9', '--date', str(monday + days(1)), '--start', '19:00',
                             '--end', '20:00', '--title', 'Probe', code=CONFLICT)
        assert refused['conflicts'] == [{
            'date': str(monday + days(1)), 'start': '19:00', 'end': '20:00', 'room': '9',
            'kind': 'closure',
            'with': {'id': None, 'title': 'Umbau', 'room': None, 'date': str(monday),
                     'start': '00:00', 'end': '24:00', 'end_date': str(monday + days(2))}}], refused


@case
def periods_that_touch_do_not_clash(program):
    with House(program) as house:
        monday = ordinary_monday()
        assert house.book('3', monday, '12:30', '14:00')['created'] == 1  # between two courses
        assert house.book('9', monday, '00:00', '16:00')['created'] == 1
        assert house.book('9', monday, '17:30', '24:00')['created'] == 1
        ends = {b['start']: b['end'] for b in house.bookings(monday, '--room', '9')
                if b['date'] == str(monday)}
        assert ends == {'00:00': '16:00', '16:00': '17:30', '17:30': '24:00'}, ends


@case
def a_night_ends_on_the_next_day(program):
    with House(program) as house:
        monday = ordinary_monday()
        house.book('9', monday, '22:00', '06:00', 'Nachtwache')
        assert '22:00–06:00 (+1 day)' in house.run('week', week_of(monday)).out


@case
def a_room_behind_a_consultation_is_reached_through_it(program):
    with House(program) as house:
        tuesday = ordinary_monday() + days(1)
        refused = house.json('book', '--room', '5b', '--date', str(tuesday), '--start', '11:00',
                             '--end', '12:00', '--title', 'Schnitt', code=CONFLICT)
        assert [c['kind'] for c in refused['conflicts']] == ['reached-through']
        assert refused['conflicts'][0]['with']['room'] == '5a'


@case
def what_is_unusual_about_a_booking_is_said(program):
    with House(program) as house:
        monday = ordinary_monday()
        wish = ['book', '--room', '2', '--date', str(monday), '--end', '22:00', '--title', 'Fest',
                '--people', '50']
        made = house.json(*wish, '--start', '21:30')
        assert made['created'] == 1 and made['hints'] == ['too-many-people'], made
        told = house.run(*wish, '--start', '21:00', '--end', '21:30', '--category', 'culture').out
        assert told.splitlines()[-2:] == [
            'Hint: Room 2 has 4 seats, and 50 people are expected.',
            'Hint: Room 2 is meant for other things than “Culture”.'], told
        assert house.json(*wish, '--start', '21:00', code=CONFLICT)['hints'] == ['too-many-people']
        assert house.book('9', monday, '19:00', '20:00')['hints'] == []
        assert house.book('9', '2000-01-03', '19:00', '20:00')['hints'] == ['past']
        told = house.run(*wish[:4], '2001-01-03', *wish[5:-2], '--start', '21:00')
        assert told.code == DONE and told.out.endswith('\nHint: This date has gone by.\n'), told
        assert 'Hint' not in house.run('undo').out


@case
def a_series_tells_what_it_leaves_out(program):
    with House(program) as house:
        year = TODAY.year + 1
        monday = datetime.date(year, 9, 1)
        monday += days(7 - monday.weekday())
        holiday = datetime.date(year, 10, 3)
        first = monday + days(holiday.weekday())
        made = house.book('1', first, '06:00', '07:00', 'Früh', '--rrule', 'FREQ=WEEKLY;COUNT=6')
        assert made['created'] == 5 and made['series'], made
        assert made['skipped'] == [{'date': str(holiday), 'reason': 'Tag der Deutschen Einheit'}]
        dates = [b for b in house.bookings(first) if b['series'] == made['series']]
        assert len(dates) == 1 and dates[0]['id'] == made['id']


@case
def a_series_with_a_clash_is_refused_or_leaves_it_out(program):
    with House(program) as house:
        monday = ordinary_monday()
        house.book('9', monday + days(7), '19:00', '20:00', 'Kochen')
        wish = ['book', '--room', '9', '--date', str(monday), '--start', '19:00', '--end', '20:00',
                '--title', 'Probechor', '--rrule', 'FREQ=WEEKLY;COUNT=3']
        refused = house.json(*wish, code=CONFLICT)
        assert refused['created'] == 0 and len(refused['conflicts']) == 1
        assert refused['skipped'] == []  # nothing was stored, so nothing is left out of it
        house.book('9', monday + days(14), '19:30', '20:00', 'Lesung')
        told = house.run(*wish)
        assert 'Kochen' in told.out and 'Lesung' in told.out, told
        assert told.out.splitlines()[-1] == '“--on-conflict skip” books the dates that are free.'
        assert house.run('undo').code == DONE
        assert not [b for b in house.bookings(monday) if b['title'] == 'Probechor']
        made = house.json(*wish, '--on-conflict', 'skip')
        assert made['created'] == 2, made
        assert made['skipped'] == [{'date': str(monday + days(7)), 'reason': 'Kochen'}]
        paused = [b for b in house.bookings(monday + days(7), '--all') if b['status'] == 'paused']
        assert [b['title'] for b in paused] == ['Probechor']


@case
def an_option_blocks_nothing_and_is_marked(program):
    with House(program) as house:
        monday = ordinary_monday()
        made = house.book('3', monday, '09:00', '10:00', 'Vielleicht', '--option')
        status = {b['id']: b['status'] for b in house.bookings(monday)}
        assert status[made['id']] == 'option'


@case
def an_open_series_keeps_its_hour_through_both_clock_changes(program):
    rule = ['expand', '--rrule', 'FREQ=WEEKLY', '--date', '2026-03-23', '--start', '09:00']
    with House(program) as house:
        dates = house.json(*rule)['dates']
        for date in '2026-03-23', '2026-03-30', '2026-10-19', '2026-10-26':
            assert date + 'T09:00' in dates
        house.book('9', '2026-03-23', '09:00', '10:00', 'Neun Uhr', '--rrule', 'FREQ=WEEKLY')
        for date in datetime.date(2026, 3, 23), datetime.date(2026, 3, 30), \
                datetime.date(2026, 10, 19), datetime.date(2026, 10, 26):
            found = [b for b in house.bookings(date) if b['title'] == 'Neun Uhr']
            assert [(b['date'], b['start'], b['end']) for b in found] \
                == [(str(date), '09:00', '10:00')], found


@case
def a_night_over_the_clock_change_ends_at_six(program):
    with House(program) as house:
        saturday = last_sunday(TODAY.year + 1, 3) - days(1)
        made = house.book('7', saturday, '22:00', '06:00', 'Lesenacht')
        night = next(b for b in house.bookings(saturday) if b['id'] == made['id'])
        assert (night['date'], night['start'], night['end']) == (str(saturday), '22:00', '06:00')
        assert night['end_date'] == str(saturday + days(1))
        assert '22:00–06:00 (+1 day)' in house.run('week', week_of(saturday)).out
        refused = house.json('book', '--room', '7', '--date', str(saturday + days(1)), '--start',
                             '05:00', '--end', '06:30', '--title', 'Früh', code=CONFLICT)
        with_ = refused['conflicts'][0]['with']
        assert (with_['date'], with_['start'], with_['end']) == (str(saturday), '22:00', '06:00')


# --- Taking back ---

@case
def cancelling_frees_the_room(program):
    with House(program) as house:
        monday = ordinary_monday()
        made = house.book('9', monday, '19:00', '20:00')
        assert house.json('cancel', made['id'][:8]) == {'cancelled': 1}
        assert house.book('9', monday, '19:00', '20:00')['created'] == 1
        house.refuse(FAILED, 'cancel', 'ffffffff', saying='ffffffff')
        house.refuse(FAILED, 'cancel', '', saying='')
        house.refuse(FAILED, 'cancel', '%', saying='')


@case
def what_is_cancelled_or_left_out_is_said_to_be(program):
    with House(program) as house:
        monday = holiday_week()
        paused = [b for b in house.bookings(monday, '--all') if b['status'] == 'paused'][0]
        for uid in paused['id'], paused['id'][:8]:
            house.refuse(FAILED, 'cancel', uid, saying=[paused['title'], 'out already'])
        made = house.book('9', monday, '19:00', '20:00', 'Probechor')
        house.json('cancel', made['id'])
        house.refuse(FAILED, 'cancel', made['id'], saying=['Probechor', 'cancelled already'])
        made = house.book('9', monday, '20:00', '21:00', 'Probe', '--rrule', 'FREQ=WEEKLY;COUNT=3')
        house.json('cancel', made['series'])
        house.refuse(FAILED, 'cancel', made['series'], saying=['Probe', 'cancelled already'])
        house.refuse(FAILED, 'cancel', made['id'], '--scope', 'following', saying='cancelled already')


@case
def a_scope_says_how_much_of_a_series_is_cancelled(program):
    with House(program) as house:
        monday = ordinary_monday()
        weeks = [monday + days(7 * week) for week in range(6)]
        made = house.book('9', monday, '19:00', '20:00', 'Probechor', '--rrule', 'FREQ=WEEKLY;COUNT=6')

        def ids():
            return [b['id'] for week in weeks for b in house.bookings(week) if b['title'] == 'Probechor']

        assert len(ids()) == made['created']
        assert house.json('cancel', ids()[1]) == {'cancelled': 1}
        left = len(ids())
        assert left == made['created'] - 1
        assert house.json('cancel', ids()[2], '--scope', 'following') == {'cancelled': left - 2}
        assert len(ids()) == 2
        assert house.json('cancel', made['series']) == {'cancelled': 2}
        assert ids() == []


@case
def undo_and_redo_go_back_and_forth(program):
    with House(program) as house:
        monday = ordinary_monday()
        house.refuse(FAILED, 'undo')
        made = house.book('9', monday, '19:00', '20:00', 'Probechor', '--rrule', 'FREQ=WEEKLY;COUNT=3')
        assert house.json('undo') == {'undone': 'Book: Probechor'}
        assert not [b for b in house.bookings(monday, '--all') if b['title'] == 'Probechor']
        assert house.json('redo') == {'redone': 'Book: Probechor'}
        assert [b['id'] for b in house.bookings(monday) if b['title'] == 'Probechor'] == [made['id']]
        house.refuse(FAILED, 'redo')
        assert house.run('undo').out == 'Taken back: Book: Probechor\n'
        assert house.run('redo').out == 'Done again: Book: Probechor\n'


# --- Bad input ---

def wish(date='2030-01-08', start='18:00', end='20:00', title='Probe', room='9', *more):
    return ['book', '--room', room, '--date', date, '--start', start, '--end', end, '--title', title,
            *more]


@case
def impossible_dates_and_times_are_wrong_usage(program):
    with House(program) as house:
        for date in ('1583-01-01', '9999-12-31', '1999-12-31', '2100-01-01', '2027-02-29', '2027-13-01',
                     '27-01-01', 'gestern', '', '2027-1-1', '٢٠٢٧-٠١-٠١'):
            house.refuse(USAGE, *wish(date=date), saying='--date')
        for start in '25:00', '24:01', '9', '-1:00', '10:60', 'zehn', '':
            house.refuse(USAGE, *wish(start=start), saying=['--start', '23:59'])
        house.refuse(USAGE, *wish(start='24:00', end='24:00'), saying='--start')
        house.refuse(USAGE, 'expand', '--rrule', 'FREQ=DAILY', '--date', '2030-01-08', '--start', '24:00',
                     saying='--start')
        for week in '2026-W54', '2026-54', 'W1', '2026-W00', '1583-W01':
            house.refuse(USAGE, 'week', week)
        for people in '-1', '5001', 'zwölf', '1e3', '99999999999999999999':
            house.refuse(USAGE, *wish(), '--people', people, saying='--people')


@case
def periods_that_do_not_exist_are_refused_with_the_reason(program):
    with House(program) as house:
        house.refuse(FAILED, *wish(start='11:00', end='10:00'), saying=['10:00', '11:00'])
        house.refuse(FAILED, *wish(start='10:00', end='10:00'), saying='end')
        house.refuse(FAILED, *wish(start='19:00', end='09:00'), saying=['09:00', '19:00', '18:00', '08:00'])
        for start, end in ('02:30', '04:00'), ('01:00', '02:30'), ('02:00', '03:00'):
            house.refuse(FAILED, *wish('2027-03-28', start, end), saying='02:00')


@case
def rooms_that_cannot_be_booked_are_named(program):
    with House(program) as house:
        house.refuse(FAILED, *wish(room='12'), saying='12')
        house.refuse(FAILED, *wish(room='13'), saying='13')
        house.refuse(FAILED, *wish(room='14'), saying=['14', '5a, 5b'])
        house.refuse(FAILED, *wish(room=''), saying='5a, 5b')
        house.refuse(FAILED, *wish(room="3' OR '1'='1"), saying='OR')
        house.refuse(FAILED, *wish(room='5b'), '--category', 'advice', saying='5b')
        house.refuse(FAILED, *wish(), '--organisation', 'Niemand', saying='Niemand')
        house.refuse(USAGE, *wish(), '--category', 'karneval', saying=['karneval', 'advice'])


@case
def titles_that_nobody_can_read_are_refused(program):
    with House(program) as house:
        for title in ('', '   ', '\u200b', 'x' * 65536, 'x' * 201, 'a\x07b', 'a\x1b[31mb', 'a\u202eb',
                      'a\u2066b', 'a\u009bb', b'a\xffb', b'\xc3'):
            house.refuse(FAILED, *wish(title=title))


@case
def markup_and_odd_letters_are_plain_text(program):
    with House(program) as house:
        monday = ordinary_monday()
        for hour, title in enumerate(['<b>A & B</b>', '%s%n "Zitat" \\ \'; DROP TABLE booking;--',
                                      'Чтение على مهل 朗読', 'x' * 200, '--title']):
            house.book('6', monday, f'{hour + 8:02}:00', f'{hour + 9:02}:00', title)
            assert title in [b['title'] for b in house.bookings(monday)]
        assert '<b>A & B</b>' in house.run('week', week_of(monday)).out


@case
def an_exotic_locale_changes_no_text(program):
    with House(program) as house:
        monday = ordinary_monday()
        for locale in {'LC_ALL': 'C'}, {'LC_ALL': 'POSIX'}, {'LC_ALL': 'xx_XX.UTF-8'}:
            result = house.run('--json', 'book', '--room', '6', '--date', str(monday), '--start',
                               '08:00', '--end', '09:00', '--title', 'Müßig', **locale)
            assert result.code == DONE, result
            assert 'Müßig' in house.run('week', week_of(monday), **locale).out
            house.json('undo')


@case
def rules_that_hang_or_never_match_end_soon(program):
    with House(program) as house:
        hostile = ['FREQ=SECONDLY', 'FREQ=MINUTELY', 'FREQ=HOURLY', 'FREQ=DAILY;BYHOUR=9',
                   'FREQ=DAILY;BYMINUTE=1', 'FREQ=DAILY;BYSECOND=1', 'FREQ=WEEKLY;INTERVAL=0',
                   'FREQ=WEEKLY;COUNT=0', 'FREQ=DAILY;COUNT=1000000', 'FREQ=DAILY;BYMONTHDAY=-1',
                   'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1', 'FREQ=DAILY;COUNT=3;UNTIL=20300101', 'FREQ=X',
                   'FREQ', 'BYDAY=MO', '', 'FREQ=WEEKLY;' * 5000, 'FREQ=DAILY;INTERVAL=99999999999',
                   b'FREQ=\xff', 'FREQ=WEEKLY;BYDAY=XX']
        hostile += ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31']
        for rule in hostile:
            began = time.monotonic()
            house.refuse(USAGE, *wish(), '--rrule', rule, saying='--rrule')
            house.refuse(USAGE, 'expand', '--rrule', rule, '--date', '2026-01-01', '--start', '09:00',
                         saying='--rrule')
            assert time.monotonic() - began < 4, rule
        over = 'FREQ=DAILY;UNTIL=20200101'
        house.refuse(FAILED, *wish(), '--rrule', over, saying='rule')
        assert house.json('expand', '--rrule', over, '--date', '2026-01-01', '--start',
                          '09:00') == {'dates': [], 'skipped': []}


@case
def wrong_options_say_which(program):
    with House(program) as house:
        house.refuse(USAGE, 'book', '--room', '3', saying='--date')
        house.refuse(USAGE, 'book', saying='--room')
        house.refuse(USAGE, *wish(), '--farbe', 'rot', saying='--farbe')
        house.refuse(USAGE, *wish(), 'noch', saying='noch')
        house.refuse(USAGE, *wish(), '--on-conflict', 'vielleicht', saying='vielleicht')
        house.refuse(USAGE, 'cancel', saying='ID')
        house.refuse(USAGE, 'cancel', 'abc', '--scope', 'viele', saying='viele')
        house.refuse(USAGE, 'plan', saying='--output')
        house.refuse(USAGE, 'plan', '--output', 'plan.doc', saying='.pdf')
        house.refuse(USAGE, 'plan', '--output', 'p.pdf', '--week', '2026-W01', '--day', '2026-01-01')
        house.refuse(USAGE, 'backup', saying='FILE')
        house.refuse(USAGE, 'restore', saying='FILE')
        house.refuse(USAGE, 'holidays', saying='YEAR')
        house.refuse(USAGE, 'holidays', '1583', saying='1583')
        house.refuse(USAGE, 'demo', '--years', '0', saying='--years')
        house.refuse(USAGE, 'tanzen', saying=['tanzen', 'init, rooms, book'])
        house.refuse(USAGE, saying='init, rooms, book')
        house.refuse(USAGE, '--nichts', 'rooms', saying='--nichts')
        house.refuse(USAGE, 'rooms', b'--\xff', saying='')
        house.refuse(USAGE, 'rooms', '--version', saying='--version')
        house.refuse(FAILED, 'cancel', 'ab' * 5000, saying='…')
        house.refuse(FAILED, 'backup', house.path + '.copy-wal', saying='copy-wal')


@case
def help_and_version_need_no_house(program):
    with House(program, make=False) as house:
        assert re.match(r'zimtctl \d+\.\d+', house.run('--version').out)
        text = house.run('--help').out
        for command in ('init', 'rooms', 'book', 'cancel', 'week', 'free', 'expand', 'holidays',
                        'plan', 'demo', 'check', 'backup', 'restore', 'undo', 'redo'):
            assert re.search(rf'^  {command}\b', text, re.MULTILINE), command
            result = house.run(command, '--help')
            assert result.code == DONE and f'zimtctl {command}' in result.out
        assert '--on-conflict' in house.run('book', '--help').out


@case
def global_options_stand_before_or_after_the_command(program):
    with House(program) as house:
        before = subprocess.run([program, '--json', '--database', house.path, 'rooms'],
                                capture_output=True, check=True).stdout
        after = subprocess.run([program, 'rooms', '--database', house.path, '--json'],
                               capture_output=True, check=True).stdout
        assert before == after and before.startswith(b'[')


@case
def a_result_that_cannot_be_written_is_no_success(program):
    with House(program) as house, open('/dev/full', 'wb') as full:
        for arguments in ['rooms'], ['--version'], ['--help'], ['book', '--help']:
            result = subprocess.run(house.command(*arguments), stdout=full, stderr=subprocess.PIPE)
            assert result.returncode == FAILED, arguments
            assert result.stderr.startswith(b'zimtctl: The result could not be written: '), result


@case
def what_is_stored_is_said_to_be_where_the_result_cannot_be_written(program):
    with House(program) as house, open('/dev/full', 'wb') as full:
        monday = ordinary_monday()
        result = subprocess.run(house.command(*wish(date=str(monday), title='Voll')), stdout=full,
                                stderr=subprocess.PIPE)
        assert result.returncode == FAILED and b'stored' in result.stderr, result
        assert 'Voll' in [booking['title'] for booking in house.bookings(monday)]


# --- Without a database ---

@case
def a_rule_yields_its_dates(program):
    with House(program, make=False) as house:
        def expand(rule, date, *more):
            return house.json('expand', '--rrule', rule, '--date', date, '--start', '09:00',
                              *more)['dates']

        assert expand('FREQ=MONTHLY;BYDAY=-1TH;COUNT=3', '2026-11-01') \
            == ['2026-11-26T09:00', '2026-12-31T09:00', '2027-01-28T09:00']
        assert expand('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TU', '2026-11-24', '--max', '2') \
            == ['2026-11-24T09:00', '2026-12-08T09:00']
        assert len(expand('FREQ=DAILY', '2026-11-24')) == 100
        night = ['expand', '--rrule', 'FREQ=DAILY;COUNT=3', '--date', '2027-03-27', '--start', '02:30']
        shown = house.json(*night)
        assert shown['dates'] == ['2027-03-27T02:30', '2027-03-29T02:30']
        assert [gap['date'] for gap in shown['skipped']] == ['2027-03-28']
        assert 'clocks go forward' in shown['skipped'][0]['reason']
        told = house.run(*night)
        assert told.code == DONE and '28.03.2027' not in told.out
        assert told.err.startswith('zimtctl: There is no 02:30 on 28.03.2027'), told
        assert '26.11.2026' in house.run('expand', '--rrule', 'FREQ=DAILY;COUNT=1', '--date',
                                         '2026-11-26', '--start', '09:00').out
        assert os.listdir(house.folder) == []


@case
def public_holidays_are_those_of_thueringen(program):
    with House(program, make=False) as house:
        assert len(house.json('holidays', '2018')) == 10
        holidays = {h['date']: h['name'] for h in house.json('holidays', '2027')}
        assert len(holidays) == 11
        assert holidays['2027-10-31'] == 'Reformationstag'
        assert holidays['2027-09-20'] == 'Weltkindertag'
        assert holidays['2027-03-26'] == 'Karfreitag'
        assert 'Karfreitag' in house.run('holidays', '2027').out


# --- The plan on paper ---

def titles_of_pdf(path):
    text = subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, check=True).stdout
    return re.sub(r'[\s\u00ad-]+', '', text.decode())


@case
def every_title_of_the_week_is_found_in_the_pdf(program):
    with House(program) as house:
        monday = ordinary_monday()
        path = os.path.join(house.folder, 'plan.pdf')
        assert house.json('plan', '--output', path, '--week', week_of(monday))['bookings'] == 64
        titles = {b['title'] for b in house.bookings(monday)}
        assert len(titles) == TITLES, len(titles)
        text = titles_of_pdf(path)
        for title in titles:
            assert re.sub(r'[\s-]+', '', title) in text, title
        info = subprocess.run(['pdfinfo', path], capture_output=True, check=True).stdout.decode()
        assert re.search(r'Pages:\s+1\n', info) and '841.89 x 595' in info, info


@case
def the_plan_is_drawn_as_picture_and_for_a_day_or_a_room(program):
    with House(program) as house:
        monday = ordinary_monday()
        png = os.path.join(house.folder, 'plan.PNG')
        house.run('plan', '--output', png, '--week', week_of(monday))
        content = read(png)
        assert content[:8] == b'\x89PNG\r\n\x1a\n'
        assert int.from_bytes(content[16:20], 'big') == 2400
        svg = os.path.join(house.folder, 'plan.svg')
        assert house.json('plan', '--output', svg, '--day', str(monday))['bookings'] \
            == len([b for b in house.bookings(monday) if b['date'] == str(monday)])
        assert ElementTree.parse(svg).getroot().tag.endswith('svg')
        pdf = os.path.join(house.folder, 'plan.pdf')
        house.run('plan', '--output', pdf, '--room', '5b', '--week', week_of(monday))
        text = titles_of_pdf(pdf)
        assert 'Medienwerkstatt' in text and 'Tanzprobe' not in text
        house.refuse(FAILED, 'plan', '--output', '/nowhere/plan.pdf')
        house.refuse(FAILED, 'plan', '--output', pdf, '--room', '77', saying='77')


# --- The file ---

@case
def made_data_is_the_same_for_the_same_seed(program):
    def fill(seed):
        with House(program) as house:
            made = house.json('demo', '--years', '1', '--scale', '2', '--seed', seed)['bookings']
            assert house.json('check') == {'sound': True}
            return made, house.bookings(TODAY - days(70), '--all')

    day = None
    while day != read_today():  # the data lie around today
        day = read_today()
        first, again, other = fill('7'), fill('7'), fill('8')
    assert first[0] > 3000 and first[1]
    assert again == first  # ids too
    assert other != first


@case
def a_house_can_be_filled_twice_by_the_same_seed(program):
    with House(program) as house:
        for _ in range(2):
            house.json('demo', '--seed', '7')
        assert house.json('check') == {'sound': True}


@case
def a_copy_can_be_put_back(program):
    with House(program) as house:
        monday = ordinary_monday()
        copy = os.path.join(house.folder, 'copy.zimt')
        assert house.json('backup', copy) == {'sound': True, 'file': copy}
        assert stat.S_IMODE(os.stat(copy).st_mode) == 0o600
        house.refuse(FAILED, 'backup', copy, saying='copy.zimt')
        made = house.book('9', monday, '19:00', '20:00')
        kept = house.json('restore', copy)['kept']
        assert os.path.exists(kept)
        assert made['id'] not in [b['id'] for b in house.bookings(monday)]
        other = subprocess.run([program, '--database', kept, 'week', week_of(monday)],
                               capture_output=True, check=True)
        assert made['id'][:8] in other.stdout.decode()
        os.unlink(house.path)
        assert house.json('restore', copy) == {'sound': True, 'kept': None}
        assert len(house.bookings(monday)) == 64


@case
def errors_name_no_file_that_is_gone(program):
    with House(program) as house:
        copy = os.path.join(house.folder, 'copy.zimt')
        size = os.path.getsize(house.path)
        done = subprocess.run(house.command('backup', copy), capture_output=True, text=True,
                              restore_signals=False,  # SIGXFSZ stays ignored
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                                    (size // 2, size // 2)))
        assert done.returncode == FAILED and f'“{copy}”' in done.stderr, done
        assert os.listdir(house.folder) == ['house.zimt']
        # Not even root may make a file there.
        done = subprocess.run([program, '--database', '/sys/kernel/house.zimt', 'init'],
                              capture_output=True, text=True)
        assert done.returncode == FAILED and '“/sys/kernel/house.zimt”' in done.stderr, done


@case
def what_a_deleted_house_has_left_destroys_no_new_one(program):
    with House(program) as house:
        copy = os.path.join(house.folder, 'copy.zimt')
        house.json('backup', copy)
        os.unlink(house.path)
        with open(house.path + '-wal', 'wb') as file:
            file.write(b'left')
        house.refuse(FAILED, 'init', saying='house.zimt-wal')
        assert sorted(os.listdir(house.folder)) == ['copy.zimt', 'house.zimt-wal']
        house.json('restore', copy)
        assert house.json('check') == {'sound': True}


@case
def a_copy_that_is_none_is_not_put_back(program):
    with House(program) as house:
        text = os.path.join(house.folder, 'text.txt')
        with open(text, 'w', encoding='utf-8') as file:
            file.write('Kein Haus.\n' * 1000)
        before = read(house.path)
        house.refuse(DAMAGED, 'restore', text, saying='text.txt')
        house.refuse(FAILED, 'restore', os.path.join(house.folder, 'nichts'), saying='nichts')
        assert read(house.path) == before


@case
def a_text_file_is_no_house_and_stays_as_it_is(program):
    with House(program, make=False) as house:
        for content in b'Liebes Tagebuch!\n' * 500, b'', b'SQLite format 3\0' + b'x' * 5000:
            with open(house.path, 'wb') as file:
                file.write(content)
            for command in ['rooms'], ['check'], wish(), ['undo']:
                result = house.run(*command)
                assert result.code == DAMAGED, (content[:20], command, result)
                assert 'house.zimt' in result.err and len(result.err.splitlines()) == 1
            assert house.run('--json', 'check').out == '{"sound":false}\n'
            assert read(house.path) == content
            assert os.listdir(house.folder) == ['house.zimt']


@case
def a_newer_house_is_left_to_the_newer_program(program):
    with House(program) as house:
        content = bytearray(read(house.path))
        content[60:64] = (9999).to_bytes(4, 'big')  # user_version in SQLite's header
        with open(house.path, 'wb') as file:
            file.write(content)
        result = house.run('rooms')
        assert result.code == FAILED and 'newer' in result.err, result
        assert read(house.path) == bytes(content)


@case
def a_house_of_another_program_is_no_house(program):
    with House(program) as house:
        content = bytearray(read(house.path))
        content[68:72] = b'ABCD'  # application_id
        with open(house.path, 'wb') as file:
            file.write(content)
        assert house.run('rooms').code == DAMAGED
        assert read(house.path) == bytes(content)


@case
def a_torn_house_is_found_out(program):
    with House(program) as house:
        content = bytearray(read(house.path))
        for page in range(2, len(content) // 4096, 3):
            content[page * 4096:page * 4096 + 64] = b'\xaa' * 64
        with open(house.path, 'wb') as file:
            file.write(content)
        result = house.run('check')
        assert result.code == DAMAGED and len(result.err.splitlines()) == 1, result


@case
def a_house_that_is_open_elsewhere_is_in_use(program):
    with House(program) as house:
        holder = subprocess.Popen(
            [sys.executable, '-c',
             'import sqlite3, sys\n'
             'c = sqlite3.connect(sys.argv[1], isolation_level=None)\n'
             'c.execute("PRAGMA locking_mode=EXCLUSIVE")\n'
             'c.execute("BEGIN EXCLUSIVE")\n'
             'print("held", flush=True)\n'
             'sys.stdin.read()\n', house.path],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            assert holder.stdout.readline() == b'held\n'
            for command in ['rooms'], wish(), ['check'], ['week'], ['undo']:
                result = house.run(*command)
                assert result.code == IN_USE, (command, result)
                assert len(result.err.splitlines()) == 1 and result.out == ''
        finally:
            holder.communicate()
        assert house.run('rooms').code == DONE


# --- What zimtctl cannot make ---

def close_house(house, first, count, title):
    """A closure of the whole house for so many days, as the window makes it."""
    starts = (first - datetime.date(1970, 1, 1)).days * 24 * 60
    connection = sqlite3.connect(house.path)
    with connection:
        connection.execute("INSERT INTO journal_step (kind, name, account, at)"
                           " VALUES ('act', 'Close', 'test', 0)")
        connection.execute('INSERT INTO closure (starts, ends, title) VALUES (?, ?, ?)',
                           (starts, starts + count * 24 * 60, title))
        connection.execute('UPDATE journal_step SET is_open = 0 WHERE is_open = 1')
    connection.close()


# --- Dates ---

def holiday_week():
    """The week of a German Unity Day to come that is no Sunday: the sample has a series on Sundays,
    but only one."""
    year = TODAY.year + 1
    while datetime.date(year, 10, 3).isoweekday() == 7:
        year += 1
    date = datetime.date(year, 10, 3)
    return date - days(date.weekday())


run_main()
