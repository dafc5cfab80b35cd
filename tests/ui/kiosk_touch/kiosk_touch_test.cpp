#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QQuickItem>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "client/hall_client.h"
#include "kiosk/app/kiosk_application.h"
#include "tests/support/qt/readable_strings.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/terminal/printer_at_path.h"
#include "tests/ui/kiosk_touch/masked_text.h"
#include "tools/rehearsal/server_process.h"

/// Somebody at the door of the hall: a real server, the real kiosk in a window, real touches, and
/// the picture of the paper that came out.
namespace hall::kiosk {
namespace {

constexpr int kPatienceMs = 60'000;

std::filesystem::path folderFrom(const char* variable) {
  const char* folder = std::getenv(variable);
  return folder == nullptr ? "" : folder;
}

/// Runs a program to its end; what it printed.
QString outputOf(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.start(program, arguments);
  EXPECT_TRUE(process.waitForFinished(kPatienceMs)) << program.toStdString();
  EXPECT_EQ(process.exitCode(), 0)
      << program.toStdString() << process.readAllStandardError().toStdString();
  return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// The visible item whose name for screen readers is this one.
QQuickItem* itemNamed(QQuickItem* root, const QString& name) {
  if (!root->isVisible() || !root->isEnabled()) return nullptr;
  if (root->property("name").toString() == name) return root;
  for (QQuickItem* child : root->childItems()) {
    if (QQuickItem* found = itemNamed(child, name)) return found;
  }
  return nullptr;
}

/// What this process says on its standard error, which is the kiosk's journal, goes to a file.
class JournalFile {
 public:
  explicit JournalFile(std::filesystem::path path)
      : path_(std::move(path)), before_(::dup(STDERR_FILENO)) {
    const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    ::dup2(file, STDERR_FILENO);
    ::close(file);
  }
  ~JournalFile() {
    ::dup2(before_, STDERR_FILENO);
    ::close(before_);
  }
  JournalFile(const JournalFile&) = delete;
  JournalFile& operator=(const JournalFile&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  const std::filesystem::path path_;
  const int before_;
};

class KioskTouchTest : public testing::Test {
 protected:
  KioskTouchTest() {
    startServer();
    const std::filesystem::path data = folder_ / "kiosk";
    std::filesystem::create_directories(data);
    std::filesystem::create_directories(folder_ / "tickets");
    std::ofstream(data / "device-token") << banner_.deviceTokens.at("kiosk-1");
    std::filesystem::permissions(
        data / "device-token",
        std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
    );
    settings_.server.address = banner_.rpcAddress;
    settings_.folder = data;
    settings_.printer.kind = terminal::PrinterSettings::Kind::Png;
    settings_.printer.address = folder_ / "tickets";
    startKiosk();
  }

  void startKiosk() {
    kiosk_.reset();
    auto start = KioskApplication::start(settings_, {0.369, {1080, 1920}, false});
    ASSERT_TRUE(start.application) << start.fault.toStdString();
    kiosk_ = std::move(start.application);
  }

  /// A county's hall on a Monday at nine, with phone pages, so that tickets bear a code.
  void startServer() {
    const auto config = folder_ / "config";
    std::filesystem::copy(
        folderFrom("HALL_SOURCE_DIR") / "config", config, std::filesystem::copy_options::recursive
    );
    const auto county = config / "catalogue" / "county";
    outputOf(
        "sed",
        {"-i",
         "s|^level.*|&\\npublic_address = \"https://hall.example.cn\"|",
         QString::fromStdString(county / "hall.toml")}
    );
    place_.program = folderFrom("HALL_BIN_DIR") / "hall-server";
    place_.folder = folder_ / "server";
    place_.catalogue = county;
    place_.clock = "rehearsal:2026-03-02T09:10:00+08:00,1";
    std::filesystem::create_directories(place_.folder);
    server_ = std::make_unique<rehearsal::ServerProcess>(place_);
    const auto banner = server_->waitUntilReady(std::chrono::milliseconds{kPatienceMs});
    ASSERT_TRUE(banner.has_value());
    banner_ = *banner;
  }

  static bool until(const std::function<bool()>& isSo) {
    const QDeadlineTimer limit(kPatienceMs);
    while (!isSo() && !limit.hasExpired()) {
      QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    }
    return isSo();
  }
  KioskPages& pages() { return *kiosk_->window().window()->property("pages").value<KioskPages*>(); }
  QQuickItem* shown(const QString& name) {
    return itemNamed(kiosk_->window().window()->contentItem(), name);
  }
  /// A finger on the middle of it, through the display, once it stands still.
  void touch(const QString& name) {
    QPoint at;
    const auto isStill = [&] {
      const QQuickItem* item = shown(name);
      if (item == nullptr) return false;
      const QPoint before = at;
      at = item->mapToGlobal({item->width() / 2, item->height() / 2}).toPoint();
      return at == before;
    };
    ASSERT_TRUE(until(isStill)) << name.toStdString();
    outputOf(
        "xdotool", {"mousemove", QString::number(at.x()), QString::number(at.y()), "click", "1"}
    );
  }
  /// Nobody manages windows here; keys go to the one that is told to have them.
  void takeKeys() {
    const QString window = QString::number(kiosk_->window().window()->winId());
    outputOf("xdotool", {"windowfocus", window});
    ASSERT_TRUE(until([this] { return kiosk_->window().window()->isActive(); }));
  }
  /// What the code on the newest paper says; empty: it bears none.
  QString codeOnPaper(int papers) {
    const QDir tickets(QString::fromStdString(folder_ / "tickets"));
    EXPECT_EQ(tickets.entryList({"*.png"}).size(), papers);
    QProcess reader;
    const QString paper = tickets.filePath(tickets.entryList({"*.png"}).back());
    reader.start("zbarimg", {"--quiet", "--raw", paper});
    EXPECT_TRUE(reader.waitForFinished(kPatienceMs));
    // An item's paper leads to its guide as well.
    const auto codes = QString::fromUtf8(reader.readAllStandardOutput()).split('\n');
    return codes.filter("/t/").value(0);
  }
  /// The ticket that the code on the newest paper leads to, as the server knows it.
  v1::Ticket ticketOnPaper(int papers) {
    const QString code = codeOnPaper(papers);
    EXPECT_TRUE(code.startsWith("https://hall.example.cn/t/")) << code.toStdString();
    client::HallClient hall(client::Endpoint{banner_.rpcAddress, {}, {}, {}});
    hall.setToken(banner_.deviceTokens.at("kiosk-1"));
    v1::GetTicketRequest request;
    request.set_ticket_id(code.section('/', -1).section('.', 0, 0).toStdString());
    v1::GetTicketResponse response;
    const auto failure = hall.call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
    return response.ticket();
  }

  support::TemporaryDirectory folder_;
  KioskSettings settings_;
  rehearsal::ServerPlace place_;
  std::unique_ptr<rehearsal::ServerProcess> server_;
  rehearsal::ServerBanner banner_;
  std::unique_ptr<KioskApplication> kiosk_;
};

TEST_F(KioskTouchTest, TwoTouchesPrintTheNumberThatTheHallKnowsInEveryMode) {
  int papers = 0;
  for (const char* mode : {"", "长辈版", "低位操作", "高对比度"}) {
    if (*mode != '\0') touch(QString::fromUtf8(mode));
    touch("咨询");
    touch("确认取号");
    ASSERT_TRUE(until([this] { return pages().visit()->page() == Visit::Page::Result; })) << mode;
    EXPECT_EQ(pages().number()->step(), NumberController::Step::Printed) << mode;
    const v1::Ticket ticket = ticketOnPaper(++papers);
    EXPECT_EQ(QString::fromStdString(ticket.number()), pages().number()->number()) << mode;
    EXPECT_EQ(ticket.state(), v1::TICKET_STATE_WAITING) << mode;
    pages().visit()->end();
  }
}

TEST_F(KioskTouchTest, EachDoorOfOneTouchLeadsToItsQueue) {
  struct Door {
    const char* name;
    const char* confirm;  ///< where a card may be shown, going without one is a choice
    const char* queue;
  };
  int papers = 0;
  for (const Door& door :
       {Door{"取件", "不刷证取号", "handout"},
        Door{"咨询", "确认取号", "consult"},
        Door{"办不成事反映", "不刷证取号", "failed-errand"}}) {
    touch(QString::fromUtf8(door.name));
    touch(QString::fromUtf8(door.confirm));
    ASSERT_TRUE(until([this] { return pages().visit()->page() == Visit::Page::Result; }))
        << door.name;
    EXPECT_EQ(ticketOnPaper(++papers).queue_id(), door.queue);
    pages().visit()->end();
  }
}

TEST_F(KioskTouchTest, ThePaperJustPrintedIsScannedAndPrintedAgainWithItsCode) {
  touch("咨询");
  touch("确认取号");
  ASSERT_TRUE(until([this] { return pages().visit()->page() == Visit::Page::Result; }));
  const QString number = pages().number()->number();
  const QString code = codeOnPaper(1);
  pages().visit()->end();

  takeKeys();
  outputOf("xdotool", {"type", "--delay", "5", code});
  outputOf("xdotool", {"key", "Return"});
  const auto found = [this] {
    return pages().ownNumber()->step() == OwnNumberController::Step::Found;
  };
  ASSERT_TRUE(until(found)) << pages().ownNumber()->message().toStdString();
  EXPECT_EQ(pages().ownNumber()->number(), number);
  touch("补打号票");
  ASSERT_TRUE(until([this] {
    return pages().ownNumber()->step() == OwnNumberController::Step::Done;
  }));
  EXPECT_EQ(codeOnPaper(2), code) << "whoever holds the paper gets all of it again";

  touch("查另一个号");
  outputOf("xdotool", {"type", "--delay", "5", number});
  outputOf("xdotool", {"key", "Return"});
  ASSERT_TRUE(until(found)) << pages().ownNumber()->message().toStdString();
  touch("补打号票");
  ASSERT_TRUE(until([this] {
    return pages().ownNumber()->step() == OwnNumberController::Step::Done;
  }));
  EXPECT_EQ(codeOnPaper(3), QString()) << "the number alone may have been read on the board";
}

TEST_F(KioskTouchTest, NothingOfADocumentIsLeftWhenTheVisitIsOver) {
  const terminal::sample::PrinterAtPath printer;
  settings_.printer.kind = terminal::PrinterSettings::Kind::EscPos;
  settings_.printer.address = printer.path().toStdString();
  const JournalFile journal(folder_ / "journal");
  startKiosk();
  // This process must hold neither by itself: they are put together by a shell, typed by the
  // display, and looked for xored.
  const auto written = [this](const char* name, const QString& parts) {
    std::string file = folder_ / name;
    outputOf("sh", {"-c", "printf %s%s%s " + parts + " > " + QString::fromStdString(file)});
    return file;
  };
  const std::string typed = written("typed", "110105 19960101 0014,OUYANG''JIAN''GUO");
  const std::string numberOnly = written("number", "110105 19960101 0014");
  const std::string nameOnly = written("name", "OUYANG JIAN GUO");
  const MaskedText number(numberOnly);
  const MaskedText name(nameOnly);
  ASSERT_TRUE(until([this] { return pages().home()->frequent()->rowCount() > 0; }));
  pages().home()->chooseFrequent(pages().home()->frequent()->at(0).key);
  ASSERT_TRUE(until([this] { return pages().number()->step() == NumberController::Step::Confirm; })
  );
  takeKeys();
  outputOf("xdotool", {"type", "--delay", "5", "--file", QString::fromStdString(typed)});
  outputOf("xdotool", {"key", "Return"});
  ASSERT_TRUE(until([this] { return pages().number()->applicant()->isGiven(); }));
  EXPECT_GT(number.countInMemory(), 0) << "or the search finds nothing at all";
  EXPECT_GT(name.countInMemory(), 0) << "the same";

  touch("确认取号");
  ASSERT_TRUE(until([this] { return pages().visit()->page() == Visit::Page::Result; }));
  EXPECT_EQ(pages().number()->step(), NumberController::Step::Printed);
  const std::string given = pages().number()->number().toStdString();
  touch("完成");
  ASSERT_TRUE(until([this] { return pages().visit()->page() == Visit::Page::Home; }));

  EXPECT_TRUE(until([&] { return number.countInMemory() == 0; }));
  EXPECT_TRUE(until([&] { return name.countInMemory() == 0; }));
  for (const std::string& file : {typed, numberOnly, nameOnly}) std::filesystem::remove(file);
  const std::string sheet = printer.taken().toStdString();
  EXPECT_NE(sheet.find(given), std::string::npos) << "texts are sent as such";
  EXPECT_EQ(number.countIn(sheet) + name.countIn(sheet), 0) << "they stand on the paper";
  kiosk_.reset();
  qWarning("the journal is read");
  const std::string told = bytesOf(journal.path());
  EXPECT_NE(told.find("the journal is read"), std::string::npos);
  EXPECT_EQ(number.countIn(told) + name.countIn(told), 0) << "they stand in the journal";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "kiosk")) {
    if (!entry.is_regular_file()) continue;
    const std::string kept = bytesOf(entry.path());
    EXPECT_EQ(number.countIn(kept) + name.countIn(kept), 0) << entry.path();
  }
}

}  // namespace
}  // namespace hall::kiosk
