#include "terminal/device/cups_printer.h"

#include <QBuffer>
#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <utility>

#include "terminal/device/paper_picture.h"

namespace hall::terminal {

namespace {

constexpr int kPatienceMs = 8000;

/// Runs a command of CUPS; empty where it is not there, fails or takes too long.
std::optional<QByteArray> said(
    const QString& program, const QStringList& arguments, const QByteArray& input = {}
) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
  process.setProcessEnvironment(environment);
  process.start(program, arguments);
  if (!process.waitForStarted(kPatienceMs)) return std::nullopt;
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(kPatienceMs)) {
    process.kill();
    process.waitForFinished(kPatienceMs);
    return std::nullopt;
  }
  if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) return std::nullopt;
  return process.readAllStandardOutput();
}

}  // namespace

CupsPrinter::CupsPrinter(QString queue, PaperWidth width)
    : queue_(std::move(queue)), width_(width) {}

PrinterCondition CupsPrinter::condition() {
  const auto status =
      said(QStringLiteral("lpstat"), {QStringLiteral("-l"), QStringLiteral("-p"), queue_});
  if (!status) return PrinterCondition::Gone;
  if (status->contains("media-empty")) return PrinterCondition::PaperOut;
  if (status->contains("cover-open") || status->contains("door-open")) {
    return PrinterCondition::CoverOpen;
  }
  if (status->contains("disabled") || status->contains("offline")) return PrinterCondition::Offline;
  return status->contains("media-low") ? PrinterCondition::PaperLow : PrinterCondition::Ready;
}

PrintResult CupsPrinter::print(const Paper& paper) {
  const PrinterCondition before = condition();
  if (before != PrinterCondition::Ready && before != PrinterCondition::PaperLow) {
    return {false, before, QStringLiteral("it was not ready")};
  }
  QByteArray picture;
  QBuffer buffer(&picture);
  buffer.open(QIODevice::WriteOnly);
  paperPicture(paper, width_).save(&buffer, "PNG");
  const QStringList arguments{
      QStringLiteral("-d"),
      queue_,
      QStringLiteral("-o"),
      QStringLiteral("fit-to-page"),
      QStringLiteral("-")};
  if (!said(QStringLiteral("lp"), arguments, picture)) {
    return {false, PrinterCondition::Offline, QStringLiteral("lp did not take the sheet")};
  }
  return {true, condition(), {}};
}

}  // namespace hall::terminal
