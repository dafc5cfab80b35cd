#include "tools/hallctl/ticket_import.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "server/config/csv.h"
#include "server/log/files.h"
#include "server/log/hash.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/field_values.h"
#include "tools/hallctl/progress.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace {

/// UploadOfflineTickets takes so many at once.
constexpr std::size_t kAtOnce = 100;

struct Column {
  std::string_view english;
  std::string_view chinese;
  const char* field;  ///< of OfflineTicket
};

constexpr std::array kColumns{
    Column{"number", "排队号", "number"},
    Column{"item", "事项编码", "item_id"},
    Column{"queue", "队列编码", "queue_id"},
    Column{"time", "取号时间", "issue_time"},
    Column{"class", "号别", "ticket_class"},
    Column{"ground", "优先事由", "ground"},
    Column{"copies", "件数", "copies"}};

/// The field of each column of the file; nullptr where the head is unknown, which is a fault.
std::vector<const Column*> columnsOf(
    const config::CsvRow& head, const std::string& file, config::Faults& faults
) {
  std::vector<const Column*> columns;
  for (const std::string& title : head.fields) {
    const auto found = std::find_if(kColumns.begin(), kColumns.end(), [&](const Column& column) {
      return column.english == title || column.chinese == title;
    });
    columns.push_back(found == kColumns.end() ? nullptr : &*found);
    if (columns.back() != nullptr) continue;
    std::vector<std::string_view> known;
    for (const Column& column : kColumns) {
      known.push_back(column.english);
      known.push_back(column.chinese);
    }
    faults.push_back(
        {{file, head.line},
         "has no column `" + title + "`",
         config::nearestOf(title, known),
         "unknown_key"}
    );
  }
  return columns;
}

/// Fills one ticket of a row.
class RowReader {
 public:
  RowReader(
      const config::CsvRow& row, const std::string& file, config::Faults& faults, const Style& style
  )
      : row_(row), file_(file), faults_(faults), style_(style) {}

  v1::OfflineTicket read(const std::vector<const Column*>& columns, const std::string& day) {
    v1::OfflineTicket ticket;
    ticket.set_ticket_class(v1::TICKET_CLASS_ORDINARY);
    for (std::size_t i = 0; i < std::min(columns.size(), row_.fields.size()); ++i) {
      if (columns[i] == nullptr || row_.fields[i].empty()) continue;
      std::string value = row_.fields[i];
      const bool clock = std::string_view(columns[i]->field) == "issue_time" && value.size() <= 5;
      if (clock && !day.empty()) value.insert(0, day + (value.size() < 5 ? " 0" : " "));
      put(ticket, *columns[i], value);
    }
    // A ground makes a number a priority one, as at the kiosk.
    if (ticket.ground() > v1::GROUND_NONE) ticket.set_ticket_class(v1::TICKET_CLASS_PRIORITY);
    require(!ticket.number().empty(), "排队号", "number");
    require(ticket.purpose_case() != v1::OfflineTicket::PURPOSE_NOT_SET, "事项编码", "item");
    require(ticket.has_issue_time(), "取号时间", "time");
    return ticket;
  }

 private:
  void put(v1::OfflineTicket& ticket, const Column& column, const std::string& value) {
    const auto* field = v1::OfflineTicket::descriptor()->FindFieldByName(column.field);
    const std::string wrong = putValue(ticket, *field, value, style_);
    if (wrong.empty()) return;
    const std::string_view title = style_.chinese() ? column.chinese : column.english;
    fault(std::string(title) + style_.say("：", ": ") + wrong, "wrong_value");
  }

  void require(bool there, std::string_view chinese, std::string_view english) {
    if (there) return;
    fault(style_.say("没有写", "lacks ") + style_.say(chinese, english), "missing_key");
  }

  void fault(std::string sentence, std::string rule) {
    faults_.push_back({{file_, row_.line}, std::move(sentence), "", std::move(rule)});
  }

  const config::CsvRow& row_;
  const std::string& file_;
  config::Faults& faults_;
  const Style& style_;
};

// ---- sending ------------------------------------------------------------------------------------

struct Import {
  std::string file;
  std::string reason;
  std::string day;
};

std::vector<v1::UploadOfflineTicketsRequest> requestsOf(
    const HandwrittenTickets& read, const std::string& reason
) {
  std::vector<v1::UploadOfflineTicketsRequest> requests;
  for (std::size_t i = 0; i < read.tickets.size(); ++i) {
    if (i % kAtOnce == 0) {
      requests.emplace_back();
      requests.back().set_handwritten(true);
      requests.back().set_reason_text(reason);
    }
    *requests.back().add_tickets() = read.tickets[i];
  }
  for (auto& request : requests) request.set_request_id(requestIdOf(request));
  return requests;
}

/// A refusal names the ticket within its request; a person wants the line of the file.
void sayRefused(
    Invocation& run,
    client::Failure failure,
    const HandwrittenTickets& read,
    const std::string& file,
    std::size_t first
) {
  const std::string ordinal = failure.at("line");
  const bool known =
      !ordinal.empty() && ordinal.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t index = known ? first + std::stoul(ordinal) - 1 : read.lines.size();
  if (index < read.lines.size() && !run.json) {
    std::fprintf(stderr, "%s:%u\n", file.c_str(), read.lines[index]);
  }
  complain(run, failure);
  if (first > 0 && !run.json) {
    std::fprintf(
        stderr,
        "%s\n",
        run.style
            .say(
                "前面的 " + std::to_string(first) + " 个已导入。改好后整个文件再导入一次即可。",
                "The " + std::to_string(first) +
                    " before are imported. Mend the file and import the whole of it again."
            )
            .c_str()
    );
  }
}

void import(Invocation& run, const Import& wanted) {
  const auto bytes = log::readFile(wanted.file);
  if (!bytes) {
    return complain(
        run,
        ExitCode::Refused,
        run.style.say("读不了文件：", "This file cannot be read: ") + wanted.file
    );
  }
  const HandwrittenTickets read = readHandwritten(*bytes, wanted.file, wanted.day, run.style);
  if (!read.faults.empty() || read.tickets.empty()) {
    print(config::listed(read.faults));
    return complain(
        run, ExitCode::Refused, run.style.say("没有导入任何号。", "Nothing was imported.")
    );
  }
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  Progress progress(run.style.say("导入手写号", "Importing"), run.style);
  v1::UploadOfflineTicketsResponse all;
  std::size_t done = 0;
  for (const auto& request : requestsOf(read, wanted.reason)) {
    v1::UploadOfflineTicketsResponse response;
    const auto failure = callAs(
        connection->client(),
        "TicketService.UploadOfflineTickets",
        request,
        run.timeoutSeconds,
        response
    );
    if (!failure.ok()) {
      progress.finish();
      return sayRefused(run, failure, read, wanted.file, done);
    }
    all.MergeFrom(response);
    done += static_cast<std::size_t>(request.tickets_size());
    progress.update(done, read.tickets.size());
  }
  progress.finish();
  if (run.json) return print(answerJson(all, false));
  const std::string count = std::to_string(done);
  print(
      run.style.chinese() ? "已导入 " + count + " 个手写号，记为不精确。\n"
                          : "Imported " + count + " handwritten numbers, marked inexact.\n"
  );
}

}  // namespace

HandwrittenTickets readHandwritten(
    std::string_view bytes, const std::string& file, const std::string& day, const Style& style
) {
  HandwrittenTickets read;
  const auto rows = config::parseCsv(bytes, file, read.faults);
  if (rows.empty()) return read;
  const auto columns = columnsOf(rows.front(), file, read.faults);
  if (!read.faults.empty()) return read;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    read.tickets.push_back(RowReader(rows[i], file, read.faults, style).read(columns, day));
    read.lines.push_back(rows[i].line);
  }
  return read;
}

std::string requestIdOf(const v1::UploadOfflineTicketsRequest& request) {
  // Without the reason: the same numbers for another reason are refused, not taken twice.
  v1::UploadOfflineTicketsRequest tickets;
  *tickets.mutable_tickets() = request.tickets();
  const std::string digest = log::hexadecimal(
      log::bytesOf(log::Hasher(log::HashAlgorithm::Sha256).of(tickets.SerializeAsString()))
  );
  // The time of a UUIDv7 is that of the first number; version and variant at their places.
  const auto seconds = request.tickets_size() == 0 ? 0 : request.tickets(0).issue_time().seconds();
  std::string bytes;
  const auto ms = static_cast<std::uint64_t>(std::max<std::int64_t>(seconds, 0)) * 1000;
  for (int shift = 40; shift >= 0; shift -= 8) bytes += static_cast<char>((ms >> shift) & 0xFF);
  std::string hex = log::hexadecimal(bytes) + digest.substr(0, 20);
  hex[12] = '7';
  hex[16] = '8';
  for (const std::size_t at : {std::size_t{8}, std::size_t{13}, std::size_t{18}, std::size_t{23}}) {
    hex.insert(at, "-");
  }
  return hex;
}

void addTicketImport(CLI::App& app, Invocation& run) {
  CLI::App& command = addCommand(
      app, "tickets", "import", {"导入手写号（CSV）", "Import numbers written by hand (CSV)"}, run
  );
  const auto wanted = std::make_shared<Import>();
  const Style& style = run.style;
  command
      .add_option(
          "file,--file",
          wanted->file,
          style.say(
              "列：排队号、事项编码或队列编码、取号时间、号别、优先事由、件数",
              "Columns: number, item or queue, time, class, ground, copies"
          )
      )
      ->required();
  command
      .add_option(
          "--reason", wanted->reason, style.say("为什么手写", "Why they were written by hand")
      )
      ->required();
  command.add_option(
      "--day", wanted->day, style.say("只写了几点几分的，是哪一天", "Day of times without a date")
  );
  command.callback([&run, wanted] { import(run, *wanted); });
}

}  // namespace hall::hallctl
