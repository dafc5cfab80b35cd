#include "counter-client/app/counter_printer.h"

#include <memory>
#include <utility>

#include "counter-client/app/counter_papers.h"
#include "terminal/device/guide_paper.h"

namespace hall::counter {

CounterPrinter::CounterPrinter(std::unique_ptr<terminal::Printer> printer, const CounterPort& port)
    : port_(port) {
  if (printer) printing_ = std::make_unique<terminal::PrintingThread>(std::move(printer));
}

terminal::PaperStyle CounterPrinter::style() const {
  return {port_.now().rehearsal, false};
}

void CounterPrinter::send(terminal::Paper paper, std::function<void(bool)> then) {
  if (!printing_) return then(false);
  printing_->print(std::move(paper), std::move(then));
}

void CounterPrinter::print(const RefusalSlip& slip, std::function<void(bool)> then) {
  send(refusalPaper(slip, *port_.catalogue(), style()), std::move(then));
}

/// One answer for all sheets, with the last: one that is missing makes the list worth nothing.
void CounterPrinter::print(const EmergencyList& list, std::function<void(bool)> then) {
  const auto papers = emergencyPapers(list, *port_.catalogue(), style());
  const auto all = std::make_shared<bool>(true);
  for (qsizetype i = 0; i < papers.size(); ++i) {
    const bool last = i + 1 == papers.size();
    send(papers[i], [all, last, then](bool out) {
      *all = *all && out;
      if (last) then(*all);
    });
  }
}

void CounterPrinter::printGuide(const QString& item, std::function<void(bool)> then) {
  send(terminal::guidePaper(item, *port_.catalogue(), style()), std::move(then));
}

}  // namespace hall::counter
