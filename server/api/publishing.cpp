#include "server/api/publishing.h"

#include <algorithm>

#include "server/api/backroom.h"

namespace hall::api {

using domain::Reason;
using domain::Refusal;
using domain::Result;

namespace {
constexpr std::size_t kRuleMax = 50;
}

Result<Done> takePrevious(Context& context, Draft& draft) {
  if (!isRequestId(draft.requestId)) return Reason::RequestIdMissing;
  draft.previous = context.state().catalogue;
  draft.previousHash = context.state().catalogueHash;
  draft.mode = context.state().mode;
  draft.now = context.now();
  draft.position = context.state().position.value;
  draft.blobs = &context.turn().store().blobs();
  return Done{};
}

void publishAside(const std::shared_ptr<LongCall>& call, std::function<void()> work) {
  if (call->services().backroom.publishing.post(std::move(work))) return;
  call->refuse(Refusal{Reason::Overloaded, {}}.with("seconds", "5"));
}

void setNext(const LongCall& call, domain::Catalogue::Content content, Draft& draft) {
  draft.next = std::make_shared<const domain::Catalogue>(std::move(content));
  // The hall shall not wait for it at the first search.
  call.services().backroom.searches.of(draft.next);
}

Result<engine::Performed> publish(Context& context, Draft& draft) {
  domain::PublishCatalogue command;
  command.catalogue = draft.next;
  command.hash = draft.stored.hash;
  command.expectedVersion = versionOfEtag(context.state(), draft.etag);
  context.keepCatalogue(std::move(draft.stored));
  return context.perform(std::move(command), draft.requestId);
}

void numberCalendar(domain::WorkCalendar& calendar, const domain::Catalogue* previous) {
  if (previous == nullptr) {
    calendar.version = 1;
    return;
  }
  const domain::WorkCalendar& before = previous->content().calendar;
  calendar.version = before.version;
  if (!(calendar == before)) ++calendar.version;
}

bool isRefusedByReason(const std::vector<domain::Finding>& findings) {
  const auto all = [&](std::string_view rule) {
    return std::all_of(findings.begin(), findings.end(), [rule](const domain::Finding& finding) {
      return finding.severity != domain::LintSeverity::Fault || finding.rule == rule;
    });
  };
  return all(domain::kRuleSampleText) || all(domain::kRuleReviewerIsEditor);
}

void write(const FileFault& fault, v1::LintFinding& out) {
  out.set_severity(v1::LINT_SEVERITY_FAULT);
  out.set_rule(fault.rule.substr(0, kRuleMax));
  out.set_file_name(fault.file);
  out.set_line(fault.line);
  out.set_detail(fault.detail);
  out.set_nearest_key(fault.nearest);
}

void write(const domain::Finding& found, const FilePlace& place, v1::LintFinding& out) {
  out.set_severity(static_cast<v1::LintSeverity>(found.severity));
  out.set_rule(found.rule.substr(0, kRuleMax));
  out.set_subject(found.path);
  out.set_file_name(place.file);
  out.set_line(place.line);
  out.set_detail(found.message);
}

}  // namespace hall::api
