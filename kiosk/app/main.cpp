#include <malloc.h>

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include "kiosk/app/demo_hall.h"
#include "kiosk/app/demo_printer.h"
#include "kiosk/app/kiosk_application.h"
#include "kiosk/app/memory_book.h"
#include "kiosk/app/paces.h"
#include "kiosk/app/sign_of_life.h"
#include "kiosk/app/speech_program.h"
#include "kiosk/app/tour.h"
#include "terminal/device/picture_printer.h"
#include "terminal/words/demo_catalogue.h"

namespace hall::kiosk {
namespace {

constexpr int kRefused = 2;

int fail(const QString& why, int status = 1) {
  QTextStream(stderr) << "hall-kiosk: " << why << Qt::endl;
  return status;
}

const QCommandLineOption kConfig("config", "the settings of this kiosk", "kiosk.toml");
const QCommandLineOption kEnroll("enroll", "take this kiosk into the hall and end", "code");
const QCommandLineOption kDemo("demo", "a scripted hall, no server");
const QCommandLineOption kSelfTest("self-test", "load every page in every mode and end");
const QCommandLineOption kScreenshots("screenshots", "as --self-test, with pictures", "folder");
const QCommandLineOption kPrints(
    "prints", "where the demonstration prints its PNG files", "folder"
);
const QCommandLineOption kPaces("paces", "measure this machine over 3,000 items and end");
const QCommandLineOption kRounds("rounds", "of each touch and key of --paces", "number", "5");
const QCommandLineOption kVisits("visits", "of --paces", "number", "100");
const QCommandLineOption kSize("size", "of the window, in pixels", "WxH", "1080x1920");
const QCommandLineOption kPitch("mm-per-px", "of the screen, instead of its setting", "mm");

/// Window size and pitch; false: they cannot be.
bool takeLooks(const QCommandLineParser& parser, KioskWindow::Looks& looks) {
  const QStringList sides = parser.value(kSize).split(u'x');
  if (sides.size() != 2) return false;
  looks.size = {sides[0].toInt(), sides[1].toInt()};
  if (parser.isSet(kPitch)) looks.mmPerPx = parser.value(kPitch).toDouble();
  if (parser.isSet(kSize)) looks.fullScreen = false;
  return looks.size.width() >= 320 && looks.size.height() >= 320 && looks.mmPerPx >= 0.05 &&
         looks.mmPerPx <= 2;
}

/// Freed memory is overwritten: what somebody typed or laid on goes with the strings that held it,
/// those of the libraries among them.
void forgetWhatIsFreed() {
  constexpr int kFill = 0xA5;
  mallopt(M_PERTURB, kFill);
}

int runPaces(const QCommandLineParser& parser, const Paces::Parts& parts) {
  constexpr int kItems = 3'000;
  const Paces::Length length{parser.value(kRounds).toInt(), parser.value(kVisits).toInt()};
  if (length.rounds < 1 || length.visits < 1) {
    return fail(QStringLiteral("--rounds from 1, --visits from 1 on"), kRefused);
  }
  parts.hall.publish(terminal::demoCatalogue(kItems));
  Paces paces(parts);
  const bool done =
      paces.measure(length, [](const QString& line) { QTextStream(stdout) << line << Qt::endl; });
  return done ? 0 : fail(paces.fault());
}

int runDemo(const QCommandLineParser& parser, const KioskWindow::Looks& looks) {
  const QTemporaryDir scratch;
  const QString prints = parser.isSet(kPrints) ? parser.value(kPrints) : scratch.path();
  DemoHall hall;
  KioskPrinting thread(
      std::make_unique<terminal::PicturePrinter>(
          prints.toStdString(), terminal::PicturePrinter::Format::Png, terminal::PaperWidth::Mm80
      ),
      hall
  );
  DemoPrinter printer(thread);
  MemoryBook book;
  const bool walks = parser.isSet(kSelfTest) || parser.isSet(kScreenshots);
  if (walks) Tour::cutPower(hall, book);
  SpeechProgram speech(voiceOf(KioskSettings{}));
  KioskPages pages({hall, printer, book, speech, [] { return QDate::currentDate(); }});
  KioskWindow window(pages, looks);
  if (walks) {
    const QStringList faults =
        Tour({hall, printer, pages, window}).walk(parser.value(kScreenshots));
    return faults.isEmpty() ? 0 : fail(faults.join(u'\n'));
  }
  if (window.window() == nullptr) return fail(window.warnings().join(u'\n'));
  if (parser.isSet(kPaces)) return runPaces(parser, {hall, pages, window});
  tellAlive(*window.window());
  QTimer second;
  QObject::connect(&second, &QTimer::timeout, pages.visit(), &Visit::secondPassed);
  second.start(1000);
  return QGuiApplication::exec();
}

int runHall(const QCommandLineParser& parser) {
  const QString path = parser.value(kConfig);
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return fail(path + QStringLiteral(" cannot be read"));
  const std::string text = file.readAll().toStdString();
  const auto read = kioskSettings(text, QFileInfo(path).absolutePath().toStdString());
  if (const auto* fault = std::get_if<std::string>(&read)) {
    return fail(path + QStringLiteral(": ") + QString::fromStdString(*fault), kRefused);
  }
  const auto& settings = std::get<KioskSettings>(read);
  if (parser.isSet(kEnroll)) {
    const QString fault = KioskApplication::enroll(settings, parser.value(kEnroll).toStdString());
    return fault.isEmpty() ? 0 : fail(fault);
  }
  KioskWindow::Looks looks{settings.mmPerPx, {}, settings.fullScreen, settings.lowerEdgeMm};
  if (!takeLooks(parser, looks)) return fail(QStringLiteral("--size or --mm-per-px"), kRefused);
  const KioskApplication::Start start = KioskApplication::start(settings, looks);
  if (!start.application) return fail(start.fault);
  const KioskWindow& window = start.application->window();
  if (window.window() == nullptr) return fail(window.warnings().join(u'\n'));
  tellAlive(*window.window());
  return QGuiApplication::exec();
}

int run() {
  QCommandLineParser parser;
  parser.addOptions(
      {kConfig,
       kEnroll,
       kDemo,
       kSelfTest,
       kScreenshots,
       kPrints,
       kPaces,
       kRounds,
       kVisits,
       kSize,
       kPitch}
  );
  parser.addHelpOption();
  parser.process(*QCoreApplication::instance());
  if (parser.isSet(kConfig)) return runHall(parser);
  const bool demo = parser.isSet(kDemo) || parser.isSet(kSelfTest) || parser.isSet(kScreenshots) ||
                    parser.isSet(kPaces);
  if (!demo) return fail(QStringLiteral("say --config kiosk.toml or --demo"), kRefused);
  KioskWindow::Looks looks;
  if (!takeLooks(parser, looks)) {
    return fail(
        QStringLiteral("--size takes WxH from 320x320 on, --mm-per-px 0.05 to 2"), kRefused
    );
  }
  return runDemo(parser, looks);
}

}  // namespace
}  // namespace hall::kiosk

int main(int argc, char** argv) {
  hall::kiosk::forgetWhatIsFreed();
  const QGuiApplication application(argc, argv);
  QGuiApplication::setApplicationName(QStringLiteral("hall-kiosk"));
  return hall::kiosk::run();
}
