#include "server/config/machine_config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/config/small_hall.h"

namespace hall::config {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

LoadedMachineConfig parsed(std::string_view text, const std::vector<Override>& overrides = {}) {
  return parseMachineConfig(text, "/etc/yichuang/hall.toml", overrides);
}

TEST(MachineConfigTest, EmptyFileGivesTheDefaults) {
  const LoadedMachineConfig loaded = parsed("");

  EXPECT_EQ(listed(loaded.faults), "");
  EXPECT_EQ(loaded.config.rpcListen, (ListenAddress{"127.0.0.1", 7300}));
  EXPECT_EQ(loaded.config.hash, HashAlgorithm::Sm3);
  EXPECT_EQ(loaded.config.cipher, Cipher::XChaCha20);
  EXPECT_EQ(loaded.config.snapshotInterval, domain::Duration{10min});
  EXPECT_EQ(loaded.config.diskFloorMib, 256);
  EXPECT_EQ(loaded.config.inboxMax, 4096);
  EXPECT_FALSE(loaded.config.hasTls());
}

TEST(MachineConfigTest, ReadsEveryTypeOfValue) {
  const LoadedMachineConfig loaded = parsed(
      "[rpc]\nlisten = \"[::1]:0\"\nlanes = 4\nreflection = true\n"
      "[data]\nhash = \"sha256\"\ncipher = \"sm4\"\nsnapshot_interval = \"90 s\"\n"
      "directory = \"data\"\n[diagnostics]\nlevel = \"debug\"\n"
  );

  EXPECT_EQ(listed(loaded.faults), "");
  EXPECT_EQ(loaded.config.rpcListen, (ListenAddress{"::1", 0}));
  EXPECT_EQ(loaded.config.rpcListen.text(), "[::1]:0");
  EXPECT_EQ(loaded.config.rpcLanes, 4);
  EXPECT_TRUE(loaded.config.rpcReflection);
  EXPECT_EQ(loaded.config.hash, HashAlgorithm::Sha256);
  EXPECT_EQ(loaded.config.cipher, Cipher::Sm4);
  EXPECT_EQ(loaded.config.snapshotInterval, domain::Duration{90s});
  EXPECT_EQ(loaded.config.logLevel, LogLevel::Debug);
}

TEST(MachineConfigTest, RelativePathsStartFromTheFilesFolder) {
  const LoadedMachineConfig loaded = parsed("[data]\ndirectory = \"../data\"\n");

  EXPECT_EQ(loaded.config.dataDirectory, "/etc/data");
  EXPECT_EQ(loaded.config.catalogue, "/etc/yichuang/catalogue/city");
}

TEST(MachineConfigTest, ListsEveryFaultWithLineAndNearestKey) {
  const LoadedMachineConfig loaded = parsed(
      "[rpc]\nlisen = \"127.0.0.1:1\"\nlanes = 99\n[dta]\n[data]\nhash = \"sm4\"\n"
      "directory = 7\nsnapshot_interval = \"10\"\n[web]\nlisten = \"localhost\"\n"
  );

  EXPECT_EQ(
      listed(loaded.faults),
      "/etc/yichuang/hall.toml:2: [rpc] has no key `lisen`; nearest: `listen`\n"
      "/etc/yichuang/hall.toml:3: [rpc] `lanes` is 99; it takes a whole number from 1 to 16\n"
      "/etc/yichuang/hall.toml:4: hall.toml has no key `dta`; nearest: `data`\n"
      "/etc/yichuang/hall.toml:6: [data] `hash` is \"sm4\"; it takes one of sm3, sha256; nearest: "
      "`sm3`\n"
      "/etc/yichuang/hall.toml:7: [data] `directory` is a whole number; it takes a text\n"
      "/etc/yichuang/hall.toml:8: [data] `snapshot_interval` is \"10\"; it takes a duration like "
      "\"90 s\", \"15 min\" or \"2 h\", from 1 min to 1 d\n"
      "/etc/yichuang/hall.toml:10: [web] `listen` is \"localhost\"; it takes an IP address and a "
      "port, like \"127.0.0.1:7300\"\n"
  );
}

TEST(MachineConfigTest, OnlyTheAddressForPhonesMayBeAbsent) {
  EXPECT_TRUE(parsed("[web]\npublic_listen = \"\"\n").ok());
  EXPECT_EQ(parsed("[web]\npublic_listen = \"\"\n").config.webPublicListen.text(), "");
  EXPECT_EQ(
      parsed("[web]\npublic_listen = \"127.0.0.1:81\"\n").config.webPublicListen.text(),
      "127.0.0.1:81"
  );
  EXPECT_EQ(
      listed(parsed("[rpc]\nlisten = \"\"\n[web]\npublic_listen = \"10.0.0.1:81\"\n").faults),
      "/etc/yichuang/hall.toml:2: [rpc] `listen` is \"\"; it takes an IP address and a port, like "
      "\"127.0.0.1:7300\"\n"
      "/etc/yichuang/hall.toml:4: `web.public_listen` is beyond this machine, and [tls] is empty: "
      "tokens would travel in the clear\n"
  );
}

TEST(MachineConfigTest, NamesTheLineThatIsNoToml) {
  const LoadedMachineConfig loaded = parsed("[rpc]\nlanes = 2\nlisten = \"127.0.0.1:1\n");

  ASSERT_EQ(loaded.faults.size(), 1U);
  EXPECT_EQ(loaded.faults[0].place.line, 3U);
  EXPECT_EQ(loaded.faults[0].rule, "syntax");
}

TEST(MachineConfigTest, RefusesAListenerBeyondTheMachineWithoutTls) {
  const std::string open = "[rpc]\nlisten = \"0.0.0.0:7300\"\n";

  EXPECT_THAT(
      listed(parsed(open).faults), HasSubstr("hall.toml:2: `rpc.listen` is beyond this machine")
  );
  EXPECT_EQ(
      listed(parsed(open + "[tls]\ncertificate = \"c.pem\"\nprivate_key = \"k.pem\"\n").faults), ""
  );
}

TEST(MachineConfigTest, MetricsNeverLeaveTheMachine) {
  EXPECT_THAT(
      listed(parsed("[metrics]\nlisten = \"10.0.0.1:1\"\n").faults),
      HasSubstr("hall.toml:2: `metrics.listen` must be a loopback address")
  );
}

TEST(MachineConfigTest, KeepsWhatMustSurviveApart) {
  const std::string faults =
      listed(parsed("[data]\ndirectory = \"/data\"\nkey_file = \"/data/key\"\n"
                    "[checkpoint]\nfile = \"/data/x/../checkpoints\"\n"
                    "[backup]\ndirectory = \"/data\"\n")
                 .faults);

  EXPECT_THAT(faults, HasSubstr("hall.toml:3: `data.key_file` lies inside data.directory"));
  EXPECT_THAT(faults, HasSubstr("hall.toml:5: `checkpoint.file` lies inside data.directory"));
  EXPECT_THAT(faults, HasSubstr("hall.toml:7: `backup.directory` lies inside data.directory"));
}

TEST(MachineConfigTest, HalfOfTlsIsAFault) {
  EXPECT_THAT(
      listed(parsed("[tls]\ncertificate = \"c.pem\"\n").faults),
      HasSubstr("`tls.certificate` stands alone")
  );
  EXPECT_THAT(
      listed(parsed("[tls]\nclient_authority = \"c.pem\"\n").faults),
      HasSubstr("`tls.client_authority` needs")
  );
}

TEST(MachineConfigTest, AnOverrideWinsOverTheFile) {
  const LoadedMachineConfig loaded = parsed(
      "[rpc]\nlisten = \"127.0.0.1:1\"\n",
      {{"rpc.listen", "127.0.0.1:2"},
       {"data.directory", "/elsewhere"},
       {"rpc.lanes", "3"},
       {"diagnostics.level", "debug"},
       {"rpc.reflection", "true"}}
  );

  EXPECT_EQ(listed(loaded.faults), "");
  EXPECT_EQ(loaded.config.rpcListen.port, 2);
  EXPECT_EQ(loaded.config.dataDirectory, "/elsewhere");
  EXPECT_EQ(loaded.config.rpcLanes, 3);
  EXPECT_EQ(loaded.config.logLevel, LogLevel::Debug);
  EXPECT_TRUE(loaded.config.rpcReflection);
}

TEST(MachineConfigTest, AnOverrideOfAnUnknownKeyNamesTheNearest) {
  const LoadedMachineConfig loaded = parsed("", {{"rpc.lane", "3"}, {"rpc.lanes", "many"}});

  EXPECT_EQ(
      listed(loaded.faults),
      "--set: there is no setting `rpc.lane`; nearest: `rpc.lanes`\n"
      "--set:1: [rpc] `lanes` is a text; it takes a whole number from 1 to 16\n"
  );
}

TEST(MachineConfigTest, NoSettingLimitsNumbers) {
  const LoadedMachineConfig loaded = parsed("[limits]\ntickets_per_day = 200\n");

  EXPECT_THAT(listed(loaded.faults), HasSubstr("no quota may exist"));
  for (const Setting& setting : settings()) {
    EXPECT_THAT(std::string(setting.key), testing::Not(HasSubstr("ticket"))) << setting.key;
  }
}

TEST(MachineConfigTest, PrintsWhatLoadsToTheSameWithItsOrigin) {
  const LoadedMachineConfig loaded =
      parsed("[rpc]\nlanes = 5\n[data]\ndirectory = '/a \"b\" \\c'\n", {{"backup.hour", "4"}});
  ASSERT_EQ(listed(loaded.faults), "");

  const std::string text = printed(loaded);

  EXPECT_THAT(text, testing::ContainsRegex("lanes = 5 +# /etc/yichuang/hall.toml:2"));
  EXPECT_THAT(text, testing::ContainsRegex("hour = 4 +# --set"));
  EXPECT_THAT(text, testing::ContainsRegex("keep = 14 +# default"));
  const LoadedMachineConfig again = parsed(text);
  EXPECT_EQ(listed(again.faults), "");
  EXPECT_EQ(again.config.dataDirectory, loaded.config.dataDirectory);
  EXPECT_EQ(again.config.backupHour, 4);
  EXPECT_EQ(again.config.rpcLanes, 5);
}

TEST(MachineConfigTest, HelpNamesEverySetting) {
  const std::string help = settingsHelp();

  for (const Setting& setting : settings()) {
    EXPECT_THAT(help, HasSubstr(std::string(setting.key) + " ("));
    EXPECT_NE(setting.help, "");
  }
}

TEST(MachineConfigTest, FileThatCannotBeReadIsAFault) {
  const LoadedMachineConfig loaded = loadMachineConfig("/nowhere/hall.toml");

  EXPECT_EQ(listed(loaded.faults), "/nowhere/hall.toml: cannot be read\n");
}

TEST(MachineConfigTest, ShippedFileHoldsEveryKeyAtItsDefault) {
  const LoadedMachineConfig loaded = loadMachineConfig(sourceFolder() / "config" / "hall.toml");
  const LoadedMachineConfig defaults =
      parseMachineConfig("", sourceFolder() / "config" / "hall.toml");

  EXPECT_EQ(listed(loaded.faults), "");
  for (std::size_t i = 0; i < settings().size(); ++i) {
    EXPECT_NE(loaded.origins[i], "default") << settings()[i].key;
  }
  const auto values = [](const LoadedMachineConfig& config) {
    std::string text = printed(config), result;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      const std::string line = text.substr(begin, end - begin);
      result += line.substr(0, line.find("  # ")) + "\n";
      begin = end + 1;
    }
    return result;
  };
  EXPECT_EQ(values(loaded), values(defaults));
}

}  // namespace
}  // namespace hall::config
