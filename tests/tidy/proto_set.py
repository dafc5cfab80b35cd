"""Descriptor sets of the protos under proto/, and a walk over every element with its comment."""

import subprocess
import tempfile
from pathlib import Path

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

import repository

PROTO_ROOT = repository.ROOT / "proto"


def compile_set(names, root=PROTO_ROOT):
    """The FileDescriptorSet of these files and all they import, with their comments."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "set.binpb"
        subprocess.run(
            ["protoc", f"-I{root}", "--include_source_info", "--include_imports",
             f"--descriptor_set_out={out}", *names], check=True)
        return descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())


def own_names():
    return [name[len("proto/"):] for name in repository.files("proto/*.proto")]


def own_files(descriptor_set):
    """The files of ours in the set; well-known types and gRPC's own protos are left out."""
    return [file for file in descriptor_set.file if file.name.startswith("hall/")]


class Element:
    """One service, method, message, field, oneof, enum or value."""

    def __init__(self, file, kind, path, name, proto, parent=None):
        self.file, self.kind, self.path = file, kind, path
        self.name, self.proto, self.parent = name, proto, parent


def elements(file):
    """Every element of one FileDescriptorProto, outermost first."""
    for index, service in enumerate(file.service):
        owner = Element(file, "service", (6, index), service.name, service)
        yield owner
        for number, method in enumerate(service.method):
            yield Element(file, "method", (6, index, 2, number), f"{service.name}.{method.name}",
                          method, owner)
    for index, message in enumerate(file.message_type):
        yield from _message(file, (4, index), message, message.name)
    for index, enum in enumerate(file.enum_type):
        yield from _enum(file, (5, index), enum, enum.name)
    for index, extension in enumerate(file.extension):
        yield Element(file, "field", (7, index), extension.name, extension)


def _message(file, path, message, name):
    owner = Element(file, "message", path, name, message)
    yield owner
    for index, field in enumerate(message.field):
        yield Element(file, "field", path + (2, index), f"{name}.{field.name}", field, owner)
    real = {field.oneof_index for field in message.field
            if field.HasField("oneof_index") and not field.proto3_optional}
    for index, oneof in enumerate(message.oneof_decl):
        if index in real:
            yield Element(file, "oneof", path + (8, index), f"{name}.{oneof.name}", oneof, owner)
    for index, nested in enumerate(message.nested_type):
        if not nested.options.map_entry:
            yield from _message(file, path + (3, index), nested, f"{name}.{nested.name}")
    for index, enum in enumerate(message.enum_type):
        yield from _enum(file, path + (4, index), enum, f"{name}.{enum.name}")


def _enum(file, path, enum, name):
    owner = Element(file, "enum", path, name, enum)
    yield owner
    for index, value in enumerate(enum.value):
        yield Element(file, "value", path + (2, index), f"{name}.{value.name}", value, owner)


class Places:
    """Line and comment of each element of one file."""

    def __init__(self, file):
        self._locations = {tuple(location.path): location
                           for location in file.source_code_info.location}

    def line(self, element):
        location = self._locations.get(element.path)
        return location.span[0] + 1 if location else 1

    def comment(self, element):
        location = self._locations.get(element.path)
        if location is None:
            return ""
        return (location.leading_comments + location.trailing_comments).strip()


def options_reader(descriptor_set):
    """A function that reads an options message with the set's own extensions known."""
    pool = descriptor_pool.DescriptorPool()
    for file in descriptor_set.file:
        pool.Add(file) if hasattr(pool, "Add") else pool.AddSerializedFile(file.SerializeToString())
    factory = message_factory.MessageFactory(pool)

    def read(options, extension_name):
        """The value of the extension in these options, or None."""
        try:
            extension = pool.FindExtensionByName(extension_name)
        except KeyError:
            return None
        reader = factory.GetPrototype(extension.containing_type)
        factory.GetPrototype(extension.message_type)
        known = reader.FromString(options.SerializeToString())
        for field, value in known.ListFields():
            if field.full_name == extension_name:
                return value
        return None

    return read
