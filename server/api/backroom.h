#pragma once

#include "server/api/context.h"
#include "server/api/device_contacts.h"
#include "server/api/enrolments.h"
#include "server/api/log_slices.h"
#include "server/api/login_throttle.h"
#include "server/api/long_works.h"
#include "server/api/occur_time.h"
#include "server/api/passwords.h"
#include "server/api/revocations.h"
#include "server/api/search_index.h"
#include "server/engine/side_thread.h"

namespace hall::api {

/// What stands behind the methods and is neither state nor store: lists held in memory and the
/// threads for what is too long for a turn. Made once by app/, which loads it before the core
/// starts, and by tests. Each part says who may touch it.
struct Backroom {
  struct Options {
    SigningKey enrolmentKey{};
    PasswordHasher::Cost passwordCost;
    LoginThrottle::Now now = &std::chrono::steady_clock::now;
    Readings& readings;
  };

  explicit Backroom(const Options& options)
      : enrolments(options.enrolmentKey),
        throttle(options.now),
        searches(options.readings),
        passwords(options.passwordCost) {}

  /// What the credentials keep: without it no device's token is good and ended sessions are. Once,
  /// from the thread that starts the core, before it does.
  void load(engine::Credentials& credentials, const domain::HallState& state) {
    revocations.load(credentials.revocations());
    enrolments.load(credentials, state);
  }

  Revocations revocations;
  Enrolments enrolments;
  DeviceContacts contacts;
  LastContacts lastContacts;
  LoginThrottle throttle;
  SearchIndexes searches;
  LongWorks longWorks;
  LogWalks logWalks;
  PasswordHasher passwords;
  engine::SideThread publishing{4};  ///< reads uploaded catalogues

  /// Before the core stops: what is queued is finished, nothing more is taken.
  void stop() {
    passwords.stop();
    publishing.stop();
  }
};

/// Reads what the credentials keep; makes server keys at the first start. From the thread that
/// starts the core, before it does.
TokenKeys tokenKeysOf(engine::Credentials& credentials);

}  // namespace hall::api
