#include "server/app/server_parts.h"

#include <utility>

#include "server/app/led_source.h"
#include "server/app/metrics.h"
#include "server/app/opening.h"
#include "server/app/voice_source.h"

namespace hall::app {

namespace {

std::uint64_t floorBytes(const config::MachineConfig& config) {
  return static_cast<std::uint64_t>(config.diskFloorMib) << 20;
}

engine::Core::Options coreOptions(const config::MachineConfig& config) {
  /// Of the floor below which no numbers are issued: the rest goes on as long as it can be kept.
  constexpr std::uint64_t kStopPart = 8;
  engine::Core::Options options;
  options.inboxMax = static_cast<std::size_t>(config.inboxMax);
  options.batchMax = static_cast<std::size_t>(config.batchMax);
  options.diskFloorBytes = floorBytes(config);
  options.diskStopBytes = floorBytes(config) / kStopPart;
  return options;
}

engine::WatchHub::Options hubOptions(const config::MachineConfig& config, std::uint64_t epoch) {
  engine::WatchHub::Options options;
  options.epoch = epoch;
  options.watchersMax = static_cast<std::size_t>(config.watchersMax);
  return options;
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

web::WebOptions webOptions(const config::MachineConfig& config, bool isPublic) {
  const config::ListenAddress& at = isPublic ? config.webPublicListen : config.webListen;
  web::WebOptions web;
  web.address = at.host;
  web.port = at.port;
  web.reception.publicOnly = isPublic;
  // Room for those who only load a page, beside the watchers.
  web.connectionsMax = static_cast<std::size_t>(config.watchersMax) * 6 / 5;
  if (config.hasTls()) {
    web.tls = web::WebTls{
        config.tlsCertificate.string(),
        config.tlsPrivateKey.string(),
        // A phone would only ask its owner which certificate to show.
        isPublic ? std::string() : config.tlsClientAuthority.string()};
  }
  return web;
}

Snapshots::Options snapshotOptions(const config::MachineConfig& config) {
  Snapshots::Options options;
  options.interval = config.snapshotInterval;
  return options;
}

Checkpoints::Options checkpointOptions(const config::MachineConfig& config) {
  return {engine::HallId{}, config.checkpointFile, config.checkpointInterval};
}

Backups::Options backupOptions(const config::MachineConfig& config) {
  return {
      config.backupDirectory,
      std::chrono::hours{config.backupHour},
      static_cast<std::size_t>(config.backupKeep)};
}

views::Projector::Options viewsOptions(Journal& journal) {
  views::Projector::Options options;
  options.tell = [&journal](std::string_view why) {
    journal.note(Happening::ViewsThrownAway, {{"problem", std::string(why)}});
  };
  return options;
}

api::Methods allMethods() {
  api::Methods methods;
  api::addTicketMethods(methods);
  api::addPastTicketMethods(methods);
  api::addGuideMethods(methods);
  api::addCounterMethods(methods);
  api::addWatchMethods(methods);
  api::addAnnouncementMethods(methods);
  api::addReportMethods(methods);
  api::addRecordMethods(methods);
  api::addAdminMethods(methods);
  api::addAuthMethods(methods);
  return methods;
}

}  // namespace

ServerParts::ServerParts(
    const HallApplication::Options& options,
    Journal& journal,
    std::unique_ptr<engine::IdSource> randomIds,
    std::unique_ptr<log::SqliteStore> opened,
    const log::Recovered& recovered
)
    : epoch(newEpoch()),
      ids(std::move(randomIds)),
      store(std::move(opened)),
      clock(options.clock.make(recovered.state.lastRecorded)),
      core({*store, *clock, *ids, forecast}, recovered.state, coreOptions(options.config)),
      follower(core, recovered.state, {}),
      hub(follower, encoder, *clock, hubOptions(options.config, epoch)),
      projector(options.config.dataDirectory / "views.db", core, viewsOptions(journal)),
      readings(api::makeReadings()),
      keys(api::tokenKeysOf(store->credentials())),
      backroom(api::Backroom::Options{
          .enrolmentKey = store->credentials().serverKey("enrolment"),
          .passwordCost = options.passwordCost,
          .readings = *readings}),
      speaker(makeSpeaker(options.config, journal)),
      ledSigns(makeLedSigns(options.config, *clock, journal)),
      snapshots(
          {core, *store, *clock, journal},
          snapshotFolder(options.config),
          recovered,
          snapshotOptions(options.config)
      ),
      checkpoints({core, *store, *clock, journal}, checkpointOptions(options.config)),
      backups(
          {core, *store, *clock, journal},
          backupOptions(options.config),
          openedAt(*store, clock->now())
      ),
      past(core, *store, snapshotFolder(options.config)),
      floor(core, *clock, options.clock.stepped()),
      record(*store, engine::HallId{}),
      upkeep(
          {options.config,
           options.clock,
           core,
           hub,
           projector,
           *store,
           *clock,
           snapshots,
           checkpoints,
           backups,
           past,
           floor,
           epoch}
      ),
      api(services(options.config), allMethods()),
      rpc(rpcOptions(options)),
      web(webOptions(options.config, false), pages, webMethods, api, refusedRequests),
      alarms(core, journal),
      devices(core, backroom.contacts, options.clock.stepped(), options.clock.time.steady),
      rounds(
          {options.config,
           core,
           *store,
           *clock,
           alarms,
           floor,
           devices,
           backups,
           checkpoints,
           backroom.longWorks.backup,
           refusedRequests,
           journal}
      ),
      ops({options.config.metricsListen.host, options.config.metricsListen.port, 32}, opsPages()) {
  if (!options.config.webPublicListen.host.empty()) {
    publicWeb.emplace(webOptions(options.config, true), pages, webMethods, api, refusedRequests);
  }
  backroom.load(store->credentials(), recovered.state);
  core.observe(follower);
  core.observe(projector);
  core.observe(checkpoints);
  core.observe(alarms);
  follower.listen(hub);
  follower.listen(snapshots);
  if (ledSigns) follower.listen(*ledSigns);
}

api::Services ServerParts::services(const config::MachineConfig& config) {
  return api::Services{
      .core = core,
      .clock = *clock,
      .ids = *ids,
      .keys = keys,
      .backroom = backroom,
      .catalogues = catalogues,
      .upkeep = upkeep,
      .checksCertificates = !config.tlsClientAuthority.empty(),
      .reports = &projector,
      .hub = &hub,
      .announcer = speaker.get(),
      .record = &record};
}

std::map<std::string, web::OpsListener::Page> ServerParts::opsPages() {
  using Answer = web::OpsListener::Answer;
  return {
      {"/metrics",
       [this] {
         Measured measured{core, hub, upkeep.facts(), healthOf(*store), clock->now()};
         measured.redAlerts = alarms.red();
         measured.yellowAlerts = alarms.yellow();
         measured.refusedRequests = refusedRequests.sums();
         if (backups.areMade()) measured.backupAge = backups.age();
         return Answer{200, "text/plain; version=0.0.4; charset=utf-8", metricsText(measured)};
       }},
      {"/livez",
       [this] {
         const bool failed = core.figures().failed;
         return Answer{failed ? 503 : 200, "text/plain", failed ? "failed\n" : "ok\n"};
       }},
      {"/readyz",
       [this] {
         const bool ready = upkeep.facts().ready && !core.figures().clockHeld;
         return Answer{ready ? 200 : 503, "text/plain", ready ? "ok\n" : "not ready\n"};
       }},
  };
}

}  // namespace hall::app
