#include "kiosk/link/errand_message.h"

#include <algorithm>

namespace hall::kiosk {

namespace {

v1::IdentitySource sourceMessage(Person::Source source) {
  switch (source) {
    case Person::Source::Card:
      return v1::IDENTITY_SOURCE_CARD;
    case Person::Source::Scan:
      return v1::IDENTITY_SOURCE_SCAN;
    case Person::Source::Typed:
      break;
  }
  return v1::IDENTITY_SOURCE_TYPED;
}

v1::AgentRelation relationMessage(AgentRelation relation) {
  switch (relation) {
    case AgentRelation::FamilyOrFriend:
      return v1::AGENT_RELATION_FAMILY_OR_FRIEND;
    case AgentRelation::Employee:
      return v1::AGENT_RELATION_EMPLOYEE;
    case AgentRelation::LegalRepresentative:
      return v1::AGENT_RELATION_LEGAL_REPRESENTATIVE;
    case AgentRelation::Agency:
      return v1::AGENT_RELATION_AGENCY;
    case AgentRelation::Other:
      break;
  }
  return v1::AGENT_RELATION_OTHER;
}

v1::AssistanceMark markMessage(AssistanceMark mark) {
  switch (mark) {
    case AssistanceMark::Wheelchair:
      return v1::ASSISTANCE_MARK_WHEELCHAIR;
    case AssistanceMark::Hearing:
      return v1::ASSISTANCE_MARK_HEARING;
    case AssistanceMark::Sight:
      return v1::ASSISTANCE_MARK_SIGHT;
    case AssistanceMark::Language:
      break;
  }
  return v1::ASSISTANCE_MARK_LANGUAGE;
}

void writeDocument(const Person& person, v1::Identity& out) {
  const std::string number = person.number.toStdString();
  switch (person.document) {
    case Person::Document::ResidentId:
      return out.set_resident_id(number);
    case Person::Document::CreditCode:
      return out.set_uscc(number);
    case Person::Document::Passport:
      out.mutable_other_document()->set_kind(v1::DOCUMENT_KIND_PASSPORT);
      return out.mutable_other_document()->set_document_number(number);
    case Person::Document::Other:
      out.mutable_other_document()->set_kind(v1::DOCUMENT_KIND_OTHER);
      return out.mutable_other_document()->set_document_number(number);
    case Person::Document::None:
      break;
  }
}

void writePerson(const Person& person, v1::Identity& out) {
  writeDocument(person, out);
  out.set_name(person.name.toStdString());
  out.set_source(sourceMessage(person.source));
  out.set_confirmed(person.confirmed);
}

void overwrite(std::string* text) {
  std::fill(text->begin(), text->end(), '\0');
  text->clear();
}

void wipe(v1::Identity& identity) {
  if (identity.has_resident_id()) overwrite(identity.mutable_resident_id());
  if (identity.has_uscc()) overwrite(identity.mutable_uscc());
  if (identity.has_other_document()) {
    overwrite(identity.mutable_other_document()->mutable_document_number());
  }
  overwrite(identity.mutable_name());
}

}  // namespace

v1::Ground groundMessage(Ground ground) {
  switch (ground) {
    case Ground::None:
      return v1::GROUND_NONE;
    case Ground::Disabled:
      return v1::GROUND_DISABLED;
    case Ground::Elderly:
      return v1::GROUND_ELDERLY;
    case Ground::Serviceman:
      return v1::GROUND_SERVICEMAN;
    case Ground::Veteran:
      return v1::GROUND_VETERAN_FAMILY;
    case Ground::FireRescue:
      return v1::GROUND_FIRE_RESCUE;
    case Ground::Pregnant:
      return v1::GROUND_PREGNANT;
    case Ground::WithInfant:
      return v1::GROUND_WITH_INFANT;
  }
  return v1::GROUND_NONE;
}

v1::Errand messageOf(const Errand& errand) {
  v1::Errand message;
  writePurpose(errand.purpose, message);
  message.set_item_revision(errand.revision);
  message.set_ground(groundMessage(errand.ground));
  for (const AssistanceMark mark : errand.marks) message.add_assistance_marks(markMessage(mark));
  message.set_copies(static_cast<std::uint32_t>(std::max(errand.copies, 1)));
  message.set_supplement(errand.supplement);
  if (errand.applicant.isGiven()) writePerson(errand.applicant, *message.mutable_applicant());
  if (errand.agency) {
    v1::Agency& agency = *message.mutable_agency();
    agency.set_relation(relationMessage(errand.agency->relation));
    if (errand.agency->principal.isGiven()) {
      writePerson(errand.agency->principal, *agency.mutable_principal());
    }
  }
  message.set_allow_duplicate(errand.anotherNumber);
  return message;
}

void wipe(v1::Errand& errand) {
  if (errand.has_applicant()) wipe(*errand.mutable_applicant());
  if (errand.has_agency() && errand.agency().has_principal()) {
    wipe(*errand.mutable_agency()->mutable_principal());
  }
  errand.clear_applicant();
  errand.clear_agency();
}

}  // namespace hall::kiosk
