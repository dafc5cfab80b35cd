#include "server/led/led_bus.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hall::led {

LedBus::LedBus(Options options)
    : options_(std::move(options)),
      strips_(options_.strips),
      repeatAt_(TimePoint::max()),
      retryGap_(options_.retryLeast),
      thread_([this] { loop(); }) {}

LedBus::~LedBus() {
  stop();
}

void LedBus::show(std::size_t strip, std::string bytes) {
  {
    const std::lock_guard lock(mutex_);
    strips_[strip] = {std::move(bytes), true};
  }
  news_.ring();
}

void LedBus::stop() {
  stop_.ring();
  if (thread_.joinable()) thread_.join();
}

void LedBus::loop() {
  while (!stop_.rings()) {
    if (!line_ && opensAt() <= Clock::now()) open();
    if (line_) send();
    rest();
  }
  line_.reset();
}

/// A line that ended in peace is opened as soon as there is news: some controllers close it after
/// each text.
LedBus::TimePoint LedBus::opensAt() {
  if (failing_) return retryAt_;
  return anyFresh() ? TimePoint::min() : repeatAt_;
}

void LedBus::open() {
  auto opened = ControllerLine::open(options_.target, stop_, options_.connectPatience);
  if (!opened) return fail(opened.refusal());
  line_ = std::move(opened).value();
  opened_ = Clock::now();
  repeatAt_ = std::min(repeatAt_, opened_ + options_.repeatGap);
  used_ = false;
}

void LedBus::send() {
  if (repeatAt_ <= Clock::now()) freshen();
  while (line_ && !stop_.rings()) {
    const auto taken = takeFresh();
    if (!taken) return;
    send(taken->first, taken->second);
  }
}

void LedBus::send(std::size_t strip, const std::string& bytes) {
  // After the text was taken: a line that had ended before the text came is not written to.
  if (const auto heard = line_->listen(); heard != ControllerLine::Heard::Nothing) {
    giveBack(strip);
    return ended(heard);
  }
  if (auto refused = line_->write(bytes, stop_, options_.writePatience)) return fail(*refused);
  used_ = true;
  if (failing_ && options_.onRecovery) options_.onRecovery();
  failing_ = false;
}

/// Until there is news, the line speaks or ends, or it is time for something.
void LedBus::rest() {
  std::array<pollfd, 3> ends{
      pollfd{stop_.descriptor(), POLLIN, 0},
      pollfd{news_.descriptor(), POLLIN, 0},
      pollfd{line_ ? line_->descriptor() : -1, POLLIN, 0}};
  poll(ends.data(), ends.size(), pollTimeout(line_ ? repeatAt_ : opensAt()));
  if (ends[1].revents != 0) news_.silence();
  if (ends[2].revents == 0) return;
  const auto heard = line_->listen();
  if (heard != ControllerLine::Heard::Nothing) ended(heard);
}

/// Whoever closes lines unused, or breaks them while there is something to send, would have them
/// opened without a pause.
void LedBus::ended(ControllerLine::Heard how) {
  const bool breaks = how == ControllerLine::Heard::Break;
  if (!used_ || (breaks && anyFresh())) {
    return fail(domain::Refusal{domain::Reason::ConfigurationInvalid, {}}.with(
        "detail", breaks ? "the line broke" : "the controller closes the line before it is used"
    ));
  }
  close();
  // Of a line that broke the last text may be lost.
  repeatAt_ = std::min(repeatAt_, breaks ? Clock::now() + options_.retryLeast : retryAt_);
}

void LedBus::fail(const domain::Refusal& why) {
  close();
  freshen();
  if (stop_.rings() || failing_) return;
  failing_ = true;
  if (options_.onFailure) options_.onFailure(why);
}

void LedBus::close() {
  const TimePoint now = Clock::now();
  // What has worked for long is given a new chance soon.
  if (line_ && now - opened_ >= options_.retryMost) retryGap_ = options_.retryLeast;
  line_.reset();
  retryAt_ = now + retryGap_;
  retryGap_ = std::min(retryGap_ * 2, options_.retryMost);
}

void LedBus::freshen() {
  repeatAt_ = Clock::now() + options_.repeatGap;
  const std::lock_guard lock(mutex_);
  for (Strip& strip : strips_) strip.fresh = !strip.bytes.empty();
}

bool LedBus::anyFresh() {
  const std::lock_guard lock(mutex_);
  return std::any_of(strips_.begin(), strips_.end(), [](const Strip& strip) {
    return strip.fresh;
  });
}

/// The strips take turns, so that a busy one does not keep the others from theirs.
std::optional<std::pair<std::size_t, std::string>> LedBus::takeFresh() {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < strips_.size(); ++i) {
    const std::size_t at = (next_ + i) % strips_.size();
    if (!strips_[at].fresh) continue;
    strips_[at].fresh = false;
    next_ = at + 1;
    return std::pair{at, strips_[at].bytes};
  }
  return std::nullopt;
}

/// Unless newer bytes have come, it is those that are sent next.
void LedBus::giveBack(std::size_t strip) {
  const std::lock_guard lock(mutex_);
  strips_[strip].fresh = true;
}

}  // namespace hall::led
