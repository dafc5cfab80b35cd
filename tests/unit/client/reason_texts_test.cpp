#include "client/reason_texts.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>

namespace hall::client {
namespace {

Failure failureWith(v1::Reason reason, const std::map<std::string, std::string>& metadata = {}) {
  Failure failure;
  failure.code = grpc::StatusCode::FAILED_PRECONDITION;
  failure.detail.set_reason(reason);
  for (const auto& [key, value] : metadata) (*failure.detail.mutable_metadata())[key] = value;
  return failure;
}

std::string chinese(const Failure& failure) {
  return sentenceOf(failure, {Language::Chinese, {}});
}

std::string english(const Failure& failure) {
  return sentenceOf(failure, {Language::English, {}});
}

/// "reason.queue_closed" of REASON_QUEUE_CLOSED, as error.proto documents message_key.
std::string keyOf(const google::protobuf::EnumValueDescriptor& value) {
  std::string key = "reason." + value.name().substr(std::string("REASON_").size());
  std::transform(key.begin(), key.end(), key.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return key;
}

TEST(ReasonTextsTest, HoldOneSentencePerLanguageForEveryReasonOfTheApi) {
  std::set<int> seen;
  for (const ReasonText& text : reasonTexts()) {
    EXPECT_TRUE(seen.insert(text.reason).second) << text.key << " stands twice";
    EXPECT_FALSE(text.text.zh.empty()) << text.key;
    EXPECT_FALSE(text.text.en.empty()) << text.key;
  }
  const auto* reasons = v1::Reason_descriptor();
  for (int i = 1; i < reasons->value_count(); ++i) {
    EXPECT_TRUE(seen.contains(reasons->value(i)->number())) << reasons->value(i)->name();
  }
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(reasons->value_count() - 1));
}

TEST(ReasonTextsTest, CarryTheMessageKeyThatTheServerSends) {
  for (const ReasonText& text : reasonTexts()) {
    const auto* value = v1::Reason_descriptor()->FindValueByNumber(text.reason);
    ASSERT_NE(value, nullptr) << text.key;
    EXPECT_EQ(text.key, keyOf(*value));
  }
}

TEST(ReasonTextsTest, ReadAsWholeSentencesWithoutAnyMetadata) {
  for (const ReasonText& text : reasonTexts()) {
    const std::string zh = chinese(failureWith(text.reason));
    const std::string en = english(failureWith(text.reason));
    EXPECT_TRUE(zh.ends_with("。")) << zh;
    EXPECT_TRUE(en.ends_with(".")) << en;
    for (const std::string& sentence : {zh, en}) {
      EXPECT_EQ(sentence.find_first_of("[]{}"), std::string::npos) << sentence;
      EXPECT_EQ(sentence.find("  "), std::string::npos) << sentence;
      EXPECT_EQ(sentence.find("，。"), std::string::npos) << sentence;
    }
  }
}

TEST(ReasonTextsTest, FillInWhatTheServerTellsAndLeaveOutWhatItDoesNot) {
  const Failure some = failureWith(v1::REASON_COUNTER_BUSY, {{"number", "A017"}});

  EXPECT_EQ(chinese(some), "窗口还有一个号没有办完：A017。");
  EXPECT_EQ(english(some), "The counter has a ticket called or serving: A017.");
  EXPECT_EQ(chinese(failureWith(v1::REASON_COUNTER_BUSY)), "窗口还有一个号没有办完。");
}

TEST(ReasonTextsTest, ShowStatesByTheirWordsAndTimesByTheClockOfTheCaller) {
  const Failure state =
      failureWith(v1::REASON_WRONG_TICKET_STATE, {{"number", "A001"}, {"state", "on-hold"}});
  const Failure closed =
      failureWith(v1::REASON_QUEUE_CLOSED, {{"opens", "2026-03-03T08:30:00+08:00"}});

  EXPECT_EQ(chinese(state), "A001 号现在是“已挂起”，不能这样操作。");
  const SentenceStyle style{
      Language::Chinese, [](std::string_view time) { return std::string(time.substr(11, 5)); }};
  EXPECT_EQ(sentenceOf(closed, style), "现在不是取号时间，08:30 开始取号。");
}

TEST(ReasonTextsTest, SayWhatToDoWhereNobodyIsCalledAndWhereAResultIsNotThere) {
  const Failure nobody = failureWith(v1::REASON_NOBODY_CALLED, {{"counter_id", "3"}});
  const Failure early = failureWith(v1::REASON_RESULT_PENDING, {{"number", "A001"}});

  EXPECT_EQ(chinese(nobody), "窗口现在没有叫到的号，请先呼叫下一位。");
  EXPECT_EQ(
      english(nobody), "The counter has no ticket called or serving; call the next one first."
  );
  EXPECT_EQ(chinese(early), "结果还没有到，请等工作人员通知。");
  EXPECT_EQ(english(early), "The result is not there yet; wait until staff say that it is.");
}

TEST(ReasonTextsTest, NameTheRolesThatHaveARight) {
  const Failure roles = failureWith(v1::REASON_NOT_PERMITTED, {{"right", "5 6"}});
  const Failure word = failureWith(v1::REASON_NOT_PERMITTED, {{"right", "manager"}});

  EXPECT_EQ(chinese(roles), "没有这个权限，需要：大厅管理员、值班主任。");
  EXPECT_EQ(english(word), "Not permitted; it takes: hall manager, duty manager.");
}

TEST(ReasonTextsTest, SayThatNobodyAnsweredWhereThereIsNoReason) {
  Failure unreachable;
  unreachable.code = grpc::StatusCode::UNAVAILABLE;
  Failure newer;
  newer.code = grpc::StatusCode::FAILED_PRECONDITION;
  newer.detail.set_reason(static_cast<v1::Reason>(9999));
  newer.message = "QueueOnFire";

  EXPECT_EQ(chinese(unreachable), "连不上服务器。");
  EXPECT_NE(chinese(newer).find("QueueOnFire"), std::string::npos);
}

TEST(FailureTest, IsWorthSendingAgainWhereTheServerMayNotHaveDecided) {
  using Code = grpc::StatusCode;
  for (const Code code : {Code::UNAVAILABLE, Code::DEADLINE_EXCEEDED, Code::CANCELLED}) {
    EXPECT_TRUE(failureOf({code, ""}).isPassing()) << code;
  }
  for (const Code code :
       {Code::OK,
        Code::INVALID_ARGUMENT,
        Code::FAILED_PRECONDITION,
        Code::RESOURCE_EXHAUSTED,
        Code::UNAUTHENTICATED}) {
    EXPECT_FALSE(failureOf({code, ""}).isPassing()) << code;
  }
}

TEST(ReasonTextsTest, SayThatAMessageIsTooLargeThoughOnlyGrpcRefusedIt) {
  using Code = grpc::StatusCode;
  const grpc::Status received(
      Code::RESOURCE_EXHAUSTED, "Received message larger than max (8000061 vs. 4194304)"
  );
  const grpc::Status sent(
      Code::RESOURCE_EXHAUSTED, "CLIENT: Sent message larger than max (8000061 vs. 4194304)"
  );

  for (const grpc::Status& status : {received, sent}) {
    EXPECT_EQ(chinese(failureOf(status)), "内容太大。") << status.error_message();
    EXPECT_EQ(english(failureOf(status)), "The message is too large.") << status.error_message();
    EXPECT_FALSE(failureOf(status).isPassing()) << "it would be as large the next time";
  }
}

TEST(ReasonTextsTest, MakeNoMessageTooLargeOfWhatElseIsExhausted) {
  using Code = grpc::StatusCode;
  v1::ErrorDetail overloaded;
  overloaded.set_reason(v1::REASON_OVERLOADED);
  const grpc::Status pings(Code::RESOURCE_EXHAUSTED, "Too many pings");
  const grpc::Status elsewhere(Code::INTERNAL, "Received message larger than max (2 vs. 1)");
  const grpc::Status told(
      Code::RESOURCE_EXHAUSTED, "message larger than max", overloaded.SerializeAsString()
  );

  EXPECT_EQ(failureOf(pings).reason(), v1::REASON_UNSPECIFIED);
  EXPECT_EQ(failureOf(elsewhere).reason(), v1::REASON_UNSPECIFIED);
  EXPECT_EQ(failureOf(told).reason(), v1::REASON_OVERLOADED) << "the server's own word counts";
}

TEST(ReasonTextsTest, AHandwrittenNumberOfAnotherQueueIsToldWhichPrefixItWouldBear) {
  const Failure failure =
      failureWith(v1::REASON_IMPORT_INEXACT, {{"line", "2"}, {"field", "number"}, {"prefix", "L"}});
  EXPECT_EQ(
      chinese(failure), "有一个号不能导入：第 2 个，请检查“排队号”，这个队列和号别的号以 L 开头。"
  );
  EXPECT_EQ(
      english(failure),
      "A ticket cannot be imported: the 2. one; look at number; numbers of this queue and class "
      "begin with L."
  );
}

}  // namespace
}  // namespace hall::client
