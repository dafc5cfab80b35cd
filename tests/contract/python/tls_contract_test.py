"""The server behind TLS, and behind TLS that asks for certificates of both sides."""

import tempfile
import unittest

import grpc

import generated_clients
from hall_server import Caller, HallServer, reason_of, request_id
from test_certificates import Authority

ticket = generated_clients.module("ticket_service")


class TlsCase(unittest.TestCase):
    """A hall with an authority of its own; nobody trusts the stranger."""

    asks_certificates = False

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="hall-python-")
        cls.addClassCleanup(folder.cleanup)
        cls.hall = Authority(folder.name, "hall")
        cls.stranger = Authority(folder.name, "stranger")
        certificate, key = cls.hall.issue("hall-server")
        settings = [f"tls.certificate={certificate}", f"tls.private_key={key}"]
        if cls.asks_certificates:
            settings.append(f"tls.client_authority={cls.hall.certificate}")
        cls.server = HallServer(settings)
        assert cls.server.is_ready, cls.server.said()
        cls.addClassCleanup(cls.server.stop)

    def issue(self, credentials, token=None):
        """Takes a number over a connection of its own."""
        with self.server.channel(credentials) as channel:
            kiosk = Caller(channel, token or self.server.device_tokens["kiosk-1"])
            return kiosk.ticket.IssueTicket(ticket.IssueTicketRequest(
                request_id=request_id(), errand=ticket.Errand(queue_id="consult")), timeout=10)

    def code_of(self, credentials):
        with self.assertRaises(grpc.RpcError) as raised:
            self.issue(credentials)
        return raised.exception.code()

    @staticmethod
    def credentials(trusted, own=None):
        certificate, key = (path.read_bytes() for path in own) if own else (None, None)
        return grpc.ssl_channel_credentials(trusted.certificate.read_bytes(), key, certificate)


class TlsTest(TlsCase):
    def test_a_caller_who_trusts_the_authority_is_served(self):
        self.assertTrue(self.issue(self.credentials(self.hall)).ticket.number)

    def test_nothing_is_answered_without_encryption(self):
        self.assertEqual(self.code_of(None), grpc.StatusCode.UNAVAILABLE)

    def test_a_caller_who_trusts_another_authority_does_not_believe_it(self):
        self.assertEqual(
            self.code_of(self.credentials(self.stranger)), grpc.StatusCode.UNAVAILABLE)


class MutualTlsTest(TlsCase):
    asks_certificates = True

    def test_a_device_with_its_certificate_is_served(self):
        credentials = self.credentials(self.hall, self.hall.issue("kiosk-1"))
        self.assertTrue(self.issue(credentials).ticket.number)

    def test_a_caller_without_a_certificate_is_refused(self):
        self.assertEqual(self.code_of(self.credentials(self.hall)), grpc.StatusCode.UNAVAILABLE)

    def test_a_certificate_of_another_authority_is_refused(self):
        credentials = self.credentials(self.hall, self.stranger.issue("kiosk-1"))
        self.assertEqual(self.code_of(credentials), grpc.StatusCode.UNAVAILABLE)

    def test_a_token_does_not_pass_over_another_device_s_connection(self):
        credentials = self.credentials(self.hall, self.hall.issue("board-1"))
        with self.assertRaises(grpc.RpcError) as raised:
            self.issue(credentials)
        self.assertEqual(reason_of(raised.exception)[0], "REASON_WRONG_DEVICE")

    def test_nothing_is_answered_without_encryption(self):
        self.assertEqual(self.code_of(None), grpc.StatusCode.UNAVAILABLE)


class OpenListenerTest(unittest.TestCase):
    def test_a_listener_beyond_this_machine_without_tls_does_not_start(self):
        server = HallServer(listen="0.0.0.0:0")
        said = server.said()
        self.assertFalse(server.is_ready)
        self.assertEqual(server.stop(), 1)
        self.assertIn("tls", said.lower())


if __name__ == "__main__":
    unittest.main()
