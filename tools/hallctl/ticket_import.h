#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "hall/v1/ticket_service.pb.h"
#include "server/config/fault.h"
#include "tools/hallctl/invocation.h"

/// Numbers written by hand in an emergency, typed into a table afterwards.
namespace hall::hallctl {

struct HandwrittenTickets {
  std::vector<v1::OfflineTicket> tickets;
  std::vector<std::uint32_t> lines;  ///< of the file, one for each ticket
  config::Faults faults;
};

/// Reads a CSV file with a head of these columns, in any sequence, in Chinese or English:
///   number 排队号 (needed)   item 事项编码 or queue 队列编码 (one of them needed)
///   time 取号时间 (needed): "09:30" with `day`, or "2026-03-02 09:30"
///   class 号别: 普通号, 优先号; else ordinary      ground 优先事由     copies 件数
HandwrittenTickets readHandwritten(
    std::string_view bytes, const std::string& file, const std::string& day, const Style& style
);

/// A request id made of the tickets themselves: whoever imports the same file again imports nothing
/// twice.
std::string requestIdOf(const v1::UploadOfflineTicketsRequest& request);

/// `hallctl tickets import FILE --reason …`: all or nothing for each hundred.
void addTicketImport(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
