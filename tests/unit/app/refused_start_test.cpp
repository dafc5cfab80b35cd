#include "server/app/refused_start.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>

#include "server/app/command_line.h"
#include "tests/unit/app/app_fixture.h"

namespace hall::app {
namespace {

using domain::Reason;
using testing::AllOf;
using testing::HasSubstr;
namespace fs = std::filesystem;

/// A port that somebody listens on.
class TakenPort {
 public:
  TakenPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as sockets are.
    auto* address = reinterpret_cast<sockaddr*>(&at);
    EXPECT_EQ(::bind(socket_, address, size), 0);
    EXPECT_EQ(::listen(socket_, 1), 0);
    EXPECT_EQ(::getsockname(socket_, address, &size), 0);
    port_ = ntohs(at.sin_port);
  }
  ~TakenPort() { ::close(socket_); }
  TakenPort(const TakenPort&) = delete;
  TakenPort& operator=(const TakenPort&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  const int socket_;
  std::uint16_t port_ = 0;
};

/// Starts that must be refused, each with its own reason and a sentence, and change nothing.
class RefusedStartTest : public AppFixture {
 protected:
  /// Refuses, leaves every byte of a hall's data as it was, and the hall starts again as ever.
  void expectRefused(Options options, Reason reason, const std::string& sentence) {
    const auto before = contents();

    const domain::Refusal refusal = refusalOf(std::move(options));

    EXPECT_EQ(refusal.reason, reason) << sentenceOf(refusal);
    EXPECT_THAT(
        sentenceOf(refusal),
        AllOf(HasSubstr(std::string(domain::nameOf(reason)) + ": "), HasSubstr(sentence))
    );
    EXPECT_EQ(contents(), before) << "something was changed";
  }
  /// A hall with a few tickets, stopped.
  void makeHall() {
    start();
    for (int i = 0; i < 3; ++i) number();
    stop();
  }
};

TEST_F(RefusedStartTest, ASecondServerOnTheSameData) {
  start();
  number();

  const domain::Refusal refusal = refusalOf(options());

  EXPECT_EQ(refusal.reason, Reason::DirectoryInUse);
  EXPECT_THAT(
      sentenceOf(refusal),
      AllOf(HasSubstr(data().string()), HasSubstr("process " + std::to_string(::getpid())))
  );
  EXPECT_EQ(number(), "A002") << "the first one goes on";
}

TEST_F(RefusedStartTest, APortThatIsTaken) {
  makeHall();
  const TakenPort taken;
  Options options = this->options();
  options.config.rpcListen.port = taken.port();

  expectRefused(options, Reason::AddressInUse, "127.0.0.1:" + std::to_string(taken.port()));
}

TEST_F(RefusedStartTest, APortThatIsTakenLeavesANewHallUnmade) {
  const TakenPort taken;
  Options options = this->options();
  options.config.metricsListen.port = taken.port();

  EXPECT_EQ(refusalOf(std::move(options)).reason, Reason::AddressInUse);
  EXPECT_FALSE(fs::exists(data()));
  EXPECT_TRUE(fs::is_empty(folder_ / "keys"));
}

TEST_F(RefusedStartTest, AnAddressBeyondThisMachineWithoutTls) {
  makeHall();
  Options options = this->options();
  options.config.rpcListen = {"0.0.0.0", 0};

  expectRefused(options, Reason::ConfigurationInvalid, "needs TLS");
}

TEST_F(RefusedStartTest, AnAddressThatIsNotThisMachines) {
  makeHall();
  Options options = this->options();
  options.config.rpcListen = {"127.0.0.300", 0};

  expectRefused(options, Reason::ConfigurationInvalid, "not an IP address");
}

TEST_F(RefusedStartTest, ALogOfANewerVersion) {
  makeHall();
  tamper("PRAGMA user_version = 9");

  expectRefused(options(), Reason::NewerFormat, "format 9; this one reads up to 1");
}

TEST_F(RefusedStartTest, ADatabaseOfAnotherProgram) {
  makeHall();
  tamper("PRAGMA application_id = 7");

  expectRefused(options(), Reason::NotReady, "another program");
}

TEST_F(RefusedStartTest, ADatabaseThatIsNone) {
  makeHall();
  std::ofstream(database(), std::ios::binary | std::ios::trunc) << std::string(8192, 'x');

  expectRefused(options(), Reason::LogDamaged, "Restore the last backup");
}

TEST_F(RefusedStartTest, AnEventThatWasChanged) {
  makeHall();
  fs::remove_all(data() / "snapshots");
  tamper("UPDATE event SET kind = kind + 1 WHERE place & 0xFFFF = 5");

  expectRefused(options(), Reason::LogDamaged, "position 5");
}

TEST_F(RefusedStartTest, ARehearsalsLogInARealHall) {
  makeHall();
  Options options = this->options();
  options.clock = ClockChoice{};

  expectRefused(
      options,
      Reason::NotInThisMode,
      "was made for the rehearsal clock and cannot be opened with the real clock"
  );
}

TEST_F(RefusedStartTest, AKeyFileThatIsGoneOrAnotherHalls) {
  makeHall();
  const fs::path key = folder_ / "keys" / "hall.key";
  const fs::path away = folder_ / "keys" / "away.key";
  fs::rename(key, away);
  expectRefused(options(), Reason::KeyFileUnusable, "is missing");

  fs::copy_file(away, key);
  fs::permissions(key, fs::perms::owner_read | fs::perms::others_read);
  expectRefused(options(), Reason::KeyFileUnusable, "chmod");

  fs::remove(key);
  fs::rename(away, key);
  start();
  EXPECT_EQ(number(), "A004") << "with the right key everything is as it was";
}

TEST_F(RefusedStartTest, AKeyFileThatCannotBeMade) {
  Options options = this->options();
  options.config.keyFile = folder_ / "nowhere" / "hall.key";

  const domain::Refusal refusal = refusalOf(std::move(options));

  EXPECT_EQ(refusal.reason, Reason::KeyFileUnusable);
  EXPECT_THAT(sentenceOf(refusal), HasSubstr("hall.key cannot be written"));
}

TEST_F(RefusedStartTest, ACatalogueWithFaultsIsListedWithFileAndLine) {
  std::ofstream(folder_ / "config" / "city" / "queues.toml", std::ios::app)
      << "[[queue]]\ncode = \"odd\"\nname = \"无\"\nprefx = \"Q\"\nzone = \"east\"\n";

  const domain::Refusal refusal = refusalOf(options());

  EXPECT_EQ(refusal.reason, Reason::CatalogueInvalid);
  EXPECT_THAT(sentenceOf(refusal), AllOf(HasSubstr("queues.toml:"), HasSubstr("prefix")));
}

TEST_F(RefusedStartTest, AFirstStartThatBrokeOffIsFinishedByTheNext) {
  const fs::path queues = folder_ / "config" / "city" / "queues.toml";
  const fs::path kept = folder_ / "queues.toml";
  fs::copy_file(queues, kept);
  std::ofstream(queues, std::ios::app) << "[[queue]]\n";
  EXPECT_EQ(refusalOf(options()).reason, Reason::CatalogueInvalid);
  fs::copy_file(kept, queues, fs::copy_options::overwrite_existing);

  start();

  EXPECT_EQ(started_.firstPeople->accounts.size(), 4U);
  EXPECT_EQ(number(), "A001");
}

TEST_F(RefusedStartTest, ADiskWithoutRoomOpensNoNewHall) {
  Options options = this->options();
  options.config.diskFloorMib = 1 << 30;

  const domain::Refusal refusal = refusalOf(std::move(options));

  EXPECT_EQ(refusal.reason, Reason::StorageLow);
  EXPECT_THAT(sentenceOf(refusal), HasSubstr("no room"));
}

// ---- the command line ---------------------------------------------------------------------------

/// "A 118" for each prefix that the text may name a number of.
std::vector<std::string> numbersIn(const std::string& text) {
  const auto numbers = parseNumber(text);
  if (!numbers) return {sentenceOf(numbers.refusal())};
  std::vector<std::string> found;
  for (const domain::LogRestored::Prefix& number : *numbers) {
    const std::string prefix(domain::TicketNumber{number.prefix, 0}.prefixText());
    found.push_back(prefix + " " + std::to_string(number.nextSerial));
  }
  return found;
}

TEST(CommandLineTest, ReadsNumbersAsTheyStandOnPaper) {
  using Numbers = std::vector<std::string>;
  EXPECT_EQ(numbersIn("A118"), Numbers{"A 118"});
  EXPECT_EQ(numbersIn("V007"), Numbers{"V 7"});
  EXPECT_EQ(numbersIn("V7"), Numbers{"V 7"});
  EXPECT_EQ(numbersIn("2F118"), Numbers{"2F 118"});
  EXPECT_EQ(numbersIn("A1118"), (Numbers{"A 1118", "A1 118"})) << "nobody can tell the two apart";
  EXPECT_EQ(numbersIn("A1007"), (Numbers{"A 1007", "A1 7"}));
  EXPECT_EQ(numbersIn("AB12345"), (Numbers{"AB 12345", "AB1 2345", "AB12 345"}));
}

TEST(CommandLineTest, ADashSetsOffAPrefixThatEndsInDigits) {
  using Numbers = std::vector<std::string>;
  EXPECT_EQ(numbersIn("A1-118"), Numbers{"A1 118"});
  EXPECT_EQ(numbersIn("A1-007"), Numbers{"A1 7"});
  EXPECT_EQ(numbersIn("A-1118"), Numbers{"A 1118"});
}

TEST(CommandLineTest, RefusesWhatIsNoNumberAndSaysHowOneLooks) {
  for (const char* odd :
       {"",
        "A",
        "118",
        "A1x",
        "ABCDE1",
        "a118",
        "A-",
        "-118",
        "A1-",
        "A1-1-8",
        "A1-x",
        "11-118",
        "A99999999999"}) {
    const auto numbers = parseNumber(odd);
    ASSERT_FALSE(numbers) << odd;
    EXPECT_EQ(numbers.reason(), Reason::ConfigurationInvalid) << odd;
    EXPECT_THAT(sentenceOf(numbers.refusal()), HasSubstr("A1-118")) << odd;
  }
}

TEST(CommandLineTest, TakesEveryNumberThatIsKnown) {
  CommandLine line;
  line.knownNumbers = {"A1-118", "V007"};
  const auto options = applicationOptions(line, {});
  ASSERT_TRUE(options);
  ASSERT_TRUE(options->knownNumbers);
  ASSERT_EQ(options->knownNumbers->size(), 2U);
  EXPECT_EQ(options->knownNumbers->front().prefix, domain::TicketNumber::makePrefix("A1"));
  line.knownNumbers.emplace_back("A");
  EXPECT_FALSE(applicationOptions(line, {}));
}

TEST(CommandLineTest, RefusesAClockThatIsNone) {
  CommandLine line;
  line.clock = "fast";
  const auto options = applicationOptions(line, {});
  ASSERT_FALSE(options);
  EXPECT_THAT(sentenceOf(options.refusal()), HasSubstr("--clock is \"fast\""));
}

TEST(CommandLineTest, TakesSettingsApartAtTheFirstEqualsSign) {
  CommandLine line;
  line.set = {"rpc.listen=127.0.0.1:0", "hall.catalogue=a=b", "odd"};
  const auto overrides = line.overrides();
  EXPECT_EQ(overrides[0].key, "rpc.listen");
  EXPECT_EQ(overrides[1].value, "a=b");
  EXPECT_EQ(overrides[2].value, "");
}

}  // namespace
}  // namespace hall::app
