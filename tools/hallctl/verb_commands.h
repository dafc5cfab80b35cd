#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "tools/hallctl/invocation.h"
#include "tools/hallctl/request_fields.h"
#include "tools/hallctl/verbs.h"

namespace hall::hallctl {

/// A command for every verb of the table, and after them one for every rpc of the API: `hallctl
/// ticket issue-ticket --errand.item-id …`. So a new rpc needs no line here. `run` outlives `app`.
void addVerbCommands(CLI::App& app, Invocation& run);
void addRpcCommands(CLI::App& app, Invocation& run);

/// The group of commands with this name, made when it is first asked for.
CLI::App& groupNamed(CLI::App& app, std::string_view name, const Style& style);
/// Headings of the help: what people type, and every rpc under its own name.
std::string verbHeading(const Style& style);
std::string rpcHeading(const Style& style);

/// A command of a group; of the empty group a command of its own.
CLI::App& addCommand(
    CLI::App& app,
    std::string_view group,
    std::string_view name,
    client::Wording help,
    Invocation& run
);

}  // namespace hall::hallctl
