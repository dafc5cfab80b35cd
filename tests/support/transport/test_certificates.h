#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace hall::support {

/// A certificate authority made for one test, which issues certificates signed by it. Keys are
/// P-256, everything is valid for a day, server certificates name 127.0.0.1 and localhost.
class TestAuthority {
 public:
  explicit TestAuthority(const std::string& name);
  ~TestAuthority();

  struct Issued {
    std::string certificate;  ///< PEM
    std::string privateKey;   ///< PEM
  };

  [[nodiscard]] Issued issue(const std::string& commonName) const;
  [[nodiscard]] const std::string& certificate() const { return certificate_; }  ///< PEM

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  std::string certificate_;
};

/// Folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Writes a file and gives its path.
  std::string write(const std::string& name, const std::string& content) const;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace hall::support
