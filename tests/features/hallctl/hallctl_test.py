"""As someone at a shell I drive a whole hall: a real server in stepped rehearsal, every answer looked at."""

import fcntl
import json
import os
import pty
import re
import select
import shutil
import sqlite3
import stat
import struct
import subprocess
import tempfile
import termios
import time
import unittest
from pathlib import Path

BIN = Path(os.environ["HALL_BIN_DIR"])
SOURCE = Path(os.environ["HALL_SOURCE_DIR"])
CLOCK = "rehearsal:2026-03-02T08:50:00+08:00,stepped"
PATIENCE = 60


class Server:
    """A hall-server; port 0 takes a free one. By the shipped settings, on a folder of its own; by
    other settings where these say, or in `places`."""

    def __init__(self, folder, port=0, settings=None, places=None, more=()):
        self.folder = folder
        if settings is None:
            settings = SOURCE / "config/hall.toml"
            places = {
                "data.directory": folder / "data", "data.key_file": folder / "hall.key",
                "checkpoint.file": folder / "checkpoints", "backup.directory": folder / "backup"}
        overrides = {
            **(places or {}), "rpc.listen": f"127.0.0.1:{port}", "web.listen": "127.0.0.1:0",
            "metrics.listen": "127.0.0.1:0"}
        command = [BIN / "hall-server", "--config", settings, "--clock", CLOCK, *more]
        for key, value in overrides.items():
            command += ["--set", f"{key}={value}"]
        self.errors = open(folder / "errors", "a", encoding="utf-8")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors, text=True)
        self.said = []
        for line in self.process.stdout:
            self.said.append(line.split())
            if line == "READY\n":
                break
        else:
            raise AssertionError((folder / "errors").read_text(encoding="utf-8"))
        self.address = self.word("gRPC")

    def word(self, name):
        """What the server printed behind this word: an address, a password or a token."""
        return next(words[1] for words in self.said if words and words[0] == name)

    def checkpoint_key(self):
        """The public key of the checkpoints, which a first start prints in a line of its own."""
        heading = next(i for i, words in enumerate(self.said) if words[:3] == ["Key", "that", "checks"])
        return self.said[heading + 1][0]

    def stop(self):
        self.process.terminate()
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.errors.close()
        return code


class Shell:
    """hallctl with sessions of its own."""

    def __init__(self, folder, address):
        self.environment = {
            **os.environ, "XDG_CONFIG_HOME": str(folder / "sessions"), "HALLCTL_SERVER": address,
            "HALLCTL_LANG": "zh"}

    def run(self, *words, stdin="", **environment):
        return subprocess.run(
            [BIN / "hallctl", *map(str, words)], input=stdin, capture_output=True, text=True,
            timeout=PATIENCE, env={**self.environment, **environment}, check=False)

    def start(self, *words):
        return subprocess.Popen([BIN / "hallctl", *words], stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, text=True, env=self.environment)


class Terminal:
    """A hallctl on a terminal of its own, read and typed at like a person's."""

    def __init__(self, shell, *words):
        self.keyboard, self.device = pty.openpty()
        fcntl.ioctl(self.device, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 120, 0, 0))
        self.before = termios.tcgetattr(self.device)
        self.seen = ""
        self.process = subprocess.Popen(
            [BIN / "hallctl", *words], stdin=self.device, stdout=self.device,
            stderr=subprocess.DEVNULL, env=shell.environment)

    def wait_for(self, text):
        """Reads until this has been shown; what was shown so far."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.seen:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.keyboard], [], [], left)[0]:
                raise AssertionError(f"{text!r} did not appear in {self.seen[-4000:]!r}")
            self.seen += os.read(self.keyboard, 65536).decode("utf-8", "replace")
        return self.seen

    def press(self, key):
        os.write(self.keyboard, key.encode())

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        os.close(self.keyboard)
        os.close(self.device)


class Hall(unittest.TestCase):
    """One server for the stories of a class; a manager and an administrator are logged in."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="hallctl-test-"))
        cls.server = Server(cls.folder)
        cls.shell = Shell(cls.folder, cls.server.address)
        for session, number in (("default", "5001"), ("admin", "9001")):
            login = cls.shell.run("--session", session, "login", number,
                                  stdin=cls.server.word(number) + "\n")
            assert login.returncode == 0, login.stderr

    @classmethod
    def tearDownClass(cls):
        if cls.server is not None:
            cls.server.stop()
        shutil.rmtree(cls.folder)

    def done(self, *words, **options):
        """What hallctl prints when it exits with 0."""
        result = self.shell.run(*words, **options)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def answer(self, *words):
        return json.loads(self.done("--json", *words))

    def refused(self, code, *words, **options):
        """All that hallctl says when it exits with this code."""
        result = self.shell.run(*words, **options)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result.stdout + result.stderr


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


class CatalogueTest(Hall):
    def setUp(self):
        self.config = self.folder / "config"
        shutil.rmtree(self.config, ignore_errors=True)
        shutil.copytree(SOURCE / "config", self.config)
        self.city = self.config / "catalogue/city"

    def change(self, before, after):
        queues = self.city / "queues.toml"
        text = queues.read_text(encoding="utf-8")
        self.assertIn(before, text)
        queues.write_text(text.replace(before, after, 1), encoding="utf-8")

    def test_faults_are_listed_with_file_line_and_nearest_key(self):
        self.assertIn("检查通过", self.done("catalogue", "check", self.city))
        self.change('prefix = "C"', 'prefx = "C"')
        said = self.refused(1, "catalogue", "check", self.city, HALLCTL_SERVER="127.0.0.1:1")
        self.assertRegex(
            said, r"queues\.toml:\d+: 不认识的键：\[\[queue\]\] `tax` `prefx`；最接近的是 `prefix`\n")
        self.assertRegex(said, r"queues\.toml:\d+: 缺少必填的键：\[\[queue\]\] `tax` `prefix`\n")

    def test_a_folder_is_published_after_showing_what_changes(self):
        self.change("税务业务", "税务办理业务")
        said = self.refused(1, "catalogue", "import", self.city)
        self.assertIn("  队列 tax\n    名称：税务业务 → 税务办理业务\n", said)
        self.assertIn("已发布，第 2 版", self.done("catalogue", "import", self.city, "--yes"))
        self.assertIn("没有改动", self.done("catalogue", "import", self.city, "--yes"))

    def test_a_departments_list_becomes_a_file_of_the_catalogue(self):
        words = ("catalogue", "import", self.config / "catalogue/item-list-example.csv", self.city)
        self.assertIn("3 个事项", self.done(*words))
        self.assertTrue((self.city / "items/item-list-example.toml").exists())
        self.assertIn("已经有了", self.refused(1, *words))


class RecordTest(Hall):
    """The log: verified, exported, backed up, restored; with the server and without it."""

    def test_the_record_is_proved_whole_and_every_change_is_found(self):
        admin = ("--session", "admin")
        number = self.answer("ticket", "issue", "--queue", "consult")["ticket"]["number"]
        self.assertIn("日志完整", self.done(*admin, "log", "verify"))
        exported = self.folder / "log.bin"
        facts = self.answer(*admin, "log", "export", exported)
        self.assertEqual(facts["file"], str(exported))
        self.assertGreater(int(facts["position"]), 0)
        self.assertIn("日志完整", self.done("log", "verify", "--file", exported))
        damaged = bytearray(exported.read_bytes())
        damaged[-100] ^= 1
        (self.folder / "bad.bin").write_bytes(damaged)
        self.assertRegex(self.refused(2, "log", "verify", "--file", self.folder / "bad.bin"),
                         r"位置 \d+")

        self.done(*admin, "backup", "now")
        backup = self.folder / "backup"
        self.assertIn("hall-", self.done("backup", "list", backup))
        self.assertIn("备份完整", self.done("backup", "verify", backup))
        self.done(*admin, "views", "rebuild")
        self.assertIn("正由另一个服务器使用", self.refused(1, "log", "verify", "--data",
                                                self.folder / "data"))

        type(self).password = self.server.word("5001")
        self.assertEqual(self.server.stop(), 0)
        type(self).server = None
        self.assertIn("--data", self.refused(3, "log", "verify"))
        self.assertIn("日志完整", self.done("log", "verify", "--data", self.folder / "data"))
        self.restored(backup, number)
        self.changed()

    def restored(self, backup, number):
        data = self.folder / "again/data"
        self.assertIn("已恢复", self.done("restore", backup, data))
        self.assertIn("日志完整", self.done("log", "verify", "--data", data))
        self.assertIn("空目录", self.refused(1, "restore", backup, data))
        self.lives_on(data.parent, number)
        copy = next(backup.glob("hall-*.db"))
        copy.write_bytes(copy.read_bytes()[:-4096])
        self.refused(2, "backup", "verify", backup)

    def lives_on(self, folder, number):
        """A server opens what was restored; numbers go on above the last that stands on paper."""
        shutil.copy2(self.folder / "hall.key", folder / "hall.key")
        server = Server(folder, more=("--known-number", number))
        try:
            shell = Shell(folder, server.address)
            login = shell.run("login", "5001", stdin=self.password + "\n")
            self.assertEqual(login.returncode, 0, login.stderr)
            issued = shell.run("--json", "ticket", "issue", "--queue", "consult")
            self.assertEqual(issued.returncode, 0, issued.stderr)
            self.assertRegex(json.loads(issued.stdout)["ticket"]["number"], r"^[A-Z]+1\d\d$")
            self.assertIn("日志由备份恢复", shell.run("alert", "list").stdout)
        finally:
            self.assertEqual(server.stop(), 0)

    def changed(self):
        database = sqlite3.connect(self.folder / "data/hall.db")
        place, body = database.execute(
            "SELECT place, body FROM event WHERE length(body) > 0 ORDER BY place LIMIT 1 OFFSET 9"
        ).fetchone()
        database.execute("UPDATE event SET body = ? WHERE place = ?",
                         (bytes([body[0] ^ 1]) + body[1:], place))
        database.commit()
        database.close()
        said = self.refused(2, "log", "verify", "--data", self.folder / "data")
        self.assertIn(f"第一处在位置 {place & (2**40 - 1)}", said)


class CheckpointTest(Hall):
    def test_a_cut_tail_is_shown_by_the_checkpoints_and_their_key(self):
        admin = ("--session", "admin")
        early = self.folder / "early.bin"
        self.done(*admin, "log", "export", early)
        self.done("ticket", "issue", "--queue", "consult")
        late = self.folder / "late.bin"
        self.done(*admin, "log", "export", late)
        key = self.folder / "checkpoint.pub"
        key.write_text(self.server.checkpoint_key() + "\n", encoding="utf-8")
        port = self.server.address.rsplit(":", 1)[1]
        self.assertEqual(self.server.stop(), 0)
        type(self).server = None

        file = self.folder / "checkpoints"
        against = ("--checkpoint", file, "--key", key)
        self.assertIn("日志完整", self.done("log", "verify", "--data", self.folder / "data", *against))
        self.assertIn("日志比检查点少", self.refused(2, "log", "verify", "--file", early, *against))
        self.assertIn("用 --key", self.refused(
            64, "log", "verify", "--file", late, "--checkpoint", file))
        forged = self.folder / "forged"
        forged.write_text(  # the position of the first checkpoint
            re.sub(r"^\d+$", lambda at: str(int(at[0]) + 1), file.read_text(encoding="utf-8"),
                   count=1, flags=re.MULTILINE), encoding="utf-8")
        self.assertNotEqual(forged.read_bytes(), file.read_bytes())
        self.assertIn("签名不对", self.refused(2, "log", "verify", "--data", self.folder / "data",
                                           "--checkpoint", forged, "--key", key))

        type(self).server = Server(self.folder, port)
        self.assertIn("日志完整", self.done(*admin, "log", "verify", *against))

    def test_the_first_checkpoint_alone_proves_a_running_log(self):
        admin = ("--session", "admin")
        file = self.folder / "checkpoints"
        one = self.folder / "one"
        text = file.read_text(encoding="utf-8")
        self.assertTrue(text.startswith("\n"), "the server begins a note with an empty line")
        first_signature = re.search(r"\n\n— .+\n", text)
        one.write_text(text[:first_signature.end()], encoding="utf-8")
        self.assertIn("日志完整", self.done(*admin, "log", "verify", "--checkpoint", one))

    def test_a_stretch_is_counted_as_what_it_holds(self):
        admin = ("--session", "admin")
        part = self.folder / "part.bin"
        self.done(*admin, "log", "export", part, "--after", "10", "--until", "15")
        self.assertIn("共核验 5 条，接在位置 10 之后", self.done("log", "verify", "--file", part))
        self.assertIn("接在位置 10 之后", self.done(*admin, "log", "verify", "--from", "11"))
        self.assertIn("不是导出的日志", self.refused(1, "log", "verify", "--file", SOURCE / "README.md"))
        self.assertIn("没有这个文件或目录", self.refused(
            1, *admin, "log", "export", self.folder / "none" / "x.log"))

    def test_events_are_told_in_the_halls_words(self):
        self.done("ticket", "issue", "--queue", "consult")
        said = self.done("--session", "admin", "log", "events", "--kind", "ticket-issued")
        self.assertIn("取号", said)
        self.assertIn("大厅管理员", said)
        self.assertNotIn("ticket_issued", said)
        self.assertIn("可以写：hall-opened、", self.refused(
            64, "--session", "admin", "log", "events", "--kind", "nope"))


class RestartTest(Hall):
    def test_a_live_board_goes_on_after_the_server_came_back(self):
        watch = self.shell.start("--json", "watch", "board")
        first = json.loads(watch.stdout.readline())
        port = self.server.address.rsplit(":", 1)[1]
        self.server.stop()
        type(self).server = Server(self.folder, port)
        for line in watch.stdout:
            frame = json.loads(line)
            if frame["epoch"] != first["epoch"] and "snapshot" in frame:
                break
        else:
            self.fail("the watch ended")
        watch.terminate()
        watch.communicate(timeout=PATIENCE)
        self.assertEqual(watch.returncode, 0)


class NewHallTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="hallctl-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.shell = Shell(self.folder, "127.0.0.1:1")

    def test_a_new_hall_is_written_once_and_starts(self):
        hall = self.folder / "hall"
        words = ("init", hall, "--from", SOURCE / "config")
        made = self.shell.run(*words)
        self.assertEqual(made.returncode, 0, made.stderr)
        key = hall / "keys/hall.key"
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)
        before = key.read_bytes()
        self.assertEqual(self.shell.run(*words).returncode, 1)
        self.assertEqual(key.read_bytes(), before)

        checked = self.shell.run("catalogue", "check", hall)
        self.assertEqual(checked.returncode, 0, checked.stdout)
        server = Server(self.folder, settings=hall / "hall.toml")
        issued = self.shell.run("--server", server.address, "--token", server.word("kiosk-1"),
                                "ticket", "issue", "--queue", "consult")
        self.assertEqual(server.stop(), 0)
        self.assertEqual(issued.returncode, 0, issued.stderr)
        self.assertTrue((hall / "data/hall.db").exists())
        self.assertTrue((hall / "checkpoints/checkpoints").exists())
        self.assertEqual(key.read_bytes(), before)

    def test_a_hall_of_the_system_leaves_data_and_key_to_the_service(self):
        hall = self.folder / "etc"
        made = self.shell.run("--json", "init", hall, "--system", "--hall", "county",
                              "--from", SOURCE / "config")
        self.assertEqual(made.returncode, 0, made.stderr)
        written = [Path(file) for file in json.loads(made.stdout)["files"]]
        self.assertIn(hall / "hall.toml", written)
        self.assertFalse([file for file in written if file.name == "hall.key"])
        self.assertEqual({stat.S_IMODE(file.stat().st_mode) for file in written}, {0o644})
        settings = subprocess.run(
            [BIN / "hall-server", "--config", hall / "hall.toml", "--check-config"],
            capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(settings.returncode, 0, settings.stderr)
        # The service's folders, moved to where this test may write.
        places = {"data.directory": "yichuang", "data.key_file": "yichuang-keys/hall.key",
                  "checkpoint.file": "yichuang-checkpoints/checkpoints",
                  "backup.directory": "yichuang-backup"}
        state = self.folder / "var-lib"
        for folder in {place.split("/")[0] for place in places.values()}:
            (state / folder).mkdir(parents=True)
        server = Server(self.folder, settings=hall / "hall.toml",
                        places={key: state / place for key, place in places.items()})
        self.assertEqual(server.stop(), 0)
        key = state / "yichuang-keys/hall.key"
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)

    def test_the_completion_script_is_one_that_bash_takes(self):
        script = self.shell.run("completion", "bash").stdout
        result = subprocess.run(
            ["bash", "-uc", script + '\nCOMP_WORDS=(hallctl counter fin); COMP_CWORD=2; _hallctl; '
             'echo "${COMPREPLY[@]}"'],
            capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.stdout.split(), ["finish", "finish-serving"])


if __name__ == "__main__":
    unittest.main()
