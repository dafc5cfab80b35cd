#pragma once

#include <QAbstractNativeEventFilter>
#include <QObject>
#include <QString>

namespace hall::counter {

/// Keys that reach the counter while another program has the focus: F8, the one key, and F7,
/// 再次呼叫. On X11 alone; elsewhere, and where another program has them already, `works` is false
/// and they work in the counter's own windows only. Held down a key does its work once.
class HotKeys : public QObject, public QAbstractNativeEventFilter {
  Q_OBJECT

 public:
  explicit HotKeys(QObject* parent = nullptr);
  ~HotKeys() override;

  bool works() const { return works_; }
  bool nativeEventFilter(const QByteArray& eventType, void* message, qintptr* result) override;

 Q_SIGNALS:
  void mainPressed();
  void recallPressed();

 private:
  bool grab(bool on);
  /// False: the key is held, and repeats.
  bool isPressedAnew(unsigned char key, unsigned int time);

  bool works_ = false;
  unsigned char mainKey_ = 0;  ///< key codes of this keyboard; 0: none
  unsigned char recallKey_ = 0;
  unsigned char down_ = 0;  ///< of the two, the one that is held
  unsigned int releasedAt_ = 0;
};

}  // namespace hall::counter
