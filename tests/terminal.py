#!/usr/bin/env python3
"""Run a command on a terminal of its own and print what it wrote there.

usage: tests/terminal.py [--columns N] [--send SIGNAL --at TEXT] COMMAND...

--send sends a signal (INT, by the terminal's Ctrl-C; TERM, HUP ...) as soon as
TEXT has been written. Ends with the command's status; 128 + n where signal n
has ended it.
"""
import argparse
import fcntl
import os
import pty
import signal
import struct
import sys
import termios


def read(fd):
    try:
        return os.read(fd, 65536)
    except OSError:  # the other end is closed
        return b""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--send")
    parser.add_argument("--at", default="")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    pid, fd = pty.fork()
    if pid == 0:
        size = struct.pack("HHHH", 25, asked.columns, 0, 0)
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        # they may be ignored where the tests run in the background
        for name in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
            signal.signal(name, signal.SIG_DFL)
        os.execvp(asked.command[0], asked.command)
    written, sent = b"", False
    while chunk := read(fd):
        written += chunk
        if asked.send and not sent and asked.at.encode() in written:
            if asked.send == "INT":
                os.write(fd, b"\x03")
            else:
                os.kill(pid, getattr(signal, "SIG" + asked.send))
            sent = True
    sys.stdout.buffer.write(written)
    sys.stdout.flush()
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    sys.exit(status if status >= 0 else 128 - status)


main()
