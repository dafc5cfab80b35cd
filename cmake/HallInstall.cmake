# What `cmake --install` puts where, below its prefix: the programs, the settings and sample catalogues
# that `hallctl init` copies, the service of systemd with its account, the documents that it names, and
# the verifier for auditors. docs/operations.md tells what comes next.

include(GNUInstallDirs)

foreach(program hall-server hallctl hall-rehearsal)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()
install(DIRECTORY config/ DESTINATION ${CMAKE_INSTALL_DATADIR}/yichuang/config
  PATTERN systemd EXCLUDE)
install(PROGRAMS tools/verify_exported_log.py DESTINATION ${CMAKE_INSTALL_DATADIR}/yichuang)
install(FILES docs/operations.md docs/hallctl.md docs/log-format.md LICENSE
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/yichuang)
# Where systemd looks, whatever the distribution calls its folder of libraries.
install(FILES config/systemd/hall-server.service DESTINATION lib/systemd/system)
install(FILES config/systemd/hall-server.sysusers DESTINATION lib/sysusers.d RENAME hall-server.conf)

# `./hall package`: the same as a Debian package, which asks for the libraries that it was linked with.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME yichuang)
set(CPACK_PACKAGE_CONTACT "Yichuang developers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS tzdata)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/cmake/debian/postinst)
include(CPack)
