#include "tools/hallctl/log_commands.h"

#include <google/protobuf/struct.pb.h>

#include <filesystem>
#include <memory>

#include "client/request_id.h"
#include "hall/v1/admin_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "server/log/exported_log.h"
#include "server/log/log_reading.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/field_values.h"
#include "tools/hallctl/field_words.h"
#include "tools/hallctl/file_output.h"
#include "tools/hallctl/log_check.h"
#include "tools/hallctl/progress.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/store_words.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kSlice = 4096;

// ---- verify -------------------------------------------------------------------------------------

void verify(Invocation& run, const LogCheck& wanted) {
  const bool here = !wanted.data.empty() || !wanted.file.empty();
  if (here && !wanted.checkpoint.empty() && wanted.key.empty()) {
    return complain(
        run,
        ExitCode::Usage,
        run.style.say(
            "没有服务器时核对检查点，要用 --key 给出公钥。",
            "Without a server a checkpoint is checked by its public key: give --key."
        )
    );
  }
  const auto found = here ? checkLogHere(run, wanted) : checkLogThere(run, wanted);
  if (!found) {
    if (run.end == ExitCode::Unreachable && !run.json) {
      std::fprintf(
          stderr,
          "%s\n",
          run.style
              .say(
                  "服务器没有运行时，用 --data 数据目录 直接核验。",
                  "Where no server runs, verify the data itself with --data DIRECTORY."
              )
              .c_str()
      );
    }
    return;
  }
  if (found->last.result() != v1::VERIFY_RESULT_WHOLE) run.end = ExitCode::Damaged;
  print(run.json ? answerJson(found->last, false) : verdictText(*found, run.style) + "\n");
}

void addVerify(CLI::App& app, Invocation& run) {
  CLI::App& command =
      addCommand(app, "log", "verify", {"核验日志没有被改动", "Prove that the log is whole"}, run);
  const auto wanted = std::make_shared<LogCheck>();
  const Style& style = run.style;
  auto* data = command.add_option(
      "--data",
      wanted->data,
      style.say("数据目录（服务器没有运行时）", "Data directory, without a server")
  );
  command.add_option("--file", wanted->file, style.say("导出的日志文件", "An exported log"))
      ->excludes(data);
  command.add_option(
      "--checkpoint",
      wanted->checkpoint,
      style.say("检查点文件，能发现被截尾", "File of checkpoints; shows a cut tail")
  );
  command.add_option(
      "--key",
      wanted->key,
      style.say("检查点的公钥，或存有它的文件", "Their public key, or a file with it")
  );
  command.add_option(
      "--from",
      wanted->from,
      style.say("自哪个位置起（由服务器核验时）", "First position (by a server)")
  );
  command.callback([&run, wanted] { verify(run, *wanted); });
}

// ---- export -------------------------------------------------------------------------------------

struct LogExport {
  std::string target;
  std::string data;
  std::string format = "stored";
  std::uint64_t after = 0;
  std::uint64_t until = 0;
  bool replace = false;
};

/// False: the target is there already, and that has been said.
bool isFree(Invocation& run, const std::string& target, bool replace) {
  std::error_code error;
  if (target == "-" || replace || !fs::exists(target, error)) return true;
  complain(
      run,
      ExitCode::Refused,
      target +
          run.style.say(" 已经有了；要替换它，加 --replace。", " is there already; see --replace.")
  );
  return false;
}

void sayExported(const Invocation& run, const std::string& target, std::uint64_t last) {
  if (target == "-") return;  // the log itself went to standard output
  const std::string count = std::to_string(last);
  if (run.json) {
    google::protobuf::Struct facts;
    (*facts.mutable_fields())["file"].set_string_value(target);
    (*facts.mutable_fields())["position"].set_string_value(count);
    return print(answerJson(facts, false));
  }
  print(
      run.style.chinese() ? "已导出到 " + target + "，至位置 " + count + "。\n"
                          : "Exported to " + target + ", up to position " + count + ".\n"
  );
}

void exportHere(Invocation& run, const LogExport& wanted) {
  const auto reading = log::LogReading::open(wanted.data);
  if (!reading) {
    return complain(run, ExitCode::Refused, storeSentence(reading.refusal(), run.style));
  }
  log::LogExporter exporter(
      (*reading)->log(),
      (*reading)->blobs(),
      (*reading)->algorithm(),
      engine::HallId{},
      wanted.target
  );
  Progress progress(run.style.say("导出日志", "Exporting the log"), run.style);
  while (true) {
    const auto more = exporter.step(kSlice);
    if (!more) {
      progress.finish();
      const bool bad = more.reason() == domain::Reason::LogDamaged;
      return complain(
          run, bad ? ExitCode::Damaged : ExitCode::Refused, storeSentence(more.refusal(), run.style)
      );
    }
    progress.update(exporter.written(), exporter.total());
    if (!*more) break;
  }
  progress.finish();
  sayExported(run, wanted.target, exporter.written());
}

void exportThere(Invocation& run, const LogExport& wanted) {
  v1::ExportLogRequest request;
  request.set_after_position(wanted.after);
  request.set_until_position(wanted.until);
  const auto* format = v1::ExportLogRequest::descriptor()->FindFieldByName("format");
  const std::string wrong = putValue(request, *format, wanted.format, run.style);
  if (!wrong.empty()) return complain(run, ExitCode::Usage, "--format " + wrong);
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  FileOutput output(wanted.target);
  Progress progress(run.style.say("导出日志", "Exporting the log"), run.style);
  v1::ExportLogResponse last;
  const auto failure = callRaw(
      connection->client(),
      methodNamed("ReportService.ExportLog"),
      {&request},
      0,
      [&](const google::protobuf::Message& got) {
        last = static_cast<const v1::ExportLogResponse&>(got);
        output.write(last.content());
        progress.update(last.exported_position(), last.position());
      }
  );
  progress.finish();
  if (!failure.ok()) return complain(run, failure);
  if (!output.finish()) {
    return complain(run, ExitCode::Refused, storeSentence(output.refusal(), run.style));
  }
  sayExported(run, wanted.target, last.exported_position());
}

void addExport(CLI::App& app, Invocation& run) {
  CLI::App& command =
      addCommand(app, "log", "export", {"把日志导出成文件", "Write the log to a file"}, run);
  const auto wanted = std::make_shared<LogExport>();
  const Style& style = run.style;
  command
      .add_option(
          "file,--output,-o",
          wanted->target,
          style.say("文件，- 是标准输出", "File; - for standard output")
      )
      ->required();
  command.add_option(
      "--format",
      wanted->format,
      style.say("格式：", "Form: ") + listed(wordsOf(*v1::LogExportFormat_descriptor()), style)
  );
  command.add_option("--after", wanted->after, style.say("在这个位置之后", "After this position"));
  command.add_option("--until", wanted->until, style.say("到这个位置", "Up to this position"));
  command.add_option(
      "--data",
      wanted->data,
      style.say("数据目录（服务器没有运行时）", "Data directory, without a server")
  );
  command.add_flag("--replace", wanted->replace, style.say("替换已有的文件", "Replace the file"));
  command.callback([&run, wanted] {
    if (!isFree(run, wanted->target, wanted->replace)) return;
    if (wanted->data.empty()) return exportThere(run, *wanted);
    const bool whole = wanted->format == "stored" && wanted->after == 0 && wanted->until == 0;
    if (whole && wanted->target != "-") return exportHere(run, *wanted);
    complain(
        run,
        ExitCode::Usage,
        run.style.say(
            "没有服务器时只能把全部原始记录导出到文件。",
            "Without a server the whole log is exported, as stored, to a file."
        )
    );
  });
}

// ---- views --------------------------------------------------------------------------------------

void rebuildViews(Invocation& run) {
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  v1::RebuildViewsRequest request;
  request.set_request_id(client::newRequestId());
  Progress progress(run.style.say("重建统计数据", "Rebuilding the read models"), run.style);
  v1::RebuildViewsResponse last;
  const auto failure = callRaw(
      connection->client(),
      methodNamed("AdminService.RebuildViews"),
      {&request},
      0,
      [&](const google::protobuf::Message& got) {
        last = static_cast<const v1::RebuildViewsResponse&>(got);
        progress.update(last.done_position(), last.position());
      }
  );
  progress.finish();
  if (!failure.ok()) return complain(run, failure);
  if (run.json) return print(answerJson(last, false));
  const std::string position = std::to_string(last.done_position());
  print(
      run.style.chinese() ? "统计数据已重建，至位置 " + position + "。\n"
                          : "The read models are rebuilt up to position " + position + ".\n"
  );
}

}  // namespace

void addLogCommands(CLI::App& app, Invocation& run) {
  addVerify(app, run);
  addExport(app, run);
  addCommand(
      app, "views", "rebuild", {"由日志重建统计数据", "Rebuild the read models from the log"}, run
  )
      .callback([&run] { rebuildViews(run); });
}

}  // namespace hall::hallctl
