#include "server/api/readings.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace hall::api {

namespace {

/// Further readings, since ICU gives one a character: of those that names of items, materials,
/// offices and places read in more than one way (会计 kuàijì, 重新 chóngxīn, 厦门 Xiàmén).
struct Further {
  char32_t character;
  std::string_view readings;  ///< parted by blanks
};
constexpr std::array kFurther{
    Further{U'会', "kuai"},  Further{U'重', "chong"}, Further{U'行', "hang"},
    Further{U'长', "chang"}, Further{U'调', "tiao"},  Further{U'参', "shen cen"},
    Further{U'单', "shan"},  Further{U'传', "zhuan"}, Further{U'都', "du"},
    Further{U'给', "ji"},    Further{U'还', "huan"},  Further{U'校', "jiao"},
    Further{U'血', "xie"},   Further{U'便', "pian"},  Further{U'弹', "tan"},
    Further{U'降', "xiang"}, Further{U'省', "xing"},  Further{U'率', "shuai"},
    Further{U'模', "mu"},    Further{U'乐', "yue"},   Further{U'薄', "bo"},
    Further{U'藏', "zang"},  Further{U'朝', "zhao"},  Further{U'大', "dai"},
    Further{U'角', "jue"},   Further{U'没', "mo"},    Further{U'色', "shai"},
    Further{U'系', "ji"},    Further{U'畜', "xu"},    Further{U'轧', "zha"},
    Further{U'着', "zhuo"},  Further{U'折', "she"},   Further{U'差', "chai"},
    Further{U'称', "chen"},  Further{U'说', "shui"},  Further{U'塞', "se"},
    Further{U'厦', "xia"},   Further{U'曾', "zeng"},  Further{U'劲', "jing"},
    Further{U'泊', "po"},    Further{U'乘', "sheng"}, Further{U'露', "lou"},
    Further{U'落', "la"},    Further{U'绿', "lu"},    Further{U'秘', "bi"},
    Further{U'剥', "bo"},    Further{U'削', "xiao"},  Further{U'壳', "qiao"},
    Further{U'识', "zhi"},   Further{U'拓', "ta"},    Further{U'钥', "yue"},
    Further{U'择', "zhai"},  Further{U'粘', "nian"},  Further{U'卡', "qia"},
    Further{U'恶', "wu"},    Further{U'查', "zha"},   Further{U'车', "ju"},
    Further{U'盛', "cheng"}, Further{U'数', "shuo"}};

/// Letters a–z alone: ICU writes u with dots for lü and nü, which people type as v.
std::string lettersOf(const icu::UnicodeString& latin) {
  std::string text;
  icu::UnicodeString lower(latin);
  lower.toLower();
  lower.findAndReplace(icu::UnicodeString(u'\u00FC'), icu::UnicodeString(u'v'));
  lower.toUTF8String(text);
  std::erase_if(text, [](char c) { return c < 'a' || c > 'z'; });
  return text;
}

void addOnce(std::vector<std::string>& readings, std::string reading) {
  if (reading.empty()) return;
  if (std::find(readings.begin(), readings.end(), reading) != readings.end()) return;
  readings.push_back(std::move(reading));
}

class IcuReadings final : public Readings {
 public:
  IcuReadings() {
    UErrorCode error = U_ZERO_ERROR;
    // Tones go, the dots of ü stay.
    latin_.reset(icu::Transliterator::createInstance(
        "Han-Latin; NFD; [\\u0300\\u0301\\u0304\\u030C] Remove; NFC", UTRANS_FORWARD, error
    ));
    if (U_FAILURE(error)) latin_.reset();
  }

  std::vector<std::string> of(char32_t character) const override {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(character);
    if (known != known_.end()) return known->second;
    return known_.emplace(character, lookUp(character)).first->second;
  }

 private:
  std::vector<std::string> lookUp(char32_t character) const {
    std::vector<std::string> readings;
    if (latin_ != nullptr) {
      icu::UnicodeString text(static_cast<UChar32>(character));
      const icu::UnicodeString before(text);
      latin_->transliterate(text);
      if (text != before) addOnce(readings, lettersOf(text));
    }
    for (const Further& further : kFurther) {
      if (further.character != character) continue;
      std::string_view rest = further.readings;
      while (!rest.empty()) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        addOnce(readings, std::string(rest.substr(0, blank)));
        rest.remove_prefix(std::min(blank + 1, rest.size()));
      }
    }
    return readings;
  }

  std::unique_ptr<icu::Transliterator> latin_;
  mutable std::mutex mutex_;
  // State below is protected by mutex_; the transliterator is used under it, too.
  mutable std::unordered_map<char32_t, std::vector<std::string>> known_;
};

}  // namespace

std::unique_ptr<Readings> makeReadings() {
  return std::make_unique<IcuReadings>();
}

}  // namespace hall::api
