#include "server/app/hall_application.h"

#include <spdlog/spdlog.h>

#include "server/api/api_files.h"
#include "server/api/backroom.h"
#include "server/api/hall_api.h"
#include "server/api/view_encoder.h"
#include "server/app/catalogue_files_reader.h"
#include "server/app/first_start.h"
#include "server/app/metrics.h"
#include "server/app/opening.h"
#include "server/app/server_upkeep.h"
#include "server/domain/forecast.h"
#include "server/engine/follower.h"
#include "server/engine/random_ids.h"
#include "server/engine/watch_hub.h"
#include "server/log/sqlite_store.h"
#include "server/rpc/rpc_server.h"
#include "server/views/projector.h"
#include "server/web/ops_listener.h"

namespace hall::app {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

/// Running calls may end for this long when the server stops.
constexpr std::chrono::milliseconds kGrace{1500};

Refusal cannotServe(const std::string& detail) {
  return Refusal{Reason::NotReady, {}}.with("detail", detail);
}

engine::Core::Options coreOptions(const config::MachineConfig& config) {
  engine::Core::Options options;
  options.inboxMax = static_cast<std::size_t>(config.inboxMax);
  options.batchMax = static_cast<std::size_t>(config.batchMax);
  options.diskFloorBytes = static_cast<std::uint64_t>(config.diskFloorMib) << 20;
  return options;
}

api::Methods allMethods() {
  api::Methods methods;
  api::addTicketMethods(methods);
  api::addGuideMethods(methods);
  api::addCounterMethods(methods);
  api::addWatchMethods(methods);
  api::addReportMethods(methods);
  api::addAdminMethods(methods);
  api::addAuthMethods(methods);
  return methods;
}

rpc::RpcOptions rpcOptions(const HallApplication::Options& options) {
  const config::MachineConfig& config = options.config;
  rpc::RpcOptions rpc;
  rpc.address = config.rpcListen.host;
  rpc.port = config.rpcListen.port;
  rpc.lanes = config.rpcLanes;
  rpc.reflection = config.rpcReflection;
  rpc.bench = options.bench;
  rpc.connections.maxMemoryBytes = static_cast<std::size_t>(config.rpcMemoryMib) << 20;
  if (config.hasTls()) {
    rpc.tls = rpc::TlsFiles{
        config.tlsCertificate.string(),
        config.tlsPrivateKey.string(),
        config.tlsClientAuthority.string()};
  }
  return rpc;
}

}  // namespace

/// The parts list. Members are made from top to bottom and taken down from bottom to top.
class HallApplication::Parts {
 public:
  Parts(
      const Options& options,
      std::unique_ptr<engine::IdSource> randomIds,
      std::unique_ptr<log::SqliteStore> opened,
      domain::HallState state
  )
      : ids(std::move(randomIds)),
        store(std::move(opened)),
        clock(options.clock.make(state.lastRecorded)),
        core({*store, *clock, *ids, forecast}, state, coreOptions(options.config)),
        follower(core, state, {}),
        hub(follower, encoder, *clock, hubOptions(options.config, epoch)),
        projector(options.config.dataDirectory / "views.db", core, {}),
        readings(api::makeReadings()),
        keys(api::tokenKeysOf(store->credentials())),
        backroom(api::Backroom::Options{
            .enrolmentKey = store->credentials().serverKey("enrolment"),
            .passwordCost = {},
            .readings = *readings}),
        upkeep({options.config, core, hub, projector, *store, *clock, epoch}),
        api(services(options), allMethods()),
        rpc(rpcOptions(options)),
        ops(opsOptions(options.config), opsPages()) {
    backroom.load(store->credentials(), state);
  }

  api::Services services(const Options& options) {
    return api::Services{
        .core = core,
        .clock = *clock,
        .ids = *ids,
        .keys = keys,
        .backroom = backroom,
        .catalogues = catalogues,
        .upkeep = upkeep,
        .checksCertificates = !options.config.tlsClientAuthority.empty(),
        .reports = &projector,
        .hub = &hub};
  }

  static engine::WatchHub::Options hubOptions(
      const config::MachineConfig& config, std::uint64_t epoch
  ) {
    engine::WatchHub::Options options;
    options.epoch = epoch;
    options.watchersMax = static_cast<std::size_t>(config.watchersMax);
    return options;
  }

  static web::OpsListener::Options opsOptions(const config::MachineConfig& config) {
    return {config.metricsListen.host, config.metricsListen.port, 32};
  }

  std::map<std::string, web::OpsListener::Page> opsPages() {
    return {
        {"/metrics",
         [this] {
           return web::OpsListener::Answer{
               200,
               "text/plain; version=0.0.4; charset=utf-8",
               metricsText(core, hub, upkeep.storeHealth())};
         }},
        {"/livez",
         [this] {
           const bool failed = core.figures().failed;
           return web::OpsListener::Answer{
               failed ? 503 : 200, "text/plain", failed ? "failed\n" : "ok\n"};
         }},
        {"/readyz",
         [this] {
           const bool ready = upkeep.facts().ready && !core.figures().clockHeld;
           return web::OpsListener::Answer{
               ready ? 200 : 503, "text/plain", ready ? "ok\n" : "not ready\n"};
         }},
    };
  }

  const std::uint64_t epoch = newEpoch();
  const std::unique_ptr<engine::IdSource> ids;
  const std::unique_ptr<log::SqliteStore> store;
  const std::unique_ptr<engine::Clock> clock;
  const domain::GammaQueueLength forecast;
  engine::Core core;          ///< the state and every decision
  engine::Follower follower;  ///< the replica that is streamed from
  api::HallViewEncoder encoder{forecast};
  engine::WatchHub hub;
  views::Projector projector;  ///< read models of the reports
  const std::unique_ptr<api::Readings> readings;
  const api::TokenKeys keys;
  api::Backroom backroom;
  CatalogueFilesReader catalogues;
  ServerUpkeep upkeep;
  api::HallApi api;  ///< the one way in
  rpc::RpcServer rpc;
  web::OpsListener ops;
};

HallApplication::HallApplication(Options options) : options_(std::move(options)) {}

HallApplication::~HallApplication() {
  stop();
}

Result<HallApplication::Started> HallApplication::start() {
  auto ids = engine::makeRandomIds();
  auto store = openStore(options_.config, options_.clock.mode, options_.storeVfs, *ids);
  if (!store) return store.refusal();
  auto state = loadState(**store);
  if (!state) return state.refusal();

  parts_ = std::make_unique<Parts>(
      options_, std::move(ids), std::move(store).value(), std::move(state).value()
  );
  Parts& parts = *parts_;
  parts.core.observe(parts.follower);
  parts.core.observe(parts.projector);
  parts.core.onFatal([this](const Refusal& why) {
    spdlog::critical("the log cannot be written: {}", nameOf(why.reason));
    failed_ = true;
    if (onFailure_) onFailure_();
  });
  parts.follower.listen(parts.hub);
  parts.core.start();
  parts.follower.start();
  parts.projector.start();

  Started started;
  auto people = openHall(parts.api.services(), options_.clock.mode, options_.config.catalogue);
  if (!people) return people.refusal();
  if (!people->accounts.empty() || !people->devices.empty()) {
    started.firstPeople = std::move(people).value();
  }
  for (const auto* file : api::apiFiles()) parts.rpc.serve(*file, parts.api);
  if (const auto wrong = parts.rpc.start()) return cannotServe(*wrong);
  if (const auto wrong = parts.ops.start()) return cannotServe(*wrong);
  parts.api.setReady(true);
  parts.upkeep.setReady(true);
  parts.rpc.setServing(true);
  started.rpcPort = parts.rpc.port();
  started.metricsPort = parts.ops.port();
  return started;
}

void HallApplication::stop() {
  if (parts_ == nullptr) return;
  Parts& parts = *parts_;
  parts.rpc.setServing(false);
  parts.upkeep.setReady(false);
  parts.api.setReady(false);
  // Streams end with a hint when to come back; only then can the transport let go of them.
  parts.follower.stop();
  parts.backroom.stop();
  parts.core.stop();
  parts.projector.stop();
  parts.rpc.shutdown(kGrace);
  parts.ops.stop();
  parts_.reset();
}

std::uint64_t HallApplication::pulse() const {
  return parts_ == nullptr ? 0 : parts_->core.figures().turns.load();
}

}  // namespace hall::app
