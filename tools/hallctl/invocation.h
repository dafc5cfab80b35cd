#pragma once

#include <string>

#include "client/failure.h"
#include "tools/hallctl/exit_code.h"
#include "tools/hallctl/session.h"
#include "tools/hallctl/style.h"

namespace hall::hallctl {

/// What one run of hallctl was told by options and environment, and what it ends with. Every
/// command gets it; `end` is written by whichever command ran.
struct Invocation {
  std::string server;  ///< --server, HALLCTL_SERVER; empty: the session's, else the default
  std::string token;   ///< --token, HALLCTL_TOKEN; empty: the session's
  std::string session = "default";  ///< --session, HALLCTL_SESSION: name of the stored session
  std::string authority;            ///< --ca: PEM file of the server's authority; empty: no TLS
  std::string certificate;          ///< --certificate: PEM file
  std::string privateKey;           ///< --private-key: PEM file
  int timeoutSeconds = 10;          ///< --timeout: of one answer
  bool json = false;                ///< --json
  std::string language;             ///< --lang; `style` has it already
  Style style;
  SessionStore sessions = SessionStore::ofUser();

  ExitCode end = ExitCode::Done;
};

inline constexpr const char* kDefaultServer = "127.0.0.1:7300";

/// Says on standard error why nothing came of it, in words or with --json as an object, and ends
/// with this code.
void complain(Invocation& run, ExitCode end, const std::string& sentence);

/// The same of a call: the reason's sentence. A server that could not be asked is Unreachable, a
/// damaged log Damaged, everything else Refused.
/// `about` stands in front of the sentence: "hand.csv:2: ".
void complain(Invocation& run, const client::Failure& failure, const std::string& about = "");

/// Prints to standard output, the one place that does.
void print(const std::string& text);

}  // namespace hall::hallctl
