"""Each rule of the API must find its bad sample; a good file must pass."""

import tempfile
import unittest
from pathlib import Path

import check_proto
import proto_set

GOOD = """
syntax = "proto3";
package hall.v1;
import "google/protobuf/descriptor.proto";
// A rule.
message Access {
  // Who.
  repeated Role roles = 1;
  // Everybody.
  bool public_access = 2;
}
extend google.protobuf.MethodOptions {
  // Required.
  Access access = 50401;
}
extend google.protobuf.EnumValueOptions {
  // Required on views.
  Access view_access = 50402;
}
// What a caller is.
enum Role {
  // None.
  ROLE_UNSPECIFIED = 0;
  // A kiosk.
  ROLE_KIOSK = 1;
}
// What is watched.
enum View {
  // None.
  VIEW_UNSPECIFIED = 0;
  // A board.
  VIEW_BOARD = 1 [(view_access) = {roles: ROLE_KIOSK}];
}
// Issues.
service TicketService {
  // Issues one.
  rpc IssueTicket(IssueTicketRequest) returns (IssueTicketResponse) {
    option (access) = {roles: ROLE_KIOSK};
  }
  // Looks at one.
  rpc GetTicket(GetTicketRequest) returns (GetTicketResponse) {
    option (access) = {public_access: true};
  }
}
// What is looked at.
message GetTicketRequest {
  // Not before.
  uint64 min_position = 1;
}
// What is seen.
message GetTicketResponse {
  // Seen at.
  uint64 position = 1;
}
// What is asked.
message IssueTicketRequest {
  // Asked once.
  string request_id = 5;
  // The item.
  string item_id = 1;
  // One or the other.
  oneof channel {
    // A phone.
    string phone = 2;
  }
  // What is known of whom.
  map<string, string> notes = 3;
  // May be absent.
  optional int32 age = 4;
}
// What is answered.
message IssueTicketResponse {
  // Done at.
  uint64 position = 1;
}
"""


def findings(text, name="hall/v1/a.proto"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
        return check_proto.check(proto_set.compile_set([name], folder))


class ProtoTest(unittest.TestCase):
    def bad(self, old, new, words):
        self.assertIn(old, GOOD)
        found = findings(GOOD.replace(old, new))
        self.assertTrue(any(words in finding for finding in found), found)

    def test_a_good_file_passes(self):
        self.assertEqual([], findings(GOOD))

    def test_every_element_has_a_comment(self):
        for comment, kind in [("Issues.", "service"), ("Issues one.", "method"),
                              ("What is asked.", "message"), ("The item.", "field"),
                              ("One or the other.", "oneof"), ("What a caller is.", "enum"),
                              ("A kiosk.", "value"), ("May be absent.", "field")]:
            with self.subTest(kind=kind):
                self.bad(f"// {comment}\n", "\n", f"{kind} ")

    def test_a_method_without_access_is_found(self):
        self.bad("option (access) = {roles: ROLE_KIOSK};", "", "hall.v1.access")
        self.bad("option (access) = {roles: ROLE_KIOSK};", "option (access) = {};",
                 "hall.v1.access")

    def test_a_method_open_to_everybody_passes(self):
        self.assertEqual([], findings(GOOD.replace(
            "option (access) = {roles: ROLE_KIOSK};", "option (access) = {public_access: true};")))

    def test_a_view_without_access_is_found(self):
        self.bad(" [(view_access) = {roles: ROLE_KIOSK}]", "", "view_access")

    def test_the_zero_value_is_unspecified(self):
        self.bad("ROLE_UNSPECIFIED = 0", "ROLE_NONE = 0", "ROLE_UNSPECIFIED = 0")

    def test_values_carry_the_name_of_their_enum(self):
        self.bad("ROLE_KIOSK = 1;", "OFFICE = 1; // x\nROLE_KIOSK = 2;", "begin with ROLE_")

    def test_keywords_are_no_names_of_fields(self):
        for word in ("class", "case", "order", "from", "public", "lambda", "func", "params"):
            with self.subTest(word=word):
                self.bad("item_id", word, "keyword")
        self.bad("item_id", "itemId", "lower_snake_case")

    def test_nothing_has_a_place_for_a_fee(self):
        for word in ("fee", "total_fees", "amount", "price_cents", "payment_code"):
            with self.subTest(word=word):
                self.bad("item_id", word, "the hall takes no money")
        self.bad("ROLE_KIOSK = 1;", "ROLE_KIOSK = 1; // x\n  ROLE_PAYMENT = 2;", "takes no money")
        self.bad("rpc IssueTicket(", "rpc PayFee(", "takes no money")
        self.assertEqual([], findings(GOOD.replace("item_id", "coffee")))

    def test_a_guide_tells_its_fees_as_a_text_only(self):
        guide = GOOD + """
// 办事指南.
message Guide {
  // 收费标准.
  DisplayText fees = 1;
}
// A text.
message DisplayText {
  // As it is read.
  string text = 1;
}
"""
        self.assertEqual([], findings(guide))
        self.assertTrue(findings(guide.replace("DisplayText fees", "int64 fees")))
        self.assertTrue(findings(guide.replace("message Guide", "message Ticket")))

    def test_each_method_has_messages_of_its_own(self):
        self.bad("rpc IssueTicket(IssueTicketRequest)", "rpc IssueTicket(Access)",
                 "hall.v1.IssueTicketRequest")
        self.bad("returns (IssueTicketResponse)", "returns (Access)",
                 "hall.v1.IssueTicketResponse")

    def test_a_mutation_has_a_request_id_and_tells_its_position(self):
        self.bad("string request_id = 5", "string ticket_id = 5",
                 "TicketService.IssueTicket changes the hall; its request has request_id")
        self.bad("string request_id = 5", "bytes request_id = 5", "its request has request_id")
        self.bad("string request_id = 5", "repeated string request_id = 5",
                 "its request has request_id")
        self.bad("// Done at.\n  uint64 position", "// Done at.\n  uint64 place",
                 "TicketService.IssueTicket changes the hall; its response has position")
        self.bad("string item_id = 1", "uint64 min_position = 1",
                 "TicketService.IssueTicket changes the hall; its request has no min_position")

    def test_a_read_has_a_min_position_and_tells_its_position(self):
        self.bad("uint64 min_position = 1", "uint64 after_position = 1",
                 "TicketService.GetTicket reads the hall; its request has min_position")
        self.bad("uint64 min_position = 1", "string min_position = 1",
                 "its request has min_position")
        self.bad("// Seen at.\n  uint64 position", "// Seen at.\n  uint64 place",
                 "TicketService.GetTicket reads the hall; its response has position")
        self.bad("// Not before.\n  uint64 min_position = 1",
                 "// Not before.\n  uint64 min_position = 1; // x\n  string request_id = 2",
                 "TicketService.GetTicket reads the hall; its request has no request_id")

    def test_a_method_that_is_neither_says_why(self):
        watch = GOOD.replace("service TicketService", "service WatchService") \
                    .replace("GetTicket", "WatchHall").replace("min_position", "after_position")
        self.assertEqual([], findings(watch))
        for method, why in check_proto.NEITHER.items():
            self.assertTrue(why, method)

    def test_the_package_is_the_folder(self):
        self.assertTrue(any("lies in the folder" in finding
                            for finding in findings(GOOD, "hall/v2/a.proto")))


if __name__ == "__main__":
    unittest.main()
