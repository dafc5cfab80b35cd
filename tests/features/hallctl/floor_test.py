"""As someone at a shell I drive the floor of a hall, every answer looked at."""

import json
import re
import subprocess
import termios
import unittest
import zipfile

from hall_shell import BIN, PATIENCE, Terminal, Hall


class FloorTest(Hall):
    def test_a_ticket_goes_from_number_to_outcome_in_short_words(self):
        number = self.answer("ticket", "issue", "--item", "social-card")["ticket"]["number"]
        self.done("counter", "sign-in", "20")
        called = self.answer("counter", "call")
        self.assertEqual(called["ticket"]["number"], number)
        self.assertEqual(self.answer("counter", "explain", called["call_id"])["number"], number)
        self.done("counter", "start")
        self.assertIn("已办完", self.done("counter", "finish", "--outcome", "done"))
        self.assertEqual(self.answer("ticket", "show", number)["ticket"]["state"],
                         "TICKET_STATE_FINISHED")
        self.done("counter", "sign-off")

    def test_a_kiosk_issues_with_the_same_words(self):
        token = self.server.word("kiosk-1")
        ticket = self.answer("--token", token, "ticket", "issue", "--queue", "consult")["ticket"]
        self.assertEqual(ticket["channel"], "CHANNEL_KIOSK")
        self.assertIn("已取消", self.done("ticket", "cancel", ticket["number"]))

    def test_a_refusal_is_a_sentence_with_its_reason(self):
        self.assertIn("没有这个排队号", self.refused(1, "ticket", "show", "A999"))
        self.assertIn("There is no such ticket",
                      self.refused(1, "ticket", "show", "A999", HALLCTL_LANG="en"))
        facts = json.loads(self.refused(1, "--json", "ticket", "show", "A999"))
        self.assertEqual(facts["reason"], "REASON_TICKET_NOT_FOUND")
        self.assertEqual(facts["exit_code"], 1)
        self.assertIn("--item 或", self.refused(1, "ticket", "issue"))

    def test_a_refusal_names_what_was_typed_and_every_role_that_may(self):
        said = self.refused(1, "--session", "admin", "ticket", "issue", "--queue", "consult")
        for role in ("大厅管理员", "导办员", "取号机"):
            self.assertIn(role, said)
        self.assertIn("“end”", self.refused(1, "report", "range", "2026-03-02", "2026-03-01"))
        self.assertIn("“--by”", self.refused(
            1, "report", "day", "--by", "queue,counter,staff,item"))
        number = self.answer("ticket", "issue", "--item", "social-card")["ticket"]["number"]
        self.assertIn("“--missing”", self.refused(1, "ticket", "check", number, "incomplete"))
        self.assertIn("材料齐全", self.done("ticket", "check", number, "complete"))
        self.assertIn("--counter", self.refused(64, "ticket", "reveal", number))
        self.done("ticket", "cancel", number)

    def test_a_ticket_is_watched_by_its_number(self):
        issued = self.answer("ticket", "issue", "--queue", "consult")
        number = issued["ticket"]["number"]
        self.assertIn(number, self.done("watch", "ticket", number, "--ticket-token",
                                        issued["ticket_token"], "--once"))
        self.done("ticket", "cancel", number)

    def test_a_list_says_everything_at_once_and_what_only_the_hall_refuses(self):
        taken = self.answer("ticket", "issue", "--queue", "consult")["ticket"]["number"]
        table = self.folder / "faults.csv"
        table.write_text("排队号,队列编码,取号时间\n"
                         f"{taken},consult,08:31\nHW001,consult,早上\nHW002,consult,2026-03-01 09:00\n",
                         encoding="utf-8")
        said = self.refused(1, "tickets", "import", table, "--reason", "停电", "--day", "2026-03-02")
        self.assertEqual(
            [line.split(":")[1] for line in said.splitlines() if line.startswith(str(table))],
            ["2", "3", "4"], said)
        self.assertIn(f"`{taken}` 今天已经发出过", said)
        self.assertIn("`2026-03-01 09:00:00` 不是今天", said)
        self.done("ticket", "cancel", taken)

    def test_a_program_says_its_version(self):
        for program in ("hallctl", "hall-server", "hall-rehearsal"):
            said = subprocess.run([BIN / program, "--version"], capture_output=True, text=True,
                                  timeout=PATIENCE, check=False)
            self.assertEqual(said.returncode, 0, program)
            self.assertRegex(said.stdout, r"^\d+\.\d+\.\d+\n$", program)

    def test_a_token_says_that_it_stands_in_for_a_session(self):
        self.assertIn("--token", self.done("--token", self.server.word("kiosk-1"), "whoami"))

    def test_a_wrong_command_line_names_what_would_be_right(self):
        self.assertIn("最接近的是 issue", self.refused(64, "ticket", "isue"))
        self.assertIn("缺少 ticket", self.refused(64, "ticket", "show"))
        self.assertIn("最接近的是 done", self.refused(64, "counter", "finish", "1", "--outcome", "don"))

    def test_a_server_that_is_not_there_is_said_to_be_so(self):
        self.assertIn("连不上服务器", self.refused(3, "--server", "127.0.0.1:1", "status"))

    def test_people_and_devices_are_looked_after(self):
        admin = ("--session", "admin")
        added = self.shell.run(*admin, "staff", "add", "1999", "--name", "测试", "--department", "tax",
                               "--role", "counter-staff")
        self.assertEqual(added.returncode, 0, added.stderr)
        password = re.search(r"初始口令：(\w+)", added.stderr).group(1)
        self.assertIn("1999", self.done("--session", "new", "login", "1999", stdin=password + "\n"))
        self.done(*admin, "staff", "set", "1999", "--queue", "tax")
        for option, may in ("--may-pick", True), ("--may-pick=false", False):
            staff = self.answer(*admin, "staff", "set", "1999", option)["staff"]
            self.assertEqual(staff.get("may_pick"), may)
        self.done(*admin, "staff", "disable", "1999")
        self.assertIn("登录已失效", self.refused(1, "--session", "new", "counter", "sign-in", "10"))

        code = self.answer(*admin, "device", "add", "kiosk-9", "kiosk", "--zone", "A")["enrolment_code"]
        self.assertIn("hallctl --session k9\n", self.done("--session", "k9", "device", "enroll", code))
        self.done("--session", "k9", "ticket", "issue", "--queue", "consult")
        code = self.answer(*admin, "device", "code", "kiosk-9")["enrolment_code"]
        # A person's session is no place for a device, and without a name it is the device's code.
        self.done(*admin, "device", "enroll", code)
        self.done(*admin, "device", "list")
        self.done("--session", "kiosk-9", "ticket", "issue", "--queue", "consult")
        self.done(*admin, "device", "revoke", "kiosk-9")
        self.assertIn("已停用", self.refused(1, "--session", "kiosk-9", "ticket", "issue",
                                         "--queue", "consult"))

    def test_a_first_password_is_typed_in_and_stands_on_no_command_line(self):
        admin = ("--session", "admin")
        words = (*admin, "staff", "add", "1998", "--name", "测试", "--department", "tax",
                 "--role", "counter-staff")
        self.assertIn("--password", self.refused(64, *words, "--password", "Autumn-2026-x"))
        added = self.shell.run(*words, "--ask-password", stdin="Autumn-2026-x\n")
        self.assertEqual(added.returncode, 0, added.stderr)
        self.assertNotIn("初始口令", added.stderr)
        self.done("--session", "typed", "login", "1998", stdin="Autumn-2026-x\n")
        self.assertIn("口令不能写在命令行上", self.refused(
            64, "auth", "login", "--request-json", '{"staff_number":"1998","password":"x"}'))
        raw = self.done("--json", "auth", "login", "--staff-number", "1998", "--ask-password",
                        stdin="Autumn-2026-x\n")
        self.assertEqual(json.loads(raw)["staff_number"], "1998")

    def test_numbers_written_by_hand_are_imported_once(self):
        table = self.folder / "hand.csv"
        table.write_text("排队号,事项编码,取号时间\nL901,social-card,08:31\n", encoding="utf-8")
        words = ("tickets", "import", table, "--reason", "停电", "--day", "2026-03-02")
        first = self.answer(*words)
        self.assertEqual(self.answer(*words)["tickets"][0]["ticket_id"],
                         first["tickets"][0]["ticket_id"])
        table.write_text("排队号,事项编码,取号时间\nL902,social-card,早上\n", encoding="utf-8")
        self.assertIn("hand.csv:2: 值不对：取号时间，`早上` 要写成 ", self.refused(1, *words))
        findings = json.loads(self.shell.run("--json", *words).stdout)["findings"]
        self.assertEqual((findings[0]["rule"], findings[0]["line"]), ("wrong_value", 2))

    def test_a_handwritten_list_is_checked_whole_and_completed_by_importing_it_again(self):
        rows = [f"HW{number},consult,08:{number % 50:02}" for number in range(100, 250)]
        table = self.folder / "list.csv"
        words = ("tickets", "import", table, "--reason", "停电", "--day", "2026-03-02")

        def write(lines):
            table.write_text("排队号,队列编码,取号时间\n" + "\n".join(lines) + "\n", encoding="utf-8")

        taken = self.answer("ticket", "issue", "--queue", "consult")["ticket"]["number"]
        for last, said in (("HW249,nowhere,08:31", "list.csv:151: 没有这个编码：队列编码，`nowhere`"),
                           ("HW249,consult,08:59", "list.csv:151: 值不对：取号时间"),
                           ("L249,consult,08:31", "list.csv:151: 值不对：排队号，`L249`"),
                           (f"{taken},consult,08:31", f"list.csv:151: 重复：排队号，`{taken}`")):
            write([*rows[:-1], last])
            self.assertIn(said, self.refused(1, *words))
            self.refused(1, "ticket", "show", "HW100")

        write(rows[3:])
        self.assertIn("已导入 147 个手写号，记为不精确。\n", self.done(*words))
        write(rows)
        self.assertIn("已导入 3 个手写号，记为不精确。另有 147 个先前已导入。", self.done(*words))
        tickets = self.answer(*words)["tickets"]
        self.assertEqual([ticket["number"] for ticket in tickets], [f"HW{n}" for n in range(100, 250)])
        self.assertTrue(all(ticket["known"] for ticket in tickets))

    def test_the_day_is_reported_as_table_and_file(self):
        self.done("ticket", "issue", "--queue", "consult")
        self.assertIn("取号数", self.done("report", "day", "2026-03-02", "--definitions"))
        self.assertIn("合计", self.done("report", "day", "--by", "queue"))
        note = "yichuang.hall/1\n9\nBBBB\nhash sm3\n\n— yichuang.hall/1 c2lnMg==\n"
        checkpoints = self.folder / "notes"
        checkpoints.write_text("\n" + note, encoding="utf-8")
        paper = self.done("report", "day", "--checkpoint", checkpoints)
        self.assertIn("取号数", paper)
        self.assertIn("█", paper)
        self.assertTrue(paper.endswith(note), paper)
        checkpoints.write_text("", encoding="utf-8")
        self.assertIn("没有检查点", self.refused(1, "report", "day", "--checkpoint", checkpoints))
        self.assertIn("--json", self.refused(64, "--json", "report", "day", "--checkpoint", checkpoints))
        target = self.folder / "report.csv"
        self.done("report", "day", "--by", "queue", "--csv", target)
        self.assertIn("consult", target.read_text(encoding="utf-8-sig"))
        book = self.folder / "report.xlsx"
        self.done("report", "day", "--by", "queue", "--xlsx", book)
        with zipfile.ZipFile(book) as parts:
            self.assertIn("consult", parts.read("xl/sharedStrings.xml").decode())
        self.assertIn("definitions", self.answer("report", "month", "2026-03"))

    def test_the_board_shows_one_look_at_the_hall(self):
        self.assertIn("【演练】", self.done("watch", "board", "--once"))
        self.assertIn("snapshot", json.loads(self.done("--json", "watch", "manager", "--once")))
        self.assertIn("没有这个区域", self.refused(1, "watch", "board", "Z", "--once"))


    def test_the_board_lives_on_a_terminal_until_q_is_pressed(self):
        terminal = Terminal(self.shell, "watch", "board")
        self.addCleanup(terminal.close)
        terminal.wait_for("q 退出")
        # Nobody else stands in this queue, so the number is the next.
        number = self.answer("ticket", "issue", "--queue", "handout")["ticket"]["number"]
        terminal.wait_for(number)
        self.assertNotEqual(termios.tcgetattr(terminal.device), terminal.before)
        terminal.press("q")
        self.assertEqual(terminal.process.wait(PATIENCE), 0)
        self.assertEqual(termios.tcgetattr(terminal.device), terminal.before)
        # The cursor is back, and the page that was there before.
        terminal.wait_for("\x1b[?25h\x1b[?1049l")


if __name__ == "__main__":
    unittest.main()
