#!/usr/bin/env python3
"""Run a command and name the files of a folder that were opened meanwhile.

usage: tests/opened.py FOLDER COMMAND...

Prints the names, sorted, each once; 77 where the system cannot tell.
"""
import ctypes
import os
import struct
import subprocess
import sys

IN_OPEN, IN_NONBLOCK, IN_ISDIR = 0x20, 0o4000, 0x40000000


def names(fd):
    while True:
        try:
            events = os.read(fd, 1 << 20)
        except BlockingIOError:
            return
        while events:
            _, mask, _, size = struct.unpack_from("iIII", events)
            if not mask & IN_ISDIR:
                yield os.fsdecode(events[16:16 + size].rstrip(b"\0"))
            events = events[16 + size:]


def main():
    libc = ctypes.CDLL(None, use_errno=True)
    fd = libc.inotify_init1(IN_NONBLOCK)
    if fd < 0 or libc.inotify_add_watch(fd, os.fsencode(sys.argv[1]), IN_OPEN) < 0:
        sys.exit(77)
    done = subprocess.run(sys.argv[2:])
    print(*sorted(set(names(fd))), sep="\n")
    sys.exit(done.returncode)


main()
