#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start and memory of zimt with ten years of the house, against an empty window of libadwaita.

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


def start(command, watch, folder, **extra):
    """Milliseconds, RSS and PSS in MiB of one start."""
    output = os.path.join(folder, 'watched')
    environment = {**os.environ, 'LD_PRELOAD': watch, 'WATCH_OUTPUT': output, **extra}
    # What finds leaks in tests costs time here.
    for name in 'G_SLICE', 'G_DEBUG', 'GTK_A11Y':
        environment.pop(name, None)
    environment['WATCH_STARTED'] = str(time.clock_gettime_ns(time.CLOCK_MONOTONIC))
    subprocess.run(command, env=environment, timeout=60, check=True)
    with open(output, encoding='ascii') as file:
        milliseconds, rss, pss = file.read().split()
    os.unlink(output)
    return float(milliseconds), int(rss) / 1024, int(pss) / 1024


def make_house(zimtctl, folder):
    path = os.path.join(folder, 'house.zimt')
    for command in ['init', '--sample'], ['demo', '--years', '10', '--seed', '1']:
        subprocess.run([zimtctl, '--database', path, *command], check=True,
                       stdout=subprocess.DEVNULL)
    return path


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
                          WATCH_COUNT='50'),
                    start([empty], watch, folder))
            if number > 0:  # the first ones fill the caches
                ours.append(pair[0])
                baseline.append(pair[1])
    time_, rss, pss = (statistics.median(column) for column in zip(*ours))
    base_time, base_rss, base_pss = (statistics.median(column) for column in zip(*baseline))
    results = [
        report('start to the first frame with the week drawn', 'ms', time_, base_time, MAX_RATIO),
        report('memory after start (RSS)', 'MiB', rss, base_rss, MAX_RATIO),
        report('memory after start (PSS)', 'MiB', pss, base_pss, None),
    ]
    return 0 if all(results) else 1


sys.exit(main(*map(os.path.abspath, sys.argv[1:])))
