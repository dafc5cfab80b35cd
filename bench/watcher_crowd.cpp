#include "bench/watcher_crowd.h"

#include <grpc/grpc.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <stdexcept>

#include "hall/v1/watch_service.pb.h"

namespace hall::bench {

namespace {

const std::string kWatchPath = "/hall.v1.WatchService/WatchHall";
constexpr auto kPatience = std::chrono::seconds{20};
/// The smallest window gRPC knows.
constexpr int kStalledWindow = 5;

}  // namespace

struct WatcherCrowd::Board {
  enum class Step { Starting, Asking, Watching };

  Step step = Step::Starting;
  grpc::ClientContext context;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream;
  grpc::ByteBuffer request;
  grpc::ByteBuffer frame;
  std::uint64_t position = 0;
  bool over = false;
};

WatcherCrowd::WatcherCrowd(const Options& options) : reading_(!options.stalled) {
  for (int i = 0; i < options.watchers; i += options.perConnection) {
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
  for (int i = 0; i < options.watchers; ++i) {
    boards_.emplace_back();
    Board& board = boards_.back();
    board.stream = stubs_[static_cast<std::size_t>(i / options.perConnection)]->PrepareCall(
        &board.context, kWatchPath, &queue_
    );
    open(board, options);
  }
  thread_ = std::thread([this] { poll(); });
  std::unique_lock lock(mutex_);
  const bool all = changed_.wait_for(lock, kPatience, [this] { return opened_ == boards_.size(); });
  if (!all) throw std::runtime_error("not every board could watch");
}

WatcherCrowd::~WatcherCrowd() {
  for (Board& board : boards_) board.context.TryCancel();
  queue_.Shutdown();
  thread_.join();
}

void WatcherCrowd::open(Board& board, const Options& options) {
  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_BOARD);
  request.set_zone_id(options.zone);
  board.request = bytesOf(request);
  board.context.AddMetadata("authorization", options.bearer);
  board.stream->StartCall(&board);
}

void WatcherCrowd::poll() {
  void* tag = nullptr;
  bool ok = false;
  while (queue_.Next(&tag, &ok)) {
    Board& board = *static_cast<Board*>(tag);
    if (!ok) {
      board.over = true;
      continue;
    }
    switch (board.step) {
      case Board::Step::Starting:
        board.step = Board::Step::Asking;
        board.stream->WriteLast(board.request, {}, &board);
        break;
      case Board::Step::Asking:
        board.step = Board::Step::Watching;
        if (reading_) {
          readAgain(board);
        } else {
          const std::lock_guard lock(mutex_);
          ++opened_;
          changed_.notify_all();
        }
        break;
      case Board::Step::Watching:
        onFrame(board);
        readAgain(board);
        break;
    }
  }
}

void WatcherCrowd::readAgain(Board& board) {
  board.stream->Read(&board.frame, &board);
}

void WatcherCrowd::onFrame(Board& board) {
  const auto now = Steady::now();
  frames_.fetch_add(1, std::memory_order_relaxed);
  const std::uint64_t position = messageOf<v1::WatchFrame>(board.frame).position();
  const std::lock_guard lock(mutex_);
  if (board.position == 0) ++opened_;
  const bool wasMissing = board.position < expected_;
  board.position = position;
  if (wasMissing && position >= expected_) {
    --missing_;
    lastArrival_ = now;
  }
  changed_.notify_all();
}

void WatcherCrowd::expect(std::uint64_t position) {
  const std::lock_guard lock(mutex_);
  expected_ = position;
  missing_ = 0;
  // Where all were faster than the reply that named the position, this is when they were seen.
  lastArrival_ = Steady::now();
  for (const Board& board : boards_) missing_ += board.position < position ? 1U : 0U;
}

Steady::time_point WatcherCrowd::arrived() {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, kPatience, [this] { return missing_ == 0; })) {
    throw std::runtime_error(std::to_string(missing_) + " boards did not get a change");
  }
  return lastArrival_;
}

double WatcherCrowd::framesUntilCurrent(std::uint64_t position) {
  expect(position);
  reading_ = true;
  for (Board& board : boards_) readAgain(board);
  arrived();
  return static_cast<double>(frames()) / static_cast<double>(boards_.size());
}

}  // namespace hall::bench
