#include "server/config/catalogue_files.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "server/config/document.h"

namespace hall::config {

namespace fs = std::filesystem;

namespace {

fs::path absoluteFolder(const fs::path& folder) {
  const fs::path normal = fs::absolute(folder).lexically_normal();
  return normal.has_filename() || normal == normal.root_path() ? normal : normal.parent_path();
}

/// `inherits` and `calendar` of a hall.toml. What is wrong with the file is found when it is
/// parsed.
std::pair<std::string, std::string> linksOf(std::string_view bytes) {
  std::pair<std::string, std::string> links;
  Faults foundLater;
  for (const Entry& entry : parseDocument(bytes, "", foundLater)) {
    const auto* text = entry.value.as<std::string>();
    if (text != nullptr && entry.key == "inherits") links.first = *text;
    if (text != nullptr && entry.key == "calendar") links.second = *text;
  }
  return links;
}

/// Reads folders one after another under absolute paths, then names the files from the folder that
/// holds them all.
class FolderReader {
 public:
  explicit FolderReader(Faults& faults) : faults_(faults) {}

  void readHall(const fs::path& folder) {
    fs::path hall = folder;
    while (true) {
      if (!seen_.insert(hall).second) {
        return fault(hall / "hall.toml", "inherits from itself", "inheritance");
      }
      if (seen_.size() > kLevelsMax) {
        return fault(
            hall / "hall.toml",
            "is the fifth level; a hall has at most three above it",
            "inheritance"
        );
      }
      if (!readFolder(hall)) return;
      readFolder(hall / "items", true);
      readFolder(hall / "guides", true);
      const auto identity = files_.find(hall / "hall.toml");
      if (identity == files_.end()) return;
      const auto [parent, calendar] = linksOf(identity->second);
      if (!calendar.empty()) readFolder(absoluteFolder(hall / calendar));
      if (parent.empty()) return;
      hall = absoluteFolder(hall / parent);
    }
  }

  CatalogueFiles result(const fs::path& folder) const {
    CatalogueFiles result;
    const fs::path root = sharedRoot();
    for (const auto& [path, bytes] : files_) {
      result.files.emplace(path.lexically_relative(root).generic_string(), bytes);
    }
    result.hallFolder = folder.lexically_relative(root).generic_string();
    if (result.hallFolder == ".") result.hallFolder.clear();
    result.shownBefore = shown(root / "");
    return result;
  }

 private:
  /// As somebody in the current folder would name it.
  static std::string shown(const fs::path& path) {
    const fs::path relative = path.lexically_proximate(fs::current_path());
    if (relative == ".") return "";
    return relative.begin() != relative.end() && *relative.begin() == ".."
               ? path.generic_string()
               : relative.generic_string();
  }

  void fault(const fs::path& path, std::string sentence, std::string rule = "unreadable") {
    faults_.push_back({{shown(path), 0}, std::move(sentence), "", std::move(rule)});
  }

  bool readFolder(const fs::path& folder, bool mayBeAbsent = false) {
    std::error_code error;
    if (mayBeAbsent && !fs::exists(folder, error)) return true;
    std::vector<fs::path> names;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      if (it->path().extension() == ".toml") names.push_back(it->path());
    }
    if (error) {
      fault(folder, "cannot be read: " + error.message());
      return false;
    }
    std::sort(names.begin(), names.end());
    return std::all_of(names.begin(), names.end(), [&](const fs::path& name) {
      return readFile(name);
    });
  }

  bool readFile(const fs::path& path) {
    if (files_.contains(path)) return true;
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
      fault(path, "is no file");
      return false;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(kFileBytesMax + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (stream.bad() || (!stream.eof() && stream.fail())) {
      fault(path, "cannot be read");
      return false;
    }
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    bytesTotal_ += bytes.size();
    if (files_.size() >= kFilesMax || bytesTotal_ > kFilesBytesMax) {
      fault(
          path, "is one file too many: a catalogue has at most 2,000 files and 16 MiB", "too_big"
      );
      return false;
    }
    files_.emplace(path, std::move(bytes));
    return true;
  }

  /// The deepest folder that holds everything that was read.
  fs::path sharedRoot() const {
    fs::path root;
    bool first = true;
    for (const auto& [path, bytes] : files_) {
      const fs::path folder = path.parent_path();
      if (first) {
        root = folder;
      } else {
        const auto parts = std::mismatch(root.begin(), root.end(), folder.begin(), folder.end());
        fs::path shared;
        for (auto part = root.begin(); part != parts.first; ++part) shared /= *part;
        root = shared;
      }
      first = false;
    }
    return root;
  }

  Faults& faults_;
  std::map<fs::path, std::string> files_;
  std::set<fs::path> seen_;
  std::size_t bytesTotal_ = 0;
};

}  // namespace

CatalogueFiles readCatalogueFolder(const fs::path& folder, Faults& faults) {
  const fs::path hall = absoluteFolder(folder);
  FolderReader reader(faults);
  reader.readHall(hall);
  return reader.result(hall);
}

CatalogueFiles uploadedFiles(std::map<std::string, std::string> files) {
  std::set<std::string> halls, parents;
  for (const auto& [name, bytes] : files) {
    const fs::path path(name);
    if (path.filename() != "hall.toml") continue;
    const std::string folder = path.parent_path().generic_string();
    halls.insert(folder);
    parents.insert(folderFrom(folder, linksOf(bytes).first));
  }
  const auto heir = std::find_if(halls.begin(), halls.end(), [&](const std::string& folder) {
    return halls.size() == 1 || !parents.contains(folder);
  });
  return {std::move(files), heir == halls.end() ? std::string() : *heir, ""};
}

std::string folderFrom(std::string_view folder, std::string_view relative) {
  const fs::path step(relative);
  if (step.is_absolute() || relative.empty()) return "";
  const std::string result = (fs::path(folder) / step).lexically_normal().generic_string();
  if (result.starts_with("..") || result == ".") return "";
  return result.ends_with('/') ? result.substr(0, result.size() - 1) : result;
}

}  // namespace hall::config
