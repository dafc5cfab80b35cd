#pragma once

#include <QString>
#include <QStringList>

namespace hall::kiosk {

class KioskPages;

/// What 语音播报 says of the page that is shown now, sentence by sentence: what stands on it, what
/// was entered and chosen, and what can be done. Never a document's number or a name: whoever
/// stands behind would hear it.
QStringList spokenPage(KioskPages& pages);

/// A001 as A 0 0 1: a number is heard character by character.
QString spelled(const QString& number);

/// A long text in pieces of at most 200 characters, cut behind a sentence where there is one, so
/// that whoever stops and goes on hears a few words again and not the whole page.
QStringList inPieces(const QString& text);

}  // namespace hall::kiosk
