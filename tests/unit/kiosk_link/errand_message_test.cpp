#include "kiosk/link/errand_message.h"

#include <gtest/gtest.h>

#include <algorithm>

/// Documents other than resident card and company code on their way to the server.
namespace hall::kiosk {
namespace {

Errand withDocument(Person::Document document, const QString& number) {
  Errand errand;
  errand.applicant.document = document;
  errand.applicant.number = number;
  return errand;
}

TEST(OtherDocumentMessage, NamesAPassportAndAnyOtherDocumentByKindAndNumber) {
  const v1::Errand passport = messageOf(withDocument(Person::Document::Passport, "E12345678"));
  EXPECT_EQ(passport.applicant().other_document().kind(), v1::DOCUMENT_KIND_PASSPORT);
  EXPECT_EQ(passport.applicant().other_document().document_number(), "E12345678");
  EXPECT_EQ(passport.applicant().source(), v1::IDENTITY_SOURCE_TYPED);

  const v1::Errand permit = messageOf(withDocument(Person::Document::Other, "H12345678"));
  EXPECT_EQ(permit.applicant().other_document().kind(), v1::DOCUMENT_KIND_OTHER);
  EXPECT_EQ(permit.applicant().other_document().document_number(), "H12345678");
}

TEST(OtherDocumentMessage, WipingOverwritesItsNumberInPlace) {
  // The arena's memory stays readable after the field is cleared. Longer than what a string keeps
  // in itself.
  google::protobuf::Arena arena;
  auto* kept = google::protobuf::Arena::CreateMessage<v1::Errand>(&arena);
  *kept = messageOf(withDocument(Person::Document::Passport, "E1234567890123456789012345678901"));
  const std::string& number = kept->applicant().other_document().document_number();
  const char* bytes = number.data();
  const std::size_t size = number.size();

  wipe(*kept);

  EXPECT_FALSE(kept->has_applicant());
  EXPECT_TRUE(std::all_of(bytes, bytes + size, [](char c) { return c == '\0'; }));
}

}  // namespace
}  // namespace hall::kiosk
