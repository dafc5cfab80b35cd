#include "kiosk/app/kiosk_application.h"

#include <QTextStream>
#include <utility>

#include "kiosk/link/kiosk_session.h"

namespace hall::kiosk {

namespace {

const char* const kVersion = "0.1.0";

void tellJournal(const std::string& line) {
  QTextStream(stderr) << "hall-kiosk: " << QString::fromStdString(line) << Qt::endl;
}

std::optional<KioskSession::Server> serverOf(const KioskSettings& settings) {
  const auto trust = terminal::trustOf(settings.server);
  if (!trust) return std::nullopt;
  return KioskSession::Server{
      settings.server.address, trust->authority, trust->certificate, trust->privateKey};
}

KioskSession sessionOf(const KioskSettings& settings) {
  return KioskSession(settings.folder / "device-token");
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
  parts.printer = terminal::printerOf(settings.printer);
  if (!parts.printer) return {nullptr, QStringLiteral("printer.address is no address")};
  if (!settings.reader.empty()) {
    parts.reader = terminal::byteLinkTo(QString::fromStdString(settings.reader));
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
