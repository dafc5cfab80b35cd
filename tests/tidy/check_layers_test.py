"""Each forbidden edge must be found, and the allowed ones must pass."""

import unittest

from check_layers import check


def found(path, include):
    return check(path, f"#pragma once\n\n#include {include}\n")


class LayersTest(unittest.TestCase):
    FORBIDDEN = [
        ("server/domain/ticket.h", '"server/engine/engine.h"'),
        ("server/domain/ticket.h", "<boost/system/result.hpp>"),
        ("server/domain/ticket.h", "<sqlite3.h>"),
        ("server/domain/ticket.h", "<random>"),
        ("server/domain/ticket.cpp", "<fstream>"),
        ("server/domain/ticket.cpp", "<iostream>"),
        ("server/domain/ticket.cpp", "<filesystem>"),
        ("server/domain/ticket.cpp", "<cstdio>"),
        ("server/domain/ticket.h", "<thread>"),
        ("server/domain/ticket.h", "<mutex>"),
        ("server/domain/ticket.h", "<shared_mutex>"),
        ("server/domain/ticket.h", "<condition_variable>"),
        ("server/domain/ticket.h", "<future>"),
        ("server/domain/ticket.cpp", "<ctime>"),
        ("server/domain/ticket.h", "<unordered_map>"),
        ("server/domain/settle.cpp", "<unordered_map>"),
        ("server/domain/floor.h", "<unordered_set>"),
        ("server/domain/ticket.h", '"hall/v1/ticket.pb.h"'),
        ("server/engine/engine.h", '"server/log/event_log.h"'),
        ("server/engine/engine.h", "<boost/beast/core.hpp>"),
        ("server/log/vault.h", '"server/views/views.h"'),
        ("server/log/vault.h", '"hall/v1/ticket.pb.h"'),
        ("server/views/views.h", '"hall/log/v1/event.pb.h"'),
        ("server/api/handler.h", "<grpcpp/grpcpp.h>"),
        ("server/api/handler.h", '"server/rpc/server.h"'),
        ("server/rpc/server.h", '"server/web/server.h"'),
        ("server/rpc/server.h", '"server/log/event_log.h"'),
        ("server/web/session.cpp", '"hall/v1/ticket.pb.h"'),
        ("server/web/session.cpp", "<sqlite3.h>"),
        ("server/app/main.cpp", "<boost/beast/core.hpp>"),
        ("client/channel.h", '"server/domain/ticket.h"'),
        ("kiosk/ui/page.h", "<grpcpp/grpcpp.h>"),
        ("kiosk/ui/page.h", '"client/channel.h"'),
        ("server/views/views.h", "<QString>"),
        ("server/views/views.h", '"views_schema.h"'),
        ("server/views/views.h", "<server/domain/ticket.h>"),
        ("somewhere/else.h", "<vector>"),
    ]
    ALLOWED = [
        ("server/domain/ticket.h", "<vector>"),
        ("server/domain/ticket.h", '"server/domain/ids.h"'),
        ("server/domain/floor.h", "<unordered_map>"),
        ("server/domain/hall_state.h", "<unordered_set>"),
        ("server/engine/core.h", "<thread>"),
        ("server/log/vault.h", "<unordered_map>"),
        ("server/log/vault.h", '"hall/log/v1/event.pb.h"'),
        ("server/log/vault.h", '"server/domain/ticket.h"'),
        ("server/rpc/server.h", '"server/api/call.h"'),
        ("server/rpc/server.h", "<grpcpp/grpcpp.h>"),
        ("server/web/session.cpp", "<boost/beast/core.hpp>"),
        ("server/app/application.cpp", '"server/rpc/server.h"'),
        ("tools/hallctl/main.cpp", '"client/channel.h"'),
        ("kiosk/link/link.cpp", '"client/channel.h"'),
        ("kiosk/link/link.cpp", '"hall/v1/ticket.pb.h"'),
        ("kiosk/link/link.cpp", "<grpcpp/client_context.h>"),
        ("tests/unit/log/chain_test.cpp", "<sqlite3.h>"),
    ]

    def test_every_forbidden_include_is_found(self):
        for path, include in self.FORBIDDEN:
            with self.subTest(path=path, include=include):
                self.assertEqual(1, len(found(path, include)))

    def test_every_allowed_include_passes(self):
        for path, include in self.ALLOWED:
            with self.subTest(path=path, include=include):
                self.assertEqual([], found(path, include))

    def test_a_finding_names_file_line_and_rule(self):
        finding = found("server/domain/ticket.h", '"server/engine/engine.h"')[0]
        self.assertEqual(
            "server/domain/ticket.h:3: includes server/engine/engine.h: "
            "server/domain may include nothing else", finding)

    def test_a_finding_says_why_the_rules_do_without_a_header(self):
        self.assertTrue(found("server/domain/ticket.h", "<random>")[0].endswith(
            "includes random: the rules know no chance"))
        self.assertTrue(found("server/domain/ticket.h", "<unordered_set>")[0].endswith(
            "for look-ups it stands in server/domain/hall_state.h"))


if __name__ == "__main__":
    unittest.main()
