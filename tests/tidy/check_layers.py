"""Who may include whom. The table below is the architecture; a layer not in it is refused."""

import re
import sys

import repository

INNER = ["server/domain", "server/engine"]
ADAPTER = INNER
API = INNER + ["server/api"]
EVERYTHING = ["server", "client", "terminal", "kiosk", "counter-client", "tools", "tests", "bench"]

LINKS = ["terminal/link", "kiosk/link", "counter-client/link"]

# folder -> folders it may include besides its own
ALLOWED = {
    "server/domain": [],
    "server/engine": ["server/domain"],
    "server/sqlite": [],
    "server/log": ADAPTER + ["server/sqlite"],
    "server/views": ADAPTER + ["server/sqlite"],
    "server/config": ADAPTER,
    "server/outbox": ADAPTER,
    "server/voice": ADAPTER,
    "server/led": ADAPTER,
    "server/api": ADAPTER,
    "server/rpc": API,
    "server/web": API,
    "server/app": ["server"],
    "client": [],
    "tools": ["client", "server/domain", "server/engine", "server/log", "server/views",
              "server/config"],
    "terminal/words": ["server/domain"],
    "terminal/device": ["terminal/words"],
    "terminal/settings": ["terminal/device"],
    "terminal/link": ["client", "terminal/words", "server/domain"],
    "kiosk/ui": ["terminal/words", "server/domain"],
    "kiosk/link": ["client", "kiosk/ui", "terminal/words", "terminal/link", "server/domain"],
    "kiosk/app": ["kiosk", "terminal"],
    "counter-client/ui": ["terminal/words", "server/domain"],
    "counter-client/link": ["client", "counter-client/ui", "terminal/words", "terminal/link",
                            "server/domain"],
    "counter-client/app": ["counter-client", "terminal"],
    "bench": EVERYTHING,
    "tests": EVERYTHING,
}

# what an include begins with -> the folders that may have it, and why
LIBRARIES = [
    (r"boost/beast", ["server/web", "server/outbox"],
     "Beast is included only in server/web and server/outbox"),
    (r"hall/v1/", ["server/api", "server/rpc", "client", *LINKS, "tools"],
     "hall.v1 is seen only by server/api, server/rpc, client, the links and tools"),
    (r"hall/log/v1/", ["server/log"], "hall.log.v1 is seen only by server/log"),
    (r"google/protobuf/",
     ["server/api", "server/rpc", "server/web", "server/log", "client", *LINKS, "tools"],
     "protobuf is seen only by server/api, the transports, server/log, client, the links and tools"),
    (r"grpc(pp)?/", ["server/rpc", "client", *LINKS, "tools"],
     "gRPC is seen only by server/rpc, client, the links and tools"),
    (r"sqlite3\.h", ["server/sqlite", "server/log"],
     "SQLite is seen only by server/sqlite and server/log"),
    (r"pqxx/", ["server/log"], "PostgreSQL is seen only by server/log"),
    (r"toml\+\+/", ["server/config", "tools", "terminal/settings"],
     "TOML is read only by server/config, tools and terminal/settings"),
    (r"Q[A-Z]|Qt[A-Z]", ["terminal", "kiosk", "counter-client"],
     "Qt is seen only by terminal, kiosk and counter-client"),
]
UNRESTRICTED = ["tests", "bench"]

# What of the standard library server/domain does without, so that a replay gives the same hall on
# every machine: the header -> why.
IMPURE = {
    "random": "the rules know no chance",
    "ctime": "time comes in as an argument",
    **dict.fromkeys(["cstdio", "filesystem", "fstream", "iostream"], "the rules do no I/O"),
    **dict.fromkeys(["condition_variable", "future", "mutex", "shared_mutex", "thread"],
                    "the rules know no thread"),
}
# No rule goes through an unordered container; these hold what is only looked up by its key.
UNORDERED = {
    "unordered_map": ["server/domain/catalogue.h", "server/domain/floor.h",
                      "server/domain/hall_state.h"],
    "unordered_set": ["server/domain/hall_state.h"],
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
OWN = re.compile(r"^(server/[^/]+|client|terminal/[^/]+|kiosk/[^/]+|counter-client/[^/]+|tools|tests|bench)/")


def within(path, folders):
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


def layer_of(path):
    """The folder of the table that this file belongs to, or None."""
    return next((layer for layer in ALLOWED if within(path, [layer])), None)


def impure(path, target):
    """Why a file of server/domain does without this standard header, or None."""
    if target in UNORDERED and path not in UNORDERED[target]:
        return ("no rule goes through an unordered container; for look-ups it stands in "
                + ", ".join(UNORDERED[target]))
    return IMPURE.get(target)


def rule_broken(path, layer, quote, target):
    """The sentence of the rule that this include breaks, or None."""
    own = OWN.match(target)
    if own:
        if quote == "<":
            return "own headers are included with quotes"
        if not within(target, [layer] + ALLOWED[layer]):
            allowed = ", ".join(ALLOWED[layer]) or "nothing else"
            return f"{layer} may include {allowed}"
        return None
    if layer == "server/domain":
        if quote == "<" and re.fullmatch(r"[a-z0-9_]+", target):
            return impure(path, target)
        return "server/domain includes only the standard library and itself"
    if layer in UNRESTRICTED:
        return None
    for pattern, folders, sentence in LIBRARIES:
        if re.match(pattern, target) and not within(layer, folders):
            return sentence
    if quote == '"' and "/" not in target:
        return "own headers are included by their path from the repository root"
    return None


def check(path, content):
    """The findings of one source file."""
    layer = layer_of(path)
    if layer is None:
        return [f"{path}:1: this folder is in no layer; add it to tests/tidy/check_layers.py"]
    findings = []
    for match in INCLUDE.finditer(content):
        broken = rule_broken(path, layer, match.group(1), match.group(2))
        if broken:
            line = content.count("\n", 0, match.start(2)) + 1
            findings.append(f"{path}:{line}: includes {match.group(2)}: {broken}")
    return findings


def main():
    findings = []
    for path in repository.files("*.h", "*.cpp"):
        findings += check(path, repository.text(path))
    return repository.report("layers", findings)


if __name__ == "__main__":
    sys.exit(main())
