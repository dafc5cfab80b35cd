#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "client/failure.h"
#include "client/language.h"
#include "hall/v1/error.pb.h"

/// What clients say to staff when something was not done: one sentence for each Reason, in both
/// languages, for hallctl, counter and desk alike. Screens of the public have words of their own.
namespace hall::client {

/// The sentence of one reason. `{key}` is replaced by that entry of the error's metadata; a part in
/// square brackets is left out when an entry named in it is absent.
struct ReasonText {
  v1::Reason reason;
  std::string_view key;  ///< "reason.queue_closed", as in ErrorDetail.message_key
  Wording text;
};

/// Every reason of error.proto but the zero one, in its order. A test proves it complete.
std::span<const ReasonText> reasonTexts();

/// How metadata is shown. A value that is a time (RFC 3339) goes through `time`, if there is one;
/// states, grounds, rights and causes are shown by their words (metadata_texts.h).
struct SentenceStyle {
  Language language = Language::Chinese;
  std::function<std::string(std::string_view rfc3339)> time;
};

/// "现在不是取号时间，08:30 开始取号。" For a reason this program does not know, or a failure
/// without one (the server could not be asked), a sentence that says so.
std::string sentenceOf(const Failure& failure, const SentenceStyle& style);

/// Fills a text of the table's form; `valueOf` answers an absent entry with nothing.
std::string filledText(
    std::string_view text, const std::function<std::string(std::string_view key)>& valueOf
);

}  // namespace hall::client
