#include "kiosk/app/code_picture.h"

#include <QUrl>

#include "kiosk/device/raster.h"

namespace hall::kiosk {

QImage CodePicture::requestImage(const QString& id, QSize* size, const QSize& requested) {
  const QString content = QUrl::fromPercentEncoding(id.toUtf8());
  QImage picture = content.isEmpty() ? QImage() : drawnCode(content, PaperWidth::Mm58);
  if (size != nullptr) *size = picture.size();
  // Whole dots only: a scaled code with grey edges is hard to read.
  if (!picture.isNull() && requested.isValid())
    picture = picture.scaled(requested, Qt::KeepAspectRatio);
  return picture;
}

}  // namespace hall::kiosk
