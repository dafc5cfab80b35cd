#include <algorithm>
#include <optional>

#include "hall/v1/guide_service.pb.h"
#include "server/api/backroom.h"
#include "server/api/catalogue_messages.h"
#include "server/api/catalogue_stream.h"
#include "server/api/long_call.h"
#include "server/api/methods.h"
#include "server/api/queue_messages.h"
#include "server/api/requests.h"
#include "server/api/wire.h"
#include "server/domain/field_rules.h"

/// GuideService: the same words for kiosk, phone and counter.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;

constexpr int kItemsDefault = 50;
constexpr int kItemsMax = 500;
constexpr int kHitsDefault = 20;
constexpr int kHitsMax = 100;
constexpr std::size_t kQueryMax = 50;

bool isFor(domain::Audience offered, domain::Audience wanted) {
  return offered == domain::Audience::Both || wanted == domain::Audience::Both || offered == wanted;
}

/// Writes the wanted rows of a page; the token of the next one, empty where none of those wanted is
/// left.
template <class Row, class Wanted, class Write>
std::string cutPage(
    const std::vector<Row>& rows, const Page& page, const Wanted& wanted, const Write& write
) {
  std::size_t at = page.first;
  for (int written = 0; at < rows.size() && written < page.size; ++at) {
    if (!wanted(rows[at])) continue;
    write(rows[at]);
    ++written;
  }
  while (at < rows.size() && !wanted(rows[at])) ++at;
  return at < rows.size() ? std::to_string(at) : std::string();
}

/// Unspecified: any.
Result<std::optional<domain::Audience>> audienceFrom(v1::Audience audience) {
  if (audience == v1::AUDIENCE_UNSPECIFIED) return std::optional<domain::Audience>();
  const auto wanted = known<domain::Audience>(audience, &v1::Audience_IsValid);
  if (!wanted) return malformed("audience");
  return wanted;
}

Result<Done> listItems(
    Context& context, const v1::ListItemsRequest& request, v1::ListItemsResponse& response
) {
  const domain::Catalogue& catalogue = context.catalogue();
  const auto page = pageOf(request.page_size(), request.page_token(), kItemsDefault, kItemsMax);
  if (!page) return page.refusal();
  const auto audience = audienceFrom(request.audience());
  if (!audience) return audience.refusal();
  domain::DepartmentId department;
  if (!request.department_id().empty()) {
    const auto* found = catalogue.departmentByCode(request.department_id());
    if (found == nullptr) return unknown(Reason::DepartmentNotFound, request.department_id());
    department = found->id;
  }
  domain::QueueId queue;
  if (!request.queue_id().empty()) {
    const auto found = queueFrom(context, request.queue_id());
    if (!found) return found.refusal();
    queue = *found;
  }
  response.set_position(context.state().position.value);
  const auto& items = catalogue.content().items;
  const auto wanted = [&](const domain::Item& item) {
    return !item.withdrawn && (!department || item.department == department) &&
           (!queue || item.queue == queue) && (!request.frequent_only() || item.frequent) &&
           (!*audience || isFor(item.audience, **audience));
  };
  response.set_next_page_token(cutPage(items, *page, wanted, [&](const domain::Item& item) {
    writeItem(catalogue, item, *response.add_items());
  }));
  return Done{};
}

Result<Done> listThemes(
    Context& context, const v1::ListThemesRequest& request, v1::ListThemesResponse& response
) {
  const auto page = pageOf(request.page_size(), request.page_token(), kItemsDefault, kItemsMax);
  if (!page) return page.refusal();
  const auto audience = audienceFrom(request.audience());
  if (!audience) return audience.refusal();
  const auto wanted = [&](const domain::Theme& theme) {
    return !theme.withdrawn && (!*audience || isFor(theme.audience, **audience));
  };
  const domain::Catalogue& catalogue = context.catalogue();
  response.set_position(context.state().position.value);
  response.set_next_page_token(cutPage(
      catalogue.content().themes,
      *page,
      wanted,
      [&](const domain::Theme& theme) { writeTheme(catalogue, theme, *response.add_themes()); }
  ));
  return Done{};
}

Result<Done> searchItems(
    Context& context, const v1::SearchItemsRequest& request, v1::SearchItemsResponse& response
) {
  const auto page = pageOf(request.page_size(), request.page_token(), kHitsDefault, kHitsMax);
  if (!page) return page.refusal();
  if (!domain::isText(request.query(), 1, kQueryMax)) return malformed("query");
  const auto audience = audienceFrom(request.audience());
  if (!audience) return audience.refusal();
  const auto index = context.services().backroom.searches.of(context.state().catalogue);
  const auto hits = index->find(request.query(), *audience);
  response.set_position(context.state().position.value);
  std::size_t at = page->first;
  for (; at < hits.size() && response.hits_size() < page->size; ++at) {
    v1::SearchHit& hit = *response.add_hits();
    hit.set_matched_text(hits[at].matched);
    if (hits[at].item != nullptr) {
      writeItem(context.catalogue(), *hits[at].item, *hit.mutable_item());
    } else {
      writeTheme(context.catalogue(), *hits[at].theme, *hit.mutable_theme());
    }
  }
  if (at < hits.size()) response.set_next_page_token(std::to_string(at));
  return Done{};
}

Result<Done> getGuide(
    Context& context, const v1::GetGuideRequest& request, v1::GetGuideResponse& response
) {
  const domain::Catalogue& catalogue = context.catalogue();
  const domain::Item* item = catalogue.itemByCode(request.item_id());
  if (item == nullptr) return unknown(Reason::ItemNotFound, request.item_id());
  const std::uint32_t current = item->guide ? item->guide->version : 0;
  if (request.guide_version() != 0 && request.guide_version() != current) {
    return domain::Refusal{Reason::GuideNotFound, {}}
        .with("item_id", item->code)
        .with("guide_version", std::to_string(request.guide_version()));
  }
  response.set_position(context.state().position.value);
  writeItem(catalogue, *item, *response.mutable_item());
  writeClaims(item->claims, *response.mutable_item()->mutable_claims());
  if (item->guide) writeGuide(*item, *response.mutable_guide());
  if (const auto* department = catalogue.find(item->department)) {
    write(*department, *response.mutable_department());
  }
  return Done{};
}

/// The same paper that several items ask for is needed once, as often as the one that asks for
/// most.
void mergeMaterial(
    const domain::Material& material, const std::string& item, v1::GetThemeResponse& response
) {
  auto& all = *response.mutable_materials();
  const auto same = std::find_if(all.begin(), all.end(), [&](const v1::ThemeMaterial& known) {
    return known.material().name().zh() == material.name.zh;
  });
  if (same == all.end()) {
    v1::ThemeMaterial& fresh = *all.Add();
    writeMaterial(material, *fresh.mutable_material());
    fresh.add_item_ids(item);
    return;
  }
  v1::Material& merged = *same->mutable_material();
  merged.set_required(merged.required() || material.required);
  merged.set_deferrable(merged.deferrable() && material.deferrable);
  merged.set_originals(std::max<std::uint32_t>(merged.originals(), material.originals));
  merged.set_copies(std::max<std::uint32_t>(merged.copies(), material.copies));
  same->add_item_ids(item);
}

Result<Done> getTheme(
    Context& context, const v1::GetThemeRequest& request, v1::GetThemeResponse& response
) {
  const domain::Catalogue& catalogue = context.catalogue();
  const domain::Theme* theme = catalogue.themeByCode(request.theme_id());
  if (theme == nullptr || theme->withdrawn) {
    return unknown(Reason::ThemeNotFound, request.theme_id());
  }
  response.set_position(context.state().position.value);
  writeTheme(catalogue, *theme, *response.mutable_theme());
  writeClaims(theme->claims, *response.mutable_theme()->mutable_claims());
  for (const domain::ItemId id : theme->items) {
    const domain::Item* item = catalogue.find(id);
    if (item == nullptr) continue;
    writeItem(catalogue, *item, *response.add_items());
    if (!item->guide) continue;
    for (const domain::Material& material : item->guide->materials) {
      mergeMaterial(material, item->code, response);
    }
  }
  return Done{};
}

void getCatalogue(const std::shared_ptr<LongStream>& call) {
  const auto parts = std::make_shared<CatalogueStream>(call);
  call->inTurn(
      [parts](Context& context) {
        parts->take(context);
        return Done{};
      },
      [parts] { parts->begin(); }
  );
}

}  // namespace

void addGuideMethods(Methods& methods) {
  methods.onCore("GuideService.ListItems", &listItems);
  methods.onCore("GuideService.SearchItems", &searchItems);
  methods.onCore("GuideService.ListThemes", &listThemes);
  methods.onCore("GuideService.GetGuide", &getGuide);
  methods.onCore("GuideService.GetTheme", &getTheme);
  methods.onStream("GuideService.GetCatalogue", &getCatalogue, {.catalogue = false});
}

}  // namespace hall::api
