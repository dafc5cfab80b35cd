#include "tools/hallctl/backup_commands.h"

#include <google/protobuf/struct.pb.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "client/enum_texts.h"
#include "client/request_id.h"
#include "hall/v1/admin_service.pb.h"
#include "server/log/backup.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/progress.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/store_words.h"
#include "tools/hallctl/text_table.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace fs = std::filesystem;

namespace {

// ---- now ----------------------------------------------------------------------------------------

std::string stepText(v1::BackupStep step, const Style& style) {
  const auto* value = v1::BackupStep_descriptor()->FindValueByNumber(step);
  return value == nullptr ? std::string() : client::enumText(*value, style.language);
}

void backUpNow(Invocation& run) {
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  v1::BackupRequest request;
  request.set_request_id(client::newRequestId());
  Progress progress(run.style.say("备份", "Backing up"), run.style);
  v1::BackupResponse last;
  const auto failure = callRaw(
      connection->client(),
      methodNamed("AdminService.Backup"),
      {&request},
      0,
      [&](const google::protobuf::Message& got) {
        last = static_cast<const v1::BackupResponse&>(got);
        progress.relabel(run.style.say("备份", "Backup") + " " + stepText(last.step(), run.style));
        progress.update(last.done_bytes(), last.total_bytes());
      }
  );
  progress.finish();
  if (!failure.ok()) return complain(run, failure);
  if (run.json) return print(answerJson(last, false));
  const std::string position = std::to_string(last.position());
  print(
      run.style.chinese()
          ? "备份并核验完成：" + last.file_name() + "，至位置 " + position + "。\n"
          : "Backed up and verified: " + last.file_name() + ", up to position " + position + ".\n"
  );
}

// ---- on the files -------------------------------------------------------------------------------

/// Manifests of a folder, oldest first: their names hold the position with leading zeros.
std::vector<fs::path> manifestsIn(const fs::path& folder) {
  std::vector<fs::path> manifests;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".manifest") manifests.push_back(it->path());
  }
  std::sort(manifests.begin(), manifests.end());
  return manifests;
}

/// What a person means by a backup: a manifest, the copy beside it, or the newest of a folder.
/// Nothing: there is none, and that has been said.
std::optional<fs::path> manifestOf(Invocation& run, const std::string& named) {
  const fs::path path(named);
  std::error_code error;
  if (fs::is_directory(path, error)) {
    const auto manifests = manifestsIn(path);
    if (!manifests.empty()) return manifests.back();
  } else {
    const fs::path manifest =
        path.extension() == ".db" ? fs::path(path).replace_extension(".manifest") : path;
    if (fs::exists(manifest, error)) return manifest;
  }
  complain(run, ExitCode::Refused, run.style.say("没有找到备份：", "There is no backup: ") + named);
  return std::nullopt;
}

void addNumber(google::protobuf::Struct& row, const std::string& key, std::uint64_t value) {
  (*row.mutable_fields())[key].set_string_value(std::to_string(value));
}

google::protobuf::Struct jsonOf(const log::BackupManifest& manifest, const Style& style) {
  google::protobuf::Struct row;
  auto& fields = *row.mutable_fields();
  fields["file"].set_string_value(manifest.file);
  fields["time"].set_string_value(momentText(manifest.time, style));
  fields["sha256"].set_string_value(manifest.sha256);
  addNumber(row, "bytes", manifest.bytes);
  if (!manifest.halls.empty()) {
    addNumber(row, "position", manifest.halls.front().head.seq);
    fields["chain_hash"].set_string_value(
        log::hexadecimal(log::bytesOf(manifest.halls.front().head.hash))
    );
  }
  return row;
}

void list(Invocation& run, const std::string& folder) {
  TextTable table(
      {run.style.say("文件", "file"),
       run.style.say("时间", "time"),
       run.style.say("位置", "position"),
       run.style.say("字节", "bytes")}
  );
  std::string json;
  for (const fs::path& path : manifestsIn(folder)) {
    const auto manifest = log::readManifest(path);
    if (!manifest) {
      complain(run, ExitCode::Damaged, storeSentence(manifest.refusal(), run.style));
      continue;
    }
    const auto position = manifest->halls.empty() ? 0 : manifest->halls.front().head.seq;
    table.add(
        {manifest->file,
         momentText(manifest->time, run.style),
         std::to_string(position),
         std::to_string(manifest->bytes)}
    );
    json += answerJson(jsonOf(*manifest, run.style), true);
  }
  if (run.json) return print(json);
  print(table.rows() == 0 ? run.style.say("没有备份。\n", "No backups.\n") : table.text());
}

void verify(Invocation& run, const std::string& named) {
  const auto path = manifestOf(run, named);
  if (!path) return;
  Progress progress(run.style.say("核验备份", "Verifying the backup"), run.style);
  const auto manifest = log::verifyBackup(*path, [&](std::uint64_t done, std::uint64_t total) {
    progress.update(done, total);
    return true;
  });
  progress.finish();
  if (!manifest) {
    return complain(run, ExitCode::Damaged, storeSentence(manifest.refusal(), run.style));
  }
  if (run.json) return print(answerJson(jsonOf(*manifest, run.style), false));
  const auto position = manifest->halls.empty() ? 0 : manifest->halls.front().head.seq;
  print(
      run.style.say("备份完整：", "The backup is whole: ") + manifest->file +
      run.style.say("，至位置 ", ", up to position ") + std::to_string(position) +
      run.style.say("。\n", ".\n")
  );
}

void restore(Invocation& run, const std::string& named, const std::string& directory) {
  const auto path = manifestOf(run, named);
  if (!path) return;
  Progress progress(run.style.say("核验备份", "Verifying the backup"), run.style);
  const auto manifest =
      log::restoreBackup(*path, directory, [&progress](std::uint64_t done, std::uint64_t total) {
        progress.update(done, total);
        return true;
      });
  progress.finish();
  if (!manifest) {
    const bool damaged = manifest.reason() == domain::Reason::BackupFailed ||
                         manifest.reason() == domain::Reason::LogDamaged;
    return complain(
        run,
        damaged ? ExitCode::Damaged : ExitCode::Refused,
        storeSentence(manifest.refusal(), run.style)
    );
  }
  if (run.json) return print(answerJson(jsonOf(*manifest, run.style), false));
  const auto position = manifest->halls.empty() ? 0 : manifest->halls.front().head.seq;
  const std::string last = std::to_string(position);
  print(
      run.style.chinese()
          ? "已恢复到 " + directory + "，至位置 " + last +
                "。\n下一步：把原来的密钥文件放回（data.key_file），再启动服务器。"
                "各前缀的号码从已知最大号之后的整百继续；备份之后发出的号，以检查点旁的 .numbers "
                "文件为准，没有该文件时须用 --known-number 告知。\n"
          : "Restored into " + directory + ", up to position " + last +
                ".\nNext: put the key file back in its place (data.key_file) and start the server. "
                "Numbers go on at the next hundred above the highest known; those given out after "
                "the backup are known from the .numbers file beside the checkpoints, or must be "
                "named with --known-number.\n"
  );
}

}  // namespace

void addBackupCommands(CLI::App& app, Invocation& run) {
  const Style& style = run.style;
  addCommand(
      app, "backup", "now", {"让服务器现在备份并核验", "Let the server back up and verify"}, run
  )
      .callback([&run] { backUpNow(run); });

  CLI::App& listing =
      addCommand(app, "backup", "list", {"列出备份", "List the backups of a folder"}, run);
  const auto folder = std::make_shared<std::string>();
  listing.add_option("folder,--folder", *folder, style.say("备份目录", "Backup folder"))
      ->required();
  listing.callback([&run, folder] { list(run, *folder); });

  CLI::App& verifying =
      addCommand(app, "backup", "verify", {"核验一个备份", "Verify one backup"}, run);
  const auto verified = std::make_shared<std::string>();
  verifying
      .add_option(
          "backup,--backup",
          *verified,
          style.say("备份，或备份目录（取最新的）", "Backup, or folder for its newest")
      )
      ->required();
  verifying.callback([&run, verified] { verify(run, *verified); });

  CLI::App& restoring = addCommand(
      app,
      "",
      "restore",
      {"从备份恢复到空的数据目录", "Restore a backup into an empty directory"},
      run
  );
  const auto restored = std::make_shared<std::string>();
  const auto directory = std::make_shared<std::string>();
  restoring
      .add_option(
          "backup,--backup",
          *restored,
          style.say("备份，或备份目录（取最新的）", "Backup, or folder for its newest")
      )
      ->required();
  restoring
      .add_option("data,--data", *directory, style.say("空的数据目录", "Empty data directory"))
      ->required();
  restoring.callback([&run, restored, directory] { restore(run, *restored, *directory); });
}

}  // namespace hall::hallctl
