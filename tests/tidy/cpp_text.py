"""A light reading of C++ text: comments and literals blanked, functions found by their braces."""

import re

_TOKENS = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])*'", re.DOTALL)


def _blank(match):
    return re.sub(r"[^\n]", " ", match.group(0))


def without_comments(text):
    """The text with comments blanked; strings stay, line numbers stay."""
    return _TOKENS.sub(lambda m: _blank(m) if m.group(0).startswith("/") else m.group(0), text)


def code_only(text):
    """The text with comments, strings and characters blanked; line numbers stay."""
    return _TOKENS.sub(_blank, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


_TYPE = re.compile(r"\b(class|struct|union|enum)\b[^()]*$", re.DOTALL)
_CONSTRUCTOR_LIST = re.compile(r"\)\s*(noexcept\s*)?:(?!:).*[\w>]\s*$", re.DOTALL)


def _kind_of_brace(head):
    stripped = head.strip()
    if not stripped or stripped.startswith("namespace") or re.match(r'extern\s+"?', stripped):
        return "scope"
    if _CONSTRUCTOR_LIST.search(stripped):
        return "initializer"
    if _TYPE.search(stripped):
        return "scope"
    if ")" in stripped and not re.search(r"[=,(]\s*$", stripped):
        return "function"
    return "initializer"


def functions(text):
    """(line, length in lines, head) of every function body outside other functions."""
    code = re.sub(r"^[ \t]*#(?:\\\n|[^\n])*", _blank, code_only(text), flags=re.MULTILINE)
    stack, start, found = [], 0, []
    for position, char in enumerate(code):
        if char == "{":
            inside = any(kind == "function" for kind, _ in stack)
            kind = "inner" if inside else _kind_of_brace(code[start:position])
            head = code[start:position]
            first = start + len(head) - len(head.lstrip())
            stack.append((kind, first))
            if kind in ("scope", "function"):
                start = position + 1
        elif char == "}" and stack:
            kind, first = stack.pop()
            if kind == "function":
                lines = line_of(code, position) - line_of(code, first) + 1
                name = " ".join(code[first:position].split("{")[0].split())
                found.append((line_of(code, first), lines, name[:80]))
            if kind in ("scope", "function"):
                start = position + 1
        elif char == ";" and not any(kind == "initializer" for kind, _ in stack):
            start = position + 1
    return found
