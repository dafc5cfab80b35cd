#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "hall/v1/watch_service.pb.h"
#include "server/api/view_encoder.h"
#include "server/engine/follower.h"
#include "server/engine/watch_hub.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {

/// What a client holds of a view: its entities by field and id, merged from the frames as the proto
/// says.
class HeldView {
 public:
  using Entities = std::map<std::string, std::string>;

  void take(const v1::WatchFrame& frame);
  const Entities& entities() const { return entities_; }
  std::uint64_t epoch() const { return epoch_; }
  std::uint64_t position() const { return position_; }

 private:
  void takeSnapshot(const google::protobuf::Message& view);
  void takeDelta(const google::protobuf::Message& view);

  Entities entities_;
  std::uint64_t epoch_ = 0;
  std::uint64_t position_ = 0;
};

/// The hall of ApiFixture with what streams beside its core. Passes and bookmarks come quickly.
class WatchFixture : public ApiFixture {
 protected:
  void SetUp() override;
  void TearDown() override;

  static constexpr std::uint64_t kEpoch = 77;

  // ---- requests ----
  static v1::WatchHallRequest request(v1::View view);
  static v1::WatchHallRequest ofHall(v1::View view);
  static v1::WatchHallRequest ofZone(v1::View view, const std::string& zone);
  static v1::WatchHallRequest ofCounter(v1::View view, const std::string& counter);
  static v1::WatchHallRequest ofTicket(const std::string& ticket, const std::string& token);

  /// A client of one stream; goes away with the test.
  class Client {
   public:
    Client() = default;
    explicit Client(std::shared_ptr<FakeStream> stream) : stream_(std::move(stream)) {}
    Client(Client&&) = default;
    Client& operator=(Client&&) = default;
    ~Client() { close(); }

    /// The next frame, merged into what it holds; nothing: the stream is over.
    std::optional<v1::WatchFrame> next();
    /// Reads until a frame says that it holds this position.
    bool reaches(engine::Position position);
    /// Reads until the goodbye.
    std::optional<v1::GoodbyeReason> goodbye();
    void close() {
      if (stream_ != nullptr) stream_->close();
    }
    v1::Reason refused();
    HeldView held;

   private:
    std::shared_ptr<FakeStream> stream_;
  };
  Client watch(const v1::WatchHallRequest& request, std::string token = {});

  // ---- deeds ----
  struct Issued {
    std::string id;
    std::string number;
    std::string token;
  };
  Issued issue(const std::string& item = "company-set-up");
  void signIn(const std::string& counter = "1");
  engine::Position position();
  /// The view encoded straight from the core's state.
  HeldView::Entities fresh(const engine::WatchScope& scope);

  std::unique_ptr<engine::Follower> follower;
  std::unique_ptr<HallViewEncoder> encoder;
  std::unique_ptr<engine::WatchHub> hub;
};

}  // namespace hall::api
