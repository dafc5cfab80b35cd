#include "bench/load.h"

#include <absl/synchronization/mutex.h>
#include <grpc/grpc.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <optional>
#include <stdexcept>

namespace hall::bench {

namespace {

constexpr auto kConnectWithin = std::chrono::seconds{20};
constexpr auto kCallWithin = std::chrono::seconds{10};

auto fromNow(Steady::duration length) {
  return std::chrono::system_clock::now() + length;
}

Steady::duration lengthOf(double seconds) {
  return std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(seconds));
}

}  // namespace

struct Connections::Call {
  LoadClient* client = nullptr;
  grpc::GenericStub* stub = nullptr;
  std::optional<grpc::ClientContext> context;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
  grpc::ByteBuffer response;
  grpc::Status status;
  void* owner = nullptr;
};

Connections::Connections(const std::string& address, int count) {
  // As the server does: Debian's absl keeps a graph of locks otherwise.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  std::vector<std::shared_ptr<grpc::Channel>> channels;
  for (int i = 0; i < count; ++i) {
    grpc::ChannelArguments arguments;
    // Else gRPC would make one connection of all that lead to the same address.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    channels.push_back(
        grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments)
    );
    channels.back()->GetState(true);
    stubs_.push_back(std::make_unique<grpc::GenericStub>(channels.back()));
  }
  for (const auto& channel : channels) {
    if (!channel->WaitForConnected(fromNow(kConnectWithin))) {
      throw std::runtime_error("no connection to " + address);
    }
  }
}

Connections::~Connections() {
  queue_.Shutdown();
  void* tag = nullptr;
  bool ok = false;
  while (queue_.Next(&tag, &ok)) {
  }
}

void Connections::send(Call& call) {
  Request request = call.client->next();
  call.context.emplace();
  call.context->set_deadline(fromNow(kCallWithin));
  if (request.bearer != nullptr) call.context->AddMetadata("authorization", *request.bearer);
  call.reader = call.stub->PrepareUnaryCall(&*call.context, *request.path, request.body, &queue_);
  call.reader->StartCall();
  call.reader->Finish(&call.response, &call.status, &call);
}

Load Connections::run(
    const std::vector<LoadClient*>& clients, double warmUpSeconds, double seconds
) {
  std::deque<Call> calls(clients.size());
  for (std::size_t i = 0; i < clients.size(); ++i) {
    calls[i].client = clients[i];
    calls[i].stub = stubs_[i % stubs_.size()].get();
    send(calls[i]);
  }
  const auto begin = Steady::now() + lengthOf(warmUpSeconds);
  const auto end = begin + lengthOf(seconds);
  Load load;
  load.seconds = seconds;
  std::size_t underWay = calls.size();
  std::exception_ptr problem;
  void* tag = nullptr;
  bool ok = false;
  while (underWay > 0 && queue_.Next(&tag, &ok)) {
    Call& call = *static_cast<Call*>(tag);
    const auto now = Steady::now();
    if (call.status.ok()) {
      ++load.total;
      if (now >= begin && now < end) ++load.answered;
    } else if (load.failed++ == 0) {
      load.firstFailure =
          std::to_string(call.status.error_code()) + " " + call.status.error_message();
    }
    try {
      call.client->answered(call.status, call.response);
    } catch (...) {
      // Thrown on only when no call is under way any more, since gRPC holds pointers to them.
      problem = std::current_exception();
    }
    if (now < end && problem == nullptr) {
      send(call);
    } else {
      --underWay;
    }
  }
  if (problem != nullptr) std::rethrow_exception(problem);
  return load;
}

std::vector<double> Connections::latencies(LoadClient& client, int count) {
  std::vector<double> microseconds;
  Call call;
  call.client = &client;
  call.stub = stubs_.front().get();
  for (int i = 0; i < count; ++i) {
    const auto begin = Steady::now();
    send(call);
    void* tag = nullptr;
    bool ok = false;
    queue_.Next(&tag, &ok);
    const std::chrono::duration<double, std::micro> took = Steady::now() - begin;
    if (!call.status.ok()) throw std::runtime_error(call.status.error_message());
    client.answered(call.status, call.response);
    microseconds.push_back(took.count());
  }
  return microseconds;
}

/// Calls that leave by the clock. gRPC lets a connection have 64 calls under way and silently holds
/// back the rest, so that the flood spreads them itself.
class Connections::Flood {
 public:
  Flood(Connections& connections, LoadClient& client, double perSecond)
      : connections_(connections),
        client_(client),
        gap_(lengthOf(1.0 / perSecond)),
        underWay_(connections.stubs_.size(), 0) {}

  OpenLoad run(double warmUpSeconds, double seconds) {
    const auto start = Steady::now();
    begin_ = start + lengthOf(warmUpSeconds);
    end_ = begin_ + lengthOf(seconds);
    load_.seconds = seconds;
    auto due = start;
    while (due < end_ || calls_ > 0) {
      for (; due < end_ && due <= Steady::now(); due += gap_) sendOne(due);
      const auto wait = due < end_ ? due - Steady::now() : std::chrono::seconds{1};
      takeOne(wait);
    }
    return std::move(load_);
  }

 private:
  struct Timed {
    Call call;
    Steady::time_point due;
    std::size_t connection = 0;
  };

  void sendOne(Steady::time_point due) {
    if (free_.empty()) {
      made_.emplace_back();
      free_.push_back(&made_.back());
    }
    Timed& timed = *free_.back();
    free_.pop_back();
    timed.due = due;
    timed.connection = static_cast<std::size_t>(
        std::min_element(underWay_.begin(), underWay_.end()) - underWay_.begin()
    );
    timed.call.client = &client_;
    timed.call.stub = connections_.stubs_[timed.connection].get();
    timed.call.owner = &timed;
    ++underWay_[timed.connection];
    ++calls_;
    connections_.send(timed.call);
  }

  void takeOne(Steady::duration wait) {
    void* tag = nullptr;
    bool ok = false;
    const auto status = connections_.queue_.AsyncNext(
        &tag, &ok, std::chrono::system_clock::now() + std::max(wait, Steady::duration::zero())
    );
    if (status != grpc::CompletionQueue::GOT_EVENT) return;
    Timed& timed = *static_cast<Timed*>(static_cast<Call*>(tag)->owner);
    count(timed);
    --underWay_[timed.connection];
    --calls_;
    free_.push_back(&timed);
  }

  void count(const Timed& timed) {
    const auto now = Steady::now();
    const grpc::Status& status = timed.call.status;
    const std::chrono::duration<double, std::milli> took = now - timed.due;
    const bool refused = status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED;
    if (!status.ok() && !refused && load_.failed++ == 0) {
      load_.firstFailure = std::to_string(status.error_code()) + " " + status.error_message();
    }
    if (now < begin_ || now >= end_) return;
    if (status.ok()) {
      ++load_.answered;
      load_.answerMs.push_back(took.count());
    } else if (refused) {
      ++load_.refused;
      load_.refusalMs.push_back(took.count());
    }
  }

  Connections& connections_;
  LoadClient& client_;
  const Steady::duration gap_;
  Steady::time_point begin_;
  Steady::time_point end_;
  std::deque<Timed> made_;
  std::vector<Timed*> free_;
  std::vector<int> underWay_;  ///< by connection
  std::size_t calls_ = 0;
  OpenLoad load_;
};

OpenLoad Connections::flood(
    LoadClient& client, double perSecond, double warmUpSeconds, double seconds
) {
  return Flood(*this, client, perSecond).run(warmUpSeconds, seconds);
}

grpc::ByteBuffer Connections::call(Request request) {
  class Once final : public LoadClient {
   public:
    explicit Once(Request& request) : request_(request) {}
    Request next() override { return std::move(request_); }
    void answered(const grpc::Status& status, grpc::ByteBuffer& body) override {
      if (!status.ok()) throw std::runtime_error(status.error_message());
      answer.Swap(&body);
    }
    grpc::ByteBuffer answer;

   private:
    Request& request_;
  };
  Once once(request);
  run({&once}, 0.0, 0.0);
  return once.answer;
}

void requireNoFailure(const Load& load, const std::string& what) {
  if (load.failed == 0) return;
  throw std::runtime_error(
      what + ": " + std::to_string(load.failed) + " calls failed, the first with " +
      load.firstFailure
  );
}

}  // namespace hall::bench
