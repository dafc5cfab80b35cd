#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/web/request.h"

namespace hall::web {

/// The files that browsers load, read into memory once: a request is a look-up by its whole path,
/// so that no path, however it is written, reaches another file. Constant after load(); any thread.
class StaticPages {
 public:
  /// Reads every file below `folder`. Beside "x.js" a file "x.js.gz" is its compressed form.
  /// Nothing on success, else a sentence: no such folder, a file that cannot be read, more than 64
  /// MiB.
  [[nodiscard]] std::optional<std::string> load(const std::filesystem::path& folder);

  /// The answer to GET or HEAD of a page or file; nothing where there is none. Pages have short
  /// addresses: /board is board.html, /sign/12 sign.html, /t/... phone.html.
  [[nodiscard]] std::optional<Answer> find(const Request& request) const;

  /// True for what anybody may load: phone, guides and the files behind them.
  static bool isPublic(std::string_view path);

 private:
  struct File {
    std::string type;
    std::string etag;
    bool fixed = false;  ///< its name changes with its content
    api::SharedBytes plain;
    api::SharedBytes compressed;  ///< null: there is none
  };

  std::map<std::string, File, std::less<>> files_;  ///< by path: "/assets/board-1f3a.js"
};

}  // namespace hall::web
