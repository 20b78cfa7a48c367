#!/usr/bin/env python3
"""Put checksums on the pages of an index that another program has written to.

usage: tests/resum.py FILE

What a stranger could do who knows how an index is made, so that what lies
behind the checksums can be tested. Written after core/store/sums.h, apart from
the program: where they differ, no index that was summed here is opened.
"""
import ctypes
import sys

RESERVED = 8
COUNTER = slice(24, 28)

xxhash = ctypes.CDLL("libxxhash.so.0")
xxhash.XXH3_64bits_withSeed.restype = ctypes.c_uint64
xxhash.XXH3_64bits_withSeed.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint64]


def page_size(data):
    size = int.from_bytes(data[16:18], "big")
    return 65536 if size == 1 else size


def sum_of(page, number):
    body = bytes(page[:-RESERVED])
    made = xxhash.XXH3_64bits_withSeed(body, len(body), number).to_bytes(8, "little")
    return made[:4] + body[COUNTER] if number == 1 else made


def resum(path):
    with open(path, "r+b") as file:
        data = bytearray(file.read())
        size = page_size(data)
        for number in range(1, len(data) // size + 1):
            page = data[(number - 1) * size:number * size]
            data[number * size - RESERVED:number * size] = sum_of(page, number)
        file.seek(0)
        file.write(data)


if __name__ == "__main__":
    resum(sys.argv[1])
