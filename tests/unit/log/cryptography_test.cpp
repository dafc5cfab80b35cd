#include <gtest/gtest.h>

#include <set>

#include "server/log/chain.h"
#include "server/log/hash.h"
#include "server/log/sm_cipher.h"
#include "server/log/vault_cipher.h"

namespace hall::log {
namespace {

std::string bytes(std::string_view digits) {
  return *fromHexadecimal(digits);
}

// The vectors of GB/T 32905, 32907 and FIPS 180-4.

TEST(HashTest, Sm3OfAbcIsTheStandardsExample) {
  EXPECT_EQ(
      hexadecimal(bytesOf(Hasher(HashAlgorithm::Sm3).of("abc"))),
      "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
  );
}

TEST(HashTest, Sha256OfAbcIsTheStandardsExample) {
  EXPECT_EQ(
      hexadecimal(bytesOf(Hasher(HashAlgorithm::Sha256).of("abc"))),
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  );
}

TEST(HashTest, HasherIsUsedAgainAndTakesParts) {
  Hasher hasher(HashAlgorithm::Sm3);
  const Hash whole = hasher.of("abc");
  hasher.of("something else");
  hasher.begin();
  hasher.add("a");
  hasher.add("");
  hasher.add("bc");
  EXPECT_EQ(hasher.end(), whole);
}

TEST(HashTest, HexadecimalGoesBothWaysAndRefusesTheRest) {
  EXPECT_EQ(hexadecimal(std::string("\x00\xff\x1a", 3)), "00ff1a");
  EXPECT_EQ(fromHexadecimal("00FF1a"), std::string("\x00\xff\x1a", 3));
  EXPECT_FALSE(fromHexadecimal("0"));
  EXPECT_FALSE(fromHexadecimal("0g"));
  EXPECT_FALSE(hashFrom("short"));
}

TEST(ChainTest, EventIsHashedWithItsFrameBigEndian) {
  Hasher hasher(HashAlgorithm::Sha256);
  Hash previous{};
  previous.fill(0x11);
  const ChainRecord record{0x0102, 0x0304, -1, 0x0506, "actor", "the body"};

  std::string message(32, '\x11');
  message += bytes(
      "0000000000000102"
      "0000000000000304"
      "ffffffffffffffff"
      "0506"
      "00000005"
  );
  message += "actor";
  message += bytes("00000008") + "the body";

  EXPECT_EQ(chained(hasher, previous, record), hasher.of(message));
}

TEST(SmCipherTest, Sm4EncryptsTheStandardsExample) {
  // Counter mode encrypts the counter block itself: with a plaintext of zeros the result is SM4-ECB
  // of the counter.
  SmCipher cipher;
  const std::string key = bytes("0123456789ABCDEFFEDCBA9876543210");
  const std::string zeros(16, '\0');
  EXPECT_EQ(hexadecimal(cipher.counterMode(key, key, zeros)), "681edf34d206965e86b3e94f536e4246");
}

TEST(SmCipherTest, HmacSm3IsTheMeasuredExample) {
  SmCipher cipher;
  EXPECT_EQ(
      hexadecimal(cipher.macWith(bytes("000102030405060708090a0b0c0d0e0f"), "abc").bytes()),
      "83fd35b3ff6211428a38c070431ad42c23a86eaca25a5ea81a1ded4704a12c7c"
  );
}

class VaultCipherTest : public testing::TestWithParam<CipherSuite> {
 protected:
  std::unique_ptr<VaultCipher> cipher_ = VaultCipher::make(GetParam());
  SecretKey key_ = SecretKey::make();
};

TEST_P(VaultCipherTest, WhatWasSealedOpens) {
  for (const std::string& plain : {std::string(), std::string("张三"), std::string(5000, 'x')}) {
    const std::string sealed = cipher_->seal(key_, "context", plain);
    EXPECT_EQ(cipher_->open(key_, "context", sealed), plain);
    if (!plain.empty()) {
      EXPECT_EQ(sealed.find(plain), std::string::npos);
    }
  }
}

TEST_P(VaultCipherTest, EverySealIsAnother) {
  EXPECT_NE(cipher_->seal(key_, "context", "plain"), cipher_->seal(key_, "context", "plain"));
}

TEST_P(VaultCipherTest, AnotherKeyOrContextOpensNothing) {
  const std::string sealed = cipher_->seal(key_, "context", "plain");
  EXPECT_FALSE(cipher_->open(SecretKey::make(), "context", sealed));
  EXPECT_FALSE(cipher_->open(key_, "contexu", sealed));
  EXPECT_FALSE(cipher_->open(key_, "", sealed));
}

TEST_P(VaultCipherTest, EveryChangedOrMissingByteIsFound) {
  const std::string sealed = cipher_->seal(key_, "context", "a secret of some length");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    for (const int bit : {0, 3, 7}) {
      std::string changed = sealed;
      changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
      EXPECT_FALSE(cipher_->open(key_, "context", changed)) << i;
    }
    EXPECT_FALSE(cipher_->open(key_, "context", sealed.substr(0, i))) << i;
  }
  EXPECT_FALSE(cipher_->open(key_, "context", sealed + "x"));
}

TEST_P(VaultCipherTest, KeyedHashDependsOnKeyAndText) {
  const SecretKey hash = cipher_->mac(key_, "410105199003070012");
  EXPECT_TRUE(hash.equals(cipher_->mac(key_, "410105199003070012")));
  EXPECT_FALSE(hash.equals(cipher_->mac(key_, "410105199003070013")));
  EXPECT_FALSE(hash.equals(cipher_->mac(SecretKey::make(), "410105199003070012")));
}

INSTANTIATE_TEST_SUITE_P(
    Suites, VaultCipherTest, testing::Values(CipherSuite::XChaCha20Poly1305, CipherSuite::Sm4Sm3)
);

TEST(SealContextTest, PartsCannotRunIntoEachOther) {
  std::set<std::string> contexts{
      sealContext("ab", "c", "d", "e"),
      sealContext("a", "bc", "d", "e"),
      sealContext("abc", "", "d", "e"),
      sealContext("ab", "cd", "", "e")};
  EXPECT_EQ(contexts.size(), 4U);
}

}  // namespace
}  // namespace hall::log
