#include "tools/hallctl/checkpoints.h"

#include <filesystem>

#include "server/log/files.h"

namespace hall::hallctl {

namespace {

/// Parts between empty lines, each with its last line's end.
std::vector<std::string_view> paragraphsOf(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  // The server begins every note with an empty line, so the first one stands behind one, too.
  for (std::size_t begin = text.find_first_not_of('\n'); begin != std::string_view::npos;
       begin = text.find_first_not_of('\n')) {
    text.remove_prefix(begin);
    const std::size_t gap = text.find("\n\n");
    const std::size_t size = gap == std::string_view::npos ? text.size() : gap + 1;
    paragraphs.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return paragraphs;
}

}  // namespace

std::string lastNoteOf(std::string_view file) {
  // A note is its text, an empty line, and its signatures, each of which begins with a dash.
  constexpr std::string_view kSignature = "— ";
  const auto paragraphs = paragraphsOf(file);
  for (std::size_t i = paragraphs.size(); i > 1; --i) {
    const std::string_view signature = paragraphs[i - 1];
    if (!signature.starts_with(kSignature) || signature.back() != '\n') continue;
    return std::string(paragraphs[i - 2]) + "\n" + std::string(signature);
  }
  return {};
}

std::string keyText(const std::string& option) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(option, error)) return option;
  const auto content = log::readFile(option);
  return content ? content->substr(0, content->find('\n')) : option;
}

std::optional<std::vector<log::Checkpoint>> checkpointsOf(
    Invocation& run, const std::string& file, const std::string& key
) {
  const auto reader = log::CheckpointReader::make(keyText(key));
  if (!reader) {
    complain(
        run,
        ExitCode::Usage,
        run.style.say("这不是检查点的公钥：", "This is no public key of checkpoints: ") + key
    );
    return std::nullopt;
  }
  const auto content = log::CheckpointFile(file).read(*reader);
  if (!content) {
    complain(
        run, ExitCode::Refused, run.style.say("读不了文件：", "This file cannot be read: ") + file
    );
    return std::nullopt;
  }
  if (content->refused > 0 || content->checkpoints.empty()) {
    complain(
        run,
        ExitCode::Damaged,
        run.style.say("检查点文件里有签名不对的记录：", "A checkpoint's signature is wrong: ") +
            file
    );
    return std::nullopt;
  }
  return content->checkpoints;
}

}  // namespace hall::hallctl
