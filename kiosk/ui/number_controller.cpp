#include "kiosk/ui/number_controller.h"

#include <QRegularExpression>
#include <algorithm>
#include <utility>

#include "kiosk/ui/denial_words.h"
#include "kiosk/ui/ground_words.h"
#include "kiosk/ui/place_words.h"
#include "kiosk/ui/relation_words.h"
#include "kiosk/ui/wait_words.h"
#include "terminal/words/place_text.h"

namespace hall::kiosk {

namespace {

/// Of 申请方式 those one need not come to a counter for; a guide names them all in one line.
QString withoutCounter(const QString& modes) {
  static const QRegularExpression kBetween(QStringLiteral("[、，；,;/]\\s*"));
  static const QRegularExpression kHere(
      QStringLiteral("窗口|现场|大厅|counter|on site|in person"),
      QRegularExpression::CaseInsensitiveOption
  );
  QStringList ways = modes.split(kBetween, Qt::SkipEmptyParts);
  ways.erase(
      std::remove_if(
          ways.begin(), ways.end(), [](const QString& way) { return way.contains(kHere); }
      ),
      ways.end()
  );
  return ways.join(NumberController::tr("、"));
}

}  // namespace

NumberController::NumberController(const Parts& parts, QObject* parent)
    : QObject(parent), parts_(parts), applicant_(parts.today), principal_(parts.today) {
  connect(&parts_.visit, &Visit::wiped, this, &NumberController::wipe);
  connect(&parts_.visit, &Visit::looksChanged, this, &NumberController::changed);
  connect(&applicant_, &IdentityEntry::changed, this, &NumberController::offerByAge);
  connect(&principal_, &IdentityEntry::changed, this, &NumberController::supposeRelation);
}

// ---- what the page says ------------------------------------------------------------------------

QString NumberController::title() const {
  const QString name = purposeName();
  const bool supplement = errand_.supplement || slip_.supplement;
  return supplement && !name.isEmpty() ? tr("补交材料：%1").arg(name) : name;
}

QString NumberController::purposeName() const {
  const bool english = parts_.visit.english();
  // With the number in hand the errand is wiped; what it was for stands on its paper.
  if (!slip_.number.isEmpty()) {
    return (slip_.purposeName.isEmpty() ? slip_.queueName : slip_.purposeName).in(english);
  }
  if (const Item* one = item()) return one->name.in(english);
  const Theme* theme = errand_.purpose.kind == Purpose::Kind::Theme
                           ? parts_.hall.catalogue()->theme(errand_.purpose.code)
                           : nullptr;
  if (theme != nullptr) return theme->name.in(english);
  const Queue* one = queue();
  return one == nullptr ? QString() : one->name.in(english);
}

QString NumberController::promise() const {
  if (step_ == Step::Asking) return tr("正在查询等候情况…");
  if (!slip_.number.isEmpty()) return slipPromise();
  if (!parts_.hall.isOnline()) return tr("网络中断，取号照常进行，请听现场工作人员叫号");
  if (!promise_.wait) return tr("现在不用等候");
  return waitWords(promise_.peopleAhead, *promise_.wait);
}

QString NumberController::slipPromise() const {
  const bool called = slip_.state == TicketState::Called || slip_.state == TicketState::Serving;
  if (called && !slip_.counter.isEmpty())
    return tr("请到 %1").arg(terminal::placeText(slip_.counter));
  if (slip_.offline) return tr("网络中断时取的号，请听现场工作人员叫号");
  return slip_.wait ? waitWords(slip_.peopleAhead, *slip_.wait) : tr("现在不用等候");
}

QString NumberController::place() const {
  return slip_.number.isEmpty() ? QString() : placeWords(slip_, parts_.visit.english());
}

QString NumberController::counters() const {
  if (!parts_.hall.isOnline() || step_ == Step::Asking) return {};
  if (promise_.openCounters == 0) return tr("办理窗口还没有开放，开放后依次叫号");
  return tr("现有 %1 个窗口办理").arg(promise_.openCounters);
}

QString NumberController::otherWays() const {
  const Item* one = firstItem();
  const Guide* guide = one == nullptr ? nullptr : parts_.hall.catalogue()->guide(one->code);
  if (guide == nullptr) return {};
  const QString ways = withoutCounter(guide->applicationModes.in(parts_.visit.english()));
  return ways.isEmpty() ? QString() : tr("其他办法：%1").arg(ways);
}

QString NumberController::identityHint() const {
  const Queue* one = queue();
  if (one == nullptr || one->identity == IdentityRule::None) return {};
  if (one->identity == IdentityRule::Required) {
    return tr("这项业务需要登记证件：%1").arg(one->identityBasis.in(parts_.visit.english()));
  }
  return applicant_.readsCards() ? tr("请刷身份证，也可以不刷证取号")
                                 : tr("可以输入证件号码，也可以不刷证取号");
}

QString NumberController::message() const {
  switch (step_) {
    case Step::Confirm:
      return offersPriority_ ? tr("您可以取优先号，是否需要？") : QString();
    case Step::Issuing:
      return tr("正在取号，请稍候…");
    case Step::Printing:
      return tr("正在打印号票，请稍候…");
    case Step::Printed:
      return tr("取号成功，请取走号票");
    case Step::NotPrinted:
      return tr("号票没有打印出来。您的排队号是 %1，请记下，或到导办台补打").arg(number());
    case Step::Doubtful:
    case Step::AlreadyWaiting:
    case Step::Refused:
      return denialWords(denial_, parts_.today());
    case Step::Nothing:
    case Step::Asking:
      break;
  }
  return {};
}

QString NumberController::mendWords() const {
  using Cause = Denial::Cause;
  if (isUnanswered()) return tr("再试一次");
  const Cause cause = denial_.cause;
  const bool mendable = cause == Cause::IdentityRequired || cause == Cause::IdentityInvalid ||
                        cause == Cause::NotReachable;
  return mendable ? tr("返回修改") : QString();
}

/// The hall may have made a number of the request: only the same one again is safe.
bool NumberController::isUnanswered() const {
  return step_ == Step::Refused && denial_.cause == Denial::Cause::NotReachable &&
         !requestId_.isEmpty();
}

QString NumberController::groundText() const {
  return groundWords(errand_.ground);
}

QString NumberController::relationText() const {
  return errand_.agency ? relationWords(errand_.agency->relation) : QString();
}

bool NumberController::asksIdentity() const {
  const Queue* one = queue();
  return one != nullptr && one->identity != IdentityRule::None;
}

bool NumberController::needsIdentity() const {
  const Queue* one = queue();
  return one != nullptr && one->identity == IdentityRule::Required;
}

bool NumberController::asksCopies() const {
  const Item* one = item();
  return one != nullptr && one->asksCopies;
}

bool NumberController::canConfirm() const {
  if (step_ != Step::Confirm) return false;
  if (needsIdentity() && !applicant_.isGiven()) return false;
  return !isAgent() || principal_.isGiven();
}

// ---- what the applicant does -------------------------------------------------------------------

void NumberController::beginItem(const QString& code) {
  begin({Purpose::Kind::Item, code});
}
void NumberController::beginSupplement(const QString& code) {
  begin({Purpose::Kind::Item, code}, true);
}
void NumberController::beginTheme(const QString& code) {
  begin({Purpose::Kind::Theme, code});
}
void NumberController::beginQueue(const QString& code) {
  begin({Purpose::Kind::Queue, code});
}

void NumberController::beginAppointment() {
  wipe();
  parts_.visit.open(Visit::Page::Number);
  refuse({Denial::Cause::NoAppointments, {}, {}});
}

void NumberController::begin(const Purpose& purpose, bool supplement) {
  wipe();
  errand_.purpose = purpose;
  errand_.supplement = supplement;
  const CataloguePtr catalogue = parts_.hall.catalogue();
  if (const Item* one = item()) {
    errand_.revision = one->revision;
    errand_.guideVersion = one->guideVersion;
  } else if (purpose.kind == Purpose::Kind::Theme) {
    const Theme* theme = catalogue->theme(purpose.code);
    errand_.revision = theme == nullptr ? 0 : theme->revision;
  }
  grounds_.set(groundChoices());
  relations_.set(relationChoices());
  parts_.visit.open(Visit::Page::Number);
  if (queue() == nullptr) return refuse({Denial::Cause::StaleItem, {}, {}});
  ask();
}

void NumberController::setCopies(int copies) {
  errand_.copies = std::clamp(copies, 1, std::max(copiesMax(), 1));
  Q_EMIT changed();
}

void NumberController::setAgent(bool agent) {
  principal_.clear();
  if (agent) {
    errand_.agency.emplace();
  } else {
    errand_.agency.reset();
  }
  Q_EMIT changed();
}

void NumberController::chooseRelation(const QString& key) {
  if (!errand_.agency) return;
  errand_.agency->relation = relationOf(key);
  choseRelation_ = true;
  Q_EMIT changed();
}

/// Who acts for a body is most likely its employee; shown, and changed with one touch.
void NumberController::supposeRelation() {
  if (errand_.agency && principal_.isGiven() && !choseRelation_) {
    const bool body = principal_.person().document == Person::Document::CreditCode;
    errand_.agency->relation = body ? AgentRelation::Employee : AgentRelation::FamilyOrFriend;
  }
  Q_EMIT changed();
}

void NumberController::readCard(const QString& number, const QString& name, Person::Source source) {
  if (step_ != Step::Confirm || !asksIdentity()) return;
  IdentityEntry& entry = isAgent() && applicant_.isGiven() ? principal_ : applicant_;
  entry.read(number, name, source);
}

void NumberController::chooseGround(const QString& key) {
  errand_.ground = groundOf(key);
  offersPriority_ = false;
  answeredPriority_ = true;
  ask();
}

void NumberController::answerPriority(bool wanted) {
  offersPriority_ = false;
  answeredPriority_ = true;
  errand_.ground = wanted ? Ground::Elderly : Ground::None;
  ask();
}

void NumberController::confirm() {
  if (!canConfirm()) return;
  issue();
}

void NumberController::confirmDoubtful() {
  if (step_ != Step::Doubtful) return;
  errand_.applicant.confirmed = true;
  if (errand_.agency) errand_.agency->principal.confirmed = true;
  issue();
}

void NumberController::takeAnother() {
  if (step_ != Step::AlreadyWaiting) return;
  errand_.anotherNumber = true;
  issue();
}

void NumberController::reprintExisting() {
  if (step_ != Step::AlreadyWaiting || !denial_.existing) return;
  go(Step::Issuing);
  const quint64 asked = errandNumber_;
  parts_.hall.reprint(denial_.existing->id, [this, asked](const Answer<TicketSlip>& answer) {
    if (asked == errandNumber_) onIssued(answer);
  });
}

void NumberController::printAgain() {
  if (step_ == Step::NotPrinted) print(slip_);
}

void NumberController::mend() {
  if (isUnanswered()) return issue();
  if (step_ == Step::Refused && mendWords().isEmpty()) return;
  if (step_ == Step::Doubtful || step_ == Step::AlreadyWaiting || step_ == Step::Refused) {
    parts_.book.done(std::exchange(requestId_, QString()));
    // What was wrong is not sent again; who changes nothing else lays the documents on once more.
    errand_.applicant.wipe();
    if (errand_.agency) errand_.agency->principal.wipe();
    go(Step::Confirm);
  }
}

// ---- asking, issuing, printing -----------------------------------------------------------------

void NumberController::ask() {
  go(Step::Asking);
  const quint64 asked = errandNumber_;
  parts_.hall
      .estimate(errand_.purpose, errand_.ground, [this, asked](const Answer<Promise>& answer) {
        if (asked != errandNumber_ || step_ != Step::Asking) return;
        if (const auto* denial = std::get_if<Denial>(&answer)) return refuse(*denial);
        promise_ = std::get<Promise>(answer);
        const bool bookClosed = !parts_.hall.isOnline() && !parts_.hall.issuesAlone();
        if (bookClosed) return refuse({Denial::Cause::NoneAlone, {}, {}});
        if (promise_.issuing) return go(Step::Confirm);
        refuse({Denial::Cause::Closed, promise_.opens, {}});
      });
}

void NumberController::offerByAge() {
  const int age = applicant_.age();
  if (!answeredPriority_ && step_ == Step::Confirm) {
    offersPriority_ = age >= parts_.hall.catalogue()->elderlyAge;
  }
  Q_EMIT changed();
}

void NumberController::issue() {
  // The id is on the disk before anything is sent, and the same one is sent again.
  if (requestId_.isEmpty()) requestId_ = parts_.book.begin();
  if (requestId_.isEmpty()) return refuse({Denial::Cause::Other, {}, {}});
  if (applicant_.isGiven()) errand_.applicant = applicant_.take();
  if (errand_.agency && principal_.isGiven()) errand_.agency->principal = principal_.take();
  go(Step::Issuing);
  const quint64 asked = errandNumber_;
  parts_.hall.issue(requestId_, errand_, [this, asked](const Answer<TicketSlip>& answer) {
    if (asked == errandNumber_) onIssued(answer);
  });
}

void NumberController::onIssued(const Answer<TicketSlip>& answer) {
  if (const auto* slip = std::get_if<TicketSlip>(&answer)) return print(*slip);
  const Denial& denial = std::get<Denial>(answer);
  denial_ = denial;
  if (denial.cause == Denial::Cause::IdentityDoubtful) return go(Step::Doubtful);
  if (denial.cause == Denial::Cause::AlreadyWaiting) return go(Step::AlreadyWaiting);
  refuse(denial);
}

void NumberController::refuse(const Denial& denial) {
  denial_ = denial;
  // What may still come to something is asked for again at the next start; all else is over.
  if (denial.cause != Denial::Cause::NotReachable && !requestId_.isEmpty()) {
    parts_.book.done(std::exchange(requestId_, QString()));
  }
  go(Step::Refused);
}

void NumberController::print(const TicketSlip& slip) {
  slip_ = slip;
  if (!requestId_.isEmpty()) parts_.book.issued(requestId_, slip);
  errand_.wipe();
  go(Step::Printing);
  const quint64 asked = errandNumber_;
  parts_.printer.print(slip, parts_.visit.english(), [this, asked](bool out) {
    if (asked == errandNumber_) printed(out);
  });
}

void NumberController::printed(bool out) {
  parts_.hall.reportPrint(slip_, parts_.printer.outcome(out));
  // A number on the screen is in the applicant's hand as one on paper: they are told to note it.
  if (!requestId_.isEmpty()) parts_.book.done(std::exchange(requestId_, QString()));
  go(out ? Step::Printed : Step::NotPrinted);
  parts_.visit.showResult(out ? Visit::Result::OnPaper : Visit::Result::ToBeNoted);
}

void NumberController::go(Step step) {
  step_ = step;
  parts_.visit.setBusy(step == Step::Issuing || step == Step::Printing);
  Q_EMIT changed();
}

void NumberController::wipe() {
  ++errandNumber_;
  errand_.wipe();
  applicant_.clear();
  principal_.clear();
  promise_ = {};
  denial_ = {};
  slip_ = {};
  requestId_.clear();
  offersPriority_ = answeredPriority_ = choseRelation_ = false;
  step_ = Step::Nothing;
  Q_EMIT changed();
}

const Item* NumberController::item() const {
  if (errand_.purpose.kind != Purpose::Kind::Item) return nullptr;
  return parts_.hall.catalogue()->item(errand_.purpose.code);
}

const Item* NumberController::firstItem() const {
  if (errand_.purpose.kind != Purpose::Kind::Theme) return item();
  const CataloguePtr catalogue = parts_.hall.catalogue();
  const Theme* theme = catalogue->theme(errand_.purpose.code);
  return theme == nullptr || theme->items.isEmpty() ? nullptr : catalogue->item(theme->items[0]);
}

const Queue* NumberController::queue() const {
  const CataloguePtr catalogue = parts_.hall.catalogue();
  if (errand_.purpose.kind == Purpose::Kind::Queue) return catalogue->queue(errand_.purpose.code);
  const Item* one = firstItem();
  return one == nullptr ? nullptr : catalogue->queue(one->queue);
}

}  // namespace hall::kiosk
