#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/document.h"
#include "server/config/fault.h"
#include "server/domain/calendar.h"
#include "server/domain/catalogue.h"

/// Reads one table of a document into a struct and finds everything that is wrong with it.
namespace hall::config {

/// A word of a file and the value it stands for.
template <class T>
struct Choice {
  std::string_view word;
  T value;
};

/// A code that names another thing, with the line that does so.
struct Reference {
  std::string code;
  Place place;
};

/// Every `read` takes a key that may be absent: then the target keeps its value, so that an
/// override changes only what it names, and the answer is false. What is there but wrong is a
/// fault, and the answer is true, so that nobody reports the key as missing as well.
///
/// `finish` reports the keys that nobody asked for. The document must outlive the reader.
class TableReader {
 public:
  /// `name` is how sentences call the table: "[rpc]", "[[queue]] `tax`".
  TableReader(
      const Table& table, std::uint32_t line, std::string file, std::string name, Faults& faults
  );

  const std::string& name() const { return name_; }
  void rename(std::string name) { name_ = std::move(name); }
  const std::string& file() const { return file_; }
  Place place() const { return {file_, line_}; }
  /// Of the key, else of the table.
  Place placeOf(std::string_view key) const;
  Faults& faults() { return *faults_; }

  /// nullptr: the key is absent.
  const Value* find(std::string_view key);
  bool has(std::string_view key) { return find(key) != nullptr; }

  static constexpr std::size_t kTextBytesMax = 4000;
  bool read(std::string_view key, std::string& target, std::size_t bytesMax = kTextBytesMax);
  bool read(std::string_view key, bool& target);
  bool read(std::string_view key, domain::LocalDay& target);
  bool read(std::string_view key, domain::MinuteOfDay& target);
  bool read(std::string_view key, domain::Limit& target);
  bool read(
      std::string_view key, domain::Duration& target, domain::Duration least, domain::Duration most
  );
  /// "…" or { zh = "…", en = "…", sample = true }. `sample` is the default of the last.
  bool read(std::string_view key, domain::Text& target, bool sample);
  bool read(std::string_view key, std::vector<domain::Text>& target, bool sample);
  bool read(std::string_view key, std::vector<std::string>& target);
  bool read(std::string_view key, std::vector<domain::Session>& target);
  bool readCode(std::string_view key, std::string& target);
  bool readCode(std::string_view key, Reference& target);
  bool readCodes(std::string_view key, std::vector<Reference>& target);

  template <class Integer>
  bool readNumber(std::string_view key, Integer& target, Integer least, Integer most) {
    std::int64_t number = 0;
    if (!readInteger(key, number, least, most)) return has(key);
    target = static_cast<Integer>(number);
    return true;
  }

  template <class T, std::size_t kCount>
  bool readChoice(std::string_view key, T& target, const Choice<T> (&choices)[kCount]) {
    std::string word;
    if (!read(key, word)) return false;
    if (const T* value = choose(placeOf(key), key, word, choices)) target = *value;
    return true;
  }

  template <class T, std::size_t kCount>
  bool readChoices(
      std::string_view key, std::vector<T>& target, const Choice<T> (&choices)[kCount]
  ) {
    std::vector<std::string> words;
    if (!read(key, words)) return false;
    target.clear();
    for (const std::string& word : words) {
      if (const T* value = choose(placeOf(key), key, word, choices)) target.push_back(*value);
    }
    return true;
  }

  /// The inner table, or nothing when absent or wrong.
  std::optional<TableReader> table(std::string_view key, std::string name);
  /// The tables of [[key]].
  std::vector<TableReader> tables(std::string_view key, const std::string& name);
  /// The keys of this table, all of them free: names of the file's own making.
  std::vector<std::string> freeKeys();

  /// Reports an absent key.
  void require(std::string_view key, bool present);
  void fault(
      Place place, std::string sentence, std::string nearest = "", std::string rule = "wrong_value"
  );
  void finish();

 private:
  bool readInteger(
      std::string_view key, std::int64_t& target, std::int64_t least, std::int64_t most
  );
  void wrong(std::string_view key, const Value& value, std::string_view wanted);
  void wrong(Place place, std::string_view key, std::string_view written, std::string_view wanted);
  bool readText(const Value& value, std::string_view key, domain::Text& target, bool sample);
  /// nullptr: not an array, reported.
  const Array* array(std::string_view key, std::string_view wanted);

  template <class T, std::size_t kCount>
  const T* choose(
      Place place, std::string_view key, std::string_view word, const Choice<T> (&choices)[kCount]
  ) {
    std::vector<std::string_view> words;
    for (const Choice<T>& choice : choices) {
      if (choice.word == word) return &choice.value;
      words.push_back(choice.word);
    }
    wrongChoice(std::move(place), key, word, words);
    return nullptr;
  }
  void wrongChoice(
      Place place,
      std::string_view key,
      std::string_view word,
      const std::vector<std::string_view>& words
  );

  const Table* table_;
  std::uint32_t line_;
  std::string file_;
  std::string name_;
  Faults* faults_;
  std::vector<std::string> known_;
};

/// No key of any file may limit how many numbers are given out: 在工作时间内不得限定办件数量.
bool limitsNumbers(std::string_view key);
extern const std::string_view kNoQuota;

}  // namespace hall::config
