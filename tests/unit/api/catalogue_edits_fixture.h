#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>

#include "server/api/catalogue_edits.h"
#include "server/api/catalogue_messages.h"
#include "tests/support/floor_builder.h"

namespace hall::api {

using Content = domain::Catalogue::Content;
using Request = v1::EditCatalogueRequest;

inline const GuideHands kHands{"1016", "1014"};

/// Everything of it, as GetCatalogue tells it.
inline Request everythingOf(const Content& content) {
  const domain::Catalogue catalogue(content);
  Request request;
  v1::CatalogueHead& head = *request.mutable_head();
  write(content.hall, *head.mutable_hall());
  write(content.rules, *head.mutable_settings());
  write(content.voice, *head.mutable_voice());
  write(content.hours, *head.mutable_hours());
  v1::CatalogueRows& rows = *request.mutable_rows();
  for (const auto& row : content.zones) write(row, *rows.add_zones());
  for (const auto& row : content.departments) write(row, *rows.add_departments());
  for (const auto& row : content.queues) writeQueue(catalogue, row, *rows.add_queues());
  for (const auto& row : content.counters) writePlace(catalogue, row, *rows.add_counters());
  for (const auto& row : content.items) {
    writeItem(catalogue, row, *rows.add_items());
    if (row.guide) writeGuide(row, *rows.add_guides());
  }
  for (const auto& row : content.themes) writeTheme(catalogue, row, *rows.add_themes());
  return request;
}

/// What no sample catalogue says.
inline Content rareContent() {
  Content content = support::sampleContent();
  content.hall.commitment = {"限时办结，不见不散", "On time", false};
  content.hall.publicAddress = "https://hall.example";
  content.voice.oneAsYao = false;
  content.voice.english = true;
  content.voice.chime = false;
  content.voice.closingBefore.reset();
  content.voice.spans = {
      {{domain::MinuteOfDay{480}, domain::MinuteOfDay{540}}, 40},
      {{domain::MinuteOfDay{720}, domain::MinuteOfDay{810}}, 0}};
  content.rules.quickServiceBonus = true;
  content.rules.dayEnd = domain::MinuteOfDay{240};
  content.zones[0].directions = {"一楼东侧", "", false};
  content.queues[0].hours = content.hours;
  content.queues[0].identity = domain::IdentityRule::Required;
  content.queues[0].identityBasis = {"××办法第三条", "", false};
  content.counters[0].hours = content.hours;
  content.counters[0].name = {"一号室", "Room 1", false};
  content.counters[0].title = {"老年人服务专窗", "", false};
  content.counters[0].onlyGrounds = 1U << static_cast<unsigned>(domain::Ground::Elderly);
  content.counters[0].lowCounter = true;
  content.counters[0].spot = {3, 50};
  content.items[0].statutory = {domain::Limit::Unit::HalfWorkdays, 3};
  content.items[0].guide->place = {"二楼", "", true};
  content.items[0].guide->materials[0].note = {"须签字", "Signed", false};
  content.items[0].guide->materials[0].formAddress = "https://forms.example/1";
  return content;
}

// ---- edits that are refused ---------------------------------------------------------------------

struct Wrong {
  const char* what;
  std::function<void(Request& request)> change;
  domain::Reason reason;
  const char* field;
  const char* code = "";
};

inline void PrintTo(const Wrong& wrong, std::ostream* out) {
  *out << wrong.what;
}

inline constexpr domain::Reason kInvalid = domain::Reason::CatalogueInvalid;
inline constexpr domain::Reason kMalformed = domain::Reason::MalformedRequest;

/// The second item, and the first of everything else.
template <class Part>
Part& partOf(Request& request) {
  v1::CatalogueRows& rows = *request.mutable_rows();
  if constexpr (std::is_same_v<Part, v1::Item>) return *rows.mutable_items(1);
  if constexpr (std::is_same_v<Part, v1::Queue>) return *rows.mutable_queues(0);
  if constexpr (std::is_same_v<Part, v1::CounterPlace>) return *rows.mutable_counters(0);
  if constexpr (std::is_same_v<Part, v1::Guide>) return *rows.mutable_guides(0);
  if constexpr (std::is_same_v<Part, v1::CatalogueHead>) return *request.mutable_head();
}

template <class Part, class Change>
Wrong wrong(
    const char* what, Change change, domain::Reason reason, const char* field, const char* code = ""
) {
  return {what, [change](Request& request) { change(partOf<Part>(request)); }, reason, field, code};
}

inline std::string detailOf(const domain::Refusal& refusal, std::string_view key) {
  for (const domain::Detail& detail : refusal.details) {
    if (detail.key == key) return detail.value;
  }
  return {};
}

inline void expectRefused(const Wrong& wrong) {
  const Content before = rareContent();
  Request request = everythingOf(before);
  wrong.change(request);

  const auto content = editedContent(before, request, kHands);

  ASSERT_FALSE(content);
  EXPECT_EQ(content.reason(), wrong.reason) << nameOf(content.reason());
  EXPECT_EQ(detailOf(content.refusal(), "field"), wrong.field);
  EXPECT_EQ(detailOf(content.refusal(), "code"), wrong.code);
}

inline std::string chinese(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "企";
  return text;
}

}  // namespace hall::api
