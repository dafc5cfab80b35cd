#include "counter-client/app/counter_printer.h"

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

/// One answer for all sheets, with the last.
void CounterPrinter::print(const EmergencyList& list, std::function<void(bool)> then) {
  const auto papers = emergencyPapers(list, *port_.catalogue(), style());
  for (qsizetype i = 0; i + 1 < papers.size(); ++i) send(papers[i], [](bool) {});
  send(papers.back(), std::move(then));
}

void CounterPrinter::printGuide(const QString& item, std::function<void(bool)> then) {
  send(terminal::guidePaper(item, *port_.catalogue(), style()), std::move(then));
}

}  // namespace hall::counter
