#include "server/log/checkpoint.h"

#include <gtest/gtest.h>

#include <fstream>

#include "server/log/files.h"
#include "server/log/utc_text.h"
#include "tests/support/temporary_directory.h"

namespace hall::log {
namespace {

SecretKey seed(char fill) {
  return *SecretKey::from(std::string(32, fill));
}

Checkpoint checkpoint(std::uint64_t position = 1234) {
  Checkpoint made;
  made.hallCode = "410500";
  made.position = position;
  made.hash.fill(0xAB);
  made.time = *utcInstant("2026-02-11T08:00:00.123Z");
  return made;
}

class CheckpointTest : public testing::Test {
 protected:
  CheckpointSigner signer_{"410500", seed('a')};
  CheckpointReader reader_ = *CheckpointReader::make(signer_.publicKey());
};

TEST_F(CheckpointTest, SignedNoteComesBack) {
  const std::string note = signer_.sign(checkpoint());
  EXPECT_EQ(reader_.read(note), checkpoint());
  EXPECT_TRUE(note.starts_with("yichuang.hall/410500\n1234\n"));
  EXPECT_NE(
      note.find("\nhash sm3\ntime 2026-02-11T08:00:00.123Z\n\n— yichuang.hall/410500 "),
      std::string::npos
  );
}

TEST_F(CheckpointTest, EveryChangedByteIsRefused) {
  const std::string note = signer_.sign(checkpoint());
  for (std::size_t i = 0; i < note.size(); ++i) {
    for (const int bit : {0, 5}) {
      std::string changed = note;
      changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
      EXPECT_FALSE(reader_.read(changed)) << i;
    }
    EXPECT_FALSE(reader_.read(note.substr(0, i))) << i;
  }
  EXPECT_FALSE(reader_.read(note + "x"));
  EXPECT_FALSE(reader_.read(note + note));
}

TEST_F(CheckpointTest, AnotherHallsOrAnotherKeysNoteIsRefused) {
  EXPECT_FALSE(reader_.read(CheckpointSigner("410500", seed('b')).sign(checkpoint())));
  EXPECT_FALSE(reader_.read(CheckpointSigner("410501", seed('a')).sign(checkpoint())));
}

TEST_F(CheckpointTest, MalformedPublicKeysAreRefused) {
  const std::string key = signer_.publicKey();
  EXPECT_FALSE(CheckpointReader::make(""));
  EXPECT_FALSE(CheckpointReader::make("a+b"));
  EXPECT_FALSE(CheckpointReader::make(key.substr(0, key.size() - 4)));
  std::string otherId = key;
  otherId[otherId.find('+') + 1] = otherId[otherId.find('+') + 1] == '0' ? '1' : '0';
  EXPECT_FALSE(CheckpointReader::make(otherId));
}

TEST_F(CheckpointTest, FileKeepsEveryNoteInOrder) {
  support::TemporaryDirectory folder;
  const CheckpointFile file(folder / "checkpoints");
  for (const std::uint64_t position : {10U, 20U, 30U}) {
    ASSERT_TRUE(file.add(signer_.sign(checkpoint(position))));
  }
  const auto content = file.read(reader_);
  ASSERT_TRUE(content);
  ASSERT_EQ(content->checkpoints.size(), 3U);
  EXPECT_EQ(content->checkpoints[2].position, 30U);
  EXPECT_EQ(content->refused, 0U);
  EXPECT_FALSE(content->cutTail);
}

TEST_F(CheckpointTest, NoteCutByAPowerCutHarmsNoOther) {
  support::TemporaryDirectory folder;
  const CheckpointFile file(folder / "checkpoints");
  const std::string whole = signer_.sign(checkpoint(20));
  for (std::size_t size = 0; size < whole.size(); size += 11) {
    std::filesystem::remove(folder / "checkpoints");
    ASSERT_TRUE(file.add(signer_.sign(checkpoint(10))));
    std::ofstream(folder / "checkpoints", std::ios::app) << whole.substr(0, size);
    EXPECT_EQ(file.read(reader_)->checkpoints.size(), 1U) << size;
    EXPECT_EQ(file.read(reader_)->cutTail, size > 0) << size;

    ASSERT_TRUE(file.add(signer_.sign(checkpoint(30))));
    const auto content = file.read(reader_);
    ASSERT_EQ(content->checkpoints.size(), 2U) << size;
    EXPECT_EQ(content->checkpoints[1].position, 30U);
  }
}

TEST_F(CheckpointTest, ForeignNotesInTheFileAreCounted) {
  support::TemporaryDirectory folder;
  const CheckpointFile file(folder / "checkpoints");
  ASSERT_TRUE(file.add(signer_.sign(checkpoint(10))));
  ASSERT_TRUE(file.add(CheckpointSigner("410500", seed('b')).sign(checkpoint(20))));
  ASSERT_TRUE(file.add(signer_.sign(checkpoint(30))));
  EXPECT_EQ(file.read(reader_)->checkpoints.size(), 2U);
  EXPECT_EQ(file.read(reader_)->refused, 1U);
}

TEST_F(CheckpointTest, MissingFileIsARefusal) {
  support::TemporaryDirectory folder;
  EXPECT_FALSE(CheckpointFile(folder / "none").read(reader_));
  EXPECT_FALSE(CheckpointFile(folder.path() / "no" / "folder").add("note"));
}

TEST(UtcTextTest, GoesBothWaysAndRefusesTheRest) {
  for (const char* text :
       {"2026-02-11T08:00:00.000Z", "2024-02-29T23:59:59.999Z", "1970-01-01T00:00:00.000Z"}) {
    EXPECT_EQ(utcText(*utcInstant(text)), text);
  }
  for (const char* text :
       {"",
        "2026-02-11",
        "2026-02-30T00:00:00.000Z",
        "2026-02-11T24:00:00.000Z",
        "2026-02-11T08:60:00.000Z",
        "2026-02-11 08:00:00.000Z",
        "2026-02-11T08:00:00.000+",
        "+026-02-11T08:00:00.000Z"}) {
    EXPECT_FALSE(utcInstant(text)) << text;
  }
}

}  // namespace
}  // namespace hall::log
