#include "tools/hallctl/catalogue_commands.h"

#include <algorithm>
#include <memory>

#include "hall/v1/admin_service.pb.h"
#include "server/config/item_csv.h"
#include "server/log/files.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/catalogue_difference.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/progress.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/secret_input.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace fs = std::filesystem;

namespace {

v1::PublishCatalogueResponse responseOf(const CatalogueCheck& check) {
  v1::PublishCatalogueResponse response;
  for (const v1::LintFinding& finding : check.findings) *response.add_findings() = finding;
  response.set_finding_count(static_cast<std::uint32_t>(check.findings.size()));
  return response;
}

std::string summaryOf(const CatalogueCheck& check, const Style& style) {
  const auto count = [](std::size_t number) { return std::to_string(number); };
  std::string text =
      style.chinese()
          ? "事项 " + count(check.items) + " 个，办事指南 " + count(check.guides) + " 份，队列 " +
                count(check.queues) + " 个，窗口 " + count(check.counters) + " 个。\n"
          : count(check.items) + " items, " + count(check.guides) + " guides, " +
                count(check.queues) + " queues, " + count(check.counters) + " counters.\n";
  if (check.samples > 0) {
    text += style.chinese() ? "有 " + count(check.samples) +
                                  " 处“示例”文字，正式大厅不能发布（用 --real 逐条列出）。\n"
                            : count(check.samples) +
                                  " texts are marked as samples (示例); a real hall cannot publish "
                                  "them (list them with --real).\n";
  }
  return text;
}

/// Doubts forbid nothing and are many while a hall writes its guides: they are listed on request.
std::size_t takeDoubts(google::protobuf::RepeatedPtrField<v1::LintFinding>& findings) {
  const auto first =
      std::remove_if(findings.begin(), findings.end(), [](const v1::LintFinding& one) {
        return one.severity() == v1::LINT_SEVERITY_DOUBT;
      });
  const auto count = static_cast<std::size_t>(findings.end() - first);
  findings.erase(first, findings.end());
  return count;
}

/// Prints what was found. False: there are faults, and `end` says so.
bool report(Invocation& run, const CatalogueCheck& check, bool withDoubts) {
  v1::PublishCatalogueResponse response = responseOf(check);
  if (run.json) {
    print(answerJson(response, false));
  } else {
    const std::size_t doubts = withDoubts ? 0 : takeDoubts(*response.mutable_findings());
    print(findingsText(response.findings(), run.style));
    if (doubts > 0) {
      print(
          run.style.say("疑点 ", "Doubts: ") + std::to_string(doubts) +
          run.style.say(" 处（用 --doubts 逐条列出）。\n", " (list them with --doubts).\n")
      );
    }
  }
  if (!check.ok()) {
    run.end = ExitCode::Refused;
    if (!run.json) {
      print(run.style.say("业务配置有误，不能发布。\n", "The catalogue has faults.\n"));
    }
  }
  return check.ok();
}

void check(Invocation& run, const std::string& folder, bool real, bool doubts) {
  const CatalogueCheck found = checkCatalogue(catalogueFolderOf(folder), real);
  if (!report(run, found, doubts) || run.json) return;
  print(summaryOf(found, run.style) + run.style.say("检查通过。\n", "It is in order.\n"));
}

// ---- publishing ---------------------------------------------------------------------------------

client::Failure upload(
    Invocation& run,
    Connection& connection,
    const config::CatalogueFiles& files,
    const std::string& etag,
    bool dryRun,
    v1::PublishCatalogueResponse& response
) {
  const auto messages = uploadOf(files, etag, dryRun);
  std::vector<const google::protobuf::Message*> requests;
  requests.reserve(messages.size());
  for (const auto& message : messages) requests.push_back(&message);
  return callRaw(
      connection.client(),
      methodNamed("AdminService.PublishCatalogue"),
      requests,
      run.timeoutSeconds,
      [&response](const google::protobuf::Message& got) {
        response = static_cast<const v1::PublishCatalogueResponse&>(got);
      }
  );
}

bool hasFault(const v1::PublishCatalogueResponse& response) {
  const auto& findings = response.findings();
  return std::any_of(findings.begin(), findings.end(), [](const v1::LintFinding& finding) {
    return finding.severity() == v1::LINT_SEVERITY_FAULT;
  });
}

/// True: go on. The server has looked at it, and what would change was shown.
bool isWanted(Invocation& run, const v1::PublishCatalogueResponse& dry, bool yes, bool dryOnly) {
  if (hasFault(dry)) {
    print(run.json ? answerJson(dry, false) : findingsText(dry.findings(), run.style));
    complain(
        run,
        ExitCode::Refused,
        run.style.say("业务配置有误，没有发布。", "It has faults; nothing was published.")
    );
    return false;
  }
  if (dry.changed_rows().empty()) {
    print(
        run.json ? answerJson(dry, false) : run.style.say("没有改动。\n", "It changes nothing.\n")
    );
    return false;
  }
  if (!run.json) {
    print(run.style.say("将有这些改动：\n", "It would change:\n") + differenceText(dry, run.style));
  }
  if (dryOnly) {
    if (run.json) print(answerJson(dry, false));
    return false;
  }
  if (yes || isConfirmed(run.style.say("发布？", "Publish?"))) return true;
  complain(
      run,
      ExitCode::Refused,
      run.style.say(
          "没有发布；不想被问的，加 --yes。", "Not published; with --yes nobody is asked."
      )
  );
  return false;
}

void publish(Invocation& run, const std::string& path, bool yes, bool dryOnly) {
  const CatalogueCheck found = checkCatalogue(catalogueFolderOf(path), false);
  if (!found.ok()) {
    report(run, found, false);
    return;
  }
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  v1::GetStatusResponse status;
  auto failure = callAs(
      connection->client(),
      "AdminService.GetStatus",
      v1::GetStatusRequest(),
      run.timeoutSeconds,
      status
  );
  v1::PublishCatalogueResponse response;
  if (failure.ok()) {
    failure = upload(run, *connection, found.files, status.catalogue_etag(), true, response);
  }
  if (!failure.ok()) return complain(run, failure);
  if (!isWanted(run, response, yes, dryOnly)) return;
  failure = upload(run, *connection, found.files, status.catalogue_etag(), false, response);
  if (!failure.ok()) return complain(run, failure);
  if (run.json) return print(answerJson(response, false));
  if (!response.published()) {
    print(findingsText(response.findings(), run.style));
    return complain(run, ExitCode::Refused, run.style.say("没有发布。", "Nothing was published."));
  }
  const std::string version = std::to_string(response.catalogue_version());
  print(
      run.style.chinese() ? "已发布，第 " + version + " 版。\n"
                          : "Published as version " + version + ".\n"
  );
}

// ---- a department's list ------------------------------------------------------------------------

struct ListImport {
  std::string list;
  std::string folder;
  config::ItemCsvDefaults defaults;
  std::string name;
  bool replace = false;
};

void importList(Invocation& run, const ListImport& wanted) {
  const auto bytes = log::readFile(wanted.list);
  if (!bytes) {
    return complain(
        run,
        ExitCode::Refused,
        run.style.say("读不了文件：", "This file cannot be read: ") + wanted.list
    );
  }
  const config::ItemCsv csv = config::itemsFromCsv(*bytes, wanted.list, wanted.defaults);
  if (!csv.ok()) {
    v1::PublishCatalogueResponse response;
    for (const config::Fault& fault : csv.faults) *response.add_findings() = findingOf(fault);
    print(run.json ? answerJson(response, false) : findingsText(response.findings(), run.style));
    run.end = ExitCode::Refused;
    return;
  }
  const fs::path folder = catalogueFolderOf(wanted.folder);
  const std::string stem =
      wanted.name.empty() ? fs::path(wanted.list).stem().string() : wanted.name;
  const fs::path target = folder / "items" / (stem + ".toml");
  std::error_code error;
  if (fs::exists(target, error) && !wanted.replace) {
    return complain(
        run,
        ExitCode::Refused,
        target.string() + run.style.say(
                              " 已经有了；要替换它，加 --replace，或用 --name 另取一个名字。",
                              " is there already; replace it with --replace, or give --name."
                          )
    );
  }
  fs::create_directories(target.parent_path(), error);
  if (const auto written = log::replaceFile(target, csv.toml); !written) {
    return complain(
        run, ExitCode::Refused, run.style.say("写不了：", "Cannot be written: ") + target.string()
    );
  }
  const std::string count = std::to_string(csv.items);
  if (!run.json) {
    print(
        run.style.chinese() ? count + " 个事项写入 " + target.string() + "。\n"
                            : count + " items written to " + target.string() + ".\n"
    );
  }
  check(run, folder.string(), false, false);
}

bool isCsv(const std::string& path) {
  return fs::path(path).extension() == ".csv";
}

void addImport(CLI::App& app, Invocation& run, std::string_view name, client::Wording help) {
  CLI::App& command = addCommand(app, "catalogue", name, help, run);
  const auto wanted = std::make_shared<ListImport>();
  const auto yes = std::make_shared<bool>(false);
  const auto dry = std::make_shared<bool>(false);
  const Style& style = run.style;
  command
      .add_option(
          "source",
          wanted->list,
          style.say("业务配置的目录，或事项清单 CSV", "Folder, or list as CSV")
      )
      ->required();
  command.add_option(
      "into", wanted->folder, style.say("CSV 转入的业务配置目录", "Folder a CSV goes into")
  );
  command.add_flag("--yes", *yes, style.say("不再询问，直接发布", "Publish without asking"));
  command.add_flag("--dry-run", *dry, style.say("只看有哪些改动", "Only show what would change"));
  command.add_option(
      "--department",
      wanted->defaults.department,
      style.say("CSV 没有写部门的，按这个部门", "Department of rows that name none")
  );
  command.add_option(
      "--queue",
      wanted->defaults.queue,
      style.say("CSV 没有写队列的，按这个队列", "Queue of rows that name none")
  );
  command.add_option(
      "--name", wanted->name, style.say("CSV 转成的文件名", "Name of the file made of a CSV")
  );
  command.add_flag("--replace", wanted->replace, style.say("替换已有的文件", "Replace that file"));
  command.callback([&run, wanted, yes, dry] {
    if (!isCsv(wanted->list)) return publish(run, wanted->list, *yes, *dry);
    if (!wanted->folder.empty()) return importList(run, *wanted);
    complain(
        run,
        ExitCode::Usage,
        run.style.say(
            "请写明转入哪个业务配置目录，例如 hallctl catalogue import 清单.csv catalogue/city。",
            "Name the folder it goes into, like hallctl catalogue import list.csv catalogue/city."
        )
    );
  });
}

}  // namespace

void addCatalogueCommands(CLI::App& app, Invocation& run) {
  CLI::App& command = addCommand(
      app,
      "catalogue",
      "check",
      {"检查业务配置，不需要服务器", "Check the files, without a server"},
      run
  );
  const auto folder = std::make_shared<std::string>();
  const auto real = std::make_shared<bool>(false);
  command.add_option("folder,--folder", *folder, run.style.say("业务配置的目录", "Its folder"))
      ->required();
  command.add_flag(
      "--real", *real, run.style.say("按正式大厅检查，示例文字算错误", "As a real hall judges it")
  );
  const auto doubts = std::make_shared<bool>(false);
  command.add_flag("--doubts", *doubts, run.style.say("逐条列出疑点", "List the doubts, too"));
  command.callback([&run, folder, real, doubts] { check(run, *folder, *real, *doubts); });
  addImport(
      app,
      run,
      "import",
      {"发布业务配置，或转入事项清单 CSV", "Publish a folder, or take in a list"}
  );
  addImport(app, run, "publish", {"发布业务配置，同 import", "The same as import"});
}

}  // namespace hall::hallctl
