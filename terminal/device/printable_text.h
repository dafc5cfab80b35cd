#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// Text as a ticket printer takes it.
namespace hall::terminal {

/// Without control characters, which a printer would obey (ESC in an item's name), and without
/// what no paper can show: line breaks become spaces.
QString withoutControls(const QString& text);

/// GB 18030 by the platform's iconv; Qt's own codecs depend on the locale.
QByteArray gb18030(const QString& text);

/// True where every character stands in GBK, which is what printers' fonts hold. 䶮, 㛃 and 𠮷 do
/// not, though GB 18030 has a code for them: such a line is sent as a picture.
bool isInPrinterFont(const QString& text);

/// Columns it takes: one for ASCII, two for everything else.
int columnsOf(const QString& text);

/// Broken so that no line is wider than `columns`, at least 2; never inside a surrogate pair, and
/// no line begins with a closing mark (，。、：；！？）》”); a word or number that fits a line is
/// whole.
QStringList wrapped(const QString& text, int columns);

}  // namespace hall::terminal
