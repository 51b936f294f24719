#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A workbook of contacts has texts only: no formula, no number, no link; and is nobody else's to read.

Call: test-xlsx.py TEST-CONTACTS-CSV"""
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def read_sheet(path):
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        names = book.namelist()
        assert not any('rels' in name and 'worksheets' in name for name in names), names
        for name in names:
            if name.endswith(('.xml', '.rels')):
                ElementTree.fromstring(book.read(name))
        return ElementTree.fromstring(book.read('xl/worksheets/sheet1.xml'))


def check_cells(sheet):
    texts = []
    assert not list(sheet.iter(MAIN + 'f'))
    assert not list(sheet.iter(MAIN + 'hyperlink'))
    for cell in sheet.iter(MAIN + 'c'):
        assert cell.get('t') == 'inlineStr', cell.attrib
        texts.append(''.join(cell.itertext()))
    return texts


def main():
    print('TAP version 13\n1..4')
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'contacts.xlsx'
        subprocess.run([sys.argv[1], '--xlsx', path], check=True, umask=0o022)
        sheet = read_sheet(path)
        texts = check_cells(sheet)
        print('ok 1 every cell is a text')
        for wanted in ('=1+1', '@Maria', '+49', '-Strich', '=Caritas', 'حداد', 'ተስፋዬ'):
            assert wanted in texts, wanted
        assert any(text.startswith('https://') for text in texts)
        assert len(list(sheet.iter(MAIN + 'row'))) == 1001
        assert sheet.find(f'.//{MAIN}pane').get('state') == 'frozen'
        print('ok 2 what looks like a formula is there as it is')
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
        assert os.listdir(folder) == ['contacts.xlsx'], os.listdir(folder)
        print('ok 3 the file is the account’s own, and nothing lies beside it')
        done = subprocess.run([sys.argv[1], '--xlsx', f'{folder}/none/contacts.xlsx'], check=False, capture_output=True,
                              text=True)
        assert done.returncode == 1 and 'none/contacts.xlsx' in done.stderr, done.stderr
        print('ok 4 a folder that is not there is said')


main()
