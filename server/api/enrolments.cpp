#include "server/api/enrolments.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace hall::api {

namespace {

/// Without letters and digits that look alike.
constexpr std::string_view kAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Between the code's hash and the request that used it.
constexpr char kUsedBy = ' ';

/// Capitals without blanks and hyphens; empty: no code.
std::string normalised(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (kAlphabet.find(capital) == std::string_view::npos) return {};
    code.push_back(capital);
    if (code.size() > Enrolments::kCodeLength) return {};
  }
  return code.size() == Enrolments::kCodeLength ? code : std::string();
}

std::string_view hashIn(std::string_view kept) {
  return kept.substr(0, kept.find(kUsedBy));
}

std::string_view userIn(std::string_view kept) {
  const std::size_t at = kept.find(kUsedBy);
  return at == std::string_view::npos ? std::string_view() : kept.substr(at + 1);
}

}  // namespace

void Enrolments::load(engine::Credentials& credentials, const domain::HallState& state) {
  for (const auto& [id, device] : state.devices) {
    if (auto row = credentials.enrolment(id)) rows_[id] = std::move(*row);
  }
}

std::string Enrolments::hashOf(std::string_view code) const {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(
      hash.data(),
      hash.size(),
      reinterpret_cast<const unsigned char*>(code.data()),
      code.size(),
      key_.data(),
      key_.size()
  );
  std::string text(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  text.pop_back();  // the terminating zero
  return text;
}

Enrolments::Made Enrolments::make(domain::DeviceId device, domain::Instant now) {
  std::string code;
  for (std::size_t i = 0; i < kCodeLength; ++i) {
    code.push_back(kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))]);
  }
  Row row{device, hashOf(code), now + kGoodFor};
  rows_[device] = row;
  return {std::move(code), std::move(row)};
}

domain::Result<Enrolments::Use> Enrolments::use(
    std::string_view typed, std::string_view requestId, domain::Instant now
) {
  const std::string code = normalised(typed);
  if (code.empty()) return domain::Reason::TokenInvalid;
  const std::string hash = hashOf(code);
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const auto& entry) {
    return hashIn(entry.second.codeHash) == hash;
  });
  if (found == rows_.end()) return domain::Reason::TokenInvalid;
  Row& row = found->second;
  const std::string_view user = userIn(row.codeHash);
  if (!user.empty() && user != requestId) return domain::Reason::TokenInvalid;
  if (row.expires <= now) return domain::Reason::EnrolmentExpired;
  if (!user.empty()) return Use{row, true};
  row.codeHash = hash + kUsedBy + std::string(requestId);
  return Use{row, false};
}

}  // namespace hall::api
