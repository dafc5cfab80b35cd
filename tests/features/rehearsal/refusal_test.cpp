#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/features/rehearsal/rehearsal_options.h"
#include "tests/support/temporary_directory.h"
#include "tools/rehearsal/server_process.h"

/// What cannot be rehearsed says so in a sentence.
namespace hall::features {
namespace {

using rehearsal::rehearse;
using testing::HasSubstr;

std::string complaintOf(const rehearsal::RunOptions& options) {
  try {
    rehearse(options);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no complaint";
}

TEST(RehearsalRefusalTest, MissingRecordIsNamed) {
  auto options = rehearsalOf("call-centre");
  options.record = "no-such-record.csv";
  EXPECT_EQ(complaintOf(options), "no-such-record.csv cannot be read");
}

TEST(RehearsalRefusalTest, DayOutsideTheRecordNamesTheDaysThereAre) {
  const support::TemporaryDirectory folder;
  auto options = rehearsalOf("call-centre");
  options.record = folder / "calls.csv";
  std::ofstream(options.record
  ) << "date,arrival_s,type,priority,vru_entry_s,vru_exit_s,queue_time_s,outcome,"
       "service_start_s,service_time_s,server_id\n"
       "1999-01-04,3600,PS,0,3590,3600,0,AGENT,3600,60,A01\n";
  options.day = rehearsal::parseDate("1999-02-01");

  const std::string complaint = complaintOf(options);

  EXPECT_THAT(complaint, HasSubstr("holds no calls of 1999-02-01"));
  EXPECT_THAT(complaint, HasSubstr("1999-01-04"));
}

TEST(RehearsalRefusalTest, RecordOfCallsNeedsTheHallOfCalls) {
  const support::TemporaryDirectory folder;
  auto options = rehearsalOf("township");
  options.record = folder / "calls.csv";
  std::ofstream(options.record
  ) << "date,arrival_s,type,priority,vru_entry_s,vru_exit_s,queue_time_s,outcome,"
       "service_start_s,service_time_s,server_id\n"
       "1999-01-04,36000,PS,0,35990,36000,0,AGENT,36000,60,A01\n";
  EXPECT_THAT(complaintOf(options), HasSubstr("no item PS"));
}

TEST(RehearsalRefusalTest, FolderWithoutACatalogueIsNone) {
  auto options = rehearsalOf("no-such-hall");
  EXPECT_THAT(complaintOf(options), HasSubstr("is no catalogue"));
}

TEST(RehearsalRefusalTest, ClosedDayIsNoDayToRehearse) {
  auto options = rehearsalOf("township");
  options.day = rehearsal::parseDate("2026-03-08");  // a Sunday
  EXPECT_THAT(complaintOf(options), HasSubstr("does not open"));
}

TEST(RehearsalRefusalTest, CredentialsOfNobodyAreRefused) {
  const support::TemporaryDirectory folder;
  auto options = rehearsalOf("township");
  options.server = "127.0.0.1:9";
  options.credentials = folder / "credentials";
  std::ofstream(options.credentials) << "READY\n";
  EXPECT_THAT(complaintOf(options), HasSubstr("name no hall manager"));
}

/// The hall of calls without what is marked 示例, so that it may be a real one.
std::filesystem::path realCatalogue(const std::filesystem::path& folder) {
  const auto config = folderFrom("HALL_SOURCE_DIR") / "config";
  const auto catalogue = folder / "catalogue" / "call-centre";
  constexpr auto kAll = std::filesystem::copy_options::recursive;
  std::filesystem::create_directories(catalogue.parent_path());
  std::filesystem::copy(config / "catalogue" / "call-centre", catalogue, kAll);
  std::filesystem::copy(config / "calendar", folder / "calendar", kAll);
  std::ifstream in(catalogue / "hall.toml");
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string mark = ", sample = true";
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.erase(at, mark.size());
  std::ofstream(catalogue / "hall.toml") << text;
  return catalogue;
}

TEST(RehearsalRefusalTest, RealHallIsNotRehearsedIn) {
  const support::TemporaryDirectory folder;
  rehearsal::ServerPlace place;
  place.program = folderFrom("HALL_BIN_DIR") / "hall-server";
  place.folder = folder.path();
  place.catalogue = realCatalogue(folder.path());
  place.clock = "real";
  rehearsal::ServerProcess server(place);
  const auto banner = server.waitUntilReady(std::chrono::seconds{60});
  ASSERT_TRUE(banner.has_value());
  auto options = rehearsalOf("call-centre");
  options.server = banner->rpcAddress;
  options.credentials = folder / "credentials";
  std::ofstream(options.credentials) << textOf(*banner);

  EXPECT_THAT(complaintOf(options), HasSubstr("serves a real hall"));
}

}  // namespace
}  // namespace hall::features
