#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "server/domain/ids.h"
#include "server/domain/ticket.h"
#include "server/domain/time.h"

/// A counter (窗口): a numbered place and what happens there now.
namespace hall::domain {

enum class CounterKind : std::uint8_t {
  Universal = 1,   ///< 无差别综合窗口
  Domain = 2,      ///< 分领域综合窗口
  Department = 3,  ///< 部门综合窗口
  Theme = 4,       ///< “一件事”窗口
  Consult = 5,     ///< 综合咨询窗口
  Handout = 6,     ///< 统一出件窗口
  Special = 7      ///< 专窗
};

enum class CounterState : std::uint8_t {
  Offline = 1,  ///< nobody signed in
  Idle = 2,
  Ready = 3,  ///< asked for the next one when nobody waited; the next comes by itself
  Calling = 4,
  Serving = 5,
  Paused = 6
};

/// Internal; a sign never shows it.
enum class PauseReason : std::uint8_t {
  Meal = 1,
  Meeting = 2,
  SystemFault = 3,
  DeliveringPapers = 4,
  ShortAbsence = 5,
  Other = 6
};

/// A set of queues as bits. A hall has at most `kQueuesMax` queues (checked when publishing).
class QueueSet {
 public:
  static constexpr std::uint32_t kQueuesMax = 512;

  constexpr QueueSet() = default;
  static constexpr QueueSet all() {
    QueueSet set;
    for (auto& word : set.words_) word = ~std::uint64_t{0};
    return set;
  }

  /// REQUIRES: 0 < queue.value < kQueuesMax.
  constexpr void add(QueueId queue) { words_[queue.value / 64] |= bit(queue); }
  constexpr void remove(QueueId queue) { words_[queue.value / 64] &= ~bit(queue); }
  constexpr bool has(QueueId queue) const {
    return queue.value < kQueuesMax && (words_[queue.value / 64] & bit(queue)) != 0;
  }
  constexpr bool empty() const { return *this == QueueSet{}; }
  std::uint32_t size() const;

  friend constexpr QueueSet operator&(QueueSet left, const QueueSet& right) {
    for (std::size_t i = 0; i < left.words_.size(); ++i) left.words_[i] &= right.words_[i];
    return left;
  }
  friend constexpr bool operator==(const QueueSet&, const QueueSet&) = default;

 private:
  static constexpr std::uint64_t bit(QueueId queue) {
    return std::uint64_t{1} << (queue.value % 64);
  }
  std::array<std::uint64_t, kQueuesMax / 64> words_{};
};

/// One counter as the floor knows it. Flat.
struct Counter {
  CounterId id;
  ZoneId zone;
  CounterKind kind = CounterKind::Universal;
  CounterState state = CounterState::Offline;
  QueueSet queues;       ///< what the place serves
  QueueSet staffQueues;  ///< what the person serves; all when the person has no list
  /// Grounds it serves, a bit per Ground value; 0 = everybody (a 老年人服务专窗 serves only
  /// Elderly).
  std::uint16_t onlyGrounds = 0;
  StaffId staff;    ///< who is signed in
  DeviceId device;  ///< the counter PC
  TicketId ticket;  ///< called or serving here
  Instant stateSince;
  Instant signedInSince;
  Instant readyUntil;
  PauseReason pauseReason = PauseReason::Other;
  Instant pauseUntil;         ///< announced return
  bool pauseOverrun = false;  ///< the alert for this pause was raised

  /// May serve = counter's queues ∩ staff's queues; empty when nobody is signed in.
  QueueSet able() const { return staff ? queues & staffQueues : QueueSet{}; }
  /// Is the place set to serve it, whoever sits there or does not?
  bool takes(QueueId queue, Ground ground) const;
  bool serves(QueueId queue, Ground ground) const;
  bool serves(const Ticket& waiting) const { return serves(waiting.queue, waiting.ground); }
  friend bool operator==(const Counter&, const Counter&) = default;
};

}  // namespace hall::domain
