#include "tools/hallctl/store_words.h"

#include <algorithm>
#include <array>

#include "client/metadata_texts.h"
#include "client/reason_texts.h"
#include "hall/v1/error.pb.h"
#include "server/log/store_problem.h"

namespace hall::hallctl {

namespace {

struct Row {
  std::string_view code;
  std::string_view zh;
};

/// As the English ones of server/log/store_problem.cpp; {key} is replaced by that detail.
constexpr std::array kProblems{
    Row{"directory-in-use", "数据目录 {path} 正由另一个服务器使用[（进程 {process}）]。"},
    Row{"directory-unusable", "数据目录 {path} 不能用[：{cause}]。"},
    Row{"not-a-hall-database", "{path} 是别的程序的数据库。"},
    Row{"database-missing", "没有数据库 {path}。请先初始化大厅，或者恢复备份。"},
    Row{"database-damaged", "{path} 已损坏。请恢复最近的备份，并留好损坏的文件。"},
    Row{"database-refused", "{path} 不能用[：{cause}]。"},
    Row{"newer-format", "{path} 是更新的版本写的[（格式 {format}，本程序最高 {known}）]。"},
    Row{"not-durable", "{path} 不能保证写盘[（{setting}）]。"},
    Row{"key-file-missing", "没有密钥文件 {path}。没有它，谁也读不出这个大厅的个人信息。"},
    Row{"key-file-open-to-others", "密钥文件 {path} 别人可读，请 chmod 0600。"},
    Row{"key-file-malformed", "{path} 不是密钥文件。"},
    Row{"key-file-wrong", "{path} 是另一个大厅的密钥。"},
    Row{"wrong-clock-mode", "{path} 的时钟模式不对[，它属于{stored}，不能用于{wanted}]。"},
    Row{"file-unreadable", "{path} 读不了[：{cause}]。"},
    Row{"file-unwritable", "{path} 写不了[：{cause}]。"},
    Row{"file-malformed", "{path} 的内容不对[：{cause}][：第 {line} 行]。"},
    Row{"not-empty", "{path} 已有一个大厅的数据，请恢复到空目录。"},
    Row{"copy-differs", "{path} 与它的清单不符[：{cause}]。"},
};

constexpr std::array kModes{Row{"real", "正式"}, Row{"rehearsal", "演练"}};

constexpr std::array kFlaws{
    Row{"gap", "缺号或重号"},
    Row{"time-back", "记录时间倒退"},
    Row{"hash-wrong", "杂凑值不符"},
    Row{"undecodable", "内容无法解读"},
    Row{"blob-missing", "缺少所引用的业务配置"},
    Row{"blob-wrong", "所引用的业务配置被改动"},
    Row{"unreadable", "文件读不了"},
    Row{"cut", "尾部被截去"},
};

template <class Rows>
std::string_view zhOf(const Rows& rows, std::string_view code) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [code](const Row& row) { return row.code == code; });
  return found == rows.end() ? std::string_view{} : found->zh;
}

std::string detailOf(const domain::Refusal& refusal, std::string_view key) {
  for (const domain::Detail& detail : refusal.details) {
    if (detail.key == key) return detail.value;
  }
  return {};
}

/// A detail as a Chinese sentence shows it: what the system said in English is told by its cause.
std::string shownOf(const domain::Refusal& refusal, std::string_view key, const Style& style) {
  const std::string value = detailOf(refusal, key);
  const std::string_view mode = zhOf(kModes, value);
  if ((key == "stored" || key == "wanted") && !mode.empty()) return std::string(mode);
  return client::metadataText(key, value, sentenceStyle(style));
}

}  // namespace

std::string storeSentence(const domain::Refusal& refusal, const Style& style) {
  const std::string_view zh = zhOf(kProblems, detailOf(refusal, "problem"));
  if (style.chinese() && !zh.empty()) {
    return client::filledText(zh, [&](std::string_view key) {
      return shownOf(refusal, key, style);
    });
  }
  if (!detailOf(refusal, "problem").empty()) return log::sentenceOf(refusal);
  // A refusal by a rule of the hall: the same sentence as from a server.
  client::Failure failure;
  failure.code = grpc::StatusCode::FAILED_PRECONDITION;
  failure.detail.set_reason(static_cast<v1::Reason>(refusal.reason));
  for (const domain::Detail& detail : refusal.details) {
    (*failure.detail.mutable_metadata())[detail.key] = detail.value;
  }
  return client::sentenceOf(failure, sentenceStyle(style));
}

std::string flawText(std::string_view said, const Style& style) {
  if (!style.chinese()) return std::string(said);
  const std::size_t colon = said.rfind(": ");
  return std::string(zhOf(kFlaws, colon == std::string_view::npos ? said : said.substr(colon + 2)));
}

}  // namespace hall::hallctl
