"""A day at three real counter clients on a virtual display, by keyboard alone, against the real server in
stepped rehearsal: every number is finished, those after closing too, and the report is right."""

import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import generated_clients
import grpc
import virtual_display
from hall_server import Caller, HallServer, request_id

admin = generated_clients.module("admin_service")
auth = generated_clients.module("auth_service")
counter = generated_clients.module("counter")
report = generated_clients.module("report_service")
text = generated_clients.module("text")
ticket = generated_clients.module("ticket_service")
ticket_words = generated_clients.module("ticket")
watch = generated_clients.module("watch_service")

PROGRAM = Path(os.environ["HALL_BIN_DIR"]) / "hall-counter"
PATIENCE = 60
#: A key within 0.8 s after the last one that did something does nothing.
GUARD_SECONDS = 0.85
#: How many come before each round of callings; in between a counter is without anybody.
ARRIVALS = (4, 3, 1, 0, 4)
#: Shortly before the hall closes at 17:30.
LATE_ARRIVALS = 4
OPENS_MINUTE, LATE_MINUTE = 9 * 60, 17 * 60 + 28
MINUTES_OF_A_ROUND = 5
HOLD_MINUTES = 3
#: Between two calls of one number, and from its first one to 过号.
RECALL_SECONDS, NO_SHOW_SECONDS = 20, 60
CLERKS = {"1": "1001", "2": "1002", "3": "1003"}
PASSWORD = "Window-2-later"


class Desk:
    """One counter client and the clerk who sits at it."""

    def __init__(self, day, code, staff, more=""):
        self.day, self.code, self.staff = day, code, staff
        folder = day.folder / code
        folder.mkdir()
        settings = folder / "counter.toml"
        settings.write_text(f'[server]\naddress = "{day.server.address}"\n'
                            f'[counter]\ncounter = "{code}"\nfolder = "data"\n'
                            + more, encoding="utf-8")
        self.process = subprocess.Popen(
            [PROGRAM, "--config", settings], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=day.display.environment(folder))
        day.addCleanup(self.process.communicate)
        day.addCleanup(self.process.terminate)
        day.assertEqual("READY\n", self.process.stdout.readline())
        self.window = day.display.window_of(self.process)
        self.pressed = time.monotonic()

    def press(self, *keys):
        """What a person's fingers take, the program's guard among it."""
        rest = self.pressed + GUARD_SECONDS - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        self.day.display.press(self.window, *keys)
        self.pressed = time.monotonic()

    def hold_down(self, key, seconds):
        """The sticking is the matter: nothing tells when it was long enough."""
        self.day.display.tool("windowfocus", "--sync", self.window, "keydown", key)
        time.sleep(seconds)
        self.day.display.tool("keyup", key)

    def sign_in(self):
        self.day.display.type(self.window, self.staff)
        self.press("Return")
        self.day.display.type(self.window, PASSWORD)
        self.press("Return")
        self.until_state_by(counter.COUNTER_STATE_IDLE, "Return")

    def state(self):
        return self.day.counters()[self.code].state

    def until_by(self, is_so, *keys):
        """Presses again while nothing happens: the program may still draw its next page."""
        until = time.monotonic() + PATIENCE
        while not is_so():
            self.day.assertLess(time.monotonic(), until, f"counter {self.code} is in {self.state()}")
            self.press(*keys)

    def until_state_by(self, state, *keys):
        self.until_by(lambda: self.state() == state, *keys)

    def until_state(self, state):
        until = time.monotonic() + PATIENCE
        while self.state() != state:
            self.day.assertLess(time.monotonic(), until, f"counter {self.code} is in {self.state()}")


class CounterDayTest(unittest.TestCase):
    def setUp(self):
        if not virtual_display.is_there():
            self.skipTest("Xvfb or xdotool is not installed")
        self.server = HallServer()
        self.addCleanup(self.server.stop)
        self.assertTrue(self.server.is_ready, self.server.said())
        channel = self.server.channel()
        self.addCleanup(channel.close)
        self.kiosk = Caller(channel, self.server.device_tokens["kiosk-1"])
        self.board = Caller(channel, self.server.device_tokens["board-1"])
        self.manager = self.log_in(channel, "5001")
        self.administrator = self.log_in(channel, "9001")
        for number in CLERKS.values():
            self.log_in(channel, number).auth.ChangePassword(auth.ChangePasswordRequest(
                request_id=request_id(), old_password=self.server.passwords[number], new_password=PASSWORD))
        self.passed_seconds = 0
        self.display = virtual_display.VirtualDisplay("1400x900x24")
        self.addCleanup(self.display.stop)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def log_in(self, channel, number):
        response = Caller(channel).auth.Login(auth.LoginRequest(
            request_id=request_id(), staff_number=number, password=self.server.passwords[number]))
        return Caller(channel, response.session_token)

    def counters(self):
        response = self.manager.admin.ListCounters(admin.ListCountersRequest())
        return {one.counter_id: one for one in response.counters}

    def advance(self, minutes=0, seconds=0):
        request = admin.AdvanceClockRequest(request_id=request_id())
        request.advance_duration.seconds = minutes * 60 + seconds
        self.administrator.admin.AdvanceClock(request)
        self.passed_seconds += minutes * 60 + seconds

    def arrive(self):
        response = self.kiosk.ticket.IssueTicket(ticket.IssueTicketRequest(
            request_id=request_id(), errand=ticket.Errand(item_id="social-card")))
        return response.ticket.number

    def ticket_of(self, number):
        return self.manager.ticket.GetTicket(ticket.GetTicketRequest(number=number)).ticket

    def ticket_state(self, number):
        return self.ticket_of(number).state

    def number_at(self, desk):
        return self.counters()[desk.code].number

    def test_a_day_by_keyboard_alone(self):
        desks = [Desk(self, code, staff) for code, staff in CLERKS.items()]
        for desk in desks:
            desk.sign_in()
        self.numbers, coming, rounds = [], list(ARRIVALS), 0
        turns = {2: self.send_on, 3: self.hold, 5: self.miss}
        while coming or self.somebody_is_there():
            rounds += 1
            self.assertLessEqual(rounds, sum(ARRIVALS), "somebody is never called")
            self.numbers += [self.arrive() for _ in range(coming.pop(0) if coming else 0)]
            self.serve_round(desks, turns.pop(rounds, None))
        self.assertEqual({}, turns, "the day had no time for all")
        self.advance(LATE_MINUTE - OPENS_MINUTE, -self.passed_seconds)
        self.numbers += [self.arrive() for _ in range(LATE_ARRIVALS)]
        self.serve_round(desks)
        with self.assertRaises(grpc.RpcError) as closed:
            self.arrive()
        self.assertEqual(grpc.StatusCode.FAILED_PRECONDITION, closed.exception.code())
        while self.somebody_is_there():
            rounds += 1
            self.assertLessEqual(rounds, sum(ARRIVALS) + LATE_ARRIVALS, "somebody is sent home")
            self.serve_round(desks)
        self.leave(desks)
        self.expect_report(len(self.numbers))

    def somebody_is_there(self):
        return any(self.ticket_state(number) != ticket_words.TICKET_STATE_FINISHED for number in self.numbers)

    def serve_round(self, desks, turn=None):
        """Whoever is called is served and gone after five minutes; but for one at the first counter."""
        if turn:
            turn(desks[0])
        busy = [desk for desk in desks if self.serve_begin(desk)]
        self.advance(minutes=MINUTES_OF_A_ROUND)
        free = (counter.COUNTER_STATE_IDLE, counter.COUNTER_STATE_READY)
        for desk in busy:
            # On a slow machine a press may come after the end, and ask for the next one.
            desk.until_by(lambda at=desk: at.state() in free, "F8")

    def send_on(self, desk):
        """To the queue that stands first, which needs no item."""
        desk.until_state_by(counter.COUNTER_STATE_CALLING, "F8")
        desk.press("F4")
        desk.until_state_by(counter.COUNTER_STATE_IDLE, "Return")

    def hold(self, desk):
        """Somebody fetches a paper, reports at the kiosk when back, and is the next one there."""
        self.assertTrue(self.serve_begin(desk))
        number = self.number_at(desk)
        desk.press("F9")
        desk.until_state_by(counter.COUNTER_STATE_IDLE, "Return")
        self.assertEqual(ticket_words.TICKET_STATE_ON_HOLD, self.ticket_state(number))
        self.advance(HOLD_MINUTES)
        self.kiosk.ticket.ReportReturn(ticket.ReportReturnRequest(
            request_id=request_id(), ticket_id=self.ticket_of(number).ticket_id))
        desk.until_state_by(counter.COUNTER_STATE_CALLING, "F8")
        self.assertEqual(number, self.number_at(desk))

    def miss(self, desk):
        """Nobody comes after three calls that the board showed; later they do, and are called once more."""
        desk.until_state_by(counter.COUNTER_STATE_CALLING, "F8")
        number = self.number_at(desk)
        self.show_call(number)
        for calls in (2, 3):
            self.advance(seconds=RECALL_SECONDS)
            desk.until_by(lambda: self.ticket_of(number).calls_made == calls, "F7")
            self.show_call(number)
        self.advance(seconds=NO_SHOW_SECONDS)
        desk.until_state_by(counter.COUNTER_STATE_IDLE, "F6")
        self.assertEqual(ticket_words.TICKET_STATE_NO_SHOW, self.ticket_state(number))
        self.kiosk.ticket.RestoreTicket(ticket.RestoreTicketRequest(
            request_id=request_id(), ticket_id=self.ticket_of(number).ticket_id))
        self.assertEqual(ticket_words.TICKET_STATE_WAITING, self.ticket_state(number))

    def show_call(self, number):
        self.board.watch.ReportDelivered(watch.ReportDeliveredRequest(
            request_id=request_id(), call_id=self.ticket_of(number).call_id,
            output=watch.DELIVERY_OUTPUT_BOARD, result=watch.DELIVERY_RESULT_DELIVERED))

    def test_f8_calls_while_another_program_has_the_focus(self):
        desk = Desk(self, "1", "1001", "[window]\nglobal_keys = true\ncompact = true\n")
        other = Desk(self, "2", "1002")
        desk.sign_in()
        self.arrive()
        # Nobody is signed in there: the key does nothing for the window that has the focus.
        other.press("F8")
        desk.until_state(counter.COUNTER_STATE_CALLING)
        self.assertEqual(counter.COUNTER_STATE_OFFLINE, other.state())

    def test_a_key_that_sticks_does_its_work_once(self):
        for more in ("", "[window]\nglobal_keys = true\n"):
            with self.subTest(more):
                code = "2" if more else "1"
                desk = Desk(self, code, CLERKS[code], more)
                desk.sign_in()
                self.arrive()
                desk.hold_down("F8", seconds=3)
                self.assertEqual(counter.COUNTER_STATE_CALLING, desk.state())

    def serve_begin(self, desk):
        """Calls and starts; False: nobody waits any more, and the counter is ready."""
        desk.press("F8")
        until = time.monotonic() + PATIENCE
        while desk.state() == counter.COUNTER_STATE_IDLE and time.monotonic() < until:
            desk.press("F8")
        if desk.state() == counter.COUNTER_STATE_READY:
            return False
        desk.until_state_by(counter.COUNTER_STATE_SERVING, "F8")
        return True

    def leave(self, desks):
        for desk in desks:
            desk.press("ctrl+q")
            desk.press("Return")
            desk.until_state(counter.COUNTER_STATE_OFFLINE)

    def expect_report(self, served):
        response = self.manager.report.GetReport(report.GetReportRequest(query=report.ReportQuery(
            period=report.REPORT_PERIOD_DAY, date=text.Date(year=2026, month=3, day=2),
            figures=[report.REPORT_FIGURE_ISSUED, report.REPORT_FIGURE_CALLED, report.REPORT_FIGURE_SERVED,
                     report.REPORT_FIGURE_NO_SHOWS, report.REPORT_FIGURE_RESTORED,
                     report.REPORT_FIGURE_HOLD_MEAN, report.REPORT_FIGURE_CLOSED_BY_SYSTEM,
                     report.REPORT_FIGURE_OVERTIME])))
        cells = {cell.figure: cell for cell in response.rows[0].cells}
        self.assertEqual(served, cells[report.REPORT_FIGURE_ISSUED].count)
        self.assertEqual(served + 1, cells[report.REPORT_FIGURE_SERVED].count,
                         "who comes back from a hold and is called is served anew")
        self.assertEqual(served, cells[report.REPORT_FIGURE_CALLED].count, "tickets, not calls")
        self.assertEqual(0, cells[report.REPORT_FIGURE_NO_SHOWS].count, "who came after all is none")
        self.assertEqual(1, cells[report.REPORT_FIGURE_RESTORED].count)
        self.assertEqual(HOLD_MINUTES * 60, cells[report.REPORT_FIGURE_HOLD_MEAN].duration.seconds)
        self.assertEqual(0, cells[report.REPORT_FIGURE_CLOSED_BY_SYSTEM].count)
        self.assertGreater(cells[report.REPORT_FIGURE_OVERTIME].duration.seconds, 0)


if __name__ == "__main__":
    unittest.main()
