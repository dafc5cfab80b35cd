#include "kiosk/app/kiosk_application.h"

#include <QFile>
#include <QTextStream>
#include <utility>

#include "kiosk/device/cups_printer.h"
#include "kiosk/device/escpos_printer.h"
#include "kiosk/device/picture_printer.h"
#include "kiosk/link/kiosk_session.h"

namespace hall::kiosk {

namespace {

using Kind = KioskSettings::PrinterKind;

const char* const kVersion = "0.1.0";

void tellJournal(const std::string& line) {
  QTextStream(stderr) << "hall-kiosk: " << QString::fromStdString(line) << Qt::endl;
}

/// The text of a PEM file; empty for no path. Null where it cannot be read.
std::optional<std::string> pem(const std::filesystem::path& path) {
  if (path.empty()) return std::string();
  QFile file(QString::fromStdString(path.string()));
  if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
  return file.readAll().toStdString();
}

std::optional<KioskSession::Server> serverOf(const KioskSettings& settings) {
  const auto authority = pem(settings.serverAuthority);
  const auto certificate = pem(settings.certificate);
  const auto key = pem(settings.privateKey);
  if (!authority || !certificate || !key) return std::nullopt;
  return KioskSession::Server{settings.serverAddress, *authority, *certificate, *key};
}

KioskSession sessionOf(const KioskSettings& settings) {
  return KioskSession(settings.folder / "device-token");
}

std::unique_ptr<Printer> printerOf(const KioskSettings& settings) {
  const QString address = QString::fromStdString(settings.printerAddress);
  const PaperWidth width = settings.model.width;
  switch (settings.printer) {
    case Kind::Cups:
      return std::make_unique<CupsPrinter>(address, width);
    case Kind::Png:
      return std::make_unique<PicturePrinter>(
          settings.printerAddress, PicturePrinter::Format::Png, width
      );
    case Kind::Pdf:
      return std::make_unique<PicturePrinter>(
          settings.printerAddress, PicturePrinter::Format::Pdf, width
      );
    case Kind::EscPos:
      break;
  }
  auto link = byteLinkTo(address);
  return link ? std::make_unique<EscPosPrinter>(std::move(link), settings.model) : nullptr;
}

}  // namespace

KioskCondition conditionOf(PrinterState printer, bool readerThere, bool voiceWorks) {
  switch (printer) {
    case PrinterState::PaperOut:
      return KioskCondition::PaperOut;
    case PrinterState::Broken:
      return KioskCondition::PrinterFault;
    case PrinterState::Ready:
    case PrinterState::PaperLow:
      break;
  }
  if (!readerThere) return KioskCondition::ReaderFault;
  if (printer == PrinterState::PaperLow) return KioskCondition::PaperLow;
  return voiceWorks ? KioskCondition::Ok : KioskCondition::SoundFault;
}

SpeechProgram::Commands voiceOf(const KioskSettings& settings) {
  return {
      QString::fromStdString(settings.chineseVoice), QString::fromStdString(settings.englishVoice)};
}

KioskApplication::Start KioskApplication::start(
    const KioskSettings& settings, const KioskWindow::Looks& looks
) {
  const auto server = serverOf(settings);
  if (!server) return {nullptr, QStringLiteral("a file of [server] cannot be read")};
  const KioskSession::Loaded session = sessionOf(settings).load();
  if (session.token.empty()) return {nullptr, session.fault};
  Parts parts;
  parts.printer = printerOf(settings);
  if (!parts.printer) return {nullptr, QStringLiteral("printer.address is no address")};
  if (!settings.reader.empty()) {
    parts.reader = byteLinkTo(QString::fromStdString(settings.reader));
    if (!parts.reader) return {nullptr, QStringLiteral("reader.address is no address")};
  }
  FileIntentionBook::Opening book = FileIntentionBook::open(settings.folder / "intentions");
  if (!book.book) return {nullptr, book.fault};
  parts.book = std::move(book.book);
  parts.voice = voiceOf(settings);
  LinkSettings link;
  link.address = server->address;
  link.serverAuthority = server->serverAuthority;
  link.certificate = server->certificate;
  link.privateKey = server->privateKey;
  link.token = session.token;
  link.folder = settings.folder;
  link.softwareVersion = kVersion;
  HallLink::Opening opening = HallLink::open(link, tellJournal);
  if (!opening.link) return {nullptr, opening.fault};
  parts.link = std::move(opening.link);
  return {std::unique_ptr<KioskApplication>(new KioskApplication(std::move(parts), looks)), {}};
}

QString KioskApplication::enroll(const KioskSettings& settings, const std::string& code) {
  const auto server = serverOf(settings);
  if (!server) return QStringLiteral("a file of [server] cannot be read");
  std::error_code error;
  std::filesystem::create_directories(settings.folder, error);
  return sessionOf(settings).enroll(*server, code, kVersion);
}

KioskApplication::KioskApplication(Parts parts, const KioskWindow::Looks& looks)
    : link_(std::move(parts.link)),
      book_(std::move(parts.book)),
      printer_(std::move(parts.printer), *link_),
      speech_(parts.voice),
      pages_({*link_, printer_, *book_, speech_, [this] { return link_->hallTime().date(); }}),
      usage_(pages_, printer_, *link_),
      window_(pages_, looks) {
  QObject::connect(&usage_, &UsageCount::changed, pages_.visit(), [this] {
    link_->setUsage(usage_.usage());
  });
  QObject::connect(&printer_, &TicketPrinting::stateChanged, pages_.visit(), [this] {
    tellCondition();
  });
  QObject::connect(&speech_, &SpeechProgram::worksChanged, pages_.visit(), [this](bool works) {
    voiceWorks_ = works;
    tellCondition();
  });
  if (parts.reader) {
    reader_ = std::make_unique<ReaderThread>(std::move(parts.reader));
    QObject::connect(reader_.get(), &ReaderThread::cardRead, pages_.scans(), &ScanRouter::readCard);
    QObject::connect(
        reader_.get(),
        &ReaderThread::thereChanged,
        pages_.scans(),
        [this](bool there) {
          readerThere_ = there;
          pages_.setReaderThere(there);
          if (!there) usage_.readerGone();
          tellCondition();
        }
    );
  }
  QObject::connect(&second_, &QTimer::timeout, pages_.visit(), &Visit::secondPassed);
  second_.start(1000);
}

void KioskApplication::tellCondition() {
  link_->setCondition(conditionOf(printer_.state(), readerThere_, voiceWorks_));
}

}  // namespace hall::kiosk
