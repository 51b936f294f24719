#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start and memory of zimt with ten years of the house, against an empty window of libadwaita.

Also how long a change of the week takes in the window, from the action to the new week's frame, the
wait for the screen's next refresh included.

Both programs are run in turns, with watch-start preloaded, which says when the first frame that shows
what the program is for had been painted: any frame of the empty window, the frame with the week drawn
of zimt.

    start.py ZIMT ZIMTCTL EMPTY_WINDOW WATCH_START"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 11
MAX_RATIO = 1.5
MAX_WEEK_CHANGE = 30  # ms


def start(command, watch, folder, **extra):
    """Milliseconds, RSS and PSS in MiB of one start, and milliseconds of the action."""
    output = os.path.join(folder, 'watched')
    environment = {**os.environ, 'LD_PRELOAD': watch, 'WATCH_OUTPUT': output, **extra}
    # What finds leaks in tests costs time here.
    for name in 'G_SLICE', 'G_DEBUG', 'GTK_A11Y':
        environment.pop(name, None)
    environment['WATCH_STARTED'] = str(time.clock_gettime_ns(time.CLOCK_MONOTONIC))
    subprocess.run(command, env=environment, timeout=60, check=True)
    with open(output, encoding='ascii') as file:
        milliseconds, rss, pss, action = file.read().split()
    os.unlink(output)
    return float(milliseconds), int(rss) / 1024, int(pss) / 1024, float(action)


def make_house(zimtctl, folder):
    path = os.path.join(folder, 'house.zimt')
    for command in ['init', '--sample'], ['demo', '--years', '10', '--seed', '1', '--people', '0']:
        subprocess.run([zimtctl, '--database', path, *command], check=True,
                       stdout=subprocess.DEVNULL)
    return path


def quarter(values):
    """The lower quartile: what else the machine does only ever adds to a start."""
    return statistics.quantiles(values, n=4)[0]


def report(what, unit, ours, baseline, budget):
    ratio = ours / baseline
    is_good = budget is None or ratio <= budget
    limit = '' if budget is None else f' (at most {budget})'
    verdict = '' if budget is None else ': good' if is_good else ': OVER BUDGET'
    print(f'{what}: {ours:.1f} {unit}; an empty AdwApplicationWindow: {baseline:.1f} {unit}; '
          f'ratio {ratio:.2f}{limit}{verdict}', flush=True)
    return is_good


def main(zimt, zimtctl, empty, watch):
    with tempfile.TemporaryDirectory(prefix='zimt-start-') as folder:
        path = make_house(zimtctl, folder)
        ours, baseline = [], []
        for number in range(ROUNDS + 1):
            pair = (start([zimt, path], watch, folder, WATCH_TYPE='ZimtWeekGridChild',
                          WATCH_COUNT='50', WATCH_ACTION='next-week'),
                    start([empty], watch, folder))
            if number > 0:  # the first ones fill the caches
                ours.append(pair[0])
                baseline.append(pair[1])
    times, rsses, psses, changes = zip(*ours)
    base_times, base_rsses, base_psses, _ = zip(*baseline)
    time_, change, base_time = quarter(times), quarter(changes), quarter(base_times)
    rss, pss = statistics.median(rsses), statistics.median(psses)
    base_rss, base_pss = statistics.median(base_rsses), statistics.median(base_psses)
    results = [
        report('start to the first frame with the week drawn', 'ms', time_, base_time, MAX_RATIO),
        report('memory after start (RSS)', 'MiB', rss, base_rss, MAX_RATIO),
        report('memory after start (PSS)', 'MiB', pss, base_pss, None),
    ]
    is_good = change <= MAX_WEEK_CHANGE
    print(f'week change in the window, with the wait for a refresh: {change:.1f} ms '
          f'(at most {MAX_WEEK_CHANGE} ms): {"good" if is_good else "OVER BUDGET"}')
    return 0 if all(results) and is_good else 1


sys.exit(main(*map(os.path.abspath, sys.argv[1:])))
