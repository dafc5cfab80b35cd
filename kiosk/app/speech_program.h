#pragma once

#include <QObject>
#include <QProcess>
#include <QString>
#include <functional>

#include "kiosk/ui/speaker.h"

namespace hall::kiosk {

/// Reads aloud through a program that takes a text on its standard input, plays it and ends, as
/// espeak-ng does. A new text ends the one before. Belongs to the pages' thread.
class SpeechProgram final : public QObject, public Speaker {
  Q_OBJECT

 public:
  /// Program and arguments as in a shell, without its expansions. Empty: no voice in that language.
  struct Commands {
    QString chinese;
    QString english;
  };

  explicit SpeechProgram(const Commands& commands, QObject* parent = nullptr);
  ~SpeechProgram() override;

  bool isThere() const override;
  void say(const QString& text, bool english, std::function<void()> then) override;
  void hush() override;

 Q_SIGNALS:
  /// The program could not be started or ended with a fault, or it speaks again.
  void worksChanged(bool works);

 private:
  void start();
  void ended(int exitCode, QProcess::ExitStatus status);
  void setWorks(bool works);

  const Commands commands_;
  QProcess process_;
  QString command_;  ///< of `text_`
  QString text_;     ///< to be read next; empty: nothing
  std::function<void()> then_;
  bool hushing_ = false;
  bool works_ = true;
};

}  // namespace hall::kiosk
