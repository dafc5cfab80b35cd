#include "server/api/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <utility>

#include "server/domain/field_rules.h"

namespace hall::api {

namespace {

constexpr std::string_view kChangeDue = "first:";
constexpr std::size_t kLengthMin = 10;
constexpr std::size_t kLengthMax = 200;
constexpr int kKindsMin = 3;
constexpr std::size_t kQueueMax = 16;
constexpr std::size_t kRandomLength = 16;
/// Without letters and digits that look alike.
constexpr std::array<std::string_view, 3> kAlphabets{
    "abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"};

int kindsIn(std::string_view password) {
  bool small = false, capital = false, digit = false, other = false;
  for (const char c : password) {
    if (c >= 'a' && c <= 'z') {
      small = true;
    } else if (c >= 'A' && c <= 'Z') {
      capital = true;
    } else if (c >= '0' && c <= '9') {
      digit = true;
    } else {
      other = true;
    }
  }
  return int{small} + int{capital} + int{digit} + int{other};
}

char randomOf(std::string_view alphabet) {
  return alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
}

}  // namespace

std::string KeptPassword::row() const {
  return changeDue ? std::string(kChangeDue) + hash : hash;
}

KeptPassword KeptPassword::fromRow(std::string_view row) {
  const bool changeDue = row.starts_with(kChangeDue);
  if (changeDue) row.remove_prefix(kChangeDue.size());
  return {std::string(row), changeDue};
}

std::optional<domain::Refusal> refusePassword(std::string_view password) {
  const std::size_t length = domain::charactersIn(password);
  const auto weak = [](std::string rule) {
    return domain::Refusal{domain::Reason::PasswordTooWeak, {}}.with("rule", std::move(rule));
  };
  if (length < kLengthMin || length > kLengthMax) return weak("length");
  if (kindsIn(password) < kKindsMin) return weak("kinds");
  return std::nullopt;
}

std::string randomPassword() {
  std::string password;
  for (std::size_t i = 0; i < kRandomLength; ++i) {
    // The first of each alphabet, so that three kinds are there whatever chance says.
    const std::size_t alphabet = i < kAlphabets.size() ? i : randombytes_uniform(kAlphabets.size());
    password.push_back(randomOf(kAlphabets[alphabet]));
  }
  return password;
}

PasswordHasher::PasswordHasher(Cost cost)
    : cost_(cost), dummy_(hashNow(randomPassword())), thread_(kQueueMax) {}

bool PasswordHasher::submit(Job job, std::function<void(Outcome)> then) {
  return thread_.post([this, work = std::move(job), done = std::move(then)] { done(run(work)); });
}

std::string PasswordHasher::hashNow(const std::string& password) const {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const int failed = crypto_pwhash_str_alg(
      text.data(),
      password.data(),
      password.size(),
      cost_.passes,
      cost_.bytes,
      crypto_pwhash_ALG_ARGON2ID13
  );
  return failed == 0 ? std::string(text.data()) : std::string();
}

PasswordHasher::Outcome PasswordHasher::run(const Job& job) const {
  Outcome outcome;
  if (!job.verify.empty()) {
    const std::string& against = job.against.empty() ? dummy_ : job.against;
    const int differs =
        crypto_pwhash_str_verify(against.c_str(), job.verify.data(), job.verify.size());
    outcome.verified = differs == 0 && !job.against.empty();
    if (!outcome.verified) return outcome;
  }
  if (!job.hash.empty()) outcome.hash = hashNow(job.hash);
  return outcome;
}

}  // namespace hall::api
