#include "kiosk/app/speech_program.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "tests/support/qt/readable_strings.h"

namespace hall::kiosk {
namespace {

class SpeechProgramTest : public testing::Test {
 protected:
  QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
  /// What the file holds, once the speech program made it.
  static QByteArray awaited(const QString& path) {
    while (!QFile::exists(path)) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  /// A program that writes what it is to read to a file of this name, all of it at once.
  QString writer(const char* name) const {
    return QStringLiteral("sh -c \"cat > '%1.part' && mv '%1.part' '%1'\"").arg(path(name));
  }

  QTemporaryDir folder;
};

TEST_F(SpeechProgramTest, GivesTheTextToTheProgramOfItsLanguage) {
  SpeechProgram speech({writer("chinese"), writer("english")});
  EXPECT_TRUE(speech.isThere());
  speech.say(QStringLiteral("请取走号票"), false, {});
  EXPECT_EQ(awaited(path("chinese")), QByteArray("请取走号票"));
  speech.say(QStringLiteral("Take your ticket"), true, {});
  EXPECT_EQ(awaited(path("english")), QByteArray("Take your ticket"));
}

TEST_F(SpeechProgramTest, ANewTextEndsTheOneThatIsBeingRead) {
  // The first text never ends by itself.
  const QString hanging = QStringLiteral(
                              "sh -c \"read first; case $first in long*) exec sleep "
                              "3600;; esac; echo $first > '%1.part' && mv '%1.part' '%1'\""
  )
                              .arg(path("said"));
  SpeechProgram speech({hanging, {}});
  speech.say(QStringLiteral("long story\n"), false, {});
  speech.say(QStringLiteral("second\n"), false, {});
  speech.say(QStringLiteral("third\n"), false, {});
  EXPECT_EQ(awaited(path("said")), QByteArray("third\n"));
}

TEST_F(SpeechProgramTest, GivesALongTextWhole) {
  SpeechProgram speech({writer("long"), {}});
  speech.say(QString(100'000, u'x'), false, {});
  EXPECT_EQ(awaited(path("long")).size(), 100'000);
}

TEST_F(SpeechProgramTest, TellsWhenATextWasHeardToItsEnd) {
  SpeechProgram speech({writer("heard"), {}});
  int heard = 0;

  speech.say(QStringLiteral("a"), false, [&] { ++heard; });
  EXPECT_EQ(heard, 0) << "in a later turn";
  while (heard == 0) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
  speech.say(QStringLiteral("b"), false, [&] { ++heard; });
  while (heard == 1) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);

  EXPECT_EQ(heard, 2);
}

TEST_F(SpeechProgramTest, DoesNotTellSoOfATextThatWasCutShortOrFailed) {
  const QString hanging = QStringLiteral("sh -c \"read first; [ $first = b ] || exec sleep 3600\"");
  SpeechProgram speech({hanging, QStringLiteral("false")});
  QStringList heard;
  const auto note = [&heard](const char* text) {
    return [&heard, text] { heard << QString::fromLatin1(text); };
  };
  QSignalSpy works(&speech, &SpeechProgram::worksChanged);

  speech.say(QStringLiteral("a\n"), false, note("replaced"));
  speech.say(QStringLiteral("a\n"), false, note("hushed"));
  speech.hush();
  speech.say(QStringLiteral("a\n"), true, note("failed"));
  while (works.isEmpty()) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
  speech.say(QStringLiteral("b\n"), false, note("read"));
  while (heard.isEmpty()) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);

  EXPECT_EQ(heard, QStringList{QStringLiteral("read")});
}

TEST_F(SpeechProgramTest, SaysWhenTheProgramIsNotThereOrFailsAndWhenItWorksAgain) {
  SpeechProgram speech({QStringLiteral("/nowhere/speech"), QStringLiteral("cat")});
  QSignalSpy works(&speech, &SpeechProgram::worksChanged);
  const auto last = [&works] {
    while (works.isEmpty()) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    return works.takeLast().at(0).toBool();
  };
  speech.say(QStringLiteral("a"), false, {});
  EXPECT_FALSE(last());
  works.clear();
  speech.say(QStringLiteral("b"), true, {});
  EXPECT_TRUE(last());
}

TEST_F(SpeechProgramTest, WithoutProgramsThereIsNoVoice) {
  SpeechProgram speech(SpeechProgram::Commands{});
  EXPECT_FALSE(speech.isThere());
  speech.say(QStringLiteral("a"), false, {});
  speech.hush();
}

/// The real one, its sound into a file instead of a loudspeaker.
TEST_F(SpeechProgramTest, EspeakSpeaksChinese) {
  if (QStandardPaths::findExecutable(QStringLiteral("espeak-ng")).isEmpty()) {
    GTEST_SKIP() << "espeak-ng is not installed";
  }
  SpeechProgram speech(
      {QStringLiteral("sh -c \"espeak-ng -v cmn -w '%1.part' && mv '%1.part' '%1'\"")
           .arg(path("said.wav")),
       {}}
  );
  speech.say(QStringLiteral("取号成功，请取走号票"), false, {});
  const QByteArray wav = awaited(path("said.wav"));
  ASSERT_GT(wav.size(), 44);
  EXPECT_EQ(wav.left(4), QByteArray("RIFF"));
  int loud = 0;
  for (qsizetype i = 45; i < wav.size(); i += 2) loud += std::abs(int{wav[i]}) > 4 ? 1 : 0;
  EXPECT_GT(loud, 1'000) << "there is hardly any sound in it";
}

}  // namespace
}  // namespace hall::kiosk
