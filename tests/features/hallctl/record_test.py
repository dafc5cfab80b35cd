"""As someone at a shell I look after catalogue, record and new halls, every answer looked at."""

import json
import re
import shutil
import sqlite3
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

from hall_shell import BIN, SOURCE, PATIENCE, Server, Shell, Hall


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
