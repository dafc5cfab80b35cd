#include <chrono>
#include <optional>
#include <utility>

#include "hall/v1/report_service.pb.h"
#include "server/api/backroom.h"
#include "server/api/progress_stream.h"
#include "server/api/record_parts.h"
#include "server/api/wire.h"
#include "server/engine/record.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;

constexpr std::size_t kCheckpointMax = 4096;
/// Events looked at once, some tens of microseconds.
constexpr std::size_t kStep = 16;
constexpr auto kTellEvery = std::chrono::milliseconds{200};

struct VerifyProgress {
  engine::LogCheck::Report report;
  bool finished = false;
};

std::string sentenceFor(const engine::LogCheck::Report& report) {
  switch (report.finding) {
    case engine::LogCheck::Finding::Whole:
      return {};
    case engine::LogCheck::Finding::ChainBroken:
      return "event " + std::to_string(report.firstBad.value) +
             " is not as it was written: " + report.flaw;
    case engine::LogCheck::Finding::CheckpointMissed:
      return "the log is not the one the checkpoint was made of, at event " +
             std::to_string(report.firstBad.value) + ": " + report.flaw;
    case engine::LogCheck::Finding::CheckpointInvalid:
      return "the checkpoint is no note signed with this log's key";
  }
  return {};
}

void writeProgress(const VerifyProgress& progress, v1::VerifyLogResponse& out) {
  const engine::LogCheck::Report& report = progress.report;
  out.set_position(report.last.value);
  out.set_checked_position(report.checked.value);
  if (!progress.finished) return;
  out.set_finished(true);
  out.set_result(static_cast<v1::VerifyResult>(report.finding));
  out.set_first_bad_position(report.firstBad.value);
  out.set_detail(sentenceFor(report));
  out.set_chain_hash(report.chainHash);
}

/// One verification. Touched in turns of the core and between them, never by two at once.
class Verification : public std::enable_shared_from_this<Verification> {
 public:
  explicit Verification(std::shared_ptr<LongStream> call) : call_(std::move(call)) {}

  void begin() {
    call_->inTurn(
        [self = shared_from_this()](Context& context) { return self->prepare(context); },
        [self = shared_from_this()] {
          if (self->call_->stream().start(self->stream_)) self->goOn();
        }
    );
  }

 private:
  using Stream = ProgressStream<VerifyProgress, v1::VerifyLogResponse>;

  Result<Done> prepare(Context& context) {
    const auto& request = call_->requestAs<v1::VerifyLogRequest>();
    if (context.services().record == nullptr) return Reason::NotReady;
    if (request.checkpoint().size() > kCheckpointMax) return malformed("checkpoint");
    place_ = context.services().backroom.logWalks.begin();
    if (!place_) return tooManyWalks();
    auto check = context.services().record->check(
        engine::Position{request.from_position()}, request.checkpoint()
    );
    if (!check) return check.refusal();
    check_ = std::move(check).value();
    stream_ = std::make_shared<Stream>(call_, &writeProgress);
    return Done{};
  }

  void goOn() {
    if (!more_) return stream_->told(VerifyProgress{check_->report(), true});
    const auto now = std::chrono::steady_clock::now();
    if (now >= tellAgain_) {
      tellAgain_ = now + kTellEvery;
      stream_->told(VerifyProgress{check_->report(), false});
    }
    call_->inTurn(
        [self = shared_from_this()](Context&) -> Result<Done> {
          self->more_ = inSlice([&] { return self->check_->step(kStep); });
          return Done{};
        },
        [self = shared_from_this()] { self->goOn(); }
    );
  }

  const std::shared_ptr<LongStream> call_;
  LogWalks::Place place_;
  std::unique_ptr<engine::LogCheck> check_;
  std::shared_ptr<Stream> stream_;
  std::chrono::steady_clock::time_point tellAgain_;
  bool more_ = true;
};

}  // namespace

void verifyLog(const std::shared_ptr<LongStream>& call) {
  std::make_shared<Verification>(call)->begin();
}

}  // namespace hall::api
