#pragma once

#include <cstdint>
#include <vector>

#include "server/domain/ids.h"

/// 办理结果: what became of one item of a serving. Values stand in the log and on the wire.
namespace hall::domain {

enum class Outcome : std::uint8_t {
  Done = 1,                ///< 当场办结
  Accepted = 2,            ///< 受理
  AcceptedWithGaps = 3,    ///< 容缺受理
  OnCommitment = 4,        ///< 告知承诺办理
  OneTimeNotice = 5,       ///< 一次性告知
  Refused = 6,             ///< 不予受理; needs a ground and a text
  Consulted = 7,           ///< 咨询答复
  SupplementReceived = 8,  ///< 补正收件
  HandedOut = 9,           ///< 已取件
  GivenUp = 10,            ///< 申请人放弃
  WrongNumber = 11,        ///< 取错号
  Unfinished = 12          ///< 未办成; offers the 办不成事 window
};

/// 不予受理 is allowed on these grounds only (行政许可法 32). Missing papers are never one: they
/// lead to a notice or to acceptance with gaps.
enum class RefusalGround : std::uint8_t {
  None = 1,
  NotRequiredByLaw = 2,  ///< 依法不需要办理
  NotThisBody = 3,       ///< 不属于本单位职权范围; names the right body
  ConditionNotMet = 4    ///< 不符合受理条件; names the guide's condition
};

/// The result for one item of the serving.
struct ItemOutcome {
  ItemId item;  ///< none only for Consulted, GivenUp, WrongNumber
  std::uint16_t copies = 1;
  Outcome outcome = Outcome::Done;
  RefusalGround ground = RefusalGround::None;
  std::uint8_t conditionNumber = 0;  ///< ConditionNotMet: 1-based condition of the guide
  DepartmentId rightBody;            ///< NotThisBody: the right department if it is in this hall
  TextRef text;                      ///< reason, or the right body's name; in the vault
  /// Numbers of the guide's materials the outcome speaks of (missing, received), ascending.
  std::vector<std::uint16_t> materials;
  std::uint32_t guideVersion = 0;
  bool ownWishAsked = false;  ///< 已询问本人意愿: the counter asked, and it is their own wish

  friend bool operator==(const ItemOutcome&, const ItemOutcome&) = default;
};

/// Somebody who asked, left or held the wrong number had no business with an item.
bool needsItem(Outcome outcome);
/// May somebody review a serving that ended so?
bool isRatable(Outcome outcome);
/// Does what was applied for go ahead?
bool goesAhead(Outcome outcome);
/// Does the outcome open a case at the department (cases issue)?
bool opensCase(Outcome outcome);

}  // namespace hall::domain
