#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "hall/v1/report_service.pb.h"
#include "server/api/backroom.h"
#include "server/api/event_records.h"
#include "server/api/reasons.h"
#include "server/api/record_parts.h"
#include "server/api/wire.h"
#include "server/engine/record.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;
using engine::Position;

/// Below the bound of a piece by what the other fields take.
constexpr std::size_t kPieceMax = std::size_t{255} * 1024;
/// Events made at once.
constexpr std::size_t kStoredStep = 16;
constexpr std::size_t kLinesStep = 4;

/// What is exported, made in turns of the core.
class Source {
 public:
  virtual ~Source() = default;
  /// Adds a few more events. True: there is more to do.
  virtual Result<bool> step(Context& context, std::string& out) = 0;
  virtual Position last() const = 0;
  virtual Position done() const = 0;
};

/// The stored bytes.
class StoredSource final : public Source {
 public:
  explicit StoredSource(std::unique_ptr<engine::LogCopy> copy) : copy_(std::move(copy)) {}

  Result<bool> step(Context&, std::string& out) override { return copy_->step(kStoredStep, out); }
  Position last() const override { return copy_->last(); }
  Position done() const override { return copy_->done(); }

 private:
  const std::unique_ptr<engine::LogCopy> copy_;
};

/// An object in JSON a line.
class LinesSource final : public Source {
 public:
  LinesSource(Position after, Position until) : done_(after), last_(until) {}

  Result<bool> step(Context& context, std::string& out) override {
    engine::EventLog& log = context.turn().store().log();
    const auto slice = log.read(
        engine::HallId{}, done_, std::min<std::uint64_t>(kLinesStep, last_.value - done_.value)
    );
    if (!slice) return slice.refusal();
    for (const engine::StoredEvent& stored : *slice) {
      v1::EventRecord record;
      const auto written = records_.write(stored, context.state(), log, record);
      if (!written) return written.refusal();
      std::string line;
      google::protobuf::util::JsonPrintOptions options;
      options.preserve_proto_field_names = true;
      if (!google::protobuf::util::MessageToJsonString(record, &line, options).ok()) {
        return Reason::Internal;
      }
      out += line + "\n";
      done_ = stored.position;
    }
    return done_ < last_ && !slice->empty();
  }
  Position last() const override { return last_; }
  Position done() const override { return done_; }

 private:
  Position done_;
  const Position last_;
  EventRecords records_;
};

/// One export: a piece is made when the one before has left. Turns of the core and the transport's
/// threads take it in turns, as there is either a piece outstanding or a turn to come.
class LogExport final : public StreamListener, public std::enable_shared_from_this<LogExport> {
 public:
  explicit LogExport(std::shared_ptr<LongStream> call) : call_(std::move(call)) {}

  void begin() {
    call_->inTurn(
        [self = shared_from_this()](Context& context) { return self->prepare(context); },
        [self = shared_from_this()] {
          const auto call = self->held();
          if (call != nullptr && call->stream().start(self)) self->onWritable();
        }
    );
  }

  void onWritable() override {
    const auto call = held();
    if (call == nullptr || ended_) return;
    if (at_ < made_.size() || !more_) return send(*call);
    call->inTurn(
        [self = shared_from_this()](Context& context) { return self->make(context); },
        [self = shared_from_this()] {
          if (const auto there = self->held()) self->send(*there);
        }
    );
  }

  void onClosed() override {
    std::shared_ptr<LongStream> gone;
    const std::lock_guard lock(mutex_);
    gone.swap(call_);
  }

 private:
  std::shared_ptr<LongStream> held() {
    const std::lock_guard lock(mutex_);
    return call_;
  }

  Result<Done> prepare(Context& context) {
    const auto& request = call_->requestAs<v1::ExportLogRequest>();
    if (context.services().record == nullptr) return Reason::NotReady;
    if (!v1::LogExportFormat_IsValid(request.format()) || request.format() == 0) {
      return malformed("format");
    }
    place_ = context.services().backroom.logWalks.begin();
    if (!place_) return tooManyWalks();
    // The copy of the stored bytes also says whether there are such positions.
    auto copy = context.services().record->copy(
        Position{request.after_position()}, Position{request.until_position()}
    );
    if (!copy) return copy.refusal();
    whole_ = Position{request.after_position()};
    if (request.format() == v1::LOG_EXPORT_FORMAT_STORED) {
      source_ = std::make_unique<StoredSource>(std::move(copy).value());
    } else {
      source_ = std::make_unique<LinesSource>(whole_, (*copy)->last());
    }
    return Done{};
  }

  Result<Done> make(Context& context) {
    made_.clear();
    at_ = 0;
    std::optional<domain::Refusal> refused;
    inSlice([&] {
      const auto more = source_->step(context, made_);
      if (!more) refused = more.refusal();
      more_ = more && *more;
      return more_ && made_.size() < kPieceMax;
    });
    if (refused) return *refused;
    return Done{};
  }

  void send(LongStream& call) {
    v1::ExportLogResponse piece;
    piece.set_position(source_->last().value);
    piece.set_content(made_.substr(at_, kPieceMax));
    at_ = std::min(at_ + kPieceMax, made_.size());
    const bool all = at_ == made_.size();
    if (all) whole_ = source_->done();
    piece.set_exported_position(whole_.value);
    ended_ = all && !more_;
    piece.set_last(ended_);
    call.stream().write(piece);
    if (ended_) call.stream().finish({});
  }

  std::mutex mutex_;
  std::shared_ptr<LongStream> call_;  ///< protected by mutex_; none: the caller is gone

  LogWalks::Place place_;
  std::unique_ptr<Source> source_;
  std::string made_;
  std::size_t at_ = 0;  ///< of `made_` that was sent
  Position whole_;      ///< last position that was sent whole
  bool more_ = true;    ///< the source has more
  bool ended_ = false;
};

}  // namespace

void exportLog(const std::shared_ptr<LongStream>& call) {
  std::make_shared<LogExport>(call)->begin();
}

}  // namespace hall::api
