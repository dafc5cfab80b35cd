#pragma once

#include <QQmlEngine>
#include <QtQml>

#include "counter-client/app/counter_window.h"
#include "tests/ui/counter_pages/scripted_counter.h"

namespace hall::counter {

/// Gives each test file its engine: the pages' types, and a scripted counter of its own as `Scene`.
class CounterPagesSetup : public QObject {
  Q_OBJECT

 public Q_SLOTS:
  void applicationAvailable() {
    CounterWindow::registerTypes();
    qmlRegisterSingletonType<ScriptedCounter>(
        "Yichuang.Counter.Tests",
        1,
        0,
        "Scene",
        [](QQmlEngine* engine, QJSEngine*) -> QObject* { return new ScriptedCounter(*engine); }
    );
  }
  void qmlEngineAvailable(QQmlEngine* engine) { engine->addImportPath(QStringLiteral("qrc:/")); }
};

}  // namespace hall::counter
