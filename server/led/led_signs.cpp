#include "server/led/led_signs.h"

#include <algorithm>
#include <map>
#include <utility>

#include "server/domain/strip_text.h"

namespace hall::led {

namespace {

/// A clock that only moves by hand is asked this often.
constexpr std::chrono::seconds kStepped{1};

}  // namespace

domain::Result<std::unique_ptr<LedSigns>> LedSigns::make(
    Options options, const engine::Clock& clock
) {
  std::unique_ptr<LedSigns> signs(new LedSigns(std::move(options), clock));  // NOLINT: private
  for (const LedSign& sign : signs->options_.signs) {
    auto encoder = TextEncoder::open(sign.encoding);
    if (!encoder) return encoder.refusal();
    signs->strips_.push_back({sign, std::move(encoder).value(), nullptr, 0, {}});
  }
  signs->makeBuses();
  return signs;
}

void LedSigns::makeBuses() {
  std::map<Target, std::vector<Strip*>> byTarget;
  for (Strip& strip : strips_) byTarget[strip.sign.to].push_back(&strip);
  for (const auto& [target, strips] : byTarget) {
    LedBus::Options bus = options_.bus;
    bus.target = target;
    bus.strips = strips.size();
    bus.onFailure = [this, target = target](const domain::Refusal& why) {
      if (options_.onFailure) options_.onFailure(target, why);
    };
    bus.onRecovery = [this, target = target] {
      if (options_.onRecovery) options_.onRecovery(target);
    };
    buses_.push_back(std::make_unique<LedBus>(std::move(bus)));
    for (std::size_t i = 0; i < strips.size(); ++i) {
      strips[i]->bus = buses_.back().get();
      strips[i]->place = i;
    }
  }
}

void LedSigns::onBatch(const engine::HallState&, const engine::CommittedBatch&) {
  const TimePoint next = looked_ + options_.lookGap;
  lookAt_ = lookAt_ ? std::min(*lookAt_, next) : next;
}

void LedSigns::onTurn(const engine::HallState& state, TimePoint now) {
  looked_ = now;
  lookAt_.reset();
  if (state.catalogue == nullptr) return;
  tellUnknown(*state.catalogue);
  for (Strip& strip : strips_) {
    const auto* place = state.catalogue->counterByCode(strip.sign.counter);
    if (place != nullptr) show(state, strip, place->id);
  }
}

void LedSigns::show(const domain::HallState& state, Strip& strip, domain::CounterId counter) {
  const domain::Instant now = clock_.now();
  if (const auto change = domain::stripChange(state, counter, now)) {
    lookAgainAt(*change, looked_);
  }
  std::string text = domain::stripText(state, counter, strip.sign.characters, now);
  if (text == strip.shown) return;
  strip.shown = std::move(text);
  strip.bus->show(
      strip.place, strip.sign.before + strip.encoder.encode(strip.shown) + strip.sign.after
  );
}

void LedSigns::lookAgainAt(domain::Instant change, TimePoint now) {
  const auto wait = clock_.until(change);
  const TimePoint next =
      now +
      std::max<TimePoint::duration>(wait.value_or(kStepped), TimePoint::duration{options_.lookGap});
  lookAt_ = lookAt_ ? std::min(*lookAt_, next) : next;
}

/// A code may be a slip of the pen, or of a counter that is to come.
void LedSigns::tellUnknown(const domain::Catalogue& catalogue) {
  if (catalogue.version() == catalogue_) return;
  catalogue_ = catalogue.version();
  if (!options_.onUnknown) return;
  for (const Strip& strip : strips_) {
    if (catalogue.counterByCode(strip.sign.counter) == nullptr) {
      options_.onUnknown(strip.sign.counter);
    }
  }
}

void LedSigns::stop() {
  for (const auto& bus : buses_) bus->stop();
}

}  // namespace hall::led
