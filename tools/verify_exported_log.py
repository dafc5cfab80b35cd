"""Verifies an exported log without any code of the server; see docs/log-format.md.

    python3 verify_exported_log.py export.log [position:hash ...]

Needs Python 3 with a hashlib that knows SM3 (Debian 12 has one). Ends with 0 and how many events there
are when the whole file is as it was written, with 1 and the first flaw otherwise, with 2 where it
cannot look. With positions and hashes from checkpoints kept elsewhere, in base64 as they have them or in
hexadecimal digits, a tail that was cut off shows too.
"""

import base64
import hashlib
import struct
import sys

MAGIC = b"HALLLOG1"
ALGORITHMS = {1: "sm3", 2: "sha256"}
HASH_SIZE = 32


class Flaw(Exception):
    pass


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, size):
        if size > len(self.data) - self.at:
            raise Flaw("the file ends too early")
        self.at += size
        return self.data[self.at - size:self.at]

    def numbers(self, form):
        return struct.unpack(">" + form, self.take(struct.calcsize(">" + form)))

    def counted(self):
        return self.take(*self.numbers("I"))


def verify(data, checkpoints):
    """The position in front of the first event, and the last. Raises Flaw at the first thing wrong."""
    reader = Reader(data)
    if reader.take(len(MAGIC)) != MAGIC:
        raise Flaw("this is no exported log")
    algorithm, _hall = reader.numbers("BI")
    if algorithm not in ALGORITHMS:
        raise Flaw("unknown hash algorithm")

    def digest(message):
        return hashlib.new(ALGORITHMS[algorithm], message).digest()

    head, position, recorded = bytes(HASH_SIZE), 0, -2**63
    begin = reader.at
    after = 0
    while True:
        frame = reader.take(1)
        if frame == b"P" and reader.at == begin + 1:
            (position,), head = reader.numbers("Q"), reader.take(HASH_SIZE)
            if position == 0:
                raise Flaw("nothing stands in front of the first event")
            after = position
            for earlier in [known for known in checkpoints if known < after]:
                del checkpoints[earlier]
            if checkpoints.pop(after, head) != head:
                raise Flaw(f"event {after} is not the one the checkpoint knows")
        elif frame == b"B":
            reader.counted()
        elif frame == b"E":
            seq, recorded_us, occurred_us, kind = reader.numbers("QqqH")
            actor, body = reader.counted(), reader.counted()
            stored = reader.take(HASH_SIZE)
            head = digest(head + struct.pack(">QqqH", seq, recorded_us, occurred_us, kind)
                          + struct.pack(">I", len(actor)) + actor
                          + struct.pack(">I", len(body)) + body)
            if seq != position + 1:
                raise Flaw(f"event {position + 1} is missing")
            if head != stored:
                raise Flaw(f"event {seq} was changed")
            if recorded_us < recorded:
                raise Flaw(f"event {seq} was recorded before the one in front of it")
            if checkpoints.pop(seq, head) != head:
                raise Flaw(f"event {seq} is not the one the checkpoint knows")
            position, recorded = seq, recorded_us
        elif frame == b"Z":
            break
        else:
            raise Flaw(f"after event {position} stands no frame")
    if reader.numbers("Q") != (position,) or reader.take(HASH_SIZE) != head:
        raise Flaw("the end names another event than the last one")
    if digest(data[:reader.at]) != reader.take(HASH_SIZE):
        raise Flaw("a byte outside the events was changed")
    if reader.at != len(data):
        raise Flaw("something follows the end")
    if checkpoints:
        raise Flaw(f"a checkpoint knows of event {max(checkpoints)}; the log ends at {position}")
    return after, position


def checkpoint(argument):
    """Position and hash of "position:hash". Raises ValueError."""
    position, _, text = argument.partition(":")
    is_hexadecimal = len(text) == 2 * HASH_SIZE
    value = bytes.fromhex(text) if is_hexadecimal else base64.b64decode(text, validate=True)
    if len(value) != HASH_SIZE:
        raise ValueError(text)
    return int(position), value


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    checkpoints = {}
    for argument in arguments[1:]:
        try:
            checkpoints.update([checkpoint(argument)])
        except ValueError:
            print(f"{argument} is not a position, a colon and a hash", file=sys.stderr)
            return 2
    try:
        with open(arguments[0], "rb") as file:
            data = file.read()
    except OSError as error:
        print(f"{arguments[0]}: {error.strerror}", file=sys.stderr)
        return 2
    try:
        after, last = verify(data, checkpoints)
        print(f"{last - after} events, all as they were written"
              + (f"; they follow event {after}, whose hash is taken on trust" if after else ""))
    except Flaw as flaw:
        print(f"damaged: {flaw}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
