# The five kinds of target this repository has. Each folder's CMakeLists.txt is a few calls of these.
#
#   hall_library(domain SOURCES ticket.cpp HEADERS ticket.h DEPENDS hall::other Boost::headers
#                [PRECOMPILE <vector> server/domain/rules.h])
#       target hall_domain, alias hall::domain; a library without SOURCES is header-only.
#       Headers are included from the repository root ("server/domain/ticket.h") and each is
#       compiled alone by the target all_verify_interface_header_sets.
#   hall_proto_library(hall_proto PROTOS hall/v1/ticket.proto ... [GRPC hall/v1/ticket.proto ...]
#                      [DEPENDS hall_other_proto])
#       target hall_proto, alias hall::proto. Paths are relative to proto/, which is the import root.
#   hall_executable(hall-server SOURCES main.cpp DEPENDS hall::app)       -> <build>/bin/hall-server
#   hall_test(ticket_test SOURCES ticket_test.cpp DEPENDS hall::domain LABEL unit
#             [TIMEOUT 120] [SHARDS 2] [RUN_SERIAL] [ENVIRONMENT A=b ...] [PRECOMPILE ...]
#             [LAUNCHER xvfb-run ...])
#       one GoogleTest program and one ctest (SHARDS of them when it is long).
#
# PRECOMPILE names headers that most files of the target include and that take long to parse. Each
# file still includes what it uses: the coverage build has no precompiled headers.
#   hall_python_test(check_layers_test SCRIPT check_layers.py LABEL tidy [ARGS ...] [TIMEOUT 60])

set(HALL_GENERATED_ROOT ${CMAKE_BINARY_DIR}/generated)
set(HALL_TEST_LABELS unit contract feature sim crash ui web tidy long)

# In the TSan build the gRPC folders are absent, so what needs them is left out. Elsewhere a missing
# hall:: target is a mistake: an error under HALL_STRICT.
function(_hall_dependencies_present result name)
  set(${result} TRUE PARENT_SCOPE)
  foreach(dependency IN LISTS ARGN)
    if(dependency MATCHES "^(hall::|hall_|gRPC::)" AND NOT TARGET ${dependency})
      set(${result} FALSE PARENT_SCOPE)
      if(HALL_TSAN_CORE)
        message(STATUS "${name} is not in the TSan build: it needs ${dependency}")
      elseif(HALL_STRICT)
        message(SEND_ERROR "${name} needs ${dependency}, which no folder added before it defines")
      else()
        message(WARNING "${name} is left out: it needs ${dependency}, which does not exist")
      endif()
      return()
    endif()
  endforeach()
endfunction()

# Listed files that exist. A listed file that does not is an error under HALL_STRICT; otherwise it is
# named and left out, so that one unfinished folder does not stop the build of the others.
function(_hall_existing_files result name)
  set(existing "")
  foreach(file IN LISTS ARGN)
    if(HALL_STRICT OR IS_ABSOLUTE ${file} OR EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
      list(APPEND existing ${file})
    else()
      message(WARNING "${name}: ${file} does not exist yet")
    endif()
  endforeach()
  set(${result} ${existing} PARENT_SCOPE)
endfunction()

function(_hall_require_arguments function unparsed)
  if(unparsed)
    message(FATAL_ERROR "${function}: unknown arguments: ${unparsed}")
  endif()
endfunction()

function(_hall_precompile target)
  if(NOT HALL_PRECOMPILE OR NOT ARGN)
    return()
  endif()
  set(headers "")
  foreach(header IN LISTS ARGN)
    if(header MATCHES "^[a-z_-]+/.*\\.h$" AND EXISTS ${PROJECT_SOURCE_DIR}/${header})
      string(PREPEND header ${PROJECT_SOURCE_DIR}/)
    elseif(NOT header MATCHES "^<")
      set(header "<${header}>")
    endif()
    list(APPEND headers ${header})
  endforeach()
  target_precompile_headers(${target} PRIVATE ${headers})
  # For ccache, which hashes what the preprocessor prints.
  target_compile_options(${target} PRIVATE -fpch-preprocess)
endfunction()

function(hall_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;DEPENDS;PRECOMPILE")
  _hall_require_arguments(hall_library "${arg_UNPARSED_ARGUMENTS}")
  _hall_dependencies_present(present hall_${name} ${arg_DEPENDS})
  if(NOT present)
    return()
  endif()

  _hall_existing_files(arg_SOURCES hall_${name} ${arg_SOURCES})
  _hall_existing_files(arg_HEADERS hall_${name} ${arg_HEADERS})
  set(target hall_${name})
  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    set(visibility PUBLIC)
    target_link_libraries(${target} PRIVATE hall::options)
    target_compile_features(${target} PUBLIC cxx_std_20)
    _hall_precompile(${target} ${arg_PRECOMPILE})
  else()
    add_library(${target} INTERFACE)
    set(visibility INTERFACE)
    target_compile_features(${target} INTERFACE cxx_std_20)
  endif()
  add_library(hall::${name} ALIAS ${target})
  # There only what a test of threads needs.
  set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL "${HALL_TSAN_CORE}")
  if(arg_HEADERS)
    target_sources(${target} ${visibility}
      FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
  endif()
  target_include_directories(${target} ${visibility} ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} ${visibility} ${arg_DEPENDS})
endfunction()

function(hall_proto_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PROTOS;GRPC;DEPENDS")
  _hall_require_arguments(hall_proto_library "${arg_UNPARSED_ARGUMENTS}")
  if(arg_GRPC AND HALL_TSAN_CORE)
    return()
  endif()

  set(proto_root ${PROJECT_SOURCE_DIR}/proto)
  set(out ${HALL_GENERATED_ROOT}/${name})
  file(MAKE_DIRECTORY ${out})
  set(generated "")
  set(stubs "")
  foreach(proto IN LISTS arg_PROTOS)
    if(NOT HALL_STRICT AND NOT EXISTS ${proto_root}/${proto})
      message(WARNING "${name}: ${proto} does not exist yet")
      continue()
    endif()
    string(REGEX REPLACE "\\.proto$" "" stem ${proto})
    set(outputs ${out}/${stem}.pb.cc ${out}/${stem}.pb.h)
    set(grpc_arguments "")
    set(grpc_depends "")
    if(proto IN_LIST arg_GRPC)
      # Ninja wants the depfile's first target, which protoc sorts by name, to be the first output.
      list(PREPEND outputs ${out}/${stem}.grpc.pb.cc ${out}/${stem}.grpc.pb.h)
      list(APPEND stubs ${out}/${stem}.grpc.pb.cc)
      set(grpc_arguments
        --grpc_out=${out} --plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin>)
      set(grpc_depends gRPC::grpc_cpp_plugin)
    endif()
    string(REPLACE "/" "_" depfile ${name}_${stem}.d)
    add_custom_command(
      OUTPUT ${outputs}
      COMMAND protobuf::protoc -I ${proto_root} --cpp_out=${out} ${grpc_arguments}
              --dependency_out=${CMAKE_CURRENT_BINARY_DIR}/${depfile} ${proto_root}/${proto}
      DEPENDS ${proto_root}/${proto} protobuf::protoc ${grpc_depends}
      DEPFILE ${CMAKE_CURRENT_BINARY_DIR}/${depfile}
      COMMENT "protoc ${proto}"
      VERBATIM)
    list(APPEND generated ${outputs})
  endforeach()

  add_library(${name} STATIC ${generated})
  set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL "${HALL_TSAN_CORE}")
  string(REGEX REPLACE "^hall_" "" alias ${name})
  add_library(hall::${alias} ALIAS ${name})
  # Generated code carries no warnings, no sanitizers and no debug information: it is a library.
  target_compile_options(${name} PRIVATE -w -g0)
  # Stubs pass calls on; only the messages are worth optimising.
  set_source_files_properties(${stubs} PROPERTIES COMPILE_OPTIONS -O0)
  target_compile_features(${name} PUBLIC cxx_std_20)
  target_include_directories(${name} SYSTEM PUBLIC ${out})
  target_link_libraries(${name} PUBLIC protobuf::libprotobuf ${arg_DEPENDS})
  if(arg_GRPC)
    target_link_libraries(${name} PUBLIC gRPC::grpc++)
  endif()
endfunction()

function(hall_executable name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;PRECOMPILE")
  _hall_require_arguments(hall_executable "${arg_UNPARSED_ARGUMENTS}")
  _hall_dependencies_present(present ${name} ${arg_DEPENDS})
  if(NOT present)
    return()
  endif()
  _hall_existing_files(arg_SOURCES ${name} ${arg_SOURCES})
  if(NOT arg_SOURCES)
    return()
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE hall::options ${arg_DEPENDS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
  _hall_precompile(${name} ${arg_PRECOMPILE})
endfunction()

# Registers one ctest with what every test here gets: a label, a time limit, the folders of source
# and programs in the environment, and sanitizers that stop at the first finding.
function(_hall_register_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "RUN_SERIAL" "LABEL;TIMEOUT" "ENVIRONMENT;COMMAND")
  if(NOT arg_LABEL IN_LIST HALL_TEST_LABELS)
    message(FATAL_ERROR "test ${name}: LABEL must be one of ${HALL_TEST_LABELS}")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * ${HALL_TIMEOUT_FACTOR}")
  add_test(NAME ${name} COMMAND ${arg_COMMAND})
  set_tests_properties(${name} PROPERTIES
    LABELS ${arg_LABEL}
    TIMEOUT ${arg_TIMEOUT}
    RUN_SERIAL ${arg_RUN_SERIAL}
    ENVIRONMENT "HALL_SOURCE_DIR=${PROJECT_SOURCE_DIR};HALL_BIN_DIR=${CMAKE_BINARY_DIR}/bin;\
ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1;\
UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1;\
TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1;${arg_ENVIRONMENT}")
endfunction()

function(hall_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg
    "RUN_SERIAL" "LABEL;TIMEOUT;SHARDS" "SOURCES;DEPENDS;ENVIRONMENT;PRECOMPILE;LAUNCHER")
  _hall_require_arguments(hall_test "${arg_UNPARSED_ARGUMENTS}")
  _hall_dependencies_present(present ${name} ${arg_DEPENDS})
  if(NOT present)
    return()
  endif()
  _hall_existing_files(arg_SOURCES ${name} ${arg_SOURCES})
  if(NOT arg_SOURCES)
    return()
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE hall::options ${arg_DEPENDS} GTest::gmock GTest::gtest_main)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
  _hall_precompile(${name} ${arg_PRECOMPILE})

  if(arg_RUN_SERIAL)
    set(serial RUN_SERIAL)
  endif()
  if(NOT arg_SHARDS)
    set(arg_SHARDS 1)
  endif()
  math(EXPR last "${arg_SHARDS} - 1")
  foreach(shard RANGE ${last})
    set(test_name ${name})
    if(arg_SHARDS GREATER 1)
      string(APPEND test_name ".${shard}")
    endif()
    _hall_register_test(${test_name} ${serial} LABEL "${arg_LABEL}" TIMEOUT "${arg_TIMEOUT}"
      ENVIRONMENT ${arg_ENVIRONMENT} GTEST_TOTAL_SHARDS=${arg_SHARDS} GTEST_SHARD_INDEX=${shard}
      COMMAND ${arg_LAUNCHER} $<TARGET_FILE:${name}> --gtest_brief=1)
  endforeach()
endfunction()

function(hall_python_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg
    "RUN_SERIAL" "LABEL;TIMEOUT;SCRIPT" "ARGS;ENVIRONMENT")
  _hall_require_arguments(hall_python_test "${arg_UNPARSED_ARGUMENTS}")
  if(arg_RUN_SERIAL)
    set(serial RUN_SERIAL)
  endif()
  _hall_register_test(${name} ${serial} LABEL "${arg_LABEL}" TIMEOUT "${arg_TIMEOUT}"
    ENVIRONMENT ${arg_ENVIRONMENT} PYTHONDONTWRITEBYTECODE=1
    COMMAND ${HALL_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/${arg_SCRIPT} ${arg_ARGS})
endfunction()
