#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <optional>

#include "counter-client/app/counter_application.h"
#include "counter-client/app/counter_printer.h"
#include "counter-client/app/counter_tray.h"
#include "counter-client/app/counter_window.h"
#include "counter-client/app/demo_hall.h"
#include "counter-client/app/desktop_limits.h"
#include "counter-client/app/paces.h"
#include "counter-client/app/tour.h"
#include "terminal/device/picture_printer.h"

namespace hall::counter {
namespace {

constexpr int kRefused = 2;

int fail(const QString& why, int status = 1) {
  QTextStream(stderr) << "hall-counter: " << why << Qt::endl;
  return status;
}

const QCommandLineOption kConfig("config", "the settings of this PC", "counter.toml");
const QCommandLineOption kDemo("demo", "a scripted hall, no server");
const QCommandLineOption kSelfTest("self-test", "load every state in every look and end");
const QCommandLineOption kScreenshots("screenshots", "as --self-test, with pictures", "folder");
const QCommandLineOption kPrints(
    "prints", "where the demonstration prints its PNG files", "folder"
);
const QCommandLineOption kPaces(
    "paces", "take what to do from standard input and say how long it took"
);
const QCommandLineOption kSize("size", "of the full window, in pixels", "WxH", "1366x720");
const QCommandLineOption kDark("dark", "dark windows");

bool takeLooks(const QCommandLineParser& parser, CounterWindow::Looks& looks) {
  const QStringList sides = parser.value(kSize).split(u'x');
  if (sides.size() != 2) return false;
  looks.size = {sides[0].toInt(), sides[1].toInt()};
  looks.dark = parser.isSet(kDark);
  return looks.size.width() >= 1100 && looks.size.height() >= 620;
}

/// Says on standard output when the first window stands there.
void tellReady(const CounterWindow& window) {
  QObject::connect(
      window.window(),
      &QQuickWindow::frameSwapped,
      window.window(),
      [] { QTextStream(stdout) << "READY" << Qt::endl; },
      Qt::SingleShotConnection
  );
}

int runDemo(const QCommandLineParser& parser, const CounterWindow::Looks& looks) {
  const QTemporaryDir scratch;
  const QString prints = parser.isSet(kPrints) ? parser.value(kPrints) : scratch.path();
  DemoHall hall;
  CounterPrinter printer(
      std::make_unique<terminal::PicturePrinter>(
          prints.toStdString(), terminal::PicturePrinter::Format::Png, terminal::PaperWidth::Mm80
      ),
      hall
  );
  const bool walks = parser.isSet(kSelfTest) || parser.isSet(kScreenshots);
  QElapsedTimer clock;
  clock.start();
  qint64 steady = 0;  // of the walk, which does not wait
  CounterPages pages(
      {hall,
       printer,
       [&] { return walks ? steady : clock.elapsed(); },
       QStringLiteral("3"),
       {QStringLiteral("材料已复印"),
        QStringLiteral("已电话联系申请人"),
        QStringLiteral("代办，已核对授权")}}
  );
  CounterWindow window(pages, looks);
  if (window.window() == nullptr) return fail(window.warnings().join(u'\n'));
  if (walks) {
    Tour tour({hall, pages, window, [&](qint64 ms) { steady += ms; }});
    const QStringList faults = tour.walk(parser.value(kScreenshots));
    return faults.isEmpty() ? 0 : fail(faults.join(u'\n'));
  }
  tellReady(window);
  const CounterTray tray({hall, pages, window});
  const QString limits = desktopLimits(false);
  if (!limits.isEmpty()) pages.acting()->say(limits);
  QTimer second;
  QObject::connect(&second, &QTimer::timeout, &pages, [&] {
    hall.pass(1000);
    pages.secondPassed();
  });
  second.start(1000);
  return QApplication::exec();
}

int runHall(const QCommandLineParser& parser, CounterWindow::Looks looks) {
  const QString path = parser.value(kConfig);
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return fail(path + QStringLiteral(" cannot be read"));
  const std::string text = file.readAll().toStdString();
  const auto read = counterSettings(text, QFileInfo(path).absolutePath().toStdString());
  if (const auto* fault = std::get_if<std::string>(&read)) {
    return fail(path + QStringLiteral(": ") + QString::fromStdString(*fault), kRefused);
  }
  const auto& settings = std::get<CounterSettings>(read);
  looks.dark = looks.dark || settings.dark;
  looks.english = settings.english;
  const CounterApplication::Start start = CounterApplication::start(settings, looks);
  if (!start.application) return fail(start.fault);
  CounterWindow& window = start.application->window();
  if (window.window() == nullptr) return fail(window.warnings().join(u'\n'));
  tellReady(window);
  std::optional<Paces> paces;
  if (parser.isSet(kPaces)) {
    paces.emplace(start.application->pages(), window, [](const QString& line) {
      QTextStream(stdout) << line << Qt::endl;
    });
  }
  return QApplication::exec();
}

int run() {
  QCommandLineParser parser;
  parser.addOptions({kConfig, kDemo, kSelfTest, kScreenshots, kPrints, kPaces, kSize, kDark});
  parser.addHelpOption();
  parser.process(*QCoreApplication::instance());
  CounterWindow::Looks looks;
  if (!takeLooks(parser, looks)) {
    return fail(QStringLiteral("--size takes WxH from 1100x620 on"), kRefused);
  }
  if (parser.isSet(kConfig)) return runHall(parser, looks);
  const bool demo = parser.isSet(kDemo) || parser.isSet(kSelfTest) || parser.isSet(kScreenshots);
  if (!demo) return fail(QStringLiteral("say --config counter.toml or --demo"), kRefused);
  return runDemo(parser, looks);
}

}  // namespace
}  // namespace hall::counter

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("hall-counter"));
  QApplication::setQuitOnLastWindowClosed(true);
  return hall::counter::run();
}
