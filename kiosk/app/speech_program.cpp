#include "kiosk/app/speech_program.h"

#include <utility>

namespace hall::kiosk {

namespace {
constexpr int kLastWordMs = 1'000;
}  // namespace

SpeechProgram::SpeechProgram(const Commands& commands, QObject* parent)
    : QObject(parent), commands_(commands) {
  process_.setStandardOutputFile(QProcess::nullDevice());
  process_.setStandardErrorFile(QProcess::nullDevice());
  connect(&process_, &QProcess::finished, this, &SpeechProgram::ended);
  connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) setWorks(false);
  });
}

SpeechProgram::~SpeechProgram() {
  process_.disconnect(this);
  process_.kill();
  process_.waitForFinished(kLastWordMs);
}

bool SpeechProgram::isThere() const {
  return !commands_.chinese.isEmpty() || !commands_.english.isEmpty();
}

void SpeechProgram::say(const QString& text, bool english, std::function<void()> then) {
  hush();
  command_ = english ? commands_.english : commands_.chinese;
  if (command_.isEmpty()) return;
  text_ = text;
  then_ = std::move(then);
  // One that is being ended starts the next when it is gone.
  if (process_.state() == QProcess::NotRunning) start();
}

void SpeechProgram::hush() {
  text_.clear();
  then_ = nullptr;
  if (process_.state() == QProcess::NotRunning) return;
  hushing_ = true;
  process_.kill();
}

void SpeechProgram::start() {
  QStringList arguments = QProcess::splitCommand(command_);
  if (arguments.isEmpty()) return;
  const QString program = arguments.takeFirst();
  hushing_ = false;
  process_.start(program, arguments);
  process_.write(std::exchange(text_, QString()).toUtf8());
  process_.closeWriteChannel();
}

void SpeechProgram::ended(int exitCode, QProcess::ExitStatus status) {
  if (std::exchange(hushing_, false)) {
    if (!text_.isEmpty()) start();
    return;
  }
  setWorks(status == QProcess::NormalExit && exitCode == 0);
  const auto then = std::exchange(then_, nullptr);
  if (works_ && then) then();
}

void SpeechProgram::setWorks(bool works) {
  if (works_ == works) return;
  works_ = works;
  Q_EMIT worksChanged(works);
}

}  // namespace hall::kiosk
