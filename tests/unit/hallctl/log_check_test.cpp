#include "tools/hallctl/log_check.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "server/log/export_frames.h"
#include "tests/support/temporary_directory.h"

namespace hall::hallctl {
namespace {

const Style kChinese{client::Language::Chinese};
const Style kEnglish{client::Language::English};

LogFinding whole(std::uint64_t after, std::uint64_t last) {
  LogFinding found;
  found.after = after;
  found.last.set_checked_position(last);
  found.last.set_position(last);
  found.last.set_chain_hash("ab12");
  found.last.set_result(v1::VERIFY_RESULT_WHOLE);
  return found;
}

TEST(LogVerdictTest, CountsTheEventsOfAWholeLog) {
  EXPECT_EQ(verdictText(whole(0, 150), kChinese), "日志完整，共核验 150 条，末条杂凑值 ab12。");
  EXPECT_EQ(
      verdictText(whole(0, 150), kEnglish), "The log is whole: 150 events, the last with hash ab12."
  );
}

TEST(LogVerdictTest, CountsOfAStretchOnlyWhatItHoldsAndSaysWhatItRestsOn) {
  EXPECT_EQ(
      verdictText(whole(100, 150), kChinese),
      "这一段日志完整，共核验 50 条，接在位置 100 之后（那一条的杂凑值未经核验），末条杂凑值 ab12。"
  );
  EXPECT_NE(
      verdictText(whole(100, 150), kEnglish).find("50 events, which follow event 100"),
      std::string::npos
  );
}

TEST(LogVerdictTest, SpeaksChineseOfWhatAServerFound) {
  LogFinding found = whole(0, 9);
  found.last.set_result(v1::VERIFY_RESULT_CHAIN_BROKEN);
  found.last.set_first_bad_position(5);
  found.last.set_detail("event 5 is not as it was written: hash-wrong");
  EXPECT_EQ(verdictText(found, kChinese), "日志被改动，第一处在位置 5（杂凑值不符）。");
  found.last.set_result(v1::VERIFY_RESULT_CHECKPOINT_INVALID);
  found.last.set_detail("the checkpoint is no note signed with this log's key");
  EXPECT_EQ(verdictText(found, kChinese), "检查点的格式或签名不对。");
}

struct Looked {
  ExitCode end;
  bool found;
};

/// `log verify --file` of a file that holds these bytes.
Looked looked(const std::string& bytes) {
  const support::TemporaryDirectory folder;
  const std::string file = folder / "file";
  std::ofstream(file, std::ios::binary) << bytes;
  Invocation run;
  LogCheck wanted;
  wanted.file = file;
  const auto found = checkLogHere(run, wanted);
  return {run.end, found.has_value()};
}

TEST(LogCheckTest, CallsAFileThatIsNoLogSoAndALogWithAChangedBeginningDamaged) {
  const std::string log = log::exportHeader({});
  std::string changed = log;
  changed[0] ^= 1;

  EXPECT_EQ(looked("# A document\n\nof many words.\n").end, ExitCode::Refused);
  EXPECT_FALSE(looked("# A document\n").found);
  EXPECT_EQ(looked("").end, ExitCode::Refused);
  EXPECT_TRUE(looked(log).found) << "cut, and so damaged";
  EXPECT_TRUE(looked(log.substr(0, 5)).found);
  EXPECT_TRUE(looked(changed).found);
}

}  // namespace
}  // namespace hall::hallctl
