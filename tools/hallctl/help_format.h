#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "tools/hallctl/style.h"

namespace hall::hallctl {

/// The help of a command as its readers write: in Chinese with Chinese signs, columns by the width
/// of what stands in them, and "..." for every value, whatever its type is in the program.
class HelpFormat : public CLI::Formatter {
 public:
  /// `style` outlives it.
  explicit HelpFormat(const Style& style) : style_(style) {}

  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode)
      const override;
  std::string make_usage(const CLI::App* app, std::string name) const override;

 private:
  std::string heading(const std::string& title) const;
  std::string options(const std::string& title, const std::vector<const CLI::Option*>& all) const;
  std::string option(const CLI::Option& option, bool positional) const;
  std::string remarks(const CLI::Option& option) const;
  std::string positionals(const CLI::App& app) const;
  std::string groupsOfOptions(const CLI::App& app) const;
  std::string commands(const CLI::App& app) const;

  const Style& style_;
};

}  // namespace hall::hallctl
