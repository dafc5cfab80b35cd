#include "kiosk/app/code_picture.h"

#include <QUrl>
#include <algorithm>

#include "terminal/device/raster.h"

namespace hall::kiosk {

namespace {
constexpr int kSide = 360;
}

QImage CodePicture::requestImage(const QString& id, QSize* size, const QSize& requested) {
  const QString content = QUrl::fromPercentEncoding(id.toUtf8());
  const int side = requested.isValid() ? std::min(requested.width(), requested.height()) : kSide;
  QImage picture = content.isEmpty() ? QImage() : terminal::drawnCode(content, side, 1);
  if (size != nullptr) *size = picture.size();
  return picture;
}

}  // namespace hall::kiosk
