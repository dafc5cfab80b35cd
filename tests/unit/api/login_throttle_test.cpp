#include "server/api/login_throttle.h"

#include <gtest/gtest.h>

#include <string>

namespace hall::api {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class LoginThrottleTest : public testing::Test {
 protected:
  static LoginThrottle::TimePoint now() { return now_; }
  void SetUp() override { now_ += std::chrono::hours{1}; }

  /// Fails until it has to wait; says how long.
  seconds afterFailures(int count, const std::string& account, const std::string& device) {
    for (int i = 0; i < count; ++i) {
      while (throttle.attempt(account, device) > seconds{0}) now_ += seconds{1};
    }
    return throttle.attempt(account, device);
  }

  static inline LoginThrottle::TimePoint now_;
  LoginThrottle throttle{&now};
};

TEST_F(LoginThrottleTest, TheDelayDoublesFromTheFifthFailureOn) {
  for (int failure = 0; failure < 4; ++failure) {
    EXPECT_EQ(throttle.attempt("1011", "pc-1"), seconds{0}) << failure;
  }
  EXPECT_EQ(throttle.attempt("1011", "pc-1"), seconds{0});
  for (const int delay : {1, 2, 4, 8, 16, 32}) {
    EXPECT_EQ(throttle.attempt("1011", "pc-1"), seconds{delay});
    now_ += seconds{delay};
    EXPECT_EQ(throttle.attempt("1011", "pc-1"), seconds{0});
  }
}

TEST_F(LoginThrottleTest, AnAccountNeverWaitsLongerThanAMinute) {
  for (int failure = 0; failure < 40; ++failure) {
    const seconds wait = throttle.attempt("1011", "device " + std::to_string(failure));
    EXPECT_LE(wait, LoginThrottle::kAccountDelayMax);
    now_ += wait + seconds{1};
  }
}

TEST_F(LoginThrottleTest, ADeviceThatTriesManyAccountsIsSlowedByItself) {
  for (int account = 0; account < 5; ++account) {
    EXPECT_EQ(throttle.attempt(std::to_string(account), "pc-1"), seconds{0});
  }

  EXPECT_EQ(throttle.attempt("another", "pc-1"), seconds{1});
  EXPECT_EQ(throttle.attempt("another", "pc-2"), seconds{0});
}

TEST_F(LoginThrottleTest, AnAttemptThatMustWaitCountsForNothing) {
  ASSERT_EQ(afterFailures(5, "1011", "pc-1"), seconds{1});
  for (int i = 0; i < 100; ++i) throttle.attempt("1011", "pc-1");
  now_ += seconds{1};

  EXPECT_EQ(throttle.attempt("1011", "pc-1"), seconds{0});
}

TEST_F(LoginThrottleTest, SuccessForgetsTheAccountsFailures) {
  for (int failure = 0; failure < 4; ++failure) throttle.attempt("1011", "pc-1");
  throttle.attempt("1011", "pc-2");
  throttle.succeeded("1011", "pc-2");

  for (int failure = 0; failure < 5; ++failure) {
    EXPECT_EQ(throttle.attempt("1011", "pc-2"), seconds{0}) << failure;
  }
}

TEST_F(LoginThrottleTest, WhatWasNeverJudgedDoesNotCount) {
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(throttle.attempt("1011", "pc-1"), seconds{0});
    throttle.withdrawn("1011", "pc-1");
  }
}

TEST_F(LoginThrottleTest, FailuresAreForgottenInTime) {
  ASSERT_EQ(afterFailures(8, "1011", "pc-1"), seconds{8});
  now_ += LoginThrottle::kForgottenAfter + seconds{1};

  for (int failure = 0; failure < 5; ++failure) {
    EXPECT_EQ(throttle.attempt("1011", "pc-1"), seconds{0}) << failure;
  }
}

TEST_F(LoginThrottleTest, AFloodOfNamesPushesTheOldestOut) {
  ASSERT_EQ(afterFailures(5, "1011", "pc-1"), seconds{1});
  for (std::size_t i = 0; i <= LoginThrottle::kRemembered; ++i) {
    throttle.attempt("stranger " + std::to_string(i), "address " + std::to_string(i));
    now_ += std::chrono::milliseconds{1};
  }

  EXPECT_EQ(throttle.attempt("stranger 9999", "address 0"), seconds{0});
}

}  // namespace
}  // namespace hall::api
