"""Every refusal tells why: code, reason, what it is about; and changes nothing."""

import unittest

import grpc

import generated_clients
from hall_server import Caller, request_id
from hall_suite import HallSuite, auth, counter, ticket

Code = grpc.StatusCode


class RefusalsTest(HallSuite):
    def issue(self, caller=None, **errand):
        return (caller or self.kiosk).ticket.IssueTicket, ticket.IssueTicketRequest(
            request_id=request_id(), errand=ticket.Errand(**errand))

    def test_an_unknown_item_is_named(self):
        detail = self.refused(
            Code.NOT_FOUND, "REASON_ITEM_NOT_FOUND", *self.issue(item_id="no-such-item"))
        self.assertEqual(detail.metadata["item_id"], "no-such-item")
        self.assertEqual(detail.message_key, "reason.item_not_found")

    def test_a_role_without_the_right_is_refused(self):
        request = counter.CallNextRequest(request_id=request_id(), counter_id="1")
        self.refused(Code.PERMISSION_DENIED, "REASON_NOT_PERMITTED",
                     self.kiosk.counter.CallNext, request)
        self.refused(Code.PERMISSION_DENIED, "REASON_NOT_PERMITTED",
                     *self.issue(caller=self.manager, queue_id="consult"))

    def test_nobody_acts_without_a_session(self):
        self.refused(Code.UNAUTHENTICATED, "REASON_NOT_SIGNED_IN",
                     *self.issue(caller=self.phone, queue_id="consult"))
        forged = Caller(self.channel, self.kiosk.token[:-2] + "AA")
        self.refused(Code.UNAUTHENTICATED, "REASON_NOT_SIGNED_IN",
                     *self.issue(caller=forged, queue_id="consult"))

    def test_a_phone_needs_the_ticket_s_own_token(self):
        issued = self.take_number(queue_id="consult")
        request = ticket.CancelTicketRequest(
            request_id=request_id(), ticket_id=issued.ticket.ticket_id, ticket_token="AAAA")
        self.refused(Code.UNAUTHENTICATED, "REASON_TOKEN_INVALID",
                     self.phone.ticket.CancelTicket, request)
        request.ticket_token = issued.ticket_token
        self.phone.ticket.CancelTicket(request)

    def test_a_request_id_with_another_body_is_refused(self):
        call, request = self.issue(queue_id="consult")
        call(request)
        request.errand.copies = 3
        self.refused(Code.ABORTED, "REASON_REQUEST_ID_REUSED", call, request)

    def test_a_mutation_without_a_request_id_is_refused(self):
        call, request = self.issue(queue_id="consult")
        for wrong in ("", "1", request.request_id[:-1] + "g"):
            request.request_id = wrong
            self.refused(Code.INVALID_ARGUMENT, "REASON_REQUEST_ID_MISSING", call, request)

    def test_a_wrong_password_says_no_more_than_that(self):
        for number in ("1001", "4711"):
            request = auth.LoginRequest(
                request_id=request_id(), staff_number=number, password="wrong")
            detail = self.refused(Code.UNAUTHENTICATED, "REASON_BAD_CREDENTIALS",
                                  self.phone.auth.Login, request)
            self.assertEqual(dict(detail.metadata), {})

    def test_a_text_that_is_too_long_names_its_field(self):
        call, request = self.issue(queue_id="consult")
        request.errand.ground = generated_clients.module("ticket").GROUND_OTHER
        request.errand.ground_text = "长" * 5000
        detail = self.refused(
            Code.INVALID_ARGUMENT, "REASON_MALFORMED_REQUEST", call, request)
        self.assertIn("ground_text", detail.metadata["field"])

    def test_a_message_that_is_too_large_is_refused_with_the_limit(self):
        call, request = self.issue(queue_id="consult")
        request.errand.ground_text = "x" * 100_000
        detail = self.refused(
            Code.RESOURCE_EXHAUSTED, "REASON_MESSAGE_TOO_LARGE", call, request)
        self.assertGreater(int(detail.metadata["limit"]), 0)


if __name__ == "__main__":
    unittest.main()
