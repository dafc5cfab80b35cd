"""Compares the protos with the last released descriptor set: nothing is renumbered, retyped or
renamed, and what goes leaves its number and name reserved.

check_proto_compat.py          compares
check_proto_compat.py --write  writes proto/released/hall_v1.binpb, once per release
"""

import sys

from google.protobuf import descriptor_pb2

import proto_set
import repository

RELEASED = repository.ROOT / "proto" / "released" / "hall_v1.binpb"


def index(descriptor_set):
    """kind -> full name -> element, over all our files."""
    table = {}
    for file in proto_set.own_files(descriptor_set):
        for element in proto_set.elements(file):
            key = f"{file.package}.{element.name}"
            table.setdefault(element.kind, {})[key] = element
    return table


def shape(field):
    """What the wire and the JSON form of a field depend on."""
    oneof = field.oneof_index if field.HasField("oneof_index") and not field.proto3_optional else None
    return (field.type, field.type_name, field.label, field.proto3_optional, oneof is not None)


def number_reserved(message, number, inclusive):
    return any(span.start <= number <= (span.end if inclusive else span.end - 1)
               for span in message.reserved_range)


def compare_numbered(name, kind, old, new, holder, inclusive):
    """Fields of a message or values of an enum: old and new lists of (number, name)."""
    findings = []
    new_names = dict(new)
    for number, old_name in old:
        if number in new_names:
            if new_names[number] != old_name:
                findings.append(f"{name}: {kind} {number} was {old_name}, is {new_names[number]}")
            continue
        if not number_reserved(holder, number, inclusive) or old_name not in holder.reserved_name:
            findings.append(f"{name}: {kind} {old_name} = {number} is gone; "
                            f"add `reserved {number}; reserved \"{old_name}\";`")
    return findings


def compare_message(name, old, new):
    findings = compare_numbered(
        name, "field", [(f.number, f.name) for f in old.field],
        [(f.number, f.name) for f in new.field], new, inclusive=False)
    fields = {field.number: field for field in new.field}
    for field in old.field:
        if field.number in fields and shape(fields[field.number]) != shape(field):
            findings.append(f"{name}: field {field.name} = {field.number} changed its type")
    return findings


def compare_enum(name, old, new):
    return compare_numbered(
        name, "value", [(v.number, v.name) for v in old.value],
        [(v.number, v.name) for v in new.value], new, inclusive=True)


def compare_method(name, old, new):
    def signature(method):
        return (method.input_type, method.output_type, method.client_streaming,
                method.server_streaming)
    return [] if signature(old) == signature(new) else [f"{name}: the method changed its messages"]


COMPARE = {"message": compare_message, "enum": compare_enum, "method": compare_method}


def compare(released, current):
    """The findings of every element of the released set."""
    findings = []
    old, new = index(released), index(current)
    for kind in ("service", "method", "message", "enum"):
        for name, element in old.get(kind, {}).items():
            present = new.get(kind, {}).get(name)
            if present is None:
                findings.append(f"{name}: the released {kind} is gone")
            elif kind in COMPARE:
                findings += COMPARE[kind](name, element.proto, present.proto)
    return findings


def write(current):
    """Stores the set without comments and without Google's files, so that diffs stay small."""
    stored = descriptor_pb2.FileDescriptorSet()
    for file in proto_set.own_files(current):
        stored.file.add().CopyFrom(file)
        stored.file[-1].ClearField("source_code_info")
    RELEASED.parent.mkdir(parents=True, exist_ok=True)
    RELEASED.write_bytes(stored.SerializeToString(deterministic=True))
    print(f"written: {RELEASED}")


def main(arguments):
    names = proto_set.own_names()
    if arguments == ["--write"]:
        write(proto_set.compile_set(names))
        return 0
    if not RELEASED.exists():
        # Without it every renumbered field would pass.
        return repository.report("proto compatibility", [
            f"{RELEASED} does not exist: there is nothing to compare with; "
            "check_proto_compat.py --write makes it of the protos as they are"])
    released = descriptor_pb2.FileDescriptorSet.FromString(RELEASED.read_bytes())
    return repository.report("proto compatibility", compare(released, proto_set.compile_set(names)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
