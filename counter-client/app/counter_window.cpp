#include "counter-client/app/counter_window.h"

#include <QCoreApplication>
#include <QQuickItem>
#include <QVariant>
#include <QtQml>

namespace hall::counter {

namespace {

const char* const kUri = "Yichuang.Counter.Ui";

template <class Type>
void registerType(const char* name) {
  qmlRegisterUncreatableType<Type>(kUri, 1, 0, name, QStringLiteral("made by the program"));
}

}  // namespace

void CounterWindow::registerTypes() {
  registerType<Acting>("Acting");
  registerType<ApplicantController>("ApplicantController");
  registerType<CallingController>("CallingController");
  registerType<CounterLanguage>("CounterLanguage");
  registerType<CounterPages>("CounterPages");
  registerType<ErrandController>("ErrandController");
  registerType<FloorController>("FloorController");
  registerType<HandEntryController>("HandEntryController");
  registerType<OutcomeController>("OutcomeController");
  registerType<PapersController>("PapersController");
  registerType<PauseController>("PauseController");
  registerType<SignInController>("SignInController");
  registerType<TicketsController>("TicketsController");
  registerType<UntakenController>("UntakenController");
}

CounterWindow::CounterWindow(CounterPages& pages, const Looks& looks, QObject* parent)
    : QObject(parent), pages_(pages), engine_(std::make_unique<QQmlApplicationEngine>()) {
  registerTypes();
  if (!english_.load(QStringLiteral(":/i18n/counter_en.qm"))) {
    warnings_ << QStringLiteral("the English texts are not there");
  }
  connect(engine_.get(), &QQmlEngine::warnings, this, [this](const QList<QQmlError>& errors) {
    for (const QQmlError& error : errors) warnings_ << error.toString();
  });
  engine_->setInitialProperties(
      {{QStringLiteral("pages"), QVariant::fromValue(&pages_)},
       {QStringLiteral("dark"), looks.dark},
       {QStringLiteral("width"), looks.size.width()},
       {QStringLiteral("height"), looks.size.height()}}
  );
  engine_->load(QUrl(QStringLiteral("qrc:/Yichuang/Counter/Main.qml")));
  if (QQuickWindow* main = window()) {
    connect(main, SIGNAL(languageWanted(bool)), this, SLOT(speak(bool)));
  }
  speak(looks.english);
}

CounterWindow::~CounterWindow() {
  speak(false);
  // The software renderer never frees the pictures of its last frame: that one is empty.
  for (QQuickWindow* last : {window(), bar()}) {
    if (last == nullptr) continue;
    last->disconnect();
    qDeleteAll(last->contentItem()->childItems());
    last->grabWindow();
  }
  engine_.reset();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QQuickWindow* CounterWindow::window() const {
  const QList<QObject*> roots = engine_->rootObjects();
  return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.front());
}

QQuickWindow* CounterWindow::bar() const {
  return window() == nullptr ? nullptr : window()->findChild<QQuickWindow*>(QStringLiteral("bar"));
}

void CounterWindow::setCompact(bool compact) {
  if (QQuickWindow* main = window()) main->setProperty("compact", compact);
}

void CounterWindow::setDark(bool dark) {
  if (QQuickWindow* main = window()) main->setProperty("dark", dark);
}

void CounterWindow::speak(bool english) {
  if (english == pages_.language()->english()) return;
  if (english) {
    QCoreApplication::installTranslator(&english_);
  } else {
    QCoreApplication::removeTranslator(&english_);
  }
  pages_.language()->setEnglish(english);
  engine_->retranslate();
}

}  // namespace hall::counter
