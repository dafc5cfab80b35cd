"""Each rule of style must find its bad sample and leave the good one alone."""

import unittest

import cpp_text
from check_style import check


def findings(path, content):
    return check(path, content)[0]


def body(lines):
    return "{\n" + "  step();\n" * lines + "}\n"


class StyleTest(unittest.TestCase):
    def bad(self, path, content, words):
        self.assertTrue(any(words in finding for finding in findings(path, content)),
                        f"nothing found about '{words}': {findings(path, content)}")

    def good(self, path, content):
        self.assertEqual([], findings(path, content))

    def test_banned_calls_are_found_where_they_are_banned(self):
        sleep = "void f() { std::this_thread::sleep_for(1s); }\n"
        self.bad("tests/unit/a_test.cpp", sleep, "does not sleep")
        self.good("tools/rehearsal/pace.cpp", sleep)
        clock = "auto now() { return std::chrono::system_clock::now(); }\n"
        self.bad("server/log/vault.cpp", clock, "wall clock")
        self.bad("tests/unit/a_test.cpp", clock, "wall clock")
        self.good("server/engine/system_clock.cpp", clock)
        self.good("client/request_id.cpp", clock)
        self.good("server/rpc/lane.cpp", "void f() { g(std::chrono::system_clock::now() + 5s); }\n")
        self.bad("server/web/page.cpp", "void f() { std::cout << 1; }\n", "does not print")
        self.bad("server/web/page.cpp", "void f() { printf(\"x\"); }\n", "does not print")
        self.good("server/app/main.cpp", "void f() { std::cout << 1; }\n")
        self.good("server/web/page.cpp", "void f() { std::snprintf(a, 1, \"x\"); }\n")
        self.bad("client/a.cpp", "void f() { try { g(); } catch (...) {\n } }\n", "swallowed")
        self.bad("client/a.cpp", "void f() { try { g(); } catch (const E& e) {} }\n", "swallowed")
        self.good("client/a.cpp", "void f() { try { g(); } catch (const E& e) { log(e); } }\n")

    def test_the_rules_calculate_in_whole_numbers(self):
        for code in ("double f();\n", "long double f();\n", "float f();\n",
                     "auto f() { return 2 * 0.5; }\n"):
            self.bad("server/domain/settle.cpp", code, "whole milliseconds")
            self.good("server/domain/forecast.cpp", code)
            self.good("server/views/report.cpp", code)
        self.bad("server/domain/forecast.h", "#pragma once\ndouble f();\n", "whole milliseconds")
        self.good("server/domain/settle.cpp", "// a double, 1.5\nint a = 1'000;\nauto b = c.d;\n")

    def test_the_rules_read_no_clock(self):
        steady = "auto f() { return std::chrono::steady_clock::now(); }\n"
        self.bad("server/domain/settle.cpp", steady, "as an argument")
        self.good("server/engine/core.cpp", steady)

    def test_comments_and_strings_are_no_code(self):
        self.good("server/web/page.cpp",
                  "// std::cout is not used here\nconst char* a = \"std::cout\";\n"
                  "const char* b = R\"(std::cout)\";\nint c = 1'000;\n")

    def test_a_header_begins_with_pragma_once(self):
        self.bad("server/domain/a.h", "int f();\n", "#pragma once")
        self.good("server/domain/a.h", "// What it is.\n#pragma once\nint f();\n")

    def test_long_files_and_functions_are_found(self):
        self.bad("client/a.cpp", "int a;\n" * 701, "a file stops")
        self.good("client/a.cpp", "int a;\n" * 700)
        self.bad("client/a.cpp", "void f() " + body(119), "a function stops")
        self.good("client/a.cpp", "void f() " + body(118))
        self.bad("client/a.cpp", "namespace a {\nclass B {\n  int f() const noexcept " + body(119)
                 + "};\n}\n", "a function stops")
        self.bad("client/a.cpp", "A::A(int b) : b_{b}, c_(2) " + body(119), "a function stops")
        self.bad("tests/unit/a_test.cpp", "TEST(A, SaysThreeWords) " + body(119), "a function stops")
        self.good("client/a.cpp", "const Row kRows[] = " + body(150).replace("}\n", "};\n"))

    def test_work_left_open_names_its_issue(self):
        self.bad("client/a.cpp", "// TO" + "DO later\n", "names its issue")
        self.good("client/a.cpp", "// TO" + "DO(#12): later\n")

    def test_paths_of_one_machine_are_found(self):
        self.bad("hall", "cd /wo" + "rk/main\n", "one machine")
        self.good("hall", "cd server/wo" + "rk/main\n")

    def test_names_say_what_a_file_does(self):
        for path in ("server/log/utils.h", "server/common/a.h", "server/log/file_manager.h"):
            self.bad(path, "#pragma once\n", "no drawer")
        self.bad("server/log/EventLog.h", "#pragma once\n", "snake_case")

    def test_a_test_name_is_a_sentence(self):
        self.bad("tests/unit/a_test.cpp", "TEST(Queue, Works) { f(); }\n", "no sentence")
        self.bad("tests/unit/a_test.cpp", "TEST(Queue, Calls_The_Oldest) { f(); }\n", "no sentence")
        self.good("tests/unit/a_test.cpp", "TEST(Queue, CallsTheOldestTicket) { f(); }\n")

    def test_text_is_clean(self):
        self.bad("README.md", "a", "no end")
        self.bad("hall", "a \n", "trailing")
        self.bad("client/a.cpp", "int a;\r\n", "trailing")

    def test_chinese_text_takes_full_width_punctuation(self):
        self.bad("config/hall.toml", "name = \"您好,请取号\"\n", "full-width")
        self.good("config/hall.toml", "name = \"您好，请取号\"\n")

    def test_functions_are_measured_once_each(self):
        text = ("namespace a {\nstruct B {\n  int f() { if (x) { y(); } return 1; }\n"
                "  int g_{3};\n};\nB make() {\n  auto h = [](int q) { return q; };\n  return {};\n}\n}\n")
        self.assertEqual([(3, 1), (6, 4)], [found[:2] for found in cpp_text.functions(text)])


if __name__ == "__main__":
    unittest.main()
