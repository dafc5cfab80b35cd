#include "terminal/device/cups_printer.h"

#include <gtest/gtest.h>

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include "terminal/device/paper_picture.h"

namespace hall::terminal {
namespace {

constexpr int kPatienceMs = 20'000;
const QString kQueue = QStringLiteral("tickets");

/// A real CUPS in a folder of its own, with one raw queue whose device keeps the sheet as a file.
class CupsPrinterTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!QFile::exists(QStringLiteral("/usr/sbin/cupsd"))) {
      GTEST_SKIP() << "cupsd is not installed; ./hall check installs it";
    }
    writeSettings();
    writeDevice();
    qputenv("CUPS_SERVER", path("cups.sock").toUtf8());
    cupsd_.setStandardOutputFile(path("said"));
    cupsd_.setStandardErrorFile(path("said"));
    cupsd_.start(
        QStringLiteral("/usr/sbin/cupsd"),
        {QStringLiteral("-f"),
         QStringLiteral("-c"),
         path("cupsd.conf"),
         QStringLiteral("-s"),
         path("cups-files.conf")}
    );
    ASSERT_TRUE(cupsd_.waitForStarted(kPatienceMs));
    const QString device = QStringLiteral("keep:") + path("sheet");
    // Until it listens.
    const QDeadlineTimer limit(kPatienceMs);
    while (!run("/usr/sbin/lpadmin", {"-p", kQueue, "-E", "-v", device, "-m", "raw"})) {
      ASSERT_FALSE(limit.hasExpired()) << "cupsd does not take the queue: " << said();
      QThread::yieldCurrentThread();
    }
  }
  ~CupsPrinterTest() override {
    cupsd_.terminate();
    cupsd_.waitForFinished(kPatienceMs);
    qunsetenv("CUPS_SERVER");
  }

  std::string said() const {
    QFile file(path("said"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
  }
  QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
  void write(const char* name, const QString& text) const {
    QFile file(path(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
  }
  void writeSettings() const {
    const QString at = folder_.path();
    write(
        "cupsd.conf",
        QStringLiteral("Listen %1/cups.sock\nBrowsing Off\nDefaultAuthType None\nWebInterface No\n"
                       "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
                       "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n")
            .arg(at)
    );
    write(
        "cups-files.conf",
        QStringLiteral("SystemGroup root\nServerRoot %1\nRequestRoot %1/spool\nCacheDir %1/cache\n"
                       "StateDir %1/run\nTempDir %1/tmp\nErrorLog %1/error\nAccessLog %1/access\n"
                       "PageLog %1/page\nServerBin %1/bin\n")
            .arg(at)
    );
  }
  /// CUPS runs what only its owner may run as root, so that it may write here.
  void writeDevice() const {
    for (const char* name : {"bin/backend", "spool", "cache", "run", "tmp"}) {
      ASSERT_TRUE(QDir(folder_.path()).mkpath(QLatin1String(name)));
    }
    // What starts backends.
    ASSERT_TRUE(QFile::link(QStringLiteral("/usr/lib/cups/daemon"), path("bin/daemon")));
    write(
        "bin/backend/keep",
        QStringLiteral(
            "#!/bin/sh\n[ $# = 0 ] && exit 0\n"
            "to=${DEVICE_URI#keep:}\ncat ${6:+\"$6\"} > \"$to.part\" && mv \"$to.part\" \"$to\"\n"
        )
    );
    QFile::setPermissions(
        path("bin/backend/keep"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
    );
  }
  static bool run(const char* program, const QStringList& arguments) {
    return QProcess::execute(QLatin1String(program), arguments) == 0;
  }
  /// What the queue sent to its device; empty: nothing in time.
  QByteArray received() const {
    QFile sheet(path("sheet"));
    const QDeadlineTimer limit(kPatienceMs);
    while (!sheet.exists() && !limit.hasExpired()) QThread::yieldCurrentThread();
    return sheet.open(QIODevice::ReadOnly) ? sheet.readAll() : QByteArray();
  }

  QTemporaryDir folder_;
  QProcess cupsd_;
};

Paper aTicket() {
  return {{PaperText{QStringLiteral("A001"), PaperText::Align::Centre, 4, true}}};
}

TEST_F(CupsPrinterTest, ASheetComesOutOfTheQueueAsItsPicture) {
  CupsPrinter printer(kQueue, PaperWidth::Mm80);
  EXPECT_EQ(printer.condition(), PrinterCondition::Ready);
  EXPECT_TRUE(printer.print(aTicket()).printed);
  const QImage sheet = QImage::fromData(received(), "PNG");
  ASSERT_FALSE(sheet.isNull());
  EXPECT_EQ(sheet.size(), paperPicture(aTicket(), PaperWidth::Mm80).size());
}

TEST_F(CupsPrinterTest, IsOfflineWhileItsQueueIsDisabledAndTakesNothing) {
  ASSERT_TRUE(run("cupsdisable", {kQueue}));
  CupsPrinter printer(kQueue, PaperWidth::Mm80);
  EXPECT_EQ(printer.condition(), PrinterCondition::Offline);
  EXPECT_FALSE(printer.print(aTicket()).printed);
  ASSERT_TRUE(run("cupsenable", {kQueue}));
  EXPECT_EQ(printer.condition(), PrinterCondition::Ready);
}

TEST_F(CupsPrinterTest, IsGoneWhereCupsKnowsNoSuchQueue) {
  CupsPrinter printer(QStringLiteral("no-such-queue"), PaperWidth::Mm80);
  EXPECT_EQ(printer.condition(), PrinterCondition::Gone);
  EXPECT_FALSE(printer.print(aTicket()).printed);
}

}  // namespace
}  // namespace hall::terminal
