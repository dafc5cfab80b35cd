#include "client/metadata_texts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <span>

#include "client/enum_texts.h"
#include "hall/v1/access.pb.h"
#include "hall/v1/ticket.pb.h"

namespace hall::client {

namespace {

struct Row {
  std::string_view code;
  Wording word;
};

// clang-format off
/// What a step takes, where that is no role.
constexpr std::array kRights{
    Row{"administrator", {"需要：系统管理员", "it takes: administrator"}},
    Row{"counter_staff", {"需要：窗口人员", "it takes: counter staff"}},
    Row{"department", {"只能查看本部门的数据", "only figures of the own department"}},
    Row{"manager", {"需要：大厅管理员、值班主任", "it takes: hall manager, duty manager"}},
    Row{"manager_with_reason",
        {"需要大厅管理员或值班主任写明原因", "it takes a manager, with a reason"}},
    Row{"manual_pick", {"需要：指定呼叫的权限", "it takes: the right to pick a number by hand"}},
    Row{"output_of_zone",
        {"需要：本区域的叫号大屏或语音播报", "it takes: a board or voice of this zone"}},
    Row{"own_department", {"只限本部门的人员", "only for people of the own department"}},
    Row{"own_place",
        {"需要：本窗口或本区域的设备", "it takes: a device of this counter or zone"}},
    Row{"person", {"需要以个人的工号登录", "it takes a person, logged in by staff number"}},
    Row{"somebody_else",
        {"须由他人操作，不能用于本人", "somebody else must do it, nobody does it for themselves"}},
    Row{"staff", {"需要以个人的工号登录", "it takes a person, logged in by staff number"}},
};

/// Why a backup was not made, or not good.
constexpr std::array kCauses{
    Row{"another-runs", {"另一个备份正在进行", "another backup runs"}},
    Row{"no-directory",
        {"本机没有设置备份目录", "the server's hall.toml names no backup.directory"}},
    Row{"server-stops", {"服务器正在停止", "the server stops"}},
    Row{"copy-differs", {"副本与原数据不符", "the copy is not what was copied"}},
    Row{"file-unwritable", {"文件写不了", "a file cannot be written"}},
};

/// Fields that rules of the hall name. Others are named as in the request.
constexpr std::array kFields{
    Row{"condition_number", {"条件序号", ""}},
    Row{"copies", {"件数", ""}},
    Row{"ground", {"不予受理的理由", ""}},
    Row{"issue_time", {"取号时间", ""}},
    Row{"item", {"事项", ""}},
    Row{"materials", {"材料", ""}},
    Row{"number", {"排队号", ""}},
    Row{"offline_serial", {"取号机的流水号", ""}},
    Row{"principal", {"委托人", ""}},
    Row{"queue_id", {"队列", ""}},
    Row{"relation", {"与委托人的关系", ""}},
    Row{"right_body", {"应受理的部门", ""}},
    Row{"text", {"文字说明", ""}},
};
// clang-format on

/// Of an unknown code, the code.
std::string wordOf(std::span<const Row> rows, std::string_view code, Language language) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [code](const Row& row) { return row.code == code; });
  const std::string_view word = found == rows.end() ? std::string_view{} : found->word.in(language);
  return std::string(word.empty() ? code : word);
}

/// "serving", "on-hold" by the words of an enumeration whose values begin with `prefix`.
std::string enumWord(
    const google::protobuf::EnumDescriptor& type,
    std::string name,
    const std::string& code,
    Language language
) {
  for (const char c : code) {
    name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  const auto* value = type.FindValueByName(name);
  return value == nullptr ? code : enumText(*value, language);
}

/// Rights come as a word, or as the numbers of the roles that have them: "1 4 5".
std::string rightText(const std::string& right, Language language) {
  std::string roles;
  std::string_view rest = right;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    int role = 0;
    const auto [end, error] = std::from_chars(one.data(), one.data() + one.size(), role);
    const bool number = error == std::errc{} && end == one.data() + one.size();
    const auto* value = number ? v1::Role_descriptor()->FindValueByNumber(role) : nullptr;
    if (value == nullptr) return wordOf(kRights, right, language);
    if (!roles.empty()) roles += language == Language::Chinese ? "、" : ", ";
    roles += enumText(*value, language);
  }
  return (language == Language::Chinese ? "需要：" : "it takes: ") + roles;
}

bool looksLikeTime(std::string_view value) {
  return value.size() >= 20 && value[4] == '-' && value[7] == '-' && value[10] == 'T' &&
         value[13] == ':';
}

}  // namespace

std::string metadataText(
    std::string_view key, const std::string& value, const SentenceStyle& style
) {
  const Language language = style.language;
  if (value.empty()) return value;
  if (style.time && looksLikeTime(value)) return style.time(value);
  if (key == "state")
    return enumWord(*v1::TicketState_descriptor(), "TICKET_STATE_", value, language);
  if (key == "ground") return enumWord(*v1::Ground_descriptor(), "GROUND_", value, language);
  if (key == "right") return rightText(value, language);
  if (key == "field") return wordOf(kFields, value, language);
  if (key == "detail" || key == "problem") return wordOf(kCauses, value, language);
  return value;
}

}  // namespace hall::client
