#pragma once

#include <cstddef>
#include <cstdint>

/// Every reader of stored bytes, fed with any bytes: the first chooses the reader. The signature is
/// libFuzzer's, so that this file built with clang and -fsanitize=fuzzer is a fuzzer; the suite
/// feeds it seeded mutations of sound bytes.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer looks for this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
