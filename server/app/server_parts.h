#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "server/api/backroom.h"
#include "server/api/hall_api.h"
#include "server/api/readings.h"
#include "server/api/view_encoder.h"
#include "server/app/alarms.h"
#include "server/app/backups.h"
#include "server/app/catalogue_files_reader.h"
#include "server/app/checkpoints.h"
#include "server/app/device_watch.h"
#include "server/app/floor_watch.h"
#include "server/app/hall_application.h"
#include "server/app/past_states.h"
#include "server/app/rounds.h"
#include "server/app/server_upkeep.h"
#include "server/app/snapshots.h"
#include "server/domain/forecast.h"
#include "server/engine/follower.h"
#include "server/engine/watch_hub.h"
#include "server/led/led_signs.h"
#include "server/log/recovery.h"
#include "server/log/sqlite_store.h"
#include "server/log/store_record.h"
#include "server/rpc/rpc_server.h"
#include "server/views/projector.h"
#include "server/voice/speaker.h"
#include "server/web/ops_listener.h"
#include "server/web/static_pages.h"
#include "server/web/web_methods.h"
#include "server/web/web_server.h"

namespace hall::app {

/// The parts list of a server. Members are made from top to bottom, each of those above it, and
/// taken down from bottom to top. Nothing runs before HallApplication starts it.
struct ServerParts {
  ServerParts(
      const HallApplication::Options& options,
      Journal& journal,
      std::unique_ptr<engine::IdSource> randomIds,
      std::unique_ptr<log::SqliteStore> opened,
      const log::Recovered& recovered
  );

  const std::uint64_t epoch;
  const std::unique_ptr<engine::IdSource> ids;
  const std::unique_ptr<log::SqliteStore> store;
  const std::unique_ptr<engine::Clock> clock;
  const domain::GammaQueueLength forecast;
  engine::Core core;          ///< the state and every decision
  engine::Follower follower;  ///< the replica that is streamed from and written down
  api::HallViewEncoder encoder{forecast};
  engine::WatchHub hub;
  views::Projector projector;  ///< read models of the reports
  const std::unique_ptr<api::Readings> readings;
  const api::TokenKeys keys;
  api::Backroom backroom;
  CatalogueFilesReader catalogues;
  const std::unique_ptr<voice::Speaker> speaker;  ///< none: players speak for themselves
  const std::unique_ptr<led::LedSigns> ledSigns;  ///< none: no strips are configured
  Snapshots snapshots;
  Checkpoints checkpoints;
  Backups backups;
  PastStates past;
  FloorWatch floor;
  log::StoreRecord record;
  ServerUpkeep upkeep;
  api::HallApi api;  ///< the one way in
  rpc::RpcServer rpc;
  web::StaticPages pages;
  web::WebMethods webMethods;
  web::RefusedRequests refusedRequests;  ///< by both addresses
  web::WebServer web;
  std::optional<web::WebServer> publicWeb;  ///< where there is a second address
  Alarms alarms;
  DeviceWatch devices;
  Rounds rounds;
  web::OpsListener ops;

 private:
  api::Services services(const config::MachineConfig& config);
  std::map<std::string, web::OpsListener::Page> opsPages();
};

}  // namespace hall::app
