#include "tests/unit/log/log_fuzz.h"

#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <random>

#include "server/log/catalogue_codec.h"
#include "server/log/checkpoint.h"
#include "server/log/export_frames.h"
#include "server/log/snapshot_codec.h"
#include "tests/support/damaged_text.h"
#include "tests/unit/log/filler.h"

namespace hall::log {
namespace {

const int kRounds = support::mutations(60, 6000);

/// Sound bytes for each reader, from which the mutations start.
std::vector<std::string> seeds() {
  support::Filler filler(1);
  EventCodec codec;
  std::vector<std::string> found;
  Hasher hasher(HashAlgorithm::Sm3);
  std::string exported = exportHeader({HashAlgorithm::Sm3, 1});
  ChainHead head;
  for (const domain::Event& event : filler.everyEvent()) {
    const auto encoded = codec.encode(event);
    std::string input(1, '\0');
    input += static_cast<char>(encoded.kind >> 8);
    input += static_cast<char>(encoded.kind & 0xFF);
    input += static_cast<char>(encoded.actor.size());
    found.push_back(input.append(encoded.actor).append(encoded.body));
    const ChainRecord record{head.seq + 1, 0, 0, encoded.kind, encoded.actor, encoded.body};
    head = {record.seq, 0, chained(hasher, head.hash, record)};
    exported += exportEvent(record, head.hash);
  }
  found.push_back('\1' + encodeCatalogue(filler.content()));
  domain::HallState state;
  for (int i = 0; i < 5; ++i) {
    auto ticket = filler.filled<domain::Ticket>();
    ticket.state = domain::TicketState::Waiting;
    state.floor.add(ticket);
  }
  found.push_back('\2' + encodeState(state));
  found.push_back('\3' + exported + exportEnd(head));
  const CheckpointSigner signer("1", SecretKey{});
  found.push_back('\4' + signer.sign({"1", 7, head.hash, HashAlgorithm::Sm3, {}}));
  found.push_back('\4' + signer.publicKey());
  found.emplace_back(
      "\4"
      "2026-02-11T08:00:00.000Z"
  );
  return found;
}

TEST(LogFuzzTest, MutatedBytesNeverDoMoreThanFail) {
  const google::protobuf::LogSilencer quiet;
  std::mt19937_64 chance(99);
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(chance() % end); };
  for (const std::string& seed : seeds()) {
    for (int round = 0; round < kRounds; ++round) {
      std::string bytes = seed;
      for (std::size_t edits = 1 + below(5); edits > 0; --edits) {
        const std::size_t at = 1 + below(bytes.size());
        switch (below(4)) {
          case 0:
            bytes.insert(at, 1 + below(9), static_cast<char>(below(256)));
            break;
          case 1:
            bytes.erase(at, 1 + below(9));
            break;
          case 2:
            bytes.append(bytes.substr(at));
            break;
          default:
            if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        }
      }
      EXPECT_EQ(
          LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()),
          0
      );
    }
  }
}

TEST(LogFuzzTest, RandomBytesNeverDoMoreThanFail) {
  const google::protobuf::LogSilencer quiet;
  std::mt19937_64 chance(100);
  for (int round = 0; round < 70 * kRounds; ++round) {
    std::string bytes(chance() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(chance() % 256);
    EXPECT_EQ(
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), 0
    );
  }
}

}  // namespace
}  // namespace hall::log
