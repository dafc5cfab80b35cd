#include "server/log/event_codec.h"

#include <array>
#include <limits>
#include <utility>

#include "server/log/event_bodies.h"
#include "server/log/event_kinds.h"

namespace hall::log {

namespace {

template <class Rows>
struct MessagesOf;
template <class... Row>
struct MessagesOf<std::tuple<Row...>> {
  using Type = std::tuple<typename Row::Message...>;
};
using Messages = MessagesOf<EventKinds>::Type;

constexpr std::size_t kKindCount = std::tuple_size_v<EventKinds>;
template <std::size_t i>
using RowAt = std::tuple_element_t<i, EventKinds>;

template <std::size_t... i>
constexpr bool bodiesFollowTheVariant(std::index_sequence<i...>) {
  return (
      std::is_same_v<typename RowAt<i>::Body, std::variant_alternative_t<i, domain::EventKind>> &&
      ...
  );
}
static_assert(
    bodiesFollowTheVariant(std::make_index_sequence<kKindCount>{}),
    "the rows of EventKinds stand in the order of EventBody"
);

template <std::size_t... i>
constexpr bool kindsGrow(std::index_sequence<i...>) {
  const std::array<std::uint16_t, kKindCount> kinds{RowAt<i>::kKind...};
  for (std::size_t at = 1; at < kinds.size(); ++at) {
    if (kinds[at - 1] >= kinds[at]) return false;
  }
  return kinds.back() <= kEventKindMax;
}
static_assert(kindsGrow(std::make_index_sequence<kKindCount>{}), "every kind has its own number");

constexpr std::uint8_t kNoRow = std::numeric_limits<std::uint8_t>::max();
static_assert(kKindCount < kNoRow);

template <std::size_t... i>
constexpr std::array<std::uint16_t, kKindCount> kindNumbers(std::index_sequence<i...>) {
  return {RowAt<i>::kKind...};
}
constexpr auto kKinds = kindNumbers(std::make_index_sequence<kKindCount>{});

/// Row of each kind number.
constexpr auto kRows = [] {
  std::array<std::uint8_t, kEventKindMax + 1> rows{};
  rows.fill(kNoRow);
  for (std::size_t row = 0; row < kKinds.size(); ++row) {
    rows[kKinds[row]] = static_cast<std::uint8_t>(row);
  }
  return rows;
}();

std::uint8_t rowOf(std::uint16_t kind) {
  return kind > kEventKindMax ? kNoRow : kRows[kind];
}

void serialize(const google::protobuf::MessageLite& message, std::string& buffer) {
  const std::size_t size = message.ByteSizeLong();
  buffer.resize(size);
  message.SerializeWithCachedSizesToArray(reinterpret_cast<std::uint8_t*>(buffer.data()));
}

bool parse(google::protobuf::MessageLite& message, std::string_view bytes) {
  return bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()) &&
         message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

template <std::size_t row>
bool decodeRow(Messages& messages, std::string_view bytes, domain::EventBody& body) {
  auto& message = std::get<row>(messages);
  if (!parse(message, bytes)) return false;
  FieldReader reader;
  decode(message, body.emplace<row>(), reader);
  return reader.sound();
}

template <std::size_t row>
void encodeRow(const domain::EventBody& body, Messages& messages, std::string& buffer) {
  auto& message = std::get<row>(messages);
  message.Clear();
  encode(std::get<row>(body), message);
  serialize(message, buffer);
}

using EncodeRow = void (*)(const domain::EventBody&, Messages&, std::string&);
template <std::size_t... i>
constexpr std::array<EncodeRow, kKindCount> encodeRows(std::index_sequence<i...>) {
  return {&encodeRow<i>...};
}
constexpr auto kEncodeRows = encodeRows(std::make_index_sequence<kKindCount>{});

using DecodeRow = bool (*)(Messages&, std::string_view, domain::EventBody&);
template <std::size_t... i>
constexpr std::array<DecodeRow, kKindCount> decodeRows(std::index_sequence<i...>) {
  return {&decodeRow<i>...};
}
constexpr auto kDecodeRows = decodeRows(std::make_index_sequence<kKindCount>{});

}  // namespace

struct EventCodec::Scratch {
  v1::Actor actor;
  Messages bodies;
};

EventCodec::EventCodec() : scratch_(std::make_unique<Scratch>()) {}
EventCodec::~EventCodec() = default;

std::uint16_t kindOf(const domain::EventBody& body) {
  return kKinds[body.index()];
}

std::string_view nameOfKind(std::uint16_t kind) {
  static const auto kNames = []<std::size_t... i>(std::index_sequence<i...>) {
    return std::array<std::string_view, kKindCount>{
        std::string_view(RowAt<i>::Message::descriptor()->name())...};
  }
  (std::make_index_sequence<kKindCount>{});
  const std::uint8_t row = rowOf(kind);
  return row == kNoRow ? std::string_view{} : kNames[row];
}

EventCodec::Encoded EventCodec::encode(const domain::Event& event) {
  scratch_->actor.Clear();
  log::encode(event.actor, scratch_->actor);
  serialize(scratch_->actor, actor_);

  kEncodeRows[event.body.index()](event.body, scratch_->bodies, body_);
  return {kindOf(event.body), actor_, body_};
}

std::optional<domain::Event> EventCodec::decode(
    std::uint16_t kind,
    std::string_view actor,
    std::string_view body,
    domain::Instant occurred,
    const CatalogueSource& catalogues
) {
  const std::uint8_t row = rowOf(kind);
  if (row == kNoRow || !parse(scratch_->actor, actor)) return std::nullopt;
  domain::Event event;
  event.occurred = occurred;
  FieldReader reader;
  reader.read(scratch_->actor, event.actor);
  if (!reader.sound() || !kDecodeRows[row](scratch_->bodies, body, event.body)) return std::nullopt;
  if (auto* published = std::get_if<domain::CataloguePublished>(&event.body)) {
    published->catalogue = catalogues(published->hash);
    if (published->catalogue == nullptr) return std::nullopt;
  }
  return event;
}

}  // namespace hall::log
