"""Boards and phones follow the hall, and go on where they were."""

import contextlib
import unittest

import grpc

import generated_clients
from hall_server import bearer, request_id
from hall_suite import HallSuite, ticket

watch = generated_clients.module("watch_service")
stubs = generated_clients.stubs("watch_service")


class WatchTest(HallSuite):
    @contextlib.contextmanager
    def watching(self, token, **request):
        stream = stubs.WatchServiceStub(self.channel).WatchHall(
            watch.WatchHallRequest(**request), metadata=bearer(token), timeout=30)
        try:
            yield stream
        finally:
            stream.cancel()

    def board_from(self, epoch=0, after=0):
        return self.watching(self.board.token, view=watch.VIEW_BOARD, zone_id="A",
                             epoch=epoch, after_position=after)

    @staticmethod
    def waiting(rows):
        return {row.queue_id: row.waiting_count for row in rows}

    def frame(self, stream, *kinds):
        """The next frame of one of these kinds."""
        return next(one for one in stream if one.WhichOneof("frame") in kinds)

    def test_a_board_begins_with_the_whole_picture_and_follows_changes(self):
        with self.board_from() as stream:
            first = next(stream)
            self.assertEqual(first.WhichOneof("frame"), "snapshot")
            self.assertNotEqual(first.epoch, 0)
            before = self.waiting(first.snapshot.board.queues)["consult"]
            issued = self.take_number(queue_id="consult")
            change = self.frame(stream, "delta")
            self.assertGreaterEqual(change.position, issued.position)
            self.assertEqual(self.waiting(change.delta.board.queues)["consult"], before + 1)

    def test_a_board_that_was_away_gets_only_what_changed(self):
        with self.board_from() as stream:
            seen = next(stream)
        issued = self.take_number(queue_id="consult")
        with self.board_from(seen.epoch, seen.position) as stream:
            first = self.frame(stream, "snapshot", "delta", "reset")
            self.assertEqual(first.WhichOneof("frame"), "delta")
            self.assertGreaterEqual(first.position, issued.position)
            self.assertEqual(list(self.waiting(first.delta.board.queues)), ["consult"])

    def test_a_board_of_another_epoch_starts_anew(self):
        with self.board_from(epoch=12345, after=1) as stream:
            first = next(stream)
            self.assertEqual(first.WhichOneof("frame"), "reset")
            self.assertEqual(first.reset.reset_reason, watch.RESET_REASON_EPOCH_CHANGED)
            self.assertEqual(next(stream).WhichOneof("frame"), "snapshot")

    def test_a_quiet_stream_shows_that_it_lives(self):
        with self.board_from() as stream:
            next(stream)
            self.assertEqual(next(stream).WhichOneof("frame"), "bookmark")

    def test_a_phone_follows_its_own_ticket_only(self):
        issued = self.take_number(queue_id="consult")
        scope = watch.TicketScope(
            ticket_id=issued.ticket.ticket_id, ticket_token=issued.ticket_token)
        with self.watching("", view=watch.VIEW_PHONE, ticket=scope) as stream:
            first = next(stream)
            self.assertEqual(first.snapshot.phone.ticket.number, issued.ticket.number)
        scope.ticket_token = "AAAA"
        with self.watching("", view=watch.VIEW_PHONE, ticket=scope) as stream:
            with self.assertRaises(grpc.RpcError) as raised:
                next(stream)
            self.assertEqual(raised.exception.code(), grpc.StatusCode.UNAUTHENTICATED)

    def test_a_board_may_not_watch_as_a_manager(self):
        with self.watching(self.board.token, view=watch.VIEW_MANAGER,
                           hall=watch.HallScope()) as stream:
            with self.assertRaises(grpc.RpcError) as raised:
                next(stream)
            self.assertEqual(raised.exception.code(), grpc.StatusCode.PERMISSION_DENIED)


if __name__ == "__main__":
    unittest.main()
