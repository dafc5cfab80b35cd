# What `cmake --install` puts where, below its prefix, in two parts. Server: the programs of the hall, the
# settings and sample catalogues that `hallctl init` copies, the service of systemd with its account, the
# documents that it names, and the verifier for auditors. Kiosk: its program, settings, service and account;
# a kiosk has no server and a server no screen. docs/operations.md and docs/kiosk.md tell what comes next.

include(GNUInstallDirs)

# Where systemd looks, whatever the distribution calls its folder of libraries.
function(hall_install_service name component)
  install(FILES config/systemd/${name}.service DESTINATION lib/systemd/system COMPONENT ${component})
  install(FILES config/systemd/${name}.sysusers DESTINATION lib/sysusers.d RENAME ${name}.conf
    COMPONENT ${component})
endfunction()

foreach(program hall-server hallctl hall-rehearsal)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT server)
  endif()
endforeach()
install(DIRECTORY config/ DESTINATION ${CMAKE_INSTALL_DATADIR}/yichuang/config COMPONENT server
  PATTERN systemd EXCLUDE)
install(PROGRAMS tools/verify_exported_log.py DESTINATION ${CMAKE_INSTALL_DATADIR}/yichuang COMPONENT server)
install(FILES docs/operations.md docs/screens.md docs/hallctl.md docs/log-format.md LICENSE
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/yichuang COMPONENT server)
hall_install_service(hall-server server)
# What build_pages of ./hall made of web/.
if(EXISTS ${PROJECT_SOURCE_DIR}/web/dist)
  install(DIRECTORY web/dist/ DESTINATION ${CMAKE_INSTALL_DATADIR}/yichuang/web COMPONENT server)
endif()

if(TARGET hall-kiosk)
  install(TARGETS hall-kiosk RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT kiosk)
  install(FILES config/kiosk.toml DESTINATION ${CMAKE_INSTALL_DATADIR}/yichuang-kiosk COMPONENT kiosk)
  install(FILES docs/kiosk.md docs/accessibility.md LICENSE
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/yichuang-kiosk COMPONENT kiosk)
  hall_install_service(hall-kiosk kiosk)
endif()

if(TARGET hall-counter)
  install(TARGETS hall-counter RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT counter)
  install(FILES config/counter.toml DESTINATION ${CMAKE_INSTALL_DATADIR}/yichuang-counter COMPONENT counter)
  install(FILES config/yichuang-counter.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT counter)
  install(FILES docs/counter.md LICENSE
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/yichuang-counter COMPONENT counter)
endif()

# `./hall package`: the same as three Debian packages, which ask for the libraries that they were linked with.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "Yichuang developers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL server kiosk counter)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_SERVER_PACKAGE_NAME yichuang)
set(CPACK_DEBIAN_SERVER_DESCRIPTION "Queue and window system of a government service hall: the server")
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION net)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS tzdata)
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/cmake/debian/postinst)
set(CPACK_DEBIAN_KIOSK_PACKAGE_NAME yichuang-kiosk)
set(CPACK_DEBIAN_KIOSK_DESCRIPTION "Queue and window system of a government service hall: the kiosk")
set(CPACK_DEBIAN_KIOSK_PACKAGE_SECTION misc)
# What its pages load while they run, its typeface, its voice, its screen.
string(JOIN ", " CPACK_DEBIAN_KIOSK_PACKAGE_DEPENDS
  qml6-module-qtquick qml6-module-qtquick-layouts qml6-module-qtquick-window qml6-module-qtqml-workerscript
  fonts-noto-cjk espeak-ng xserver-xorg xinit)
set(CPACK_DEBIAN_KIOSK_PACKAGE_SUGGESTS cups-client)
set(CPACK_DEBIAN_KIOSK_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/cmake/debian/postinst)
set(CPACK_DEBIAN_COUNTER_PACKAGE_NAME yichuang-counter)
set(CPACK_DEBIAN_COUNTER_DESCRIPTION
  "Queue and window system of a government service hall: the counter client")
set(CPACK_DEBIAN_COUNTER_PACKAGE_SECTION misc)
string(JOIN ", " CPACK_DEBIAN_COUNTER_PACKAGE_DEPENDS
  qml6-module-qtquick qml6-module-qtquick-layouts qml6-module-qtquick-window qml6-module-qtqml-workerscript
  fonts-noto-cjk)
include(CPack)
