#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "client/enum_texts.h"
#include "client/reason_texts.h"
#include "hall/v1/ticket.pb.h"

/// What the server sends beside a reason, error.proto promises and the sentences show must be the
/// same. The server's side is read from its sources, so that a new detail cannot be forgotten here.
namespace hall::client {
namespace {

namespace fs = std::filesystem;

using Words = std::set<std::string>;

fs::path sourceFolder() {
  return std::getenv("HALL_SOURCE_DIR");
}

std::string contentOf(const fs::path& file) {
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  return content.str();
}

const std::vector<std::string>& serverSources() {
  static const std::vector<std::string> sources = [] {
    std::vector<std::string> read;
    for (const auto& entry : fs::recursive_directory_iterator(sourceFolder() / "server")) {
      const auto ending = entry.path().extension();
      if (ending == ".cpp" || ending == ".h") read.push_back(contentOf(entry.path()));
    }
    return read;
  }();
  return sources;
}

/// The first group of every match in the server's sources; only those that hold `mark` are read.
Words sentAs(const char* mark, const std::string& pattern) {
  Words found;
  const std::regex form(pattern);
  for (const std::string& source : serverSources()) {
    if (source.find(mark) == std::string::npos) continue;
    for (std::sregex_iterator it(source.begin(), source.end(), form), end; it != end; ++it) {
      found.insert((*it)[1].str());
    }
  }
  return found;
}

/// Fields that a refusal calls missing, wrong or too long.
Words fieldsSent() {
  Words fields = sentAs("malformed", R"re(malformed(?:In)?\(\s*"([\w.]+)")re");
  fields.merge(sentAs("\"field\"", R"re("field", "([\w.]+)")re"));
  fields.merge(sentAs("From(", R"re((?:reason|queues)From\([^;]*"(\w+)")re"));
  fields.merge(sentAs("idsFrom(", R"re(NotFound,\s*"(query\.\w+)")re"));
  fields.merge(sentAs("incomplete(", R"re(incomplete\("(\w+)"\))re"));
  fields.merge(sentAs("inexact(", R"re(inexact\(line, "(\w+)"\))re"));
  return fields;
}

/// What stands behind a disk or file that refuses.
Words causesSent() {
  Words causes = sentAs("CauseOf", R"re(CauseOf\w+\{[^"{}]*"([a-z-]+)"\})re");
  causes.merge(sentAs("refusalFor(", R"re((?:refusalFor|differs)\([^;{]*",\s*"([a-z-]+)"\s*\))re"));
  return causes;
}

std::string sentence(
    v1::Reason reason, const std::string& key, const std::string& value, Language language
) {
  Failure failure;
  failure.code = grpc::StatusCode::FAILED_PRECONDITION;
  failure.detail.set_reason(reason);
  (*failure.detail.mutable_metadata())[key] = value;
  return sentenceOf(failure, {language, {}});
}

Words codesOf(const google::protobuf::EnumDescriptor& type) {
  Words codes;
  for (int i = 1; i < type.value_count(); ++i) codes.insert(enumCode(*type.value(i)));
  return codes;
}

// ---- values -------------------------------------------------------------------------------------

struct Sent {
  v1::Reason reason;
  const char* key;
  Words values;
};

const std::vector<Sent>& closedVocabulary() {
  static const std::vector<Sent> vocabulary{
      {v1::REASON_NOT_PERMITTED, "right", sentAs("\"right\"", R"re(\.with\("right", "(\w+)"\))re")},
      {v1::REASON_WRONG_TICKET_STATE, "state", codesOf(*v1::TicketState_descriptor())},
      {v1::REASON_SERVING_OPEN, "state", codesOf(*v1::TicketState_descriptor())},
      {v1::REASON_GROUND_NOT_MET,
       "ground",
       sentAs("\"ground\"", R"re(\.with\("ground", "(\w+)"\))re")},
      {v1::REASON_GROUND_NOT_MET, "ground", codesOf(*v1::Ground_descriptor())},
      {v1::REASON_BACKUP_FAILED,
       "detail",
       sentAs("\"detail\"", R"re(BackupFailed, \{\}\}\s*\.with\(\s*"detail", "([^"]+)")re")},
      {v1::REASON_BACKUP_FAILED,
       "problem",
       sentAs("Reason::BackupFailed,", R"re("([a-z-]+)",\s*Reason::BackupFailed,)re")},
      {v1::REASON_BACKUP_FAILED, "cause", causesSent()},
      {v1::REASON_COMMIT_FAILED, "cause", causesSent()},
      {v1::REASON_NOT_READY,
       "cause",
       sentAs("NotReady", R"re(NotReady, \{\}\}\.with\("cause", "(\w+)"\))re")},
      {v1::REASON_MALFORMED_REQUEST, "field", fieldsSent()},
      {v1::REASON_MALFORMED_REQUEST,
       "detail",
       sentAs("malformed(", R"re(malformed\("[\w.]+", "([^"]+)"\))re")},
      {v1::REASON_OUTCOME_INCOMPLETE, "field", fieldsSent()},
      {v1::REASON_IMPORT_INEXACT, "field", fieldsSent()},
      {v1::REASON_AGENT_DATA_MISSING, "field", fieldsSent()}};
  return vocabulary;
}

TEST(RefusalDetailsTest, AreShownInChineseWhateverCodeTheServerSends) {
  const std::regex latinWord("[a-z]{4,}");
  for (const Sent& sent : closedVocabulary()) {
    const std::string name = v1::Reason_Name(sent.reason) + " " + sent.key;
    EXPECT_FALSE(sent.values.empty()) << name << " is no longer found in the server's sources";
    for (const std::string& value : sent.values) {
      const std::string zh = sentence(sent.reason, sent.key, value, Language::Chinese);
      EXPECT_FALSE(std::regex_search(zh, latinWord)) << zh;
      EXPECT_NE(zh, sentence(sent.reason, "nothing", "", Language::Chinese))
          << name << " is not shown";
    }
  }
}

TEST(RefusalDetailsTest, AreShownInEnglishAsWordsAndNotAsCodes) {
  for (const Sent& sent : closedVocabulary()) {
    for (const std::string& value : sent.values) {
      if (std::string_view(sent.key) == "field") continue;  // named as in the request
      const std::string en = sentence(sent.reason, sent.key, value, Language::English);
      EXPECT_EQ(en.find('_'), std::string::npos) << en;
    }
  }
}

TEST(RefusalDetailsTest, SayInWordsWhatAStepTakes) {
  const auto said = [](const char* right) {
    return sentence(v1::REASON_NOT_PERMITTED, "right", right, Language::Chinese);
  };
  EXPECT_EQ(said("somebody_else"), "没有这个权限，须由他人操作，不能用于本人。");
  EXPECT_EQ(said("own_place"), "没有这个权限，需要：本窗口或本区域的设备。");
  EXPECT_EQ(
      sentence(v1::REASON_GROUND_NOT_MET, "ground", "elderly", Language::Chinese),
      "不符合优先事由“老年人”。"
  );
  EXPECT_EQ(
      sentence(v1::REASON_BACKUP_FAILED, "detail", "no-directory", Language::Chinese),
      "备份没有成功：本机没有设置备份目录。"
  );
}

TEST(RefusalDetailsTest, KeepCodesThatPeopleGave) {
  EXPECT_EQ(
      sentence(v1::REASON_OUTSIDE_GUIDE, "material_code", "id-card", Language::Chinese),
      "办事指南里没有这一项，材料 id-card。"
  );
  EXPECT_EQ(
      sentence(v1::REASON_MALFORMED_REQUEST, "field", "--pause-reason", Language::Chinese),
      "请求不完整或有误，请检查“--pause-reason”。"
  ) << "hallctl names its option in place of the field";
}

TEST(RefusalDetailsTest, NameAFieldByTheHallsWordInChineseAndAsInTheRequestInEnglish) {
  const auto said = [](const char* field, Language language) {
    return sentence(v1::REASON_MALFORMED_REQUEST, "field", field, language);
  };
  EXPECT_EQ(said("errand.ground", Language::Chinese), "请求不完整或有误，请检查“优先事由”。");
  EXPECT_EQ(
      said("errand.ground", Language::English),
      "The request is incomplete or wrong; look at errand.ground."
  );
}

/// Commands of the server itself, which no request makes.
bool isOfTheServerItself(const std::string& field) {
  return Words{"catalogue", "epoch", "hall_code", "hash", "rule", "step", "subject"}.contains(field
  );
}

std::regex declarationOf(const std::string& field) {
  const std::string last = field.substr(field.rfind('.') + 1);
  return std::regex(" " + last + " = \\d+;|oneof " + last + " \\{");
}

TEST(RefusalDetailsTest, NameOnlyFieldsThatAMessageOfTheApiHas) {
  std::string protos;
  for (const auto& file : fs::directory_iterator(sourceFolder() / "proto/hall/v1")) {
    protos += contentOf(file.path());
  }
  for (const std::string& field : fieldsSent()) {
    if (isOfTheServerItself(field)) continue;
    EXPECT_TRUE(std::regex_search(protos, declarationOf(field))) << field;
  }
}

TEST(RefusalDetailsTest, NameNoTimeThatTheCatalogueSets) {
  for (const v1::Reason reason : {v1::REASON_REOPEN_TOO_LATE, v1::REASON_CORRECTION_TOO_LATE}) {
    const std::string zh = sentence(reason, "nothing", "", Language::Chinese);
    EXPECT_EQ(zh.find_first_of("0123456789"), std::string::npos) << zh;
  }
}

TEST(RefusalDetailsTest, HoldNoLatinWordInAnyChineseSentenceButACommandToType) {
  const std::regex latinWord("[a-z]{4,}");
  for (const ReasonText& text : reasonTexts()) {
    const std::string bare = std::regex_replace(
        std::string(text.text.zh), std::regex(R"re(\{\w+\}|hallctl [a-z ]+)re"), ""
    );
    EXPECT_FALSE(std::regex_search(bare, latinWord)) << bare;
  }
}

// ---- keys ---------------------------------------------------------------------------------------

/// Behind "Metadata:" in the comment of each reason.
std::map<std::string, std::string> promisedMetadata() {
  std::map<std::string, std::string> promised;
  std::istringstream proto(contentOf(sourceFolder() / "proto/hall/v1/error.proto"));
  const std::regex value(R"re(^\s*(REASON_\w+) = \d+;)re");
  std::string comment;
  for (std::string line; std::getline(proto, line);) {
    const std::size_t slashes = line.find("//");
    std::smatch match;
    if (std::regex_search(line, match, value)) {
      const std::size_t at = comment.find("Metadata:");
      promised[match[1]] = at == std::string::npos ? "" : comment.substr(at);
      comment.clear();
    } else if (slashes != std::string::npos) {
      comment += line.substr(slashes + 2);
    } else {
      comment.clear();
    }
  }
  return promised;
}

bool promises(const std::string& comment, const std::string& key) {
  return std::regex_search(comment, std::regex("\\b" + key + "\\b"));
}

/// "REASON_TICKET_NOT_FOUND" of "TicketNotFound".
std::string constantOf(const std::string& name) {
  std::string constant = "REASON";
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') constant += '_';
    constant += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return constant;
}

/// Keys of the details that are added to a reason up to the end of its statement.
std::map<std::string, Words> keysSent() {
  std::map<std::string, Words> sent;
  const std::regex reason(R"re(Reason::(\w+))re");
  const std::regex detail(R"re(with\(\s*"(\w+)")re");
  for (const std::string& source : serverSources()) {
    for (std::sregex_iterator it(source.begin(), source.end(), reason), end; it != end; ++it) {
      const auto from = static_cast<std::size_t>(it->position() + it->length());
      const std::size_t until = std::min(source.find("Reason::", from), source.find(';', from));
      const std::string rest = source.substr(from, until - from);
      for (std::sregex_iterator key(rest.begin(), rest.end(), detail); key != end; ++key) {
        sent[constantOf((*it)[1])].insert((*key)[1]);
      }
    }
  }
  return sent;
}

TEST(RefusalDetailsTest, AreThoseThatTheApiPromises) {
  const auto promised = promisedMetadata();
  const auto sent = keysSent();
  EXPECT_GT(sent.size(), 30U);
  for (const auto& [reason, keys] : sent) {
    ASSERT_TRUE(promised.contains(reason)) << reason;
    for (const std::string& key : keys) {
      EXPECT_TRUE(promises(promised.at(reason), key)) << reason << " is sent with " << key;
    }
  }
}

TEST(RefusalDetailsTest, AreShownUnderTheKeysThatTheApiPromises) {
  const auto promised = promisedMetadata();
  const std::regex placeholder(R"re(\{(\w+)\})re");
  for (const ReasonText& text : reasonTexts()) {
    const std::string& comment = promised.at(v1::Reason_Name(text.reason));
    for (const std::string_view one : {text.text.zh, text.text.en}) {
      const std::string form(one);
      for (std::sregex_iterator it(form.begin(), form.end(), placeholder), end; it != end; ++it) {
        EXPECT_TRUE(promises(comment, (*it)[1])) << text.key << " shows " << (*it)[1];
      }
    }
  }
}

}  // namespace
}  // namespace hall::client
