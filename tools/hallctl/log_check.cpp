#include "tools/hallctl/log_check.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "server/log/export_frames.h"
#include "server/log/exported_log.h"
#include "server/log/files.h"
#include "server/log/log_reading.h"
#include "server/log/verify.h"
#include "tools/hallctl/checkpoints.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/progress.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/store_words.h"

namespace hall::hallctl {

namespace {

constexpr std::size_t kSlice = 4096;
constexpr std::size_t kNoteMax = 4096;

/// A log that cannot even be opened as one is damaged; anything else is a mistake of the call.
ExitCode endOf(const domain::Refusal& refusal) {
  return refusal.reason == domain::Reason::LogDamaged ? ExitCode::Damaged : ExitCode::Refused;
}

LogFinding findingOf(const log::VerifyReport& report) {
  LogFinding found;
  found.after = report.after;
  v1::VerifyLogResponse& response = found.last;
  response.set_position(report.head.seq);
  response.set_checked_position(report.verified);
  response.set_finished(true);
  response.set_chain_hash(log::hexadecimal(log::bytesOf(report.head.hash)));
  response.set_result(v1::VERIFY_RESULT_WHOLE);
  if (!report.firstBad) return found;
  // Only a checkpoint, or an export's own end, knows of events that are not there.
  const bool cut = report.firstBad->flaw == log::Flaw::Cut;
  response.set_result(cut ? v1::VERIFY_RESULT_CHECKPOINT_MISSED : v1::VERIFY_RESULT_CHAIN_BROKEN);
  response.set_first_bad_position(report.firstBad->position);
  response.set_detail(std::string(log::codeOf(report.firstBad->flaw)));
  return found;
}

/// True for a file that was never an exported log. A few changed bytes make a log no other thing.
bool isNoLog(const std::string& file) {
  constexpr std::size_t kMagic = 8;
  const std::string magic = log::exportHeader({}).substr(0, kMagic);
  std::string begin(kMagic, '\0');
  std::ifstream in(file, std::ios::binary);
  if (!in || !in.read(begin.data(), kMagic)) return in.is_open() && in.gcount() == 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < kMagic; ++i) same += begin[i] == magic[i] ? 1U : 0U;
  return same < kMagic / 2;
}

std::optional<LogFinding> refused(Invocation& run, const domain::Refusal& refusal) {
  complain(run, endOf(refusal), storeSentence(refusal, run.style));
  return std::nullopt;
}

std::optional<LogFinding> checkDirectory(
    Invocation& run, const std::string& directory, std::vector<log::Checkpoint> checkpoints
) {
  const auto reading = log::LogReading::open(directory);
  if (!reading) return refused(run, reading.refusal());
  log::LogVerifier verifier(
      (*reading)->log(),
      (*reading)->blobs(),
      (*reading)->algorithm(),
      engine::HallId{},
      std::move(checkpoints)
  );
  Progress progress(run.style.say("核验日志", "Verifying the log"), run.style);
  while (verifier.step(kSlice)) progress.update(verifier.report().verified, verifier.total());
  return findingOf(verifier.report());
}

std::optional<LogFinding> checkFile(
    Invocation& run, const std::string& file, std::vector<log::Checkpoint> checkpoints
) {
  if (isNoLog(file)) {
    complain(
        run, ExitCode::Refused, file + run.style.say(" 不是导出的日志。", " is no exported log.")
    );
    return std::nullopt;
  }
  Progress progress(run.style.say("核验日志", "Verifying the log"), run.style);
  const auto report = log::ExportedLog(file).verify(
      std::move(checkpoints),
      [&progress](std::uint64_t done, std::uint64_t total) { progress.update(done, total); }
  );
  progress.finish();
  if (!report) return refused(run, report.refusal());
  return findingOf(*report);
}

}  // namespace

std::optional<LogFinding> checkLogHere(Invocation& run, const LogCheck& wanted) {
  std::vector<log::Checkpoint> checkpoints;
  if (!wanted.checkpoint.empty()) {
    auto read = checkpointsOf(run, wanted.checkpoint, wanted.key);
    if (!read) return std::nullopt;
    checkpoints = std::move(*read);
  }
  return wanted.file.empty() ? checkDirectory(run, wanted.data, std::move(checkpoints))
                             : checkFile(run, wanted.file, std::move(checkpoints));
}

std::optional<LogFinding> checkLogThere(Invocation& run, const LogCheck& wanted) {
  v1::VerifyLogRequest request;
  request.set_from_position(wanted.from);
  if (!wanted.checkpoint.empty()) {
    // With the key at hand the signature is checked here, too: the server is what is in question.
    if (!wanted.key.empty() && !checkpointsOf(run, wanted.checkpoint, wanted.key)) {
      return std::nullopt;
    }
    const auto file = log::readFile(wanted.checkpoint);
    const std::string note = file ? lastNoteOf(*file) : std::string();
    if (note.empty() || note.size() > kNoteMax) {
      complain(
          run,
          ExitCode::Refused,
          run.style.say("文件里没有检查点：", "There is no checkpoint in ") + wanted.checkpoint
      );
      return std::nullopt;
    }
    request.set_checkpoint(note);
  }
  const auto connection = Connection::open(run);
  if (connection == nullptr) return std::nullopt;
  Progress progress(run.style.say("核验日志", "Verifying the log"), run.style);
  LogFinding found;
  found.after = wanted.from == 0 ? 0 : wanted.from - 1;
  v1::VerifyLogResponse& last = found.last;
  const auto failure = callRaw(
      connection->client(),
      methodNamed("ReportService.VerifyLog"),
      {&request},
      0,
      [&](const google::protobuf::Message& got) {
        last = static_cast<const v1::VerifyLogResponse&>(got);
        progress.update(last.checked_position(), last.position());
      }
  );
  progress.finish();
  if (failure.ok() && last.finished()) return found;
  complain(run, failure);
  return std::nullopt;
}

namespace {

/// How many there are, and of a stretch where it begins.
std::string wholeText(const LogFinding& found, const Style& style) {
  const std::uint64_t checked = found.last.checked_position();
  const std::string count = std::to_string(checked - std::min(found.after, checked));
  const std::string hash = found.last.chain_hash();
  if (found.after == 0) {
    return style.chinese()
               ? "日志完整，共核验 " + count + " 条，末条杂凑值 " + hash + "。"
               : "The log is whole: " + count + " events, the last with hash " + hash + ".";
  }
  const std::string after = std::to_string(found.after);
  return style.chinese()
             ? "这一段日志完整，共核验 " + count + " 条，接在位置 " + after +
                   " 之后（那一条的杂凑值未经核验），末条杂凑值 " + hash + "。"
             : "This stretch of the log is whole: " + count + " events, which follow event " +
                   after + ", whose hash is taken on trust; the last with hash " + hash + ".";
}

}  // namespace

std::string verdictText(const LogFinding& finding, const Style& style) {
  const v1::VerifyLogResponse& found = finding.last;
  const std::string bad = std::to_string(found.first_bad_position());
  const std::string flaw = flawText(found.detail(), style);
  const std::string cause = flaw.empty() ? "" : style.say("（", " (") + flaw + style.say("）", ")");
  switch (found.result()) {
    case v1::VERIFY_RESULT_WHOLE:
      return wholeText(finding, style);
    case v1::VERIFY_RESULT_CHECKPOINT_MISSED:
      return style.say("日志比检查点少，自位置 ", "The log lacks what a checkpoint knows, from ") +
             bad + style.say(" 起缺失", " on") + cause + style.say("。", ".");
    case v1::VERIFY_RESULT_CHECKPOINT_INVALID:
      return style.say("检查点的格式或签名不对", "The checkpoint's form or signature is wrong") +
             cause + style.say("。", ".");
    default:
      return style.say("日志被改动，第一处在位置 ", "The log was changed, first at position ") +
             bad + cause + style.say("。", ".");
  }
}

}  // namespace hall::hallctl
