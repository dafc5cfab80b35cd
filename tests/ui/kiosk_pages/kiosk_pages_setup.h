#pragma once

#include <QQmlEngine>
#include <QtQml>

#include "kiosk/app/code_picture.h"
#include "kiosk/app/kiosk_window.h"
#include "tests/ui/kiosk_pages/scripted_kiosk.h"

namespace hall::kiosk {

/// Gives each test file its engine: the pages' types, and a scripted kiosk of its own as `Scene`.
class KioskPagesSetup : public QObject {
  Q_OBJECT

 public Q_SLOTS:
  void applicationAvailable() {
    KioskWindow::registerTypes();
    qmlRegisterSingletonType<ScriptedKiosk>(
        "Yichuang.Kiosk.Tests",
        1,
        0,
        "Scene",
        [](QQmlEngine* engine, QJSEngine*) -> QObject* { return new ScriptedKiosk(*engine); }
    );
  }
  void qmlEngineAvailable(QQmlEngine* engine) {
    engine->addImportPath(QStringLiteral("qrc:/"));
    engine->addImageProvider(QStringLiteral("code"), new CodePicture);
  }
};

}  // namespace hall::kiosk
