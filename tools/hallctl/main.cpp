#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "client/request_id.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/rpc_commands.h"

namespace {

using hall::hallctl::ConnectionOptions;

void addConnectionOptions(CLI::App& app, ConnectionOptions& options) {
  options.server = "127.0.0.1:7300";
  app.add_option("--server", options.server, "Address of the hall's server")
      ->envname("HALLCTL_SERVER")
      ->capture_default_str();
  app.add_option("--token", options.token, "Session token; else that of the last login")
      ->envname("HALLCTL_TOKEN");
  app.add_option("--ca", options.authority, "PEM file of the server's authority (TLS)");
  app.add_option("--certificate", options.certificate, "PEM file of this client's certificate");
  app.add_option("--private-key", options.privateKey, "PEM file of its key");
  app.add_option("--timeout", options.timeoutSeconds, "Seconds to wait for an answer")
      ->capture_default_str();
}

/// The password from standard input, without echo on a terminal.
std::string readPassword() {
  std::string password;
  if (isatty(STDIN_FILENO) != 0) {
    const char* typed = getpass("Password: ");
    return typed == nullptr ? "" : typed;
  }
  std::getline(std::cin, password);
  return password;
}

void addLogin(CLI::App& app, const ConnectionOptions& options, int& exitCode) {
  CLI::App* command = app.add_subcommand("login", "Log in and keep the session for later commands");
  const auto number = std::make_shared<std::string>();
  const auto device = std::make_shared<std::string>();
  command->add_option("staff-number", *number, "工号")->required();
  command->add_option("--device", *device, "Code of the device the session is bound to");
  command->callback([&options, &exitCode, number, device] {
    hall::v1::LoginRequest request;
    request.set_request_id(hall::client::newRequestId());
    request.set_staff_number(*number);
    request.set_device_id(*device);
    request.set_password(readPassword());
    hall::v1::LoginResponse response;
    const auto client = hall::hallctl::connect(options);
    const auto failure =
        client->call(client->auth(), &hall::v1::AuthService::Stub::Login, request, response);
    if (!failure.ok()) {
      hall::hallctl::printFailure(failure);
      exitCode = 2;
      return;
    }
    const std::string wrong = hall::hallctl::storeToken(response.session_token());
    if (!wrong.empty()) {
      std::fprintf(stderr, "%s\n", wrong.c_str());
      exitCode = 1;
      return;
    }
    std::printf("%s %s\n", response.staff_number().c_str(), response.staff_name().c_str());
  });
}

}  // namespace

/// Exit codes: 0 done, 1 cannot work here, 2 the server refused, 3 a value does not fit.
int main(int argc, char** argv) {
  CLI::App app{"Drives and inspects a hall from a shell."};
  app.require_subcommand(1);
  ConnectionOptions options;
  int exitCode = 0;
  addConnectionOptions(app, options);
  addLogin(app, options, exitCode);
  hall::hallctl::addRpcCommands(app, options, exitCode);
  try {
    CLI11_PARSE(app, argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hallctl: %s\n", error.what());
    return 1;
  }
  return exitCode;
}
