#include "tools/hallctl/ticket_import.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/log/files.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/handwritten_list.h"
#include "tools/hallctl/progress.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/value_text.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace {

struct Wanted {
  std::string file;
  std::string reason;
  std::string day;
};

/// Every finding, by line.
void list(const Invocation& run, const Findings& findings) {
  v1::PublishCatalogueResponse response;
  auto& sorted = *response.mutable_findings();
  sorted = findings;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& left, const auto& right) {
    return left.line() < right.line();
  });
  response.set_finding_count(static_cast<std::uint32_t>(findings.size()));
  print(run.json ? answerJson(response, false) : findingsText(sorted, run.style));
}

/// Nothing was sent.
void refuse(Invocation& run, const Findings& findings) {
  list(run, findings);
  complain(run, ExitCode::Refused, run.style.say("没有导入任何号。", "Nothing was imported."));
}

/// One list on its way into the hall.
class Import {
 public:
  Import(Invocation& run, Connection& connection, HandwrittenList& list)
      : run_(run), connection_(connection), list_(list) {}

  /// False: something stands against the list, or the hall could not be asked; that has been said.
  bool isInOrder() {
    const auto facts = factsOfTheHall();
    if (!facts) return false;
    checkAgainst(*facts, run_.style, list_);
    if (!lookForNumbers()) return false;
    if (list_.findings.empty()) return true;
    refuse(run_, list_.findings);
    return false;
  }

  void send(const std::string& reason) {
    Progress progress(run_.style.say("导入手写号", "Importing"), run_.style);
    std::size_t sent = 0;
    for (std::size_t i = 0; i < list_.tickets.size(); ++i) {
      v1::UploadOfflineTicketsResponse response = known_[i];
      if (response.tickets().empty()) {
        const client::Failure failure = sendOne(i, reason, response);
        if (!failure.ok()) {
          progress.finish();
          return sayBrokenOff(i, failure);
        }
        ++sent;
      }
      answer_.MergeFrom(response);
      progress.update(i + 1, list_.tickets.size());
    }
    progress.finish();
    sayDone(sent);
  }

 private:
  template <class Response>
  client::Failure ask(
      std::string_view method, const google::protobuf::Message& request, Response& response
  ) {
    return callAs(connection_.client(), method, request, run_.timeoutSeconds, response);
  }

  /// What every counter is set to now, a page after the other.
  client::Failure readFloor(HallFacts& facts) {
    v1::ListCountersRequest request;
    do {
      v1::ListCountersResponse page;
      client::Failure failure = ask("AdminService.ListCounters", request, page);
      if (!failure.ok()) return failure;
      facts.floor.insert(facts.floor.end(), page.counters().begin(), page.counters().end());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return {};
  }

  /// The catalogue, the floor and the clock of the hall. Nothing: refused, and said.
  std::optional<HallFacts> factsOfTheHall() {
    HallFacts facts;
    v1::GetCatalogueRequest request;
    client::Failure failure = callRaw(
        connection_.client(),
        methodNamed("GuideService.GetCatalogue"),
        {&request},
        run_.timeoutSeconds,
        [&facts](const google::protobuf::Message& part) {
          facts.take(static_cast<const v1::GetCatalogueResponse&>(part));
        }
    );
    if (failure.ok()) failure = readFloor(facts);
    v1::GetStatusResponse status;
    if (failure.ok()) failure = ask("AdminService.GetStatus", v1::GetStatusRequest(), status);
    if (!failure.ok()) {
      complain(run_, failure);
      return std::nullopt;
    }
    facts.now = instantAt(status.clock().hall_time());
    return facts;
  }

  /// Which numbers the hall has already: those of an earlier import need not be sent again, any
  /// other is a finding. False: the hall could not be asked, and that has been said.
  bool lookForNumbers() {
    Progress progress(run_.style.say("检查手写号", "Checking"), run_.style);
    known_.resize(list_.tickets.size());
    for (std::size_t i = 0; i < list_.tickets.size(); ++i) {
      if (list_.tickets[i].number().empty()) continue;
      v1::GetTicketRequest request;
      request.set_number(list_.tickets[i].number());
      v1::GetTicketResponse found;
      const client::Failure failure = ask("TicketService.GetTicket", request, found);
      if (failure.ok()) {
        take(i, found);
      } else if (failure.reason() != v1::REASON_TICKET_NOT_FOUND) {
        progress.finish();
        complain(run_, failure);
        return false;
      }
      progress.update(i + 1, list_.tickets.size());
    }
    return true;
  }

  void take(std::size_t index, const v1::GetTicketResponse& found) {
    const v1::Ticket& ticket = found.ticket();
    const bool same =
        ticket.channel() == v1::CHANNEL_HANDWRITTEN &&
        instantAt(ticket.issue_time()) == instantAt(list_.tickets[index].issue_time());
    if (!same) return addTaken(list_, index, run_.style);
    known_[index].set_position(found.position());
    v1::UploadedTicket& line = *known_[index].add_tickets();
    line.set_number(ticket.number());
    line.set_ticket_id(ticket.ticket_id());
    line.set_known(true);
  }

  client::Failure sendOne(
      std::size_t index, const std::string& reason, v1::UploadOfflineTicketsResponse& response
  ) {
    v1::UploadOfflineTicketsRequest request;
    request.set_request_id(requestIdOf(list_.tickets[index], run_.style));
    request.set_handwritten(true);
    request.set_reason_text(reason);
    *request.add_tickets() = list_.tickets[index];
    return ask("TicketService.UploadOfflineTickets", request, response);
  }

  /// The hall refused a line in spite of all, or went away.
  void sayBrokenOff(std::size_t index, client::Failure failure) {
    // Lines are sent one by one, so to the hall each is the first.
    failure.detail.mutable_metadata()->erase("line");
    complain(run_, failure, list_.file + ":" + std::to_string(list_.lines[index]) + ": ");
    if (index == 0 || run_.json) return;
    const std::string count = std::to_string(index);
    std::fprintf(
        stderr,
        "%s\n",
        run_.style
            .say(
                "前面的 " + count + " 个已导入。改好后整个文件再导入一次，只补上缺的。",
                "The " + count +
                    " before are imported. Mend the file and import the whole of it again; only "
                    "what is missing is taken."
            )
            .c_str()
    );
  }

  void sayDone(std::size_t sent) const {
    if (run_.json) return print(answerJson(answer_, false));
    const std::string count = std::to_string(sent);
    const std::size_t before = list_.tickets.size() - sent;
    std::string text = run_.style.say(
        "已导入 " + count + " 个手写号，记为不精确。",
        "Imported " + count + " handwritten numbers, marked inexact."
    );
    if (before > 0) {
      text += run_.style.say(
          "另有 " + std::to_string(before) + " 个先前已导入。",
          " " + std::to_string(before) + " were imported before."
      );
    }
    print(text + "\n");
  }

  Invocation& run_;
  Connection& connection_;
  HandwrittenList& list_;
  /// For each line what an earlier import made of it; empty: nothing.
  std::vector<v1::UploadOfflineTicketsResponse> known_;
  v1::UploadOfflineTicketsResponse answer_;
};

void import(Invocation& run, const Wanted& wanted) {
  const auto bytes = log::readFile(wanted.file);
  if (!bytes) {
    return complain(
        run,
        ExitCode::Refused,
        run.style.say("读不了文件：", "This file cannot be read: ") + wanted.file
    );
  }
  HandwrittenList found = readHandwritten(*bytes, wanted.file, wanted.day, run.style);
  if (found.tickets.empty()) return refuse(run, found.findings);
  const auto connection = Connection::open(run);
  if (connection == nullptr) {
    // What is wrong with the file alone can be mended meanwhile.
    if (!found.findings.empty()) list(run, found.findings);
    return;
  }
  // Only the session knows the hall's zone, in which the times are meant.
  found = readHandwritten(*bytes, wanted.file, wanted.day, run.style);
  Import import(run, *connection, found);
  if (import.isInOrder()) import.send(wanted.reason);
}

}  // namespace

void addTicketImport(CLI::App& app, Invocation& run) {
  CLI::App& command = addCommand(
      app, "tickets", "import", {"导入手写号（CSV）", "Import numbers written by hand (CSV)"}, run
  );
  const auto wanted = std::make_shared<Wanted>();
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
