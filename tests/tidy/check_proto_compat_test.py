"""Each change that breaks a released client must be found; additions must pass."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import check_proto_compat
import proto_set

RELEASED = """
syntax = "proto3";
package hall.v1;
service TicketService { rpc GetTicket(GetTicketRequest) returns (GetTicketResponse); }
message GetTicketRequest {
  string ticket_id = 1;
  int64 position = 2;
  oneof channel { string phone = 3; }
  message Nested { string text = 1; }
}
message GetTicketResponse {}
enum State { STATE_UNSPECIFIED = 0; STATE_WAITING = 1; STATE_CALLED = 2; }
"""


def compile_text(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hall/v1/a.proto"
        path.parent.mkdir(parents=True)
        path.write_text(text)
        return proto_set.compile_set(["hall/v1/a.proto"], folder)


def findings(old, new):
    assert old in RELEASED
    return check_proto_compat.compare(
        compile_text(RELEASED), compile_text(RELEASED.replace(old, new)))


class CompatibilityTest(unittest.TestCase):
    BREAKING = [
        ("string ticket_id = 1;", "string ticket_id = 4;"),
        ("string ticket_id = 1;", "bytes ticket_id = 1;"),
        ("string ticket_id = 1;", "repeated string ticket_id = 1;"),
        ("string ticket_id = 1;", "optional string ticket_id = 1;"),
        ("string ticket_id = 1;", "string number = 1;"),
        ("string ticket_id = 1;", ""),
        ("string ticket_id = 1;", "reserved 1;"),
        ("string ticket_id = 1;", 'reserved "ticket_id";'),
        ("oneof channel { string phone = 3; }", "string phone = 3;"),
        ("message Nested { string text = 1; }", ""),
        ("STATE_WAITING = 1;", "STATE_WAITING = 3;"),
        ("STATE_WAITING = 1;", "STATE_READY = 1;"),
        ("STATE_WAITING = 1;", ""),
        ("rpc GetTicket(GetTicketRequest) returns (GetTicketResponse);", ""),
        ("returns (GetTicketResponse)", "returns (stream GetTicketResponse)"),
        ("returns (GetTicketResponse)", "returns (GetTicketRequest)"),
    ]
    HARMLESS = [
        ("string ticket_id = 1;", 'reserved 1; reserved "ticket_id";'),
        ("string ticket_id = 1;", "string ticket_id = 1; string note = 9;"),
        ("STATE_WAITING = 1;", 'reserved 1; reserved "STATE_WAITING";'),
        ("STATE_WAITING = 1;", "STATE_WAITING = 1; STATE_SERVING = 7;"),
        ("message GetTicketResponse {}", "message GetTicketResponse { string a = 1; }"),
    ]

    def test_every_breaking_change_is_found(self):
        for old, new in self.BREAKING:
            with self.subTest(old=old, new=new):
                self.assertNotEqual([], findings(old, new))

    def test_additions_and_reservations_pass(self):
        for old, new in self.HARMLESS:
            with self.subTest(old=old, new=new):
                self.assertEqual([], findings(old, new))


class ReleasedSetTest(unittest.TestCase):
    """Of the protos of this repository, with the stored set in a folder of the test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.released = Path(folder.name) / "released/hall_v1.binpb"
        patch = mock.patch.object(check_proto_compat, "RELEASED", self.released)
        patch.start()
        self.addCleanup(patch.stop)

    def run_check(self, *arguments):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = check_proto_compat.main(list(arguments))
        return code, said.getvalue()

    def test_without_a_stored_set_the_check_fails_and_says_so(self):
        code, said = self.run_check()
        self.assertEqual(1, code)
        self.assertIn("does not exist", said)
        self.assertIn("--write", said)

    def test_the_set_that_was_written_is_compared_with(self):
        self.assertEqual(0, self.run_check("--write")[0])
        self.assertEqual((0, True), (self.run_check()[0], self.released.exists()))

        stored = check_proto_compat.descriptor_pb2.FileDescriptorSet.FromString(
            self.released.read_bytes())
        gone = stored.file.add(name="hall/v1/gone.proto", package="hall.v1", syntax="proto3")
        gone.message_type.add(name="Gone")
        self.released.write_bytes(stored.SerializeToString())
        code, said = self.run_check()
        self.assertEqual(1, code)
        self.assertIn("hall.v1.Gone: the released message is gone", said)

    def test_the_set_holds_the_api_and_the_stored_events(self):
        self.run_check("--write")
        stored = check_proto_compat.descriptor_pb2.FileDescriptorSet.FromString(
            self.released.read_bytes())
        self.assertLessEqual({"hall.v1", "hall.log.v1"}, {file.package for file in stored.file})


if __name__ == "__main__":
    unittest.main()
