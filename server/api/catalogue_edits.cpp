#include "server/api/catalogue_edits.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/api/hours_following.h"

namespace hall::api {

namespace {

using domain::OpeningHours;
using Content = domain::Catalogue::Content;
using Codes = google::protobuf::RepeatedPtrField<std::string>;

/// More is an upload.
constexpr int kRowsEditedMax = 1000;
constexpr int kWithdrawnMax = 100;
constexpr int kThemeItemsMax = 100;
constexpr std::size_t kRowsMax = 10'000;  ///< of a sort, as where the files are read

/// The rows of one sort, found by their codes.
template <class Row>
class RowTable {
 public:
  explicit RowTable(std::vector<Row>& rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      places_.emplace(rows[i].code, i);
      lastId_ = std::max(lastId_, rows[i].id.value);
    }
  }

  /// nullptr: no such code. Valid until a row is added.
  Row* find(const std::string& code) {
    const auto place = places_.find(code);
    return place == places_.end() ? nullptr : &rows_[place->second];
  }
  bool isFull() const { return rows_.size() >= kRowsMax; }
  void add(const std::string& code) {
    places_.emplace(code, rows_.size());
    Row& row = rows_.emplace_back();
    row.code = code;
    row.id.value = ++lastId_;
  }

 private:
  std::vector<Row>& rows_;
  std::unordered_map<std::string, std::size_t> places_;
  std::uint32_t lastId_ = 0;
};

// ---- one edit -----------------------------------------------------------------------------------

class Edit {
 public:
  Edit(const Content& published, const v1::EditCatalogueRequest& request, const GuideHands& hands)
      : request_(request),
        hands_(hands),
        content_(published),
        zones_(content_.zones),
        departments_(content_.departments),
        queues_(content_.queues),
        items_(content_.items),
        themes_(content_.themes),
        counters_(content_.counters) {}

  domain::Result<Content> content() && {
    for (const auto step :
         {&Edit::refuseTooMuch,
          &Edit::takeHead,
          &Edit::addRows,
          &Edit::fillRows,
          &Edit::fillGuides,
          &Edit::withdrawRows,
          &Edit::refuseHomelessItems}) {
      (this->*step)();
      if (first_) return *std::move(first_);
    }
    return std::move(content_);
  }

 private:
  void refuseTooMuch() {
    const v1::CatalogueRows& rows = request_.rows();
    const int count = rows.zones_size() + rows.departments_size() + rows.queues_size() +
                      rows.counters_size() + rows.items_size() + rows.themes_size() +
                      rows.guides_size();
    root_.require(count <= kRowsEditedMax, "rows");
    root_.require(request_.withdrawn_rows_size() <= kWithdrawnMax, "withdrawn_rows");
  }

  void takeHead() {
    FieldReader head = root_.in("head");
    const v1::CatalogueHead& message = request_.head();
    if (message.has_hall()) {
      FieldReader reader = head.in("hall");
      readHall(reader, message.hall(), content_.hall);
    }
    if (message.has_settings()) readSettings(message.settings(), content_.rules);
    if (message.has_voice()) {
      FieldReader reader = head.in("voice");
      readVoice(reader, message.voice(), content_.voice);
    }
    if (message.has_hours()) takeHours(head.in("hours"));
  }

  void takeHours(FieldReader reader) {
    const OpeningHours before = content_.hours;
    reader.hours(request_.head().hours(), content_.hours);
    followHall(before, content_.hours, content_.queues);
    followHall(before, content_.hours, content_.counters);
  }

  /// First of all, so that the rows may name each other.
  void addRows() {
    const v1::CatalogueRows& rows = request_.rows();
    add("zone", "zones", rows.zones(), &v1::Zone::zone_id, zones_);
    add("department",
        "departments",
        rows.departments(),
        &v1::Department::department_id,
        departments_);
    add("queue", "queues", rows.queues(), &v1::Queue::queue_id, queues_);
    add("counter", "counters", rows.counters(), &v1::CounterPlace::counter_id, counters_);
    add("item", "items", rows.items(), &v1::Item::item_id, items_);
    add("theme", "themes", rows.themes(), &v1::Theme::theme_id, themes_);
  }

  template <class Message, class Row>
  void add(
      std::string_view sort,
      std::string_view list,
      const google::protobuf::RepeatedPtrField<Message>& messages,
      const std::string& (Message::*codeOf)() const,
      RowTable<Row>& table
  ) {
    for (int i = 0; i < messages.size(); ++i) {
      const std::string& code = (messages[i].*codeOf)();
      FieldReader reader = lists_.in(list, i);
      reader.code(std::string(sort) + "_id", code);
      if (!named_.insert(std::string(sort) + ":" + code).second) reader.malformed("", code);
      if (table.find(code) != nullptr) continue;
      if (table.isFull()) return reader.against("too_big", "");
      table.add(code);
    }
  }

  void fillRows() {
    const v1::CatalogueRows& rows = request_.rows();
    fill("zones", rows.zones(), [this](FieldReader& reader, const v1::Zone& message) {
      readZone(reader, message, *zones_.find(message.zone_id()));
    });
    fill("departments", rows.departments(), [this](FieldReader& reader, const auto& message) {
      readDepartment(reader, message, *departments_.find(message.department_id()));
    });
    fill("queues", rows.queues(), [this](FieldReader& reader, const v1::Queue& message) {
      domain::Queue& row = *queues_.find(message.queue_id());
      readQueue(reader, message, row);
      name(reader, "zone_id", message.zone_id(), zones_, row.zone);
    });
    fill("counters", rows.counters(), [this](FieldReader& reader, const auto& message) {
      domain::CounterPlace& row = *counters_.find(message.counter_id());
      readPlace(reader, message, row);
      name(reader, "zone_id", message.zone_id(), zones_, row.zone);
      nameQueues(reader, message.queue_ids(), row.queues);
    });
    fill("items", rows.items(), [this](FieldReader& reader, const v1::Item& message) {
      domain::Item& row = *items_.find(message.item_id());
      readItem(reader, message, row);
      name(reader, "department_id", message.department_id(), departments_, row.department);
      name(reader, "queue_id", message.queue_id(), queues_, row.queue);
    });
    fill("themes", rows.themes(), [this](FieldReader& reader, const v1::Theme& message) {
      domain::Theme& row = *themes_.find(message.theme_id());
      readTheme(reader, message, row);
      nameItems(reader, message.item_ids(), row.items);
    });
  }

  template <class Messages, class Fill>
  void fill(std::string_view list, const Messages& messages, const Fill& fillOne) {
    for (int i = 0; i < messages.size() && !first_; ++i) {
      FieldReader reader = lists_.in(list, i);
      fillOne(reader, messages[i]);
    }
  }

  // ---- what a row names ----

  template <class Row, class Id>
  void name(
      FieldReader& reader,
      std::string_view field,
      const std::string& code,
      RowTable<Row>& table,
      Id& id
  ) {
    const Row* named = table.find(code);
    if (named == nullptr) return reader.unknown(field, code);
    id = named->id;
  }

  /// A withdrawn queue may stay, since who stands in it is still served; it is not added.
  void nameQueues(FieldReader& reader, const Codes& codes, domain::QueueSet& queues) {
    const domain::QueueSet before = std::exchange(queues, {});
    for (const std::string& code : codes) {
      const domain::Queue* queue = queues_.find(code);
      const bool serves = queue != nullptr && (!queue->withdrawn || before.has(queue->id));
      if (!serves) return reader.unknown("queue_ids", code);
      if (queues.has(queue->id)) return reader.malformed("queue_ids", code);
      // More queues than a hall may have are found by the lint.
      if (queue->id.value < domain::QueueSet::kQueuesMax) queues.add(queue->id);
    }
  }

  void nameItems(FieldReader& reader, const Codes& codes, std::vector<domain::ItemId>& items) {
    reader.require(codes.size() <= kThemeItemsMax, "item_ids");
    const std::vector<domain::ItemId> before = std::exchange(items, {});
    for (const std::string& code : codes) {
      const domain::Item* item = items_.find(code);
      const bool isOffered =
          item != nullptr &&
          (!item->withdrawn || std::find(before.begin(), before.end(), item->id) != before.end());
      if (!isOffered) return reader.unknown("item_ids", code);
      items.push_back(item->id);
    }
  }

  // ---- guides ----

  void fillGuides() {
    fill("guides", request_.rows().guides(), [this](FieldReader& reader, const v1::Guide& message) {
      domain::Item* item = items_.find(message.item_id());
      if (item == nullptr || item->withdrawn) return reader.unknown("item_id", message.item_id());
      if (!named_.insert("guide:" + item->code).second) reader.malformed("", item->code);
      readGuide(reader, message, hands_, item->guide);
    });
  }

  // ---- what is offered no more ----

  void withdrawRows() {
    for (int i = 0; i < request_.withdrawn_rows_size(); ++i) {
      const std::string& row = request_.withdrawn_rows(i);
      FieldReader reader = root_.in("withdrawn_rows", i);
      const std::size_t colon = row.find(':');
      if (colon == std::string::npos || !named_.insert(row).second) {
        return reader.malformed("", row);
      }
      const std::string sort = row.substr(0, colon);
      const std::string code = row.substr(colon + 1);
      if (sort == "item") {
        withdraw(reader, code, items_);
      } else if (sort == "theme") {
        withdraw(reader, code, themes_);
      } else if (sort == "queue") {
        withdraw(reader, code, queues_);
      } else {
        reader.malformed("", row);
      }
    }
  }

  template <class Row>
  void withdraw(FieldReader& reader, const std::string& code, RowTable<Row>& table) {
    Row* row = table.find(code);
    if (row == nullptr) return reader.unknown("", code);
    row->withdrawn = true;
  }

  /// An item that is offered has a queue that gives numbers.
  void refuseHomelessItems() {
    std::set<domain::QueueId> withdrawn;
    for (const domain::Queue& queue : content_.queues) {
      if (queue.withdrawn) withdrawn.insert(queue.id);
    }
    for (const domain::Item& item : content_.items) {
      if (item.withdrawn || !withdrawn.contains(item.queue)) continue;
      return root_.against("queue_withdrawn", "item." + item.code + ".queue", item.code);
    }
  }

  const v1::EditCatalogueRequest& request_;
  const GuideHands& hands_;
  Content content_;
  RowTable<domain::Zone> zones_;
  RowTable<domain::Department> departments_;
  RowTable<domain::Queue> queues_;
  RowTable<domain::Item> items_;
  RowTable<domain::Theme> themes_;
  RowTable<domain::CounterPlace> counters_;

  std::set<std::string> named_;  ///< "item:shebaoka": each row once in a request
  std::optional<domain::Refusal> first_;
  FieldReader root_{"", first_};
  FieldReader lists_{"rows", first_};
};

}  // namespace

domain::Result<Content> editedContent(
    const Content& published, const v1::EditCatalogueRequest& request, const GuideHands& hands
) {
  return Edit(published, request, hands).content();
}

}  // namespace hall::api
