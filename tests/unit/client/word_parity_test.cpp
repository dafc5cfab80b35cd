#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <string>

#include "client/enum_texts.h"
#include "hall/v1/identity.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/serving.pb.h"
#include "hall/v1/ticket.pb.h"
#include "server/api/report_words.h"
#include "server/api/requests.h"
#include "server/engine/figures.h"

/// Some words are spoken by the server, since its files are read without a client. A thing has one
/// word, whoever says it.
namespace hall::client {
namespace {

using google::protobuf::EnumDescriptor;

std::string wordOf(const EnumDescriptor& type, int value) {
  const auto* found = type.FindValueByNumber(value);
  return found == nullptr ? "no value " + std::to_string(value)
                          : enumText(*found, Language::Chinese);
}

TEST(WordParityTest, CallsEveryFigureOfAReportByOneName) {
  const auto& type = *v1::ReportFigure_descriptor();
  EXPECT_EQ(engine::figureDefinitions().size(), static_cast<std::size_t>(type.value_count() - 1));
  for (const engine::FigureDefinition& figure : engine::figureDefinitions()) {
    EXPECT_EQ(wordOf(type, static_cast<int>(figure.figure)), figure.nameZh);
  }
}

TEST(WordParityTest, HeadsEveryColumnOfAReportByOneName) {
  const auto& type = *v1::ReportDimension_descriptor();
  for (int i = 1; i < type.value_count(); ++i) {
    const int value = type.value(i)->number();
    EXPECT_EQ(wordOf(type, value), api::headingOf(static_cast<engine::Dimension>(value)).zh);
  }
}

TEST(WordParityTest, CallsClassesGroundsChannelsAndOutcomesByOneName) {
  struct Rows {
    engine::Dimension dimension;
    const EnumDescriptor* type;
  };
  for (const Rows& rows :
       {Rows{engine::Dimension::TicketClass, v1::TicketClass_descriptor()},
        Rows{engine::Dimension::Ground, v1::Ground_descriptor()},
        Rows{engine::Dimension::Channel, v1::Channel_descriptor()},
        Rows{engine::Dimension::Outcome, v1::Outcome_descriptor()}}) {
    for (int i = 1; i < rows.type->value_count(); ++i) {
      const int value = rows.type->value(i)->number();
      const api::Word* word = api::wordOf(rows.dimension, value);
      ASSERT_NE(word, nullptr) << rows.type->value(i)->name();
      EXPECT_EQ(wordOf(*rows.type, value), word->zh);
    }
  }
}

TEST(WordParityTest, CallsWhatAnAgentIsToThePrincipalByOneName) {
  const auto& type = *v1::AgentRelation_descriptor();
  for (int i = 1; i < type.value_count(); ++i) {
    const int value = type.value(i)->number();
    EXPECT_EQ(wordOf(type, value), api::wordOf(static_cast<v1::AgentRelation>(value)));
  }
}

}  // namespace
}  // namespace hall::client
