"""What every suite against one server starts with."""

import unittest

import generated_clients
from hall_server import Caller, HallServer, reason_of, request_id

import grpc

admin = generated_clients.module("admin_service")
auth = generated_clients.module("auth_service")
counter = generated_clients.module("counter_service")
ticket = generated_clients.module("ticket_service")


class HallSuite(unittest.TestCase):
    """One server for the whole suite: kiosk, board, phone and people with a session."""

    @classmethod
    def setUpClass(cls):
        cls.server = HallServer()
        assert cls.server.is_ready, cls.server.said()
        cls.addClassCleanup(cls.server.stop)
        cls.channel = cls.server.channel()
        cls.addClassCleanup(cls.channel.close)
        cls.kiosk = Caller(cls.channel, cls.server.device_tokens["kiosk-1"])
        cls.board = Caller(cls.channel, cls.server.device_tokens["board-1"])
        cls.phone = Caller(cls.channel)
        cls.manager = cls.log_in("5001")
        cls.administrator = cls.log_in("9001")

    @classmethod
    def log_in(cls, number):
        """A person with a session."""
        response = Caller(cls.channel).auth.Login(auth.LoginRequest(
            request_id=request_id(), staff_number=number, password=cls.server.passwords[number]))
        return Caller(cls.channel, response.session_token)

    def take_number(self, **errand):
        """A number from the kiosk."""
        return self.kiosk.ticket.IssueTicket(ticket.IssueTicketRequest(
            request_id=request_id(), errand=ticket.Errand(**errand)))

    def advance(self, seconds):
        """Moves the clock of the hall."""
        request = admin.AdvanceClockRequest(request_id=request_id())
        request.advance_duration.seconds = seconds
        return self.administrator.admin.AdvanceClock(request)

    def position(self):
        """The end of the log."""
        return self.administrator.admin.GetStatus(admin.GetStatusRequest()).position

    def refused(self, code, reason, call, *arguments, **named):
        """The ErrorDetail of a call that must be refused so and must change nothing."""
        before = self.position()
        with self.assertRaises(grpc.RpcError) as raised:
            call(*arguments, **named)
        found = reason_of(raised.exception)
        self.assertIsNotNone(found, raised.exception.details())
        self.assertEqual((found[0], raised.exception.code()), (reason, code))
        self.assertEqual(found[1].domain, "hall.v1")
        self.assertTrue(found[1].message_key.startswith("reason."), found[1].message_key)
        self.assertTrue(raised.exception.details(), "a sentence for developers")
        self.assertEqual(self.position(), before, "a refusal changes nothing")
        return found[1]
