#include "bench/watcher_crowd.h"

#include <grpc/grpc.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

namespace hall::bench {

namespace {

const std::string kWatchPath = "/hall.v1.WatchService/WatchHall";
/// The smallest window gRPC knows.
constexpr int kStalledWindow = 5;

}  // namespace

struct WatcherCrowd::Watcher {
  enum class Step { Starting, Asking, Watching };

  Step step = Step::Starting;
  grpc::ClientContext context;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream;
  grpc::ByteBuffer request;
  grpc::ByteBuffer frame;
  std::size_t index = 0;
  bool over = false;
};

WatcherCrowd::WatcherCrowd(const Options& options)
    : reading_(!options.stalled), arrivals_(options.watches.size()) {
  for (std::size_t i = 0; i < options.watches.size(); i += options.perConnection) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    if (options.stalled) {
      arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, kStalledWindow);
      arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    }
    channels_.push_back(
        grpc::CreateCustomChannel(options.address, grpc::InsecureChannelCredentials(), arguments)
    );
    stubs_.push_back(std::make_unique<grpc::GenericStub>(channels_.back()));
  }
  for (std::size_t i = 0; i < options.watches.size(); ++i) {
    watchers_.emplace_back();
    Watcher& watcher = watchers_.back();
    watcher.index = i;
    watcher.stream =
        stubs_[i / options.perConnection]->PrepareCall(&watcher.context, kWatchPath, &queue_);
    open(watcher, options.watches[i]);
  }
  thread_ = std::thread([this] { poll(); });
  arrivals_.waitUntilOpen();
}

WatcherCrowd::~WatcherCrowd() {
  for (Watcher& watcher : watchers_) watcher.context.TryCancel();
  queue_.Shutdown();
  thread_.join();
}

void WatcherCrowd::open(Watcher& watcher, const Watch& watch) {
  watcher.request = bytesOf(watch.request);
  watcher.context.AddMetadata("authorization", watch.bearer);
  watcher.stream->StartCall(&watcher);
}

void WatcherCrowd::poll() {
  void* tag = nullptr;
  bool ok = false;
  while (queue_.Next(&tag, &ok)) {
    Watcher& watcher = *static_cast<Watcher*>(tag);
    if (!ok) {
      watcher.over = true;
      continue;
    }
    switch (watcher.step) {
      case Watcher::Step::Starting:
        watcher.step = Watcher::Step::Asking;
        watcher.stream->WriteLast(watcher.request, {}, &watcher);
        break;
      case Watcher::Step::Asking:
        watcher.step = Watcher::Step::Watching;
        if (reading_) {
          readAgain(watcher);
        } else {
          arrivals_.open();
        }
        break;
      case Watcher::Step::Watching:
        onFrame(watcher);
        readAgain(watcher);
        break;
    }
  }
}

void WatcherCrowd::readAgain(Watcher& watcher) {
  watcher.stream->Read(&watcher.frame, &watcher);
}

void WatcherCrowd::onFrame(Watcher& watcher) {
  const auto now = Steady::now();
  frames_.fetch_add(1, std::memory_order_relaxed);
  arrivals_.holds(watcher.index, messageOf<v1::WatchFrame>(watcher.frame).position(), now);
}

double WatcherCrowd::framesUntilCurrent(std::uint64_t position) {
  expect(position);
  reading_ = true;
  for (Watcher& watcher : watchers_) readAgain(watcher);
  arrived();
  return static_cast<double>(frames()) / static_cast<double>(watchers_.size());
}

}  // namespace hall::bench
