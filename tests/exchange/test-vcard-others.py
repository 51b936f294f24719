#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Zimt writes as cards is read by python3-vobject and by khard, and says the same there.

Call: test-vcard-others.py TEST-VCARD"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import vobject


def texts(card, name):
    return [child.value for child in card.contents.get(name, [])]


def compare(card, record):
    """The card as vobject reads it and the record that was written."""
    if 'family' in record or 'given' in record:
        assert card.n.value.family == record.get('family', ''), card.n.value
        assert card.n.value.given == record.get('given', ''), card.n.value
        title = ' '.join(part for part in (record.get('given'), record.get('family')) if part)
    else:
        title = record['name']
    assert card.fn.value == title, (card.fn.value, title)
    assert texts(card, 'tel') == [row['number'] for row in record.get('phones', [])]
    assert texts(card, 'email') == [row['address'] for row in record.get('emails', [])]
    categories = card.contents.get('categories', [])
    assert [word for line in categories for word in line.value] == record.get('tags', [])
    assert texts(card, 'note') == ([record['note']] if 'note' in record else [])
    addresses = [(value.street, value.city, value.code) for value in texts(card, 'adr')]
    assert addresses == [(row['street'], row['city'], row['postcode']) for row in record.get('addresses', [])]
    if 'roles' in record:
        assert card.org.value == ['Caritas, Erfurt'], card.org.value


def check_vobject(path, records):
    with open(path, encoding='utf-8', newline='') as file:
        cards = list(vobject.readComponents(file.read()))
    assert len(cards) == len(records)
    for card, record in zip(cards, records):
        compare(card, record)


def check_khard(home, path, n_records):
    """khard wants a file a card."""
    book = home / 'book'
    book.mkdir()
    cards = path.read_bytes().split(b'BEGIN:VCARD\r\n')[1:]
    for i, card in enumerate(cards):
        (book / f'{i}.vcf').write_bytes(b'BEGIN:VCARD\r\n' + card)
    config = home / '.config' / 'khard'
    config.mkdir(parents=True)
    (config / 'khard.conf').write_text(f'[addressbooks]\n[[book]]\npath = {book}\n')
    environment = dict(os.environ, HOME=str(home), XDG_CONFIG_HOME=str(home / '.config'))
    done = subprocess.run(['khard', 'list', '--parsable', '--fields', 'uid'], env=environment, capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert 'Error' not in done.stderr and 'ERROR' not in done.stderr, done.stderr
    assert len(done.stdout.splitlines()) == n_records, done.stderr + done.stdout[-400:]


def main():
    print('TAP version 13\n1..2')
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        path = home / 'cards.vcf'
        out = subprocess.run([sys.argv[1], '--write', path], check=True, capture_output=True, text=True).stdout
        records = [json.loads(line) for line in out.splitlines()]
        check_vobject(path, records)
        print('ok 1 python3-vobject reads every card as it was written', flush=True)
        check_khard(home, path, len(records))
        print('ok 2 khard lists every card')


main()
