#include "bench/kiosk_folder.h"

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "terminal/link/catalogue_copy.h"
#include "terminal/link/durable_file.h"

namespace hall::bench {

namespace {

constexpr int kRowsToAPart = 500;
constexpr int kMaterials = 4;

void write(v1::DisplayText& out, const std::string& zh, const std::string& en) {
  out.set_zh(zh);
  out.set_en(en);
}

v1::GetCatalogueResponse headPart() {
  v1::GetCatalogueResponse part;
  v1::CatalogueHead& head = *part.mutable_head();
  head.set_catalogue_version(1);
  write(*head.mutable_hall()->mutable_name(), "示例市政务服务中心", "Sample City Service Hall");
  head.set_time_zone("Asia/Shanghai");
  v1::Season& season = *head.mutable_hours()->add_seasons();
  season.set_first_day(101);
  season.set_last_day(1231);
  v1::Session& session = *season.add_workday();
  session.set_from_minute(9 * 60);
  session.set_until_minute(17 * 60);
  return part;
}

v1::GetCatalogueResponse placesPart() {
  v1::GetCatalogueResponse part;
  v1::CatalogueRows& rows = *part.mutable_rows();
  rows.add_counters()->set_counter_id("1");
  v1::Queue& queue = *rows.add_queues();
  queue.set_queue_id("general");
  write(*queue.mutable_name(), "综合业务", "General business");
  queue.set_prefix("A");
  queue.set_kind(v1::QUEUE_KIND_HANDLING);
  queue.set_identity_rule(v1::IDENTITY_RULE_OPTIONAL);
  queue.add_counter_ids("1");
  return part;
}

void addItem(v1::CatalogueRows& rows, int number) {
  const std::string code = "item-" + std::to_string(number);
  v1::Item& item = *rows.add_items();
  item.set_item_id(code);
  write(*item.mutable_name(), "城镇职工事项" + std::to_string(number), "Item " + code);
  item.set_queue_id("general");
  item.set_revision(1);
  item.set_guide_version(1);
  item.set_frequent(number < 6);
  item.mutable_search_keys()->set_reading("cheng zhen zhi gong shi xiang");
}

/// As long as the guides of the sample hall.
void addGuide(v1::CatalogueRows& rows, int number) {
  const std::string sentence = "申请人应当提供真实有效的材料，由受理窗口当场核对。";
  std::string paragraph;
  for (int i = 0; i < 8; ++i) paragraph += sentence;
  v1::Guide& guide = *rows.add_guides();
  guide.set_item_id("item-" + std::to_string(number));
  guide.set_version(1);
  for (v1::DisplayText* field :
       {guide.mutable_legal_basis(),
        guide.mutable_procedure(),
        guide.mutable_review_standard(),
        guide.mutable_fees(),
        guide.mutable_contact()}) {
    write(*field, paragraph, {});
  }
  for (int i = 0; i < kMaterials; ++i) {
    v1::Material& material = *guide.add_materials();
    material.set_material_code("m" + std::to_string(i));
    write(*material.mutable_name(), "申请材料" + std::to_string(i), "Material");
    material.set_originals(1);
    material.set_required(true);
  }
}

std::vector<v1::GetCatalogueResponse> catalogueOf(int items) {
  std::vector<v1::GetCatalogueResponse> parts{headPart(), placesPart()};
  for (int number = 0; number < items; ++number) {
    if (number % kRowsToAPart == 0) parts.emplace_back();
    addItem(*parts.back().mutable_rows(), number);
    addGuide(*parts.back().mutable_rows(), number);
  }
  constexpr int kPlaces = 2;
  const int rows = 2 * items + kPlaces;
  parts.emplace_back().mutable_end()->set_row_count(static_cast<std::uint32_t>(rows));
  return parts;
}

}  // namespace

std::filesystem::path writeKioskFolder(const std::filesystem::path& folder, int items) {
  const std::filesystem::path kept = folder / "kiosk";
  std::filesystem::create_directories(kept);
  std::filesystem::create_directories(folder / "tickets");
  const auto fault = terminal::CatalogueCopy(kept / "catalogue").store(catalogueOf(items));
  if (fault) throw std::runtime_error("no catalogue copy: " + fault->toStdString());
  if (terminal::replaceFile(kept / "device-token", "token-of-no-server\n")) {
    throw std::runtime_error("no device token in " + kept.string());
  }
  const std::filesystem::path settings = folder / "kiosk.toml";
  // Nobody listens on the discard port of a machine without old services.
  std::ofstream(settings) << "[server]\naddress = \"127.0.0.1:9\"\n[kiosk]\nfolder = \"kiosk\"\n"
                          << "[screen]\nfull_screen = false\n[printer]\nkind = \"png\"\n"
                          << "address = \"" << (folder / "tickets").string() << "\"\n"
                          << "[voice]\nchinese = \"\"\nenglish = \"\"\n";
  return settings;
}

}  // namespace hall::bench
