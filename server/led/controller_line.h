#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/domain/result.h"
#include "server/led/bell.h"

namespace hall::led {

/// A controller in the network.
struct NetworkTarget {
  std::string address;  ///< IPv4 or IPv6
  std::uint16_t port = 0;

  friend auto operator<=>(const NetworkTarget&, const NetworkTarget&) = default;
};

/// Controllers on a serial line: 8 data bits, no parity, 1 stop bit, no flow control.
struct SerialTarget {
  std::string device;
  std::uint32_t bitsPerSecond = 9600;  ///< 1200 to 115200, as configured

  friend auto operator<=>(const SerialTarget&, const SerialTarget&) = default;
};

using Target = std::variant<NetworkTarget, SerialTarget>;

/// "tcp:10.1.2.3:5005", "serial:/dev/ttyUSB0:9600".
std::string textOf(const Target& target);

/// An open way to LED controllers. Every call ends at once when `stop` rings, with a refusal that
/// nobody needs to hear. One thread.
class ControllerLine {
 public:
  using Patience = std::chrono::milliseconds;

  /// ConfigurationInvalid with a sentence: nobody answers in time, or it is no such line.
  static domain::Result<ControllerLine> open(
      const Target& target, const Bell& stop, Patience patience
  );
  ~ControllerLine();
  ControllerLine(ControllerLine&& other) noexcept;
  ControllerLine& operator=(ControllerLine&& other) noexcept;

  /// Nothing: all bytes are on their way. Else why they are not; the line is of no more use.
  std::optional<domain::Refusal> write(std::string_view bytes, const Bell& stop, Patience patience);
  enum class Heard : std::uint8_t {
    Nothing,   ///< of use: what the controller says nobody wants to know
    Farewell,  ///< the controller has closed the line in order
    Break      ///< it is gone, and what was written last may be lost
  };
  /// Takes what there is to hear. Never waits.
  Heard listen();
  /// To wait for what `listen` takes.
  int descriptor() const { return descriptor_; }

 private:
  ControllerLine(int descriptor, bool serial) : descriptor_(descriptor), serial_(serial) {}

  static domain::Result<ControllerLine> connect(
      const NetworkTarget& target, const Bell& stop, Patience patience
  );
  static domain::Result<ControllerLine> openDevice(const SerialTarget& target);

  int descriptor_ = -1;
  bool serial_ = false;
};

}  // namespace hall::led
