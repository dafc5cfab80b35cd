#include "terminal/link/record_file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "tests/support/temporary_directory.h"

namespace hall::terminal {
namespace {

using Records = QVector<QByteArray>;

class RecordFileTest : public testing::Test {
 protected:
  void write(const Records& records) {
    const auto opening = RecordFile::open(path_);
    ASSERT_NE(opening.file, nullptr) << opening.fault.toStdString();
    for (const QByteArray& record : records) ASSERT_TRUE(opening.file->append(record));
  }
  std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void put(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
  }

  support::TemporaryDirectory folder_;
  const std::filesystem::path path_ = folder_ / "book";
};

/// Files may grow to this size and no further, as on a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t most) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{most, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(RecordFileTest, KeepsRecordsInTheirOrderFromOpeningToOpening) {
  write({"one", "", QByteArray("\0HREC\0", 6)});
  write({"four"});

  const auto opening = RecordFile::open(path_);

  EXPECT_EQ(opening.records, (Records{"one", "", QByteArray("\0HREC\0", 6), "four"}));
  EXPECT_EQ(opening.damaged, 0);
  EXPECT_EQ(opening.cutOff, 0);
}

TEST_F(RecordFileTest, ATornEndIsCutOffAtEveryByteAndTheFileGoesOn) {
  write({"one"});
  const std::size_t first = bytes().size();
  write({"second record"});
  const std::string whole = bytes();
  for (std::size_t size = first + 1; size < whole.size(); ++size) {
    put(whole.substr(0, size));
    {
      const auto opening = RecordFile::open(path_);
      ASSERT_NE(opening.file, nullptr);
      EXPECT_EQ(opening.records, Records{"one"}) << size;
      EXPECT_EQ(opening.cutOff, static_cast<qint64>(size - first));
      ASSERT_TRUE(opening.file->append("after"));
    }
    EXPECT_EQ(RecordFile::open(path_).records, (Records{"one", "after"})) << size;
  }
}

TEST_F(RecordFileTest, AWrongByteAnywhereCostsItsRecordAlone) {
  write({"one", "two", "three"});
  const std::string whole = bytes();
  const std::size_t lastBegins = whole.size() - (whole.size() + 4) / 3;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string wrong = whole;
    wrong[i] = static_cast<char>(wrong[i] ^ 0x40);
    put(wrong);
    const auto opening = RecordFile::open(path_);
    ASSERT_EQ(opening.records.size(), 2) << i;
    const bool last = i >= lastBegins;
    if (!last) {
      EXPECT_EQ(opening.records.last(), "three") << i;
      EXPECT_EQ(opening.damaged, 1) << i;
    }
  }
}

TEST_F(RecordFileTest, AForeignFileIsSetAsideAndANewOneBegun) {
  put("something else altogether, HREC included");
  write({"one"});

  EXPECT_EQ(RecordFile::open(path_).records, Records{"one"});
  std::ifstream aside(path_.string() + ".damaged");
  std::string kept;
  std::getline(aside, kept);
  EXPECT_EQ(kept, "something else altogether, HREC included");
}

TEST_F(RecordFileTest, AFullDiskTakesNothingAndLosesNothing) {
  const auto opening = RecordFile::open(path_);
  ASSERT_TRUE(opening.file->append("one"));
  const auto size = static_cast<rlim_t>(opening.file->size());
  for (rlim_t room = 0; room < 20; ++room) {
    const FullDisk full(size + room);
    EXPECT_FALSE(opening.file->append("second")) << room;
    EXPECT_EQ(bytes().size(), size) << room;
  }
  EXPECT_TRUE(opening.file->append("third")) << "there is room again";
}

TEST_F(RecordFileTest, AFullDiskLeavesTheFormerRecordsInARewrite) {
  const auto opening = RecordFile::open(path_);
  ASSERT_TRUE(opening.file->append("one"));
  {
    const FullDisk full(10);
    EXPECT_FALSE(opening.file->rewrite({"two", "three"}));
  }
  ASSERT_TRUE(opening.file->append("four"));
  EXPECT_FALSE(bytes().empty());
  ASSERT_TRUE(opening.file->rewrite({"five"}));
  ASSERT_TRUE(opening.file->append("six"));
}

TEST_F(RecordFileTest, WhatWasRewrittenIsAllThereIs) {
  {
    const auto opening = RecordFile::open(path_);
    opening.file->append("one");
    ASSERT_TRUE(opening.file->rewrite({"two", "three"}));
    ASSERT_TRUE(opening.file->append("four"));
  }
  EXPECT_EQ(RecordFile::open(path_).records, (Records{"two", "three", "four"}));
}

TEST_F(RecordFileTest, ASecondProcessIsRefusedWhileTheFirstHoldsIt) {
  auto opening = RecordFile::open(path_);
  ASSERT_NE(opening.file, nullptr);
  const pid_t child = fork();
  if (child == 0) _exit(RecordFile::open(path_).file == nullptr ? 7 : 1);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_NE(RecordFile::open(path_).fault.indexOf("another program"), -1);
  opening.file.reset();
  EXPECT_NE(RecordFile::open(path_).file, nullptr);
}

TEST_F(RecordFileTest, AFolderThatIsNotThereIsSaid) {
  const auto opening = RecordFile::open(folder_.path() / "nowhere" / "book");
  EXPECT_EQ(opening.file, nullptr);
  EXPECT_FALSE(opening.fault.isEmpty());
}

}  // namespace
}  // namespace hall::terminal
