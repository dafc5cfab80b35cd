"""Each change that breaks a released client must be found; additions must pass."""

import tempfile
import unittest
from pathlib import Path

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


if __name__ == "__main__":
    unittest.main()
