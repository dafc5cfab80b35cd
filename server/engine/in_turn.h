#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>

#include "server/engine/core.h"

namespace hall::engine {

/// Does `body` in a turn of the core thread and waits until its batch is durable: for what the
/// server itself wants done (first start, backup, clock). From any thread but the core's.
template <class T>
domain::Result<T> inTurn(Core& core, std::function<domain::Result<T>(Turn&)> body) {
  class Asked final : public Work {
   public:
    explicit Asked(std::function<domain::Result<T>(Turn&)> wanted) : body_(std::move(wanted)) {}
    std::future<domain::Result<T>> answer() { return promise_.get_future(); }
    void run(Turn& turn) override { result_.emplace(body_(turn)); }
    void finish() override { promise_.set_value(std::move(*result_)); }
    void fail(const domain::Refusal& refusal) override { promise_.set_value(refusal); }

   private:
    std::function<domain::Result<T>(Turn&)> body_;
    std::promise<domain::Result<T>> promise_;
    std::optional<domain::Result<T>> result_;
  };
  auto asked = std::make_unique<Asked>(std::move(body));
  auto answer = asked->answer();
  core.submit(std::move(asked));
  return answer.get();
}

/// One command of the server's own.
domain::Result<Position> perform(Core& core, domain::CommandBody command);

}  // namespace hall::engine
