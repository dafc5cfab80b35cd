#pragma once

#include <QString>
#include <QStringList>

/// What a counter is called on a screen, in the language of the program: each has its own English
/// for it (context Place), since it stands at the head of a line at the counter and within a
/// sentence at the kiosk.
namespace hall::terminal {

/// By a number, not a name: 12, and not 婚姻登记室.
bool isNumbered(const QString& label);
/// 12 号窗口; a named room by its name alone.
QString placeText(const QString& label);
/// 3、4、5 号窗口; named rooms behind the numbers.
QString placeText(const QStringList& labels);

}  // namespace hall::terminal
