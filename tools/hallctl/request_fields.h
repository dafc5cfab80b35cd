#pragma once

#include <google/protobuf/message.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/language.h"
#include "tools/hallctl/style.h"

namespace hall::hallctl {

/// A short way to say one field of a request.
struct FieldName {
  /// "errand.item_id"; through a list it means the list's first entry: "items.outcome".
  std::string_view path;
  /// Names in CLI11's form: "--item", or "ticket,--ticket" for what may stand without an option.
  std::string_view names;
  client::Wording help;
  bool required = false;
};

/// The fields of a request as options of a command: "--errand.item-id" and the short names given,
/// enumerations by their word, times as RFC 3339 or "2026-03-02 08:50", lengths as "90s" or
/// "15 min", dates as "2026-03-02", lists by repeating the option, yes-or-no fields as flags.
///
/// A password has no option, since everybody on the machine can read a command line: its flag
/// "--ask-password" lets it be typed in.
class RequestFields {
 public:
  /// Which fields the help of the command lists. All of them can be given either way.
  enum class Shown { Named, Every };

  /// Adds the options to `command`; `message` names the request. `names` and `style` outlive it.
  RequestFields(
      CLI::App& command,
      const google::protobuf::Descriptor& message,
      std::span<const FieldName> names,
      Shown shown,
      const Style& style
  );

  /// Asks a person for a secret.
  using AskSecret = std::function<std::string(const std::string& prompt)>;

  /// The request with what was given, and a new request id where it has one and none was given. A
  /// sentence in `wrong` when a value does not fit its field; then nobody is asked for a secret.
  std::unique_ptr<google::protobuf::Message> build(
      std::string& wrong, const Style& style, const AskSecret& ask
  ) const;

  /// How a field of the request is called on the command line: "--item" of "errand.item_id" or of
  /// its end "item_id"; a choice by its members, "--item or --queue". Empty: it has no option.
  std::string optionOf(std::string_view path, const Style& style) const;

 private:
  using Path = std::vector<const google::protobuf::FieldDescriptor*>;
  struct Field {
    Path path;
    std::string name;    ///< "errand.item_id"
    std::string option;  ///< the shortest of its names, for sentences
    std::shared_ptr<std::vector<std::string>> values;
  };

  void addFields(CLI::App& command, const google::protobuf::Descriptor& message, const Path& path);
  void addField(CLI::App& command, const Path& path);
  void askSecrets(google::protobuf::Message& request, const Style& style, const AskSecret& ask)
      const;
  const FieldName* nameOf(const std::string& path) const;
  /// True where short names reach into this field, which is otherwise given as JSON.
  bool isReachedInto(const std::string& path) const;
  std::string conflictIn(const Style& style) const;

  const google::protobuf::Descriptor& message_;
  std::span<const FieldName> names_;
  const Shown shown_;
  const Style& style_;
  std::shared_ptr<std::string> json_ = std::make_shared<std::string>();
  std::vector<Field> fields_;
};

}  // namespace hall::hallctl
