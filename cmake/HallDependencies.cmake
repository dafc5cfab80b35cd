# Every outside library, by find_package only. A missing one is named with its Debian package;
# ./hall deps installs them all.
#
#   gRPC::grpc++ gRPC::grpc++_reflection protobuf::libprotobuf Boost::headers SQLite::SQLite3
#   OpenSSL::Crypto OpenSSL::SSL ZLIB::ZLIB PkgConfig::SODIUM PkgConfig::SYSTEMD PkgConfig::QRCODEGEN
#   PkgConfig::XLSXWRITER tomlplusplus::tomlplusplus CLI11::CLI11
#   spdlog::spdlog fmt::fmt date::date date::date-tz ICU::uc ICU::i18n prometheus-cpp::core
#   Qt6::Core Qt6::Gui
#   GTest::gtest GTest::gmock rapidcheck
#   HALL_ALLOCATOR: PkgConfig::JEMALLOC, or nothing under sanitizers

function(_hall_missing what package)
  message(FATAL_ERROR
    "${what} was not found.\nIt is in the Debian package ${package}. `./hall deps` installs all.")
endfunction()

# hall_find(<package> <debian package> [find_package arguments...])
macro(hall_find package debian)
  find_package(${package} ${ARGN} QUIET)
  if(NOT ${package}_FOUND)
    _hall_missing("${package}" "${debian}")
  endif()
endmacro()

macro(hall_find_pkgconfig prefix module debian)
  pkg_check_modules(${prefix} QUIET IMPORTED_TARGET ${module})
  if(NOT ${prefix}_FOUND)
    _hall_missing("${module}" "${debian}")
  endif()
endmacro()

hall_find(Threads libc6-dev)
hall_find(PkgConfig pkg-config)
hall_find(Protobuf "libprotobuf-dev and protobuf-compiler" MODULE)
hall_find(Boost libboost1.81-dev 1.81)
hall_find(SQLite3 libsqlite3-dev)
hall_find(OpenSSL libssl-dev 3.0)
hall_find(ZLIB zlib1g-dev)
hall_find(tomlplusplus libtomlplusplus-dev CONFIG)
hall_find(CLI11 libcli11-dev CONFIG)
hall_find(fmt libfmt-dev CONFIG)
hall_find(spdlog libspdlog-dev CONFIG)
hall_find(date libhowardhinnant-date-dev CONFIG)
hall_find(ICU libicu-dev COMPONENTS uc i18n)
hall_find(prometheus-cpp prometheus-cpp-dev CONFIG)
hall_find_pkgconfig(SODIUM libsodium libsodium-dev)
hall_find_pkgconfig(SYSTEMD libsystemd libsystemd-dev)
hall_find_pkgconfig(QRCODEGEN qrcodegencpp libqrcodegencpp-dev)
hall_find_pkgconfig(XLSXWRITER xlsxwriter libxlsxwriter-dev)
# Calls are made on one thread and freed on another, where glibc's arenas wait for each other's locks.
# Sanitizers bring an allocator of their own.
set(HALL_ALLOCATOR "")
if(NOT HALL_SANITIZE)
  hall_find_pkgconfig(JEMALLOC jemalloc libjemalloc-dev)
  set(HALL_ALLOCATOR PkgConfig::JEMALLOC)
endif()
if(NOT HALL_TSAN_CORE)
  hall_find(gRPC "libgrpc++-dev and protobuf-compiler-grpc" CONFIG)
endif()
if(HALL_BUILD_TESTS)
  hall_find(GTest "libgtest-dev and libgmock-dev" CONFIG)
  hall_find(rapidcheck librapidcheck-dev CONFIG)
endif()
if(NOT HALL_TSAN_CORE AND (HALL_BUILD_KIOSK OR HALL_BUILD_COUNTER))
  hall_find(Qt6 "qt6-base-dev, qt6-declarative-dev and qt6-tools-dev" 6.4
    COMPONENTS Core Gui LinguistTools Qml Quick QuickTest Widgets)
  hall_find_pkgconfig(XCB xcb libxcb1-dev)
  hall_find_pkgconfig(XCB_SCREENSAVER xcb-screensaver libxcb-screensaver0-dev)
endif()
