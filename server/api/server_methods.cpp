#include <algorithm>
#include <array>

#include "hall/v1/admin_service.pb.h"
#include "server/api/admin_parts.h"
#include "server/api/backroom.h"
#include "server/api/clock_advance.h"
#include "server/api/etag.h"
#include "server/api/methods.h"
#include "server/api/progress_stream.h"
#include "server/api/upkeep.h"
#include "server/api/wire.h"
#include "server/domain/rules.h"

/// AdminService: the server itself.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;

// ---- status -----------------------------------------------------------------------------------

void writeClock(const Context& context, const ServerFacts& facts, v1::ClockStatus& out) {
  out.set_mode(static_cast<v1::ClockMode>(context.state().mode));
  write(context.now(), *out.mutable_hall_time());
  write(facts.clockOffset, *out.mutable_offset_duration());
  out.set_step_pending(context.services().core.figures().clockHeld);
  out.set_speed_permille(facts.clockSpeedPermille);
  if (const auto due = domain::nextDue(context.state())) {
    write(*due, *out.mutable_next_timer_time());
  }
}

void writeStorage(Context& context, const ServerFacts& facts, v1::StorageStatus& out) {
  const engine::Store::Health health = context.turn().store().health();
  out.set_free_bytes(health.diskFreeBytes);
  out.set_floor_bytes(facts.diskFloorBytes);
  out.set_low(context.services().core.figures().storageLow);
  out.set_log_bytes(health.databaseBytes);
  out.set_wal_bytes(health.walBytes);
  out.set_views_bytes(facts.viewsBytes);
  out.set_snapshot_position(facts.snapshot.position);
  if (facts.snapshot.position != 0) write(facts.snapshot.at, *out.mutable_snapshot_time());
  out.set_checkpoint_position(facts.checkpoint.position);
  if (facts.checkpoint.position != 0) write(facts.checkpoint.at, *out.mutable_checkpoint_time());
  out.set_backup_position(facts.backup.position);
  if (facts.backup.position != 0) write(facts.backup.at, *out.mutable_backup_time());
}

void writeCore(const engine::Core& core, const ServerFacts& facts, v1::GetStatusResponse& out) {
  const engine::Core::Figures& figures = core.figures();
  out.set_inbox_depth(static_cast<std::uint32_t>(core.depth()));
  out.set_inbox_limit(facts.inboxLimit);
  out.set_commit_count(figures.commits);
  out.set_event_count(figures.events);
  out.set_overloaded_count(figures.overloaded);
  const std::chrono::nanoseconds commit{figures.lastCommitNs.load()};
  out.mutable_last_commit_duration()->set_seconds(
      std::chrono::duration_cast<std::chrono::seconds>(commit).count()
  );
  out.mutable_last_commit_duration()->set_nanos(
      static_cast<std::int32_t>((commit % std::chrono::seconds{1}).count())
  );
  if (figures.clockHeld) {
    out.set_not_ready_reason(v1::REASON_CLOCK_STEPPED);
  } else if (!facts.ready) {
    out.set_not_ready_reason(v1::REASON_NOT_READY);
  }
  out.set_ready(out.not_ready_reason() == v1::REASON_UNSPECIFIED);
}

Result<Done> getStatus(
    Context& context, const v1::GetStatusRequest&, v1::GetStatusResponse& response
) {
  const domain::HallState& state = context.state();
  const ServerFacts facts = context.services().upkeep.facts();
  response.set_position(state.position.value);
  writeCore(context.services().core, facts, response);
  response.set_server_version(facts.version);
  response.set_epoch(facts.epoch);
  write(facts.started, *response.mutable_start_time());
  write(facts.uptime, *response.mutable_uptime_duration());
  response.set_hall_id(state.hallCode);
  response.set_suspended(state.suspended);
  writeClock(context, facts, *response.mutable_clock());
  if (state.catalogue != nullptr) response.set_catalogue_version(state.catalogue->version());
  response.set_catalogue_etag(catalogueEtag(state));
  response.set_watcher_count(facts.watchers);
  writeStorage(context, facts, *response.mutable_storage());
  response.set_views_position(facts.viewsPosition);
  const auto red = std::count_if(state.alerts.begin(), state.alerts.end(), [](const auto& entry) {
    return entry.second.level == domain::AlertLevel::Red;
  });
  response.set_red_alert_count(static_cast<std::uint32_t>(red));
  response.set_yellow_alert_count(
      static_cast<std::uint32_t>(state.alerts.size()) - response.red_alert_count()
  );
  response.set_open_ticket_count(static_cast<std::uint32_t>(state.floor.tickets().size()));
  response.set_log_format(facts.logFormat);
  response.set_chain_hash_name(facts.chainHash);
  response.set_log_epoch(state.epoch);
  return Done{};
}

// ---- the clock --------------------------------------------------------------------------------

Result<Done> acceptClock(
    Context& context, const v1::AcceptClockRequest& request, v1::AcceptClockResponse& response
) {
  const bool waits = context.services().core.figures().clockHeld;
  if (!waits && !context.isRepeat(request.request_id())) {
    if (!isRequestId(request.request_id())) return Reason::RequestIdMissing;
    return Reason::NothingChanged;
  }
  const ServerFacts before = context.services().upkeep.facts();
  const auto performed =
      context.perform(domain::StepClock{before.clockOffset, true}, request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  writeClock(context, context.services().upkeep.facts(), *response.mutable_clock());
  return Done{};
}

void advanceClock(const std::shared_ptr<LongCall>& call) {
  std::make_shared<ClockAdvance>(call)->begin();
}

// ---- long works -------------------------------------------------------------------------------

void writeRebuild(const RebuildProgress& progress, v1::RebuildViewsResponse& out) {
  out.set_position(progress.target);
  out.set_done_position(progress.done);
  out.set_finished(progress.finished);
  write(progress.elapsed, *out.mutable_elapsed_duration());
}

void writeBackup(const BackupProgress& progress, v1::BackupResponse& out) {
  out.set_position(progress.position);
  out.set_step(static_cast<v1::BackupStep>(progress.step));
  out.set_done_bytes(progress.doneBytes);
  out.set_total_bytes(progress.totalBytes);
  out.set_finished(progress.finished);
  out.set_file_name(progress.file);
  out.set_chain_hash(progress.chainHash);
}

/// Opens the stream once the caller is known, and joins or starts the work.
template <class Request, class Response, class Progress>
void watchWork(
    const std::shared_ptr<LongStream>& call,
    LongWork<Progress> LongWorks::*work,
    void (Upkeep::*start)(Told<Progress>),
    void (*writeProgress)(const Progress&, Response&)
) {
  call->inTurn(
      [call](Context&) -> Result<Done> {
        if (isRequestId(call->requestAs<Request>().request_id())) return Done{};
        return Reason::RequestIdMissing;
      },
      [call, work, start, writeProgress] {
        const auto stream =
            std::make_shared<ProgressStream<Progress, Response>>(call, writeProgress);
        if (!call->stream().start(stream)) return;
        Upkeep& upkeep = call->services().upkeep;
        (call->services().backroom.longWorks.*work)
            .join(
                call->requestAs<Request>().request_id(),
                stream,
                [&upkeep, start](Told<Progress> told) { (upkeep.*start)(std::move(told)); }
            );
      }
  );
}

void rebuildViews(const std::shared_ptr<LongStream>& call) {
  watchWork<v1::RebuildViewsRequest>(
      call, &LongWorks::rebuilding, &Upkeep::rebuildViews, &writeRebuild
  );
}

void backup(const std::shared_ptr<LongStream>& call) {
  watchWork<v1::BackupRequest>(call, &LongWorks::backup, &Upkeep::backUp, &writeBackup);
}

}  // namespace

void addServerMethods(Methods& methods) {
  const Methods::Needs little{.ready = false, .catalogue = false};
  methods.onCore("AdminService.GetStatus", &getStatus, little);
  methods.onCore("AdminService.AcceptClock", &acceptClock, little);
  methods.onLong("AdminService.AdvanceClock", &advanceClock, {.catalogue = false});
  methods.onStream("AdminService.RebuildViews", &rebuildViews, {.catalogue = false});
  methods.onStream("AdminService.Backup", &backup, {.catalogue = false});
}

}  // namespace hall::api
