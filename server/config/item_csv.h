#pragma once

#include <string>
#include <string_view>

#include "server/config/fault.h"

/// A department's item list, as a spreadsheet saves it, turned into a file for items/.
///
/// The head names the columns, in any sequence, in English or Chinese:
///   code 事项编码 (needed)         name 事项名称 (needed)      name_en 英文名称
///   department 部门编码            queue 队列编码              frequent 常办: 是, 否
///   kind 办件类型 (needed): 即办件, 承诺件                     audience 服务对象: 个人, 企业,
///   promised 承诺时限: 3个工作日   statutory 法定时限          个人和企业
///   search_words 别名: a、b        readings 读音: kuai ji zheng、hui ji zheng
///   asks_copies 询问件数: 是, 否   accept_and_decide 受审合一: 是, 否
///   asks_own_wish 询问本人意愿: 是, 否
///   source 来源                    effective_from 生效日期     quote 原文
/// A further row with the same code is another source's word on the limits: only its limits,
/// source, date and quote count.
namespace hall::config {

struct ItemCsv {
  std::string toml;  ///< contents of a file for items/; not to be used when there are faults
  std::size_t items = 0;
  Faults faults;

  bool ok() const { return faults.empty(); }
};

struct ItemCsvDefaults {
  std::string department;  ///< of rows that name none
  std::string queue;
};

/// Whether departments and queues exist is found when the catalogue is parsed.
ItemCsv itemsFromCsv(
    std::string_view bytes, const std::string& file, const ItemCsvDefaults& defaults
);

}  // namespace hall::config
