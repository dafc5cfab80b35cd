#include "server/api/tokens.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <charconv>
#include <vector>

namespace hall::api {

namespace {

using Mac = std::array<std::uint8_t, 32>;
constexpr char kSeparator = '.';

Mac sign(const SigningKey& key, std::string_view text) {
  Mac mac{};
  unsigned length = mac.size();
  HMAC(
      EVP_sha256(),
      key.data(),
      static_cast<int>(key.size()),
      reinterpret_cast<const unsigned char*>(text.data()),
      text.size(),
      mac.data(),
      &length
  );
  return mac;
}

std::string encode(const std::uint8_t* bytes, std::size_t size) {
  std::string text(sodium_base64_encoded_len(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(
      text.data(), text.size(), bytes, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING
  );
  text.pop_back();  // the terminating zero
  return text;
}

bool sameMac(const Mac& mac, std::string_view text) {
  const std::string expected = encode(mac.data(), mac.size());
  return expected.size() == text.size() &&
         CRYPTO_memcmp(expected.data(), text.data(), text.size()) == 0;
}

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at != text.size() && text[at] != kSeparator) continue;
    parts.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  return parts;
}

domain::Instant instantOf(std::uint64_t ms) {
  return domain::Instant{domain::Duration{static_cast<std::int64_t>(ms)}};
}

std::string ticketText(domain::TicketId ticket, TicketPurpose purpose) {
  std::string text("ticket");
  text.push_back(static_cast<char>(purpose));
  text.append(reinterpret_cast<const char*>(ticket.bytes.data()), ticket.bytes.size());
  return text;
}

}  // namespace

std::string signSession(const SigningKey& key, const SessionClaims& claims) {
  std::string text = "s1." + std::to_string(claims.staff.value) + kSeparator +
                     std::to_string(claims.device.value) + kSeparator + claims.session +
                     kSeparator + std::to_string(claims.issued.time_since_epoch().count()) +
                     kSeparator + std::to_string(claims.expires.time_since_epoch().count());
  const Mac mac = sign(key, text);
  return text + kSeparator + encode(mac.data(), mac.size());
}

std::optional<SessionClaims> readSession(const SigningKey& key, std::string_view token) {
  const std::size_t last = token.rfind(kSeparator);
  if (last == std::string_view::npos) return std::nullopt;
  const std::string_view text = token.substr(0, last);
  const auto parts = split(text);
  if (parts.size() != 6 || parts[0] != "s1") return std::nullopt;
  if (!sameMac(sign(key, text), token.substr(last + 1))) return std::nullopt;
  const auto staff = number(parts[1]);
  const auto device = number(parts[2]);
  const auto issued = number(parts[4]);
  const auto expires = number(parts[5]);
  if (!staff || !device || !issued || !expires) return std::nullopt;
  return SessionClaims{
      domain::StaffId{static_cast<std::uint32_t>(*staff)},
      domain::DeviceId{static_cast<std::uint32_t>(*device)},
      std::string(parts[3]),
      instantOf(*issued),
      instantOf(*expires)};
}

std::string ticketToken(const SigningKey& key, domain::TicketId ticket, TicketPurpose purpose) {
  const Mac mac = sign(key, ticketText(ticket, purpose));
  // 96 bits: short enough for a small QR, far too many to guess.
  return encode(mac.data(), 12);
}

bool isTicketToken(
    const SigningKey& key, domain::TicketId ticket, TicketPurpose purpose, std::string_view token
) {
  const std::string expected = ticketToken(key, ticket, purpose);
  return expected.size() == token.size() &&
         CRYPTO_memcmp(expected.data(), token.data(), token.size()) == 0;
}

}  // namespace hall::api
