#pragma once

#include <string>

namespace hall::hallctl {

/// A password from standard input: without echo after `prompt` on a terminal, else its next line.
std::string readSecret(const std::string& prompt);

/// True: yes was typed. Without a terminal nobody is asked, and the answer is no.
bool isConfirmed(const std::string& question);

}  // namespace hall::hallctl
