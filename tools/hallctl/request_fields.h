#pragma once

#include <google/protobuf/message.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

namespace hall::hallctl {

/// The fields of a request as options of a command: "--errand.item-id", enumerations by their word,
/// times as RFC 3339, lengths as "90s", lists by repeating the option.
class RequestFields {
 public:
  /// Adds the options to `command`; `message` names the request.
  RequestFields(CLI::App& command, const google::protobuf::Descriptor& message);

  /// The request with what was given. A sentence in `wrong` when a value does not fit its field.
  std::unique_ptr<google::protobuf::Message> build(std::string& wrong) const;

 private:
  struct Field {
    std::vector<const google::protobuf::FieldDescriptor*> path;
    std::string option;
    std::shared_ptr<std::vector<std::string>> values;
  };

  void addFields(
      CLI::App& command,
      const google::protobuf::Descriptor& message,
      std::vector<const google::protobuf::FieldDescriptor*> path,
      const std::string& prefix
  );

  const google::protobuf::Descriptor& message_;
  std::shared_ptr<std::string> json_ = std::make_shared<std::string>();
  std::vector<Field> fields_;
};

}  // namespace hall::hallctl
