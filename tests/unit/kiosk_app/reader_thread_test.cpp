#include "kiosk/app/reader_thread.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QSemaphore>
#include <QStringList>
#include <atomic>

#include "tests/support/qt/readable_strings.h"

namespace hall::kiosk {
namespace {

/// A reader at which a test lays cards on, from its own thread.
class CardLink final : public terminal::ByteLink {
 public:
  struct Script {
    QSemaphore cards;  ///< each is one reading
    std::atomic<bool> there{true};
  };
  explicit CardLink(Script& script) : script_(script) {}

  bool open() override { return script_.there; }
  void close() override {}
  bool isAlive() const override { return script_.there; }
  bool write(const QByteArray&, std::chrono::milliseconds) override { return true; }
  QByteArray read(int, std::chrono::milliseconds patience) override {
    if (!script_.cards.tryAcquire(1, static_cast<int>(patience.count()))) return {};
    return QByteArrayLiteral("110105199601010014,Zhang\n");
  }

 private:
  Script& script_;
};

class ReaderThreadTest : public testing::Test {
 protected:
  ReaderThreadTest() {
    QObject::connect(
        &reader_,
        &ReaderThread::cardRead,
        &here_,
        [this](const QString& number, const QString& name) {
          EXPECT_EQ(QThread::currentThread(), here_.thread()) << "the pages' thread";
          read_ << number + u' ' + name;
        }
    );
    QObject::connect(&reader_, &ReaderThread::thereChanged, &here_, [this](bool there) {
      there_ << (there ? QStringLiteral("there") : QStringLiteral("gone"));
    });
  }
  template <class Condition>
  static void until(const Condition& isSo) {
    while (!isSo()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
  }

  CardLink::Script script_;
  QObject here_;
  QStringList read_;
  QStringList there_;
  ReaderThread reader_{std::make_unique<CardLink>(script_)};
};

TEST_F(ReaderThreadTest, TellsThePagesEachCardOnce) {
  script_.cards.release(2);
  until([this] { return read_.size() == 2; });
  EXPECT_EQ(read_.front(), QStringLiteral("110105199601010014 Zhang"));
}

TEST_F(ReaderThreadTest, TellsWhenTheReaderIsPulledOutAndBackAndReadsOn) {
  script_.there = false;
  until([this] { return there_.size() == 1; });
  script_.there = true;
  until([this] { return there_.size() == 2; });
  EXPECT_EQ(there_.join(u' '), QStringLiteral("gone there"));
  script_.cards.release();
  until([this] { return read_.size() == 1; });
}

}  // namespace
}  // namespace hall::kiosk
