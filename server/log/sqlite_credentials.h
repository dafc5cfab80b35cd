#pragma once

#include <map>
#include <string>

#include "server/engine/store.h"
#include "server/log/store_core.h"
#include "server/log/vault_cipher.h"

namespace hall::log {

/// Password hashes, server keys, enrolments and revocations. Core thread only.
class SqliteCredentials final : public engine::Credentials, public Staging {
 public:
  /// `sealing`: the key under which the server's own secrets are stored.
  SqliteCredentials(StoreCore& core, VaultCipher& cipher, const SecretKey& sealing);

  std::optional<std::string> passwordHash(domain::StaffId staff) override;
  void putPasswordHash(domain::StaffId staff, std::string_view hash) override;
  /// Made and committed at first use.
  std::array<std::uint8_t, 32> serverKey(std::string_view name) override;
  std::optional<Enrolment> enrolment(domain::DeviceId device) override;
  void putEnrolment(const Enrolment& enrolment) override;
  void removeEnrolment(domain::DeviceId device) override;
  std::vector<Revocation> revocations() override;
  void putRevocation(const Revocation& revocation) override;

  /// Forgets revocations that ended before this; a commit of its own when there are any. Throws
  /// sqlite::Error.
  void forgetRevocationsBefore(engine::Instant limit);

  bool hasStaged() const override {
    return !hashes_.empty() || !enrolments_.empty() || !revocations_.empty();
  }
  void writeStaged() override;
  void stagedWritten() override;

 private:
  SecretKey loadOrMakeKey(std::string_view name);

  StoreCore& core_;
  VaultCipher& cipher_;
  SecretKey sealing_;
  std::map<std::string, SecretKey, std::less<>> keys_;
  std::map<domain::StaffId, std::string> hashes_;
  /// Nothing: removed.
  std::map<domain::DeviceId, std::optional<Enrolment>> enrolments_;
  std::map<std::string, engine::Instant> revocations_;
};

}  // namespace hall::log
