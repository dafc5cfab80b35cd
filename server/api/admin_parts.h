#pragma once

#include "server/api/methods.h"

namespace hall::api {

// AdminService in parts, each in its own file.
void addStaffMethods(Methods& methods);       ///< staff_methods.cpp
void addDeviceMethods(Methods& methods);      ///< device_methods.cpp
void addPublishingMethods(Methods& methods);  ///< publishing_methods.cpp
void addEditingMethods(Methods& methods);     ///< edit_catalogue.cpp
void addServerMethods(Methods& methods);      ///< server_methods.cpp

}  // namespace hall::api
