#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hall/v1/calendar.pb.h"
#include "hall/v1/catalogue.pb.h"
#include "server/api/wire.h"
#include "server/domain/catalogue.h"

namespace hall::api {

/// Reads fields of a message that somebody edited into what the domain keeps. The first field that
/// is wrong is remembered with its place, and what is read after it is not to be used: so a row is
/// read from top to bottom without a question after each field.
///
/// Texts and numbers may be what the files of a catalogue may say; whether they are good together
/// is a rule of the domain (lint).
class FieldReader {
 public:
  /// `first` is shared by all readers of one edit.
  FieldReader(std::string path, std::optional<domain::Refusal>& first)
      : path_(std::move(path)), first_(&first) {}

  /// "rows.items[2]": lists are counted from 1, as the lint and the printed guide count.
  FieldReader in(std::string_view field) const;
  FieldReader in(std::string_view list, int index) const;
  const std::string& path() const { return path_; }

  /// MalformedRequest: missing, too long, out of range.
  void malformed(std::string_view field, std::string_view said = {});
  /// CatalogueInvalid: the code names nothing.
  void unknown(std::string_view field, std::string_view code);
  /// CatalogueInvalid: against the rule.
  void against(std::string_view rule, std::string_view field, std::string_view code = {});
  /// `fits` or malformed.
  void require(bool fits, std::string_view field) {
    if (!fits) malformed(field);
  }

  static constexpr std::size_t kTextBytesMax = 4000;
  /// Over the text that is published. Absent, and without words: an empty one.
  void text(
      std::string_view field,
      const v1::DisplayText& message,
      domain::Text& out,
      std::size_t charactersMax = kTextBytesMax
  );
  void words(
      std::string_view field,
      const std::string& message,
      std::string& out,
      std::size_t charactersMax
  );
  void code(std::string_view field, const std::string& message);
  void limit(std::string_view field, const v1::Limit& message, bool given, domain::Limit& out);
  void date(std::string_view field, const v1::Date& message, domain::LocalDay& out);
  void length(
      std::string_view field,
      const google::protobuf::Duration& message,
      domain::Duration least,
      domain::Duration most,
      domain::Duration& out
  );
  template <class Number>
  void number(std::string_view field, std::uint32_t message, std::uint32_t most, Number& out) {
    require(message <= most, field);
    out = static_cast<Number>(message);
  }
  template <class Domain, class Proto>
  void choice(std::string_view field, Proto message, bool (*isValid)(int), Domain& out) {
    const auto value = known<Domain>(message, isValid);
    require(value.has_value(), field);
    if (value) out = *value;
  }

  void session(const v1::Session& message, domain::Session& out);
  void hours(const v1::OpeningHours& message, domain::OpeningHours& out);

 private:
  using Sessions = google::protobuf::RepeatedPtrField<v1::Session>;
  void sessions(
      std::string_view field, const Sessions& messages, std::vector<domain::Session>& out
  );
  void season(const v1::Season& message, domain::OpeningHours::Season& out);

  void keep(domain::Refusal refusal) {
    if (!*first_) *first_ = std::move(refusal);
  }
  std::string pathOf(std::string_view field) const;

  std::string path_;
  std::optional<domain::Refusal>* first_;
};

}  // namespace hall::api
