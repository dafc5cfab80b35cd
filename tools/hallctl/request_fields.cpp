#include "tools/hallctl/request_fields.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <map>

#include "client/request_id.h"
#include "tools/hallctl/field_titles.h"
#include "tools/hallctl/field_values.h"
#include "tools/hallctl/field_words.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/words.h"

namespace hall::hallctl {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// Deeper messages are given as JSON.
constexpr std::size_t kDepthMax = 3;
/// A list is repeated no more often than this.
constexpr int kRepeatMax = 1000;

/// Fields that no command line may hold. A test holds every field of the API that is named so to
/// this list.
struct Secret {
  std::string_view field;
  client::Wording prompt;
};
constexpr std::array kSecrets{
    Secret{"password", {"口令：", "Password: "}},
    Secret{"first_password", {"初始口令：", "First password: "}},
    Secret{"old_password", {"现在的口令：", "Present password: "}},
    Secret{"new_password", {"新口令：", "New password: "}}};

/// nullptr: the field is no secret.
const Secret* secretOf(const FieldDescriptor& field) {
  const auto found = std::find_if(kSecrets.begin(), kSecrets.end(), [&](const Secret& secret) {
    return secret.field == field.name();
  });
  return found == kSecrets.end() ? nullptr : &*found;
}

std::string dotted(const std::vector<const FieldDescriptor*>& path) {
  std::string text;
  for (const FieldDescriptor* field : path) text += (text.empty() ? "" : ".") + field->name();
  return text;
}

/// "--errand.item-id"; of a secret "--ask-password".
std::string longOption(const std::vector<const FieldDescriptor*>& path) {
  std::string text;
  for (const FieldDescriptor* field : path) {
    text += (text.empty() ? "" : ".") + commandWord(field->name());
  }
  return (secretOf(*path.back()) == nullptr ? "--" : "--ask-") + text;
}

/// What an answer heads this field with; empty where that is no more than its name.
std::string titleOf(const FieldDescriptor& field, const Style& style) {
  if (!style.chinese()) return {};
  std::string title = fieldTitle(*field.containing_type(), field.name(), style.language);
  const bool latin = title.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
  return latin ? std::string() : title;
}

std::string helpOf(const FieldDescriptor& field, const FieldName* name, const Style& style) {
  std::string help = name == nullptr ? titleOf(field, style) : style.say(name->help);
  std::string form;
  if (secretOf(field) != nullptr) {
    form = style.say(
        "在键盘上输入，不显示；没有终端的，从标准输入读一行",
        "typed in unseen; without a terminal a line of standard input"
    );
  }
  if (const auto words = wordsOf(field); !words.empty()) form = listed(words, style);
  if (field.message_type() != nullptr && !isTypedAsText(*field.message_type())) {
    form = style.say("写成 JSON", "as JSON");
  }
  if (form.empty()) return help;
  return help.empty() ? form : help + style.say("：", ": ") + form;
}

CLI::Option* addOption(
    CLI::App& command,
    const std::string& names,
    const std::shared_ptr<std::vector<std::string>>& values,
    const FieldDescriptor& field,
    const std::string& help
) {
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    // Once is yes; "--flag=false" is no, which takes back what stands.
    return command.add_flag_function(
        names,
        [values](std::int64_t count) { values->assign(1, count > 0 ? "true" : "false"); },
        help
    );
  }
  if (secretOf(field) != nullptr) {
    return command.add_flag_callback(
        names, [values] { values->assign(1, "ask"); }, help
    );
  }
  CLI::Option* option = command.add_option(names, *values, help);
  option->expected(1, field.is_repeated() ? kRepeatMax : 1)->allow_extra_args(false);
  return option;
}

/// A sentence where the JSON of a command line holds a secret. Requests have theirs at the top.
std::string secretIn(const Message& request, const Style& style) {
  for (const Secret& secret : kSecrets) {
    const auto* field = request.GetDescriptor()->FindFieldByName(std::string(secret.field));
    if (field == nullptr || request.GetReflection()->GetString(request, field).empty()) continue;
    return style.say("口令不能写在命令行上，请用 ", "no password on a command line; use ") +
           longOption({field});
  }
  return {};
}

/// Every mutation gets an id of its own unless one was given.
void giveRequestId(Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  if (field == nullptr || !request.GetReflection()->GetString(request, field).empty()) return;
  request.GetReflection()->SetString(&request, field, client::newRequestId());
}

/// Walks to the message that holds the last field of a path. Of a list it is the one entry that
/// short names fill, made when it is first reached.
class Walk {
 public:
  Message& holderOf(Message& request, const std::vector<const FieldDescriptor*>& path) {
    Message* message = &request;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
      const auto& reflection = *message->GetReflection();
      if (!path[i]->is_repeated()) {
        message = reflection.MutableMessage(message, path[i]);
        continue;
      }
      Message*& entry = entries_[path[i]];
      if (entry == nullptr) entry = reflection.AddMessage(message, path[i]);
      message = entry;
    }
    return *message;
  }

 private:
  std::map<const FieldDescriptor*, Message*> entries_;
};

}  // namespace

RequestFields::RequestFields(
    CLI::App& command,
    const Descriptor& message,
    std::span<const FieldName> names,
    Shown shown,
    const Style& style
)
    : message_(message), names_(names), shown_(shown), style_(style) {
  auto* json = command.add_option(
      "--request-json", *json_, style.say("整个请求，写成 JSON", "The whole request as JSON")
  );
  if (shown_ == Shown::Named) json->group("");
  addFields(command, message, {});
}

const FieldName* RequestFields::nameOf(const std::string& path) const {
  const auto found = std::find_if(names_.begin(), names_.end(), [&](const FieldName& name) {
    return name.path == path;
  });
  return found == names_.end() ? nullptr : &*found;
}

bool RequestFields::isReachedInto(const std::string& path) const {
  return std::any_of(names_.begin(), names_.end(), [&](const FieldName& name) {
    return name.path.starts_with(path + ".");
  });
}

void RequestFields::addFields(CLI::App& command, const Descriptor& message, const Path& path) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor* field = message.field(i);
    Path here = path;
    here.push_back(field);
    const Descriptor* inner = field->message_type();
    const bool nested = inner != nullptr && !isTypedAsText(*inner);
    const bool reached = nested && isReachedInto(dotted(here));
    if (nested && (reached || (!field->is_repeated() && here.size() < kDepthMax))) {
      addFields(command, *inner, here);
    }
    // A list can be given whole, too.
    if (!nested || field->is_repeated() || (!reached && here.size() >= kDepthMax)) {
      addField(command, here);
    }
  }
}

void RequestFields::addField(CLI::App& command, const Path& path) {
  const FieldDescriptor& field = *path.back();
  const std::string name = dotted(path);
  const FieldName* known = nameOf(name);
  const std::string longName = longOption(path);
  const std::string names = known == nullptr ? longName : std::string(known->names);
  const auto values = std::make_shared<std::vector<std::string>>();
  CLI::Option* option = addOption(command, names, values, field, helpOf(field, known, style_));
  if (known == nullptr && shown_ == Shown::Named) option->group("");
  // The long name goes on working beside a short one, which may be the same.
  if (known != nullptr && ("," + names + ",").find("," + longName + ",") == std::string::npos) {
    CLI::Option* other = addOption(command, longName, values, field, "");
    other->group("");
  }
  if (known != nullptr && known->required) option->required();
  const std::size_t shown = names.find("--");
  const std::string first = names.substr(shown, names.find(',', shown) - shown);
  fields_.push_back({path, name, first, values});
}

std::string RequestFields::optionOf(std::string_view path, const Style& style) const {
  const std::string end = "." + std::string(path);
  std::string choices;
  for (const Field& field : fields_) {
    if (field.name == path || field.name.ends_with(end)) return field.option;
    // A choice that was not made is named by its members.
    const auto* oneof = field.path.back()->real_containing_oneof();
    if (oneof == nullptr) continue;
    const std::string choice =
        field.name.substr(0, field.name.size() - field.path.back()->name().size()) + oneof->name();
    if (choice != path && !("." + choice).ends_with(end)) continue;
    choices += (choices.empty() ? "" : style.say(" 或 ", " or ")) + field.option;
  }
  return choices;
}

/// Two members of one choice exclude each other.
std::string RequestFields::conflictIn(const Style& style) const {
  std::map<const google::protobuf::OneofDescriptor*, const Field*> chosen;
  for (const Field& field : fields_) {
    const auto* oneof = field.path.back()->real_containing_oneof();
    if (oneof == nullptr || field.values->empty()) continue;
    const auto [first, fresh] = chosen.emplace(oneof, &field);
    if (fresh) continue;
    return first->second->option + style.say(" 和 ", " and ") + field.option +
           style.say(" 只能写一个", " exclude each other");
  }
  return {};
}

void RequestFields::askSecrets(Message& request, const Style& style, const AskSecret& ask) const {
  Walk walk;
  for (const Field& field : fields_) {
    const Secret* secret = secretOf(*field.path.back());
    if (secret == nullptr || field.values->empty()) continue;
    Message& holder = walk.holderOf(request, field.path);
    holder.GetReflection()->SetString(&holder, field.path.back(), ask(style.say(secret->prompt)));
  }
}

std::unique_ptr<Message> RequestFields::build(
    std::string& wrong, const Style& style, const AskSecret& ask
) const {
  MessagePtr request = newMessage(message_);
  if (!json_->empty()) {
    const auto parsed = google::protobuf::util::JsonStringToMessage(*json_, request.get());
    if (!parsed.ok()) {
      wrong = style.say("--request-json：", "--request-json: ") +
              jsonFault(std::string(parsed.message()), style);
    }
    if (wrong.empty()) wrong = secretIn(*request, style);
  }
  if (wrong.empty()) wrong = conflictIn(style);
  Walk walk;
  for (const Field& field : fields_) {
    if (secretOf(*field.path.back()) != nullptr) continue;
    for (const std::string& value : *field.values) {
      const std::string fault =
          putValue(walk.holderOf(*request, field.path), *field.path.back(), value, style);
      if (!fault.empty() && wrong.empty()) wrong = field.option + style.say("：", ": ") + fault;
    }
  }
  if (wrong.empty()) askSecrets(*request, style, ask);
  giveRequestId(*request);
  return request;
}

}  // namespace hall::hallctl
