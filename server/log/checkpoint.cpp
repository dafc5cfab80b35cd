#include "server/log/checkpoint.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "server/log/files.h"
#include "server/log/utc_text.h"

namespace hall::log {

namespace {

constexpr std::string_view kOrigin = "yichuang.hall/";
constexpr std::string_view kSignatureMark = "— ";
constexpr unsigned char kEd25519 = 1;
constexpr std::size_t kKeyId = 4;

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(
      text.data(),
      text.size(),
      reinterpret_cast<const unsigned char*>(bytes.data()),
      bytes.size(),
      sodium_base64_VARIANT_ORIGINAL
  );
  text.pop_back();  // the terminating zero
  return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const int code = sodium_base642bin(
      reinterpret_cast<unsigned char*>(bytes.data()),
      bytes.size(),
      text.data(),
      text.size(),
      nullptr,
      &size,
      nullptr,
      sodium_base64_VARIANT_ORIGINAL
  );
  if (code != 0) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

/// First four bytes of SHA-256(name ‖ newline ‖ 1 ‖ key), as C2SP signed-note has it.
std::string keyId(std::string_view name, const std::array<unsigned char, 32>& key) {
  std::string message(name);
  message += '\n';
  message += static_cast<char>(kEd25519);
  message += bytesOf(key);
  const Hash hash = Hasher(HashAlgorithm::Sha256).of(message);
  return std::string(bytesOf(hash).substr(0, kKeyId));
}

std::string bodyOf(const std::string& name, const Checkpoint& checkpoint) {
  std::string body = name + "\n" + std::to_string(checkpoint.position) + "\n";
  body += base64(bytesOf(checkpoint.hash)) + "\n";
  body += "hash " + std::string(nameOf(checkpoint.algorithm)) + "\n";
  body += "time " + utcText(checkpoint.time) + "\n";
  return body;
}

/// Takes the first line off the text; nothing: no newline is left.
std::optional<std::string_view> takeLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<std::string_view> takeLine(std::string_view& text, std::string_view head) {
  const auto line = takeLine(text);
  if (!line || !line->starts_with(head)) return std::nullopt;
  return line->substr(head.size());
}

}  // namespace

CheckpointSigner::CheckpointSigner(const std::string& hallCode, const SecretKey& seed)
    : name_(std::string(kOrigin) + hallCode) {
  static_assert(crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_PUBLICKEYBYTES == 32);
  static_assert(crypto_sign_SEEDBYTES == SecretKey::kSize);
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data());
}

CheckpointSigner::~CheckpointSigner() {
  sodium_memzero(secret_.data(), secret_.size());
}

std::string CheckpointSigner::sign(const Checkpoint& checkpoint) const {
  const std::string body = bodyOf(name_, checkpoint);
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(
      reinterpret_cast<unsigned char*>(signature.data()),
      nullptr,
      reinterpret_cast<const unsigned char*>(body.data()),
      body.size(),
      secret_.data()
  );
  return body + "\n" + std::string(kSignatureMark) + name_ + " " +
         base64(keyId(name_, public_) + signature) + "\n";
}

std::string CheckpointSigner::publicKey() const {
  std::string typed(1, static_cast<char>(kEd25519));
  typed += bytesOf(public_);
  return name_ + "+" + hexadecimal(keyId(name_, public_)) + "+" + base64(typed);
}

std::optional<CheckpointReader> CheckpointReader::make(std::string_view publicKey) {
  if (sodium_init() < 0) return std::nullopt;
  const std::size_t first = publicKey.find('+');
  const std::size_t second = publicKey.find('+', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  const auto typed = fromBase64(publicKey.substr(second + 1));
  CheckpointReader reader;
  if (!typed || typed->size() != 1 + reader.public_.size() || (*typed)[0] != kEd25519) {
    return std::nullopt;
  }
  reader.name_ = publicKey.substr(0, first);
  std::copy(typed->begin() + 1, typed->end(), reader.public_.begin());
  const std::string id = hexadecimal(keyId(reader.name_, reader.public_));
  if (publicKey.substr(first + 1, second - first - 1) != id) return std::nullopt;
  return reader;
}

std::optional<Checkpoint> CheckpointReader::read(std::string_view note) const {
  const std::size_t blank = note.find("\n\n");
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view body = note.substr(0, blank + 1);
  std::string_view signatures = note.substr(blank + 2);
  const auto signature = takeLine(signatures, std::string(kSignatureMark) + name_ + " ");
  if (!signature || !signatures.empty()) return std::nullopt;
  const auto signedBytes = fromBase64(*signature);
  const std::string id = keyId(name_, public_);
  if (!signedBytes || signedBytes->size() != kKeyId + crypto_sign_BYTES ||
      !signedBytes->starts_with(id)) {
    return std::nullopt;
  }
  const int code = crypto_sign_verify_detached(
      reinterpret_cast<const unsigned char*>(signedBytes->data()) + kKeyId,
      reinterpret_cast<const unsigned char*>(body.data()),
      body.size(),
      public_.data()
  );
  if (code != 0) return std::nullopt;

  std::string_view lines = body;
  Checkpoint checkpoint;
  const auto origin = takeLine(lines, kOrigin);
  const auto position = takeLine(lines);
  const auto hashText = takeLine(lines);
  const auto algorithm = takeLine(lines, "hash ");
  const auto time = takeLine(lines, "time ");
  if (!origin || !position || !hashText || !algorithm || !time || !lines.empty()) {
    return std::nullopt;
  }
  const auto bytes = fromBase64(*hashText);
  const auto hash = bytes ? hashFrom(*bytes) : std::nullopt;
  const auto named = hashAlgorithmNamed(*algorithm);
  const auto instant = utcInstant(*time);
  const char* end = position->data() + position->size();
  const auto parsed = std::from_chars(position->data(), end, checkpoint.position);
  if (!hash || !named || !instant || parsed.ec != std::errc{} || parsed.ptr != end) {
    return std::nullopt;
  }
  checkpoint.hallCode = *origin;
  checkpoint.hash = *hash;
  checkpoint.algorithm = *named;
  checkpoint.time = *instant;
  return checkpoint;
}

domain::Result<bool> CheckpointFile::add(std::string_view note) const {
  // The empty line comes first: a note that a power cut left without its end must not swallow this.
  return appendToFile(path_, "\n" + std::string(note));
}

namespace {

/// Some twenty notes.
constexpr std::uintmax_t kEndBytes = 8192;

CheckpointFile::Content contentOf(std::string_view rest, const CheckpointReader& reader) {
  CheckpointFile::Content content;
  while (!rest.empty()) {
    const std::size_t signature = rest.find("\n\n" + std::string(kSignatureMark));
    const std::size_t end = signature == std::string_view::npos ? std::string_view::npos
                                                                : rest.find('\n', signature + 2);
    if (end == std::string_view::npos) {
      content.cutTail = rest.find_first_not_of('\n') != std::string_view::npos;
      break;
    }
    // The last origin before the signature: in front of it may stand a note that was cut short.
    const std::size_t begin = rest.rfind(kOrigin, signature);
    const std::size_t from = begin == std::string_view::npos ? 0 : begin;
    if (auto checkpoint = reader.read(rest.substr(from, end + 1 - from))) {
      content.checkpoints.push_back(*std::move(checkpoint));
    } else {
      ++content.refused;
    }
    rest.remove_prefix(end + 1);
  }
  return content;
}

}  // namespace

domain::Result<CheckpointFile::Content> CheckpointFile::read(const CheckpointReader& reader) const {
  const auto bytes = readFile(path_);
  if (!bytes) return bytes.refusal();
  return contentOf(*bytes, reader);
}

std::optional<Checkpoint> CheckpointFile::last(const CheckpointReader& reader) const {
  std::error_code error;
  const auto size = std::filesystem::file_size(path_, error);
  std::ifstream file(path_, std::ios::binary);
  if (error || !file.is_open()) return std::nullopt;
  file.seekg(static_cast<std::streamoff>(size - std::min(size, kEndBytes)));
  const std::string end{std::istreambuf_iterator<char>(file), {}};
  auto checkpoints = contentOf(end, reader).checkpoints;
  if (checkpoints.empty()) return std::nullopt;
  return std::move(checkpoints.back());
}

}  // namespace hall::log
