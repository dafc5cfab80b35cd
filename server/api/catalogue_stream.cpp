#include "server/api/catalogue_stream.h"

#include "server/api/backroom.h"
#include "server/api/catalogue_messages.h"
#include "server/api/ticket_messages.h"
#include "server/api/wire.h"

namespace hall::api {

namespace {

/// A part stays under 256 KiB: whoever adds a row to a part of less than this adds one guide at
/// most.
constexpr std::size_t kPartBytes = std::size_t{128} * 1024;
constexpr std::size_t kRowsMax = 500;

/// The name under which tools know the zone: the catalogue holds offsets alone, and every hall of
/// this product stands in the first.
std::string zoneName(const domain::TimeZone& zone, domain::Instant now) {
  const auto offset = zone.toLocal(now).time_since_epoch() - now.time_since_epoch();
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(offset).count();
  if (hours == 8) return "Asia/Shanghai";
  // POSIX counts the hours west of Greenwich.
  return "Etc/GMT" + std::string(hours > 0 ? "-" : "+") +
         std::to_string(hours > 0 ? hours : -hours);
}

}  // namespace

void CatalogueStream::take(Context& context) {
  const auto& request = call_->requestAs<v1::GetCatalogueRequest>();
  position_ = context.state().position.value;
  catalogue_ = context.state().catalogue;
  if (catalogue_ == nullptr) return;
  hash_ = context.state().catalogueHash;
  index_ = context.services().backroom.searches.of(catalogue_);
  const domain::LocalDay today = catalogue_->zone().dayOf(context.now());
  const std::chrono::year_month_day date{today};
  timeZone_ = zoneName(catalogue_->zone(), context.now());
  thisYear_ = domain::LocalDay{date.year() / std::chrono::January / 1};
  unchanged_ = request.known_version() == catalogue_->version();
  withGuides_ = request.with_guides();
}

void CatalogueStream::begin() {
  const std::shared_ptr<LongStream> call = call_;
  if (!call->stream().start(shared_from_this())) return;
  v1::GetCatalogueResponse part;
  part.set_position(position_);
  writeHead(*part.mutable_head());
  if (catalogue_ == nullptr || unchanged_) section_ = Section::End;
  call->stream().write(part);
}

void CatalogueStream::writeHead(v1::CatalogueHead& out) const {
  if (catalogue_ == nullptr) return;
  const domain::Catalogue::Content& content = catalogue_->content();
  out.set_catalogue_version(content.version);
  out.set_unchanged(unchanged_);
  out.set_hash(hash_);
  write(content.hall, *out.mutable_hall());
  write(content.rules, *out.mutable_settings());
  write(content.voice, *out.mutable_voice());
  write(content.hours, *out.mutable_hours());
  writeSlipTexts(content.hall, *out.mutable_slip_texts());
  write(content.calendar, thisYear_, *out.mutable_work_calendar());
  out.set_time_zone(timeZone_);
}

std::optional<std::size_t> CatalogueStream::addRow(v1::CatalogueRows& out) const {
  const domain::Catalogue::Content& content = catalogue_->content();
  const auto add = [this]<class Row>(
                       const std::vector<Row>& rows, const auto& writeRow
                   ) -> std::optional<std::size_t> {
    if (row_ >= rows.size()) return std::nullopt;
    return writeRow(rows[row_]);
  };
  switch (section_) {
    case Section::Zones:
      return add(content.zones, [&](const domain::Zone& zone) {
        v1::Zone& row = *out.add_zones();
        write(zone, row);
        return row.ByteSizeLong();
      });
    case Section::Departments:
      return add(content.departments, [&](const domain::Department& department) {
        v1::Department& row = *out.add_departments();
        write(department, row);
        return row.ByteSizeLong();
      });
    case Section::Queues:
      return add(content.queues, [&](const domain::Queue& queue) {
        if (queue.withdrawn) return std::size_t{0};
        v1::Queue& row = *out.add_queues();
        writeQueue(*catalogue_, queue, row);
        return row.ByteSizeLong();
      });
    case Section::Counters:
      return add(content.counters, [&](const domain::CounterPlace& place) {
        v1::CounterPlace& row = *out.add_counters();
        writePlace(*catalogue_, place, row);
        return row.ByteSizeLong();
      });
    case Section::Items:
      return add(content.items, [&](const domain::Item& item) {
        if (item.withdrawn) return std::size_t{0};
        v1::Item& row = *out.add_items();
        writeItem(*catalogue_, item, row);
        writeSearchKeys(index_->spellingsOf(item), item.searchWords, *row.mutable_search_keys());
        return row.ByteSizeLong();
      });
    case Section::Themes:
      return add(content.themes, [&](const domain::Theme& theme) {
        if (theme.withdrawn) return std::size_t{0};
        v1::Theme& row = *out.add_themes();
        writeTheme(*catalogue_, theme, row);
        writeSearchKeys(index_->spellingsOf(theme), {}, *row.mutable_search_keys());
        return row.ByteSizeLong();
      });
    case Section::Guides:
      if (!withGuides_) return std::nullopt;
      return add(content.items, [&](const domain::Item& item) {
        if (item.withdrawn || !item.guide) return std::size_t{0};
        v1::Guide& row = *out.add_guides();
        writeGuide(item, row);
        return row.ByteSizeLong();
      });
    case Section::End:
      break;
  }
  return std::nullopt;
}

bool CatalogueStream::fill(v1::CatalogueRows& out) {
  std::size_t bytes = 0;
  std::uint32_t added = 0;
  while (section_ != Section::End && bytes < kPartBytes && added < kRowsMax) {
    const auto size = addRow(out);
    if (!size) {
      section_ = static_cast<Section>(static_cast<int>(section_) + 1);
      row_ = 0;
      continue;
    }
    ++row_;
    if (*size == 0) continue;  // withdrawn, or without a guide
    bytes += *size;
    ++added;
  }
  rows_ += added;
  return added > 0;
}

void CatalogueStream::onWritable() {
  const std::shared_ptr<LongStream> call = call_;
  if (call == nullptr || ended_) return;
  v1::GetCatalogueResponse part;
  part.set_position(position_);
  if (!fill(*part.mutable_rows())) {
    part.mutable_end()->set_row_count(rows_);
    ended_ = true;
  }
  call->stream().write(part);
  if (ended_) call->stream().finish({});
}

}  // namespace hall::api
