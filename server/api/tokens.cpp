#include "server/api/tokens.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <sodium.h>

#include <charconv>
#include <memory>
#include <stdexcept>
#include <vector>

namespace hall::api {

namespace {

using Mac = std::array<std::uint8_t, 32>;
constexpr char kSeparator = '.';

/// HMAC-SHA-256, its algorithms looked up once: OpenSSL's one-shot HMAC() looks them up at each
/// call, which costs several times what it computes. One thread.
class Signer {
 public:
  Signer() {
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_end()};
    require(context_ != nullptr && EVP_MAC_CTX_set_params(context_.get(), parameters) == 1);
  }

  Mac sign(const SigningKey& key, std::string_view text) {
    Mac mac{};
    std::size_t length = 0;
    EVP_MAC_CTX* context = context_.get();
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    require(
        EVP_MAC_init(context, key.data(), key.size(), nullptr) == 1 &&
        EVP_MAC_update(context, bytes, text.size()) == 1 &&
        EVP_MAC_final(context, mac.data(), &length, mac.size()) == 1 && length == mac.size()
    );
    return mac;
  }

 private:
  struct Free {
    void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
  };
  static void require(bool done) {
    if (!done) throw std::runtime_error("the cryptographic library failed to sign");
  }

  const std::unique_ptr<EVP_MAC, Free> mac_{EVP_MAC_fetch(nullptr, "HMAC", nullptr)};
  const std::unique_ptr<EVP_MAC_CTX, Free> context_{EVP_MAC_CTX_new(mac_.get())};
};

Mac sign(const SigningKey& key, std::string_view text) {
  thread_local Signer signer;
  return signer.sign(key, text);
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
