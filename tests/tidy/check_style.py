"""House style that a compiler cannot see: sizes, banned calls and words, names, hygiene of text."""

import re
import sys
from pathlib import PurePosixPath

import cpp_text
import repository

FILE_WARNING, FILE_LIMIT = 300, 700
FUNCTION_WARNING, FUNCTION_LIMIT = 70, 120

# The one file that may ask the machine what time it is; the rest of the server is told.
CLOCK_FILE = r"server/engine/[a-z_]*clock\.cpp"
# Stands in for the wall clock of a program whose clock a test moves.
MOVED_WALL = r"tests/features/hallctl/moved_wall\.cpp"

SERVER_LIBRARY = r"server/(?!app/)"
# The files of the rules that calculate in floating point, and where each becomes whole again:
# dispatcher.cpp weighs a target by a logarithm, once, and rounds to milliseconds (weighTarget);
# forecast.cpp estimates a wait by a quantile and rounds up to minutes (gammaQuantile).
FLOATING = r"server/domain/(dispatcher|forecast)\.cpp"
# (pattern in code without comments and strings, paths it is banned in, paths exempt, reason)
BANNED = [
    (r"\b(sleep_for|sleep_until|usleep|nanosleep|qSleep|qWait)\b|\bsleep\s*\(", r"tests/", None,
     "a test waits for a condition with a deadline, it does not sleep"),
    # `now() + …` is the deadline of a wait, which gRPC takes as a point of the wall clock.
    (r"\bsystem_clock\s*::\s*now\b(?!\s*\(\)\s*\+)|\bgettimeofday\b|\bCLOCK_REALTIME\b|\btime\s*\(\s*(nullptr|NULL|0)",
     r"server/|tests/", f"{CLOCK_FILE}|{MOVED_WALL}",
     "the wall clock is read in one file of server/engine only"),
    (r"\bstd\s*::\s*(cout|cerr|clog)\b|(?<![\w:])(std::)?(printf|puts)\s*\(", SERVER_LIBRARY, None,
     "a server library does not print; it returns or logs"),
    (r"\bcatch\s*\([^)]*\)\s*\{\s*\}", r"", None, "an error is not swallowed silently"),
    (r"\busing\s+namespace\s+std\s*;", r"", None, "no `using namespace std`"),
    (r"\b(std::)?(rand|srand)\s*\(", r"", None, "randomness comes from <random> or libsodium"),
    (r"\bstd::(regex|async)\b", SERVER_LIBRARY, None,
     "std::regex recurses on its input and std::async hides a thread"),
    (r"\b(double|float)\b|(?<![\w.])\d+\.\d", r"server/domain/", FLOATING,
     "a rule calculates in whole milliseconds; see FLOATING for what may not"),
    (r"\b(steady|high_resolution)_clock\s*::\s*now\b", r"server/domain/", None,
     "time comes to the rules as an argument"),
]
BANNED_NAMES = re.compile(r"(^|_)(utils?|common|helpers?|misc|stuff)(_|\.|$)|_manager\.(h|cpp)$")
FILE_NAME = re.compile(r"[a-z0-9_]+\.(h|cpp|py|proto)")
# Written in pieces, so that this file passes its own check.
MACHINE_PATHS = re.compile("(?<![\\w.])/(" + "|".join(["wo" + "rk/", "tmp/" + "brief", "ho" + "me/"]) + ")")
WORK_LEFT = re.compile(r"\b(TODO|FIXME|XXX)\b(?!\(#\d+\))")
TEST_NAME = re.compile(r"^\s*(?:TEST|TEST_F|TEST_P|TYPED_TEST|TYPED_TEST_P|RC_GTEST_PROP)"
                       r"\(\s*(\w+)\s*,\s*(\w+)", re.MULTILINE)
HALF_WIDTH = re.compile(r'"[^"\n]*[\u4e00-\u9fff][,;!?:][^"\n]*"')


def check_sizes(path, content):
    findings, warnings = [], []
    lines = content.count("\n")
    if lines > FILE_LIMIT:
        findings.append(f"{path}:1: {lines} lines; a file stops at {FILE_LIMIT}")
    elif lines > FILE_WARNING:
        warnings.append(f"{path}:1: {lines} lines; look twice above {FILE_WARNING}")
    if path.endswith((".h", ".cpp")):
        for line, length, name in cpp_text.functions(content):
            if length > FUNCTION_LIMIT:
                findings.append(f"{path}:{line}: {length} lines in `{name}`; "
                                f"a function stops at {FUNCTION_LIMIT}")
            elif length > FUNCTION_WARNING:
                warnings.append(f"{path}:{line}: {length} lines in `{name}`; "
                                f"look twice above {FUNCTION_WARNING}")
    return findings, warnings


def check_code(path, content):
    """Banned calls, include guard, test names and punctuation of one C++ file."""
    findings = []
    code = cpp_text.code_only(content)
    for pattern, where, exempt, reason in BANNED:
        if not re.match(where, path) or (exempt and re.fullmatch(exempt, path)):
            continue
        for match in re.finditer(pattern, code):
            findings.append(f"{path}:{cpp_text.line_of(code, match.start())}: "
                            f"`{' '.join(match.group(0).split())}`: {reason}")
    if path.endswith(".h") and not re.match(r"\s*#pragma once\n", cpp_text.without_comments(content)):
        findings.append(f"{path}:1: a header begins with #pragma once")
    for match in TEST_NAME.finditer(content):
        name = match.group(2)
        if "_" in name or len(re.findall(r"[A-Z]", name)) < 3:
            findings.append(f"{path}:{cpp_text.line_of(content, match.start(2))}: "
                            f"test name {name} is no sentence in PascalCase")
    return findings


def check_text(path, content):
    """What holds for every text file."""
    findings = []
    for number, line in enumerate(content.split("\n"), 1):
        if MACHINE_PATHS.search(line):
            findings.append(f"{path}:{number}: names a path of one machine")
        if WORK_LEFT.search(line) and path.endswith((".h", ".cpp", ".proto", ".txt", ".cmake")):
            findings.append(f"{path}:{number}: work left open names its issue: TODO(#12)")
        if line.rstrip("\r") != line or (line != line.rstrip() and not path.endswith(".md")):
            findings.append(f"{path}:{number}: trailing white space")
        if path.endswith((".h", ".cpp", ".toml")) and HALF_WIDTH.search(line):
            findings.append(f"{path}:{number}: Chinese text takes full-width punctuation")
    if content and not content.endswith("\n"):
        findings.append(f"{path}:{content.count(chr(10)) + 1}: the last line has no end")
    return findings


def check_name(path):
    name = PurePosixPath(path).name
    if BANNED_NAMES.search(name) or any(BANNED_NAMES.search(part)
                                        for part in PurePosixPath(path).parent.parts):
        return [f"{path}:1: name what it does; no drawer for everything"]
    if re.search(r"\.(h|cpp|py|proto)$", name) and not FILE_NAME.fullmatch(name):
        return [f"{path}:1: file names are snake_case"]
    return []


def check(path, content):
    """(findings, warnings) of one file."""
    findings, warnings = check_name(path) + check_text(path, content), []
    if path.endswith((".h", ".cpp", ".py")):
        size_findings, warnings = check_sizes(path, content)
        findings += size_findings
    if path.endswith((".h", ".cpp")):
        findings += check_code(path, content)
    return findings, warnings


def check_one_clock(paths):
    clocks = [path for path in paths if re.fullmatch(CLOCK_FILE, path)]
    readers = [path for path in clocks
               if re.search(BANNED[1][0], cpp_text.code_only(repository.text(path)))]
    return [f"{path}:1: a second file reads the wall clock" for path in readers[1:]]


def main():
    findings, warnings = [], []
    paths = [path for path in repository.files() if not path.startswith("web/")]
    for path in paths:
        content = repository.text(path)
        if content is not None:
            more_findings, more_warnings = check(path, content)
            findings += more_findings
            warnings += more_warnings
    findings += check_one_clock(paths)
    return repository.report("style", findings, warnings)


if __name__ == "__main__":
    sys.exit(main())
