# Build options and the one INTERFACE target, hall::options, that carries language level, warnings
# and sanitizers. Every target of ours links it privately; generated code and libraries never do.

option(HALL_BUILD_TESTS "Build the test suites" ON)
option(HALL_BUILD_BENCH "Build the measurements of bench/" OFF)
option(HALL_BUILD_KIOSK "Build the kiosk (needs Qt 6)" ON)
option(HALL_BUILD_COUNTER "Build the counter client (needs Qt 6)" ON)
option(HALL_TSAN_CORE "Build only what does not link gRPC, so that ThreadSanitizer can watch it" OFF)
option(HALL_COVERAGE "Instrument for line coverage" OFF)
option(HALL_STRICT "A target whose hall:: dependency is missing is an error; ./hall test turns it on" OFF)
# Off in the coverage build, which thus finds a source file that forgot an include.
option(HALL_PRECOMPILE "Parse the headers that a target names once for all its files" ON)
set(HALL_TIMEOUT_FACTOR 1 CACHE STRING "Multiplies the time limit of every test (./hall check)")
set(HALL_SANITIZE "" CACHE STRING "Sanitizers to build with, for example 'address,undefined'")
# lld links a gRPC test in 0.13 s where GNU ld takes 0.31 s; mold gained nothing more.
set(HALL_LINKER "auto" CACHE STRING "Linker: auto takes lld where present, else the default")
set(HALL_PYTHON "/usr/bin/python3" CACHE FILEPATH "Debian's own Python, which has python3-protobuf")

add_library(hall_options INTERFACE)
add_library(hall::options ALIAS hall_options)
target_compile_features(hall_options INTERFACE cxx_std_20)
# At -O2 gcc 12 raises -Wnull-dereference inside Boost, -Wmaybe-uninitialized inside date.h, and
# bounds warnings inside std::string's own operators (gcc bugs 105329 and 105651).
target_compile_options(hall_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wno-maybe-uninitialized -Werror)
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(hall_options INTERFACE
    -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread)
endif()

if(HALL_SANITIZE)
  target_compile_options(hall_options INTERFACE
    -fsanitize=${HALL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # Address covers a null or wild access by itself, x86 forgives alignment; without these four checks
  # a unit with the variants of the domain compiles in two thirds of the time.
  if(HALL_SANITIZE MATCHES "undefined")
    target_compile_options(hall_options INTERFACE
      -fno-sanitize=null,alignment,vptr,object-size)
  endif()
  target_link_options(hall_options INTERFACE -fsanitize=${HALL_SANITIZE})
endif()

if(HALL_COVERAGE)
  target_compile_options(hall_options INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(hall_options INTERFACE --coverage)
endif()

if(HALL_LINKER STREQUAL "auto")
  find_program(HALL_LLD ld.lld)
  mark_as_advanced(HALL_LLD)
  if(HALL_LLD)
    target_link_options(hall_options INTERFACE -fuse-ld=lld)
  endif()
elseif(HALL_LINKER)
  target_link_options(hall_options INTERFACE -fuse-ld=${HALL_LINKER})
endif()
