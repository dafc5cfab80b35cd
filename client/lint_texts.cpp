#include "client/lint_texts.h"

#include <algorithm>
#include <array>

namespace hall::client {

namespace {

struct Row {
  std::string_view rule;
  std::string_view zh;
};

constexpr std::array kRows{
    Row{"syntax", "语法不对"},
    Row{"unreadable", "读不了"},
    Row{"empty", "没有内容"},
    Row{"too_big", "太大或太多"},
    Row{"unknown_file", "不认识的文件"},
    Row{"missing_file", "缺少文件"},
    Row{"unknown_key", "不认识的键"},
    Row{"quota", "不得限量"},
    Row{"missing_key", "缺少必填的键"},
    Row{"wrong_value", "值不对"},
    Row{"unknown_code", "没有这个编码"},
    Row{"duplicate", "重复"},
    Row{"inheritance", "继承不对"},
    Row{"same_numbers", "号码会重复"},
    Row{"calendar_sum", "工作日总数不符"},
    Row{"address_invalid", "网址不对"},
    Row{"basis_missing", "缺少依据"},
    Row{"catch_all_wording", "模糊兜底用语"},
    Row{"code_invalid", "编码不合规"},
    Row{"code_twice", "编码重复"},
    Row{"days_unsorted", "日期次序不对"},
    Row{"department_unknown", "没有这个部门"},
    Row{"ground_unknown", "没有这个优先事由"},
    Row{"guide_field_empty", "办事指南缺项"},
    Row{"guide_missing", "没有办事指南"},
    Row{"hours_missing", "缺少服务时间"},
    Row{"id_changed", "内部编号变了"},
    Row{"id_out_of_range", "内部编号超出范围"},
    Row{"id_twice", "内部编号重复"},
    Row{"item_twice", "事项重复"},
    Row{"item_unknown", "没有这个事项"},
    Row{"item_withdrawn", "事项已取消"},
    Row{"late_appointment", "预约迟到的参数不对"},
    Row{"limit_above_statutory", "承诺时限长于法定时限"},
    Row{"limit_missing", "缺少时限"},
    Row{"limit_out_of_range", "时限不对"},
    Row{"name_missing", "缺少名称"},
    Row{"offline_prefix", "与取号机的离线号码前缀相混"},
    Row{"phone_missing", "缺少电话"},
    Row{"prefix_ambiguous", "号码前缀会混淆"},
    Row{"prefix_invalid", "号码前缀不合规"},
    Row{"prefix_twice", "号码前缀重复"},
    Row{"queue_not_handling", "不是受理类队列"},
    Row{"queue_unknown", "没有这个队列"},
    Row{"queue_unserved", "没有窗口办理"},
    Row{"reading_invalid", "读音不对"},
    Row{"review_overdue", "办事指南该复审了"},
    Row{"reviewer_is_editor", "审核人就是编制人"},
    Row{"row_lost", "少了一行"},
    Row{"sample_text", "示例文字"},
    Row{"season_invalid", "季节时段不对"},
    Row{"service_out_of_range", "办理时长超出范围"},
    Row{"session_out_of_range", "服务时段超出范围"},
    Row{"sessions_unsorted", "服务时段次序不对"},
    Row{"setting_out_of_range", "参数超出范围"},
    Row{"source_missing", "缺少来源"},
    Row{"target_out_of_range", "等候目标超出范围"},
    Row{"target_twice", "等候目标重复"},
    Row{"target_unused", "等候目标没有用到"},
    Row{"theme_empty", "一件事没有事项"},
    Row{"zone_invalid", "区域不对"},
    Row{"zone_unknown", "没有这个区域"},
};

}  // namespace

std::string lintRuleText(std::string_view rule, Language language) {
  if (language == Language::Chinese) {
    const auto found = std::find_if(kRows.begin(), kRows.end(), [rule](const Row& row) {
      return row.rule == rule;
    });
    if (found != kRows.end()) return std::string(found->zh);
  }
  std::string words(rule);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace hall::client
