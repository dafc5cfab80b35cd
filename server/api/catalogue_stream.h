#pragma once

#include <memory>

#include "hall/v1/guide_service.pb.h"
#include "server/api/call.h"
#include "server/api/context.h"
#include "server/api/long_call.h"
#include "server/api/search_index.h"

namespace hall::api {

/// One GetCatalogue: head, rows, end, each made when the part before has left. The catalogue it
/// started with is the one it ends with.
class CatalogueStream final : public StreamListener,
                              public std::enable_shared_from_this<CatalogueStream> {
 public:
  explicit CatalogueStream(std::shared_ptr<LongStream> call) : call_(std::move(call)) {}

  /// In the call's turn: takes what is published now.
  void take(Context& context);
  /// Opens the stream and sends the head.
  void begin();

  void onWritable() override;
  void onClosed() override { call_.reset(); }

 private:
  enum class Section { Zones, Departments, Queues, Counters, Items, Themes, Guides, End };

  void writeHead(v1::CatalogueHead& out) const;
  /// Adds rows until the part is full; false: there are none left.
  bool fill(v1::CatalogueRows& out);
  /// Adds the row `row_` of the present section and gives its size; nothing: the section is over.
  std::optional<std::size_t> addRow(v1::CatalogueRows& out) const;

  std::shared_ptr<LongStream> call_;
  std::shared_ptr<const domain::Catalogue> catalogue_;  ///< null: none is published
  std::shared_ptr<const SearchIndex> index_;
  std::string hash_;
  std::string timeZone_;
  domain::LocalDay thisYear_;
  std::uint64_t position_ = 0;
  bool unchanged_ = false;
  bool withGuides_ = false;

  Section section_ = Section::Zones;
  std::size_t row_ = 0;  ///< within the section
  std::uint32_t rows_ = 0;
  bool ended_ = false;
};

}  // namespace hall::api
