"""The whole life of a ticket through clients that were generated from the protos."""

import unittest

import grpc

import generated_clients
from hall_server import request_id
from hall_suite import HallSuite, counter, ticket

guide = generated_clients.module("guide_service")
report = generated_clients.module("report_service")
serving = generated_clients.module("serving")
states = generated_clients.module("ticket")
counters = generated_clients.module("counter")
watch = generated_clients.module("watch_service")


class ApiTest(HallSuite):
    def setUp(self):
        self.clerk = self.log_in("1001")
        self.clerk.counter.SignIn(
            counter.SignInRequest(request_id=request_id(), counter_id="1"))

    def tearDown(self):
        self.clerk.counter.SignOff(
            counter.SignOffRequest(request_id=request_id(), counter_id="1"))

    def call_next(self):
        return self.clerk.counter.CallNext(
            counter.CallNextRequest(request_id=request_id(), counter_id="1"))

    def finish(self, **outcome):
        return self.clerk.counter.FinishServing(counter.FinishServingRequest(
            request_id=request_id(), counter_id="1", items=[serving.ItemOutcome(**outcome)]))

    def serve_everybody(self):
        while True:
            called = self.call_next()
            if not called.HasField("ticket"):
                return
            self.clerk.counter.StartServing(
                counter.StartServingRequest(request_id=request_id(), counter_id="1"))
            self.finish(outcome=serving.OUTCOME_GIVEN_UP)

    def test_a_ticket_lives_from_the_kiosk_to_the_end_of_its_serving(self):
        issued = self.take_number(item_id="social-card")
        self.assertEqual(issued.ticket.state, states.TICKET_STATE_WAITING)

        called = self.call_next()
        self.assertEqual(called.ticket.number, issued.ticket.number)
        self.assertEqual(called.ticket.counter_id, "1")
        self.assertGreater(called.position, issued.position)
        self.board.watch.ReportDelivered(watch.ReportDeliveredRequest(
            request_id=request_id(), call_id=called.call_id,
            output=watch.DELIVERY_OUTPUT_BOARD, result=watch.DELIVERY_RESULT_DELIVERED))

        started = self.clerk.counter.StartServing(
            counter.StartServingRequest(request_id=request_id(), counter_id="1"))
        self.assertEqual(started.ticket.state, states.TICKET_STATE_SERVING)
        self.advance(240)
        finished = self.finish(item_id="social-card", outcome=serving.OUTCOME_DONE)
        self.assertEqual(finished.ticket.state, states.TICKET_STATE_FINISHED)
        self.assertTrue(finished.ratable)

        seen = self.phone.ticket.GetTicket(ticket.GetTicketRequest(
            ticket_id=issued.ticket.ticket_id, ticket_token=issued.ticket_token))
        self.assertEqual(seen.ticket.state, states.TICKET_STATE_FINISHED)
        self.assertEqual(seen.ticket.calls_delivered, 1)
        self.assertEqual(seen.ticket.staff_number, "", "a phone sees no staff number")

    def test_a_no_show_takes_three_delivered_calls_and_can_be_restored_by_phone(self):
        issued = self.take_number(queue_id="consult")
        call_id = self.call_next().call_id
        for again in range(3):
            self.board.watch.ReportDelivered(watch.ReportDeliveredRequest(
                request_id=request_id(), call_id=call_id,
                output=watch.DELIVERY_OUTPUT_BOARD, result=watch.DELIVERY_RESULT_DELIVERED))
            self.advance(30)
            if again < 2:
                call_id = self.clerk.counter.Recall(
                    counter.RecallRequest(request_id=request_id(), counter_id="1")).call_id
        passed = self.clerk.counter.MarkNoShow(
            counter.MarkNoShowRequest(request_id=request_id(), counter_id="1"))
        self.assertEqual(passed.ticket.state, states.TICKET_STATE_NO_SHOW)

        restored = self.phone.ticket.RestoreTicket(ticket.RestoreTicketRequest(
            request_id=request_id(), ticket_id=issued.ticket.ticket_id,
            ticket_token=issued.ticket_token))
        self.assertEqual(restored.ticket.state, states.TICKET_STATE_WAITING)
        self.assertEqual(restored.ticket.exemption, states.EXEMPTION_RESTORED)
        self.serve_everybody()

    def test_a_waiting_ticket_is_moved_with_a_reason_and_a_press_for_another_is_refused(self):
        moved = self.take_number(item_id="social-card").ticket
        other = self.take_number(item_id="social-card").ticket
        request = ticket.MoveTicketRequest(
            request_id=request_id(), ticket_id=moved.ticket_id, queue_id="consult",
            wrong_queue=True)
        self.refused(grpc.StatusCode.INVALID_ARGUMENT, "REASON_REASON_REQUIRED",
                     self.manager.ticket.MoveTicket, request)
        request.reason_text = "取错号"
        answer = self.manager.ticket.MoveTicket(request)
        self.assertEqual(answer.ticket.queue_id, "consult")
        self.assertEqual(answer.ticket.issue_time, moved.issue_time)
        noted = self.clerk.ticket.SetAssistance(ticket.SetAssistanceRequest(
            request_id=request_id(), ticket_id=moved.ticket_id,
            assistance_marks=[states.ASSISTANCE_MARK_HEARING]))
        self.assertEqual(list(noted.ticket.assistance_marks), [states.ASSISTANCE_MARK_HEARING])

        called = self.call_next().ticket
        meant = other if called.ticket_id == moved.ticket_id else moved
        self.refused(grpc.StatusCode.FAILED_PRECONDITION, "REASON_WRONG_TICKET_STATE",
                     self.clerk.counter.StartServing, counter.StartServingRequest(
                         request_id=request_id(), counter_id="1", ticket_id=meant.ticket_id))
        self.clerk.counter.StartServing(counter.StartServingRequest(
            request_id=request_id(), counter_id="1", ticket_id=called.ticket_id))
        self.finish(outcome=serving.OUTCOME_GIVEN_UP)
        self.serve_everybody()

    def test_a_repeat_of_a_request_gets_the_first_answer(self):
        request = ticket.IssueTicketRequest(
            request_id=request_id(), errand=ticket.Errand(queue_id="consult"))
        first = self.kiosk.ticket.IssueTicket(request)
        position = self.position()
        again = self.kiosk.ticket.IssueTicket(request)

        self.assertEqual(again.ticket.ticket_id, first.ticket.ticket_id)
        self.assertEqual(again.ticket.number, first.ticket.number)
        self.assertEqual(again.position, first.position)
        self.assertEqual(self.position(), position, "a repeat makes no event")
        self.serve_everybody()

    def test_an_absent_length_of_a_pause_is_ten_minutes(self):
        paused = self.clerk.counter.PauseCounter(counter.PauseCounterRequest(
            request_id=request_id(), counter_id="1",
            pause_reason=counters.PAUSE_REASON_SHORT_ABSENCE))
        length = paused.counter.pause_until_time.seconds - paused.counter.state_time.seconds
        self.clerk.counter.ResumeCounter(
            counter.ResumeCounterRequest(request_id=request_id(), counter_id="1"))
        self.assertEqual(length, 600)

    def test_a_read_waits_for_the_position_it_asks_for(self):
        issued = self.take_number(queue_id="consult")
        found = self.manager.ticket.GetTicket(ticket.GetTicketRequest(
            ticket_id=issued.ticket.ticket_id, min_position=issued.position))
        self.assertGreaterEqual(found.position, issued.position)
        self.serve_everybody()

    def test_a_deadline_ends_a_wait_for_a_position_that_does_not_come(self):
        request = ticket.ListQueuesRequest(min_position=self.position() + 1000)
        with self.assertRaises(grpc.RpcError) as raised:
            self.manager.ticket.ListQueues(request, timeout=0.3)
        self.assertEqual(raised.exception.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
        self.manager.ticket.ListQueues(ticket.ListQueuesRequest())

    def test_the_catalogue_comes_in_parts_and_whole(self):
        parts = list(self.kiosk.guide.GetCatalogue(guide.GetCatalogueRequest()))
        self.assertEqual(parts[0].WhichOneof("part"), "head")
        self.assertEqual(parts[-1].WhichOneof("part"), "end")
        items = [item.item_id for part in parts for item in part.rows.items]
        self.assertIn("social-card", items)

    def test_a_report_counts_what_was_served(self):
        self.take_number(queue_id="consult")
        self.serve_everybody()
        query = report.ReportQuery(period=report.REPORT_PERIOD_DAY,
                                   figures=[report.REPORT_FIGURE_SERVED])
        query.date.year, query.date.month, query.date.day = 2026, 3, 2
        answer = self.manager.report.GetReport(
            report.GetReportRequest(query=query, min_position=self.position()))
        self.assertGreaterEqual(answer.total.cells[0].count, 1)
        self.assertTrue(answer.definitions[0].definition.zh)

    def test_every_method_of_every_service_is_there(self):
        for module_name, service in generated_clients.services():
            messages = generated_clients.module(module_name)
            stub = getattr(generated_clients.stubs(module_name), f"{service.name}Stub")(self.channel)
            for method in service.methods:
                with self.subTest(method=method.full_name):
                    request = getattr(messages, method.input_type.name)()
                    self.assertNotEqual(
                        self.code_of(getattr(stub, method.name), method, request),
                        grpc.StatusCode.UNIMPLEMENTED)

    @staticmethod
    def code_of(call, method, request):
        """The code a stranger gets, who shows no token."""
        uploads = method.full_name.endswith("PublishCatalogue")
        try:
            answer = call(iter([request]) if uploads else request, timeout=20)
            if hasattr(answer, "__next__"):
                next(answer, None)
                answer.cancel()
        except grpc.RpcError as error:
            return error.code()
        return grpc.StatusCode.OK


if __name__ == "__main__":
    unittest.main()
