#include "terminal/words/catalogue_words.h"

#include <algorithm>
#include <array>

namespace hall::terminal {

namespace {

/// A catalogue holds some thousand rows and a page asks once: no index to keep.
template <class Row>
const Row* rowOf(const QVector<Row>& rows, const QString& code) {
  const auto found =
      std::find_if(rows.cbegin(), rows.cend(), [&](const Row& row) { return row.code == code; });
  return found == rows.cend() ? nullptr : &*found;
}

}  // namespace

bool Guide::isSample() const {
  const auto sample = [](const Words& words) { return words.sample; };
  const auto sampleMaterial = [](const Material& material) {
    return material.name.sample || material.note.sample;
  };
  const std::array texts{
      &acceptedBy,
      &legalBasis,
      &procedure,
      &reviewStandard,
      &timeLimit,
      &fees,
      &contact,
      &complaints,
      &gapsAllowed,
      &commitment,
      &onlineDepth,
      &applicationModes,
      &place};
  return std::any_of(texts.begin(), texts.end(), [](const Words* text) { return text->sample; }) ||
         std::any_of(conditions.cbegin(), conditions.cend(), sample) ||
         std::any_of(materials.cbegin(), materials.cend(), sampleMaterial);
}

const Item* Catalogue::item(const QString& code) const {
  return rowOf(items, code);
}
const Theme* Catalogue::theme(const QString& code) const {
  return rowOf(themes, code);
}
const Queue* Catalogue::queue(const QString& code) const {
  return rowOf(queues, code);
}
const Zone* Catalogue::zone(const QString& code) const {
  return rowOf(zones, code);
}
const Department* Catalogue::department(const QString& code) const {
  return rowOf(departments, code);
}

const Queue* Catalogue::queueOf(QueueKind kind) const {
  const auto found = std::find_if(queues.cbegin(), queues.cend(), [kind](const Queue& queue) {
    return queue.kind == kind;
  });
  return found == queues.cend() ? nullptr : &*found;
}

const Guide* Catalogue::guide(const QString& item) const {
  const auto found = guides.constFind(item);
  return found == guides.cend() ? nullptr : &*found;
}

QString Catalogue::guidesAddress() const {
  return publicAddress.isEmpty() ? QString() : publicAddress + QStringLiteral("/guides");
}

QString Catalogue::guideAddress(const QString& item) const {
  return publicAddress.isEmpty() ? QString() : guidesAddress() + u'/' + item;
}

}  // namespace hall::terminal
