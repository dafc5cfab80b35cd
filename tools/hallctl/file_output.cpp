#include "tools/hallctl/file_output.h"

#include <unistd.h>

#include <utility>

#include "server/log/files.h"
#include "server/log/store_problem.h"

namespace hall::hallctl {

FileOutput::FileOutput(std::filesystem::path path)
    : path_(path == "-" ? std::filesystem::path() : std::move(path)), temporary_(path_) {
  if (isStandardOutput()) return;
  temporary_ += ".new";
  file_.reset(std::fopen(temporary_.c_str(), "wbx"));
  if (file_ == nullptr) fail();
}

FileOutput::~FileOutput() {
  if (file_ == nullptr) return;
  file_.reset();
  ::unlink(temporary_.c_str());
}

bool FileOutput::fail() {
  if (!refusal_) {
    const std::error_code error = log::lastSystemError();
    refusal_ = log::refusalFor(
        log::Problem::FileUnwritable, isStandardOutput() ? "-" : path_.string(), error
    );
  }
  return false;
}

bool FileOutput::write(std::string_view bytes) {
  if (refusal_) return false;
  std::FILE* out = isStandardOutput() ? stdout : file_.get();
  return std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size() || fail();
}

bool FileOutput::finish() {
  if (refusal_) return false;
  if (isStandardOutput()) return std::fflush(stdout) == 0 || fail();
  if (std::fflush(file_.get()) != 0 || ::fsync(::fileno(file_.get())) != 0) return fail();
  file_.reset();
  return ::rename(temporary_.c_str(), path_.c_str()) == 0 || fail();
}

}  // namespace hall::hallctl
