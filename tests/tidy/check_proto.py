"""Rules of the API that protoc does not know: comments, names, pairs, access, positions."""

import re
import sys

from google.protobuf import descriptor_pb2

import proto_set
import repository

# Reserved words of the languages clients are written in, besides words of our own that mislead.
RESERVED = set("""
class case order default switch public private protected static void final abstract interface
package import new delete this super return throw throws try catch finally if else for while do
break continue goto const volatile virtual operator template typename namespace using friend inline
explicit extern register mutable auto bool char short int long float double signed unsigned struct
union enum typedef sizeof and or not xor bitand bitor compl concept requires export native
synchronized transient instanceof implements extends assert strictfp boolean byte null true false
def del elif except from global in is lambda nonlocal pass raise with yield async await None as
function var let typeof debugger arguments eval
abstract base checked decimal delegate fixed foreach implicit internal lock object out override
params readonly sbyte sealed stackalloc string uint ulong unchecked unsafe ushort
associatedtype deinit fileprivate func guard init inout protocol repeat rethrows self
subscript typealias where
""".split())

# A stream's messages may have a name of their own where it says more than Response.
STREAMED = {"WatchService.WatchHall": "WatchFrame"}

# A name that begins so reads the hall; every other method changes it.
READS = re.compile(r"(Get|List|Search|Estimate|Preview|Explain|Export|Verify)[A-Z]")
REQUEST_ID, MIN_POSITION = "request_id", "min_position"
TYPES = {
    REQUEST_ID: descriptor_pb2.FieldDescriptorProto.TYPE_STRING,
    MIN_POSITION: descriptor_pb2.FieldDescriptorProto.TYPE_UINT64,
    "position": descriptor_pb2.FieldDescriptorProto.TYPE_UINT64,
}
# Methods that are neither, and why.
NEITHER = {
    "WatchService.WatchHall": "goes on after a position; each frame tells the one it holds",
    "BenchService.Empty": "measures the transport; no hall stands behind it",
}

# No one can be asked for money through the hall: nothing of the API is called by one of these words,
# so that a fee outside a guide has no place to stand in.
MONEY = set("""
fee fees price prices charge charges payment payments pay pays paid payable amount amounts cost costs
tariff tariffs bill bills billing invoice invoices refund refunds money currency cash fine fines yuan
surcharge deposit deposits
""".split())
# Where the word stands all the same, and the types that keep it a text to read (API, log).
MONEY_TOLD = {"Guide.fees": (".hall.v1.DisplayText", ".hall.log.v1.Text")}

ACCESS, VIEW_ACCESS = "hall.v1.access", "hall.v1.view_access"


def zero_value_name(enum_name):
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", enum_name.rsplit(".", 1)[-1])
    return words.upper() + "_UNSPECIFIED"


def grants_somebody(access):
    """True when an access rule names a role or opens the method to everybody."""
    return any(bool(value) for _, value in access.ListFields())


def check_package(file):
    folder = file.name.rsplit("/", 1)[0].replace("/", ".")
    if file.package != folder:
        return [f"proto/{file.name}:1: package {file.package} lies in the folder of {folder}"]
    return []


def check_names(element, where):
    findings = []
    if element.kind in ("field", "oneof"):
        name = element.proto.name
        if name in RESERVED:
            findings.append(f"{where}: {name} is a keyword in a client's language")
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
            findings.append(f"{where}: names of fields are lower_snake_case")
    if element.kind == "enum":
        expected = zero_value_name(element.name)
        if element.proto.value[0].number != 0 or element.proto.value[0].name != expected:
            findings.append(f"{where}: the first value of {element.name} is {expected} = 0")
    if element.kind == "value":
        prefix = zero_value_name(element.parent.name)[:-len("UNSPECIFIED")]
        if not element.proto.name.startswith(prefix):
            findings.append(f"{where}: values of {element.parent.name} begin with {prefix}")
    if element.kind == "service" and not element.name.endswith("Service"):
        findings.append(f"{where}: the name of a service ends in Service")
    return findings


def check_money(element, where):
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", element.proto.name).lower().split("_")
    found = MONEY.intersection(words)
    if not found:
        return []
    if element.kind == "field" and element.proto.type_name in MONEY_TOLD.get(element.name, ()):
        return []
    return [f"{where}: {element.kind} {element.name}: the hall takes no money; only a guide tells "
            f"what is charged ({', '.join(sorted(found))})"]


def check_method(element, where, read_option):
    findings = []
    method, package = element.proto, element.file.package
    for role, actual in (("Request", method.input_type), ("Response", method.output_type)):
        name = f"{method.name}{role}"
        if role == "Response" and method.server_streaming:
            name = STREAMED.get(element.name, name)
        expected = f".{package}.{name}"
        if actual != expected:
            findings.append(f"{where}: {element.name} takes and gives messages of its own: "
                            f"{expected[1:]}, not {actual[1:]}")
    access = read_option(method.options, ACCESS)
    if access is None or not grants_somebody(access):
        findings.append(f"{where}: {element.name} has no option (hall.v1.access); "
                        "nobody could call it")
    return findings


def messages_of(descriptor_set):
    """Message by full name, as methods name them."""
    return {f".{file.package}.{message.name}": message
            for file in descriptor_set.file for message in file.message_type}


def has(message, name):
    """True when the message has this field of TYPES, single and of its type."""
    return any(field.name == name and field.type == TYPES[name]
               and field.label != field.LABEL_REPEATED for field in message.field)


def check_positions(element, where, messages):
    """A mutation is known by its request id, a read may wait for a position; both tell theirs."""
    if element.name in NEITHER:
        return []
    request, response = messages[element.proto.input_type], messages[element.proto.output_type]
    reads = bool(READS.match(element.proto.name))
    wanted, other = (MIN_POSITION, REQUEST_ID) if reads else (REQUEST_ID, MIN_POSITION)
    what = f"{element.name} {'reads' if reads else 'changes'} the hall"
    findings = []
    if not has(request, wanted):
        findings.append(f"{where}: {what}; its request has {wanted}")
    if any(field.name == other for field in request.field):
        findings.append(f"{where}: {what}; its request has no {other}")
    if not has(response, "position"):
        findings.append(f"{where}: {what}; its response has position")
    return findings


def check_view(element, where, read_option):
    if element.parent.name != "View" or element.proto.number == 0:
        return []
    access = read_option(element.proto.options, VIEW_ACCESS)
    if access is None or not grants_somebody(access):
        return [f"{where}: {element.name} has no option (hall.v1.view_access)"]
    return []


def check(descriptor_set):
    """The findings in all our files of the set."""
    findings = []
    read_option = proto_set.options_reader(descriptor_set)
    messages = messages_of(descriptor_set)
    for file in proto_set.own_files(descriptor_set):
        findings += check_package(file)
        places = proto_set.Places(file)
        for element in proto_set.elements(file):
            where = f"proto/{file.name}:{places.line(element)}"
            if not places.comment(element):
                findings.append(f"{where}: {element.kind} {element.name} has no comment")
            findings += check_names(element, where)
            findings += check_money(element, where)
            if element.kind == "method":
                findings += check_method(element, where, read_option)
                findings += check_positions(element, where, messages)
            if element.kind == "value":
                findings += check_view(element, where, read_option)
    return findings


def main():
    names = proto_set.own_names()
    if not names:
        return repository.report("proto", [])
    return repository.report("proto", check(proto_set.compile_set(names)))


if __name__ == "__main__":
    sys.exit(main())
