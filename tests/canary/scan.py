#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for words in every file below some folders: scan.py WORDS FOLDER...

WORDS is a file with a word of 12 lower-case letters a line. A word is found as UTF-8, UTF-16, in upper
and lower case, in hexadecimal and base64 of these (any alignment, broken into lines or not), and inside
of zlib and gzip streams. Prints a line for each find and ends with 1 where there is one.

It looks for runs of letters instead of words: so it takes the same time for any number of words."""
import base64
import os
import re
import sys
import zlib

LENGTH = 12

TEXT = re.compile(rb'[A-Za-z]{12,}')
UTF16_LE = re.compile(rb'(?:[A-Za-z]\0){12,}')
UTF16_BE = re.compile(rb'(?:\0[A-Za-z]){12,}')
HEX = re.compile(rb'[0-9A-Fa-f]{24,}')
BASE64 = re.compile(rb'[A-Za-z0-9+/_-]{14,}(?:\r?\n[A-Za-z0-9+/_-]+)*')
DEFLATED = re.compile(rb'\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]')

MAX_INFLATED = 16 * 1024 * 1024


class Finder:
    """Finds @words (of LENGTH letters) in bytes, and @texts, which are looked for as they are."""

    def __init__(self, words, texts=()):
        self.words = {word.lower().encode() for word in words}
        assert all(len(word) == LENGTH and word.isalpha() for word in self.words), words
        self.texts = [text.encode() for text in texts]
        self.clean = set()     # files in which nothing was, as long as they do not change

    def in_letters(self, letters):
        letters = letters.lower()
        return {letters[i:i + LENGTH] for i in range(len(letters) - LENGTH + 1)} & self.words

    def in_text(self, data):
        """What is there as text: {(word, how)}."""
        found = {(word, 'text') for run in TEXT.finditer(data) for word in self.in_letters(run[0])}
        for pattern in UTF16_LE, UTF16_BE:
            for run in pattern.finditer(data):
                letters = run[0].replace(b'\0', b'')
                found |= {(word, 'UTF-16') for word in self.in_letters(letters)}
        found |= {(text, 'text') for text in self.texts if text in data}
        return found

    def in_hex(self, data):
        for run in HEX.finditer(data):
            for start in 0, 1:
                digits = run[0][start:]
                plain = bytes.fromhex(digits[:len(digits) // 2 * 2].decode())
                yield from ((word, f'hexadecimal {how}') for word, how in self.in_text(plain))

    def in_base64(self, data):
        for run in BASE64.finditer(data):
            letters = re.sub(rb'\s', b'', run[0]).replace(b'-', b'+').replace(b'_', b'/')
            for start in range(4):
                part = letters[start:]
                plain = base64.b64decode(part[:len(part) // 4 * 4])
                yield from ((word, f'base64 {how}') for word, how in self.in_text(plain))

    def in_deflated(self, data):
        for start in DEFLATED.finditer(data):
            stream = zlib.decompressobj(wbits=47)
            try:
                plain = stream.decompress(memoryview(data)[start.start():], MAX_INFLATED)
            except zlib.error:
                continue
            yield from ((word, f'deflated {how}') for word, how in self.in_text(plain))

    def in_bytes(self, data):
        """[(word, how)], sorted."""
        found = self.in_text(data)
        found.update(self.in_hex(data))
        found.update(self.in_base64(data))
        found.update(self.in_deflated(data))
        return sorted((word.decode(), how) for word, how in found)

    def in_folder(self, folder):
        """[(path, word, how)] of every file, the names of files and folders included."""
        found = []
        for root, folders, files in os.walk(folder):
            for name in folders + files:
                found += [(os.path.join(root, name), word, f'name, {how}')
                          for word, how in self.in_bytes(os.fsencode(name))]
            for name in files:
                path = os.path.join(root, name)
                if os.path.islink(path) or not os.path.isfile(path):
                    continue
                status = os.stat(path)
                mark = path, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
                if mark in self.clean:
                    continue
                with open(path, 'rb') as file:
                    here = [(path, word, how) for word, how in self.in_bytes(file.read())]
                found += here
                if not here:
                    self.clean.add(mark)
        return found


def main(words_path, *folders):
    with open(words_path, encoding='utf-8') as file:
        finder = Finder(file.read().split())
    found = [find for folder in folders for find in finder.in_folder(folder)]
    for path, word, how in found:
        print(f'{path}: {word} ({how})')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
