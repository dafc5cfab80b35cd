#pragma once

#include <QQuickImageProvider>

namespace hall::kiosk {

/// QR codes for the pages: image://code/<content, percent-encoded>, at most as large as asked for
/// by sourceSize, each module of whole pixels: scaled, a phone reads them badly. Nothing to draw,
/// or a content too long for the size, gives a null picture.
class CodePicture : public QQuickImageProvider {
 public:
  CodePicture() : QQuickImageProvider(QQuickImageProvider::Image) {}
  QImage requestImage(const QString& id, QSize* size, const QSize& requested) override;
};

}  // namespace hall::kiosk
