#include "server/rpc/wire.h"

#include <google/protobuf/duration.pb.h>
#include <gtest/gtest.h>

#include <vector>

#include "hall/v1/error.pb.h"

namespace hall::rpc {
namespace {

using google::protobuf::Duration;

Duration seconds(std::int64_t count) {
  Duration duration;
  duration.set_seconds(count);
  return duration;
}

std::string textOf(const grpc::ByteBuffer& bytes) {
  std::vector<grpc::Slice> slices;
  EXPECT_TRUE(bytes.Dump(&slices).ok());
  std::string text;
  for (const auto& slice : slices) {
    text.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return text;
}

TEST(WireTest, ReadsAddressesAsGrpcNamesThem) {
  EXPECT_EQ(addressOfPeerUri("ipv4:10.0.0.7:5000"), "10.0.0.7:5000");
  EXPECT_EQ(addressOfPeerUri("ipv6:%5B::1%5D:5000"), "[::1]:5000");
  EXPECT_EQ(addressOfPeerUri("ipv6:[::1]:5000"), "[::1]:5000");
  EXPECT_EQ(addressOfPeerUri("unknown"), "unknown");
}

TEST(WireTest, EncodesAndParsesAMessage) {
  grpc::ByteBuffer bytes = encode(seconds(900));
  Duration parsed;
  EXPECT_FALSE(parse(bytes, 100, parsed).has_value());
  EXPECT_EQ(parsed.seconds(), 900);
}

TEST(WireTest, ParsesAMessageInSeveralSlices) {
  const std::string whole = seconds(1'234'567).SerializeAsString();
  const std::vector<grpc::Slice> slices = {
      grpc::Slice(whole.substr(0, 2)), grpc::Slice(whole.substr(2))};
  grpc::ByteBuffer bytes(slices.data(), slices.size());
  Duration parsed;
  EXPECT_FALSE(parse(bytes, 100, parsed).has_value());
  EXPECT_EQ(parsed.seconds(), 1'234'567);
}

TEST(WireTest, SaysWhatIsWrongWithAMessage) {
  Duration parsed;
  grpc::Slice garbage(std::string("\x08", 1));  // a field without its value
  grpc::ByteBuffer bytes(&garbage, 1);
  const auto malformed = parse(bytes, 100, parsed);
  ASSERT_TRUE(malformed.has_value());
  EXPECT_EQ(malformed->code, api::StatusCode::InvalidArgument);
  EXPECT_EQ(malformed->message, "the bytes are not a google.protobuf.Duration");

  grpc::ByteBuffer large = encode(seconds(900));
  const auto tooLarge = parse(large, 2, parsed);
  ASSERT_TRUE(tooLarge.has_value());
  EXPECT_EQ(tooLarge->code, api::StatusCode::ResourceExhausted);
  EXPECT_EQ(tooLarge->message, "the message has 3 bytes, at most 2 are taken here");
  v1::ErrorDetail detail;
  ASSERT_TRUE(detail.ParseFromString(tooLarge->details));
  EXPECT_EQ(detail.reason(), v1::REASON_MESSAGE_TOO_LARGE);
  EXPECT_EQ(detail.metadata().at("limit"), "2");
}

TEST(WireTest, SharesBytesWithoutCopyingThem) {
  auto bytes = std::make_shared<const std::string>(std::string(1000, 'x'));
  {
    const grpc::ByteBuffer wrapped = wrap(bytes);
    EXPECT_EQ(bytes.use_count(), 2);
    grpc::Slice slice;
    ASSERT_TRUE(wrapped.TrySingleSlice(&slice).ok());
    EXPECT_EQ(static_cast<const void*>(slice.begin()), static_cast<const void*>(bytes->data()));
    EXPECT_EQ(textOf(wrapped), *bytes);
  }
  EXPECT_EQ(bytes.use_count(), 1);
}

TEST(WireTest, TurnsARefusalIntoAStatus) {
  const auto status = toGrpc({api::StatusCode::NotFound, "no such ticket", "detail"});
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(status.error_message(), "no such ticket");
  EXPECT_EQ(status.error_details(), "detail");
}

}  // namespace
}  // namespace hall::rpc
