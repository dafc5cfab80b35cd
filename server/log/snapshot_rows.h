#pragma once

#include "hall/log/v1/snapshot.pb.h"
#include "server/domain/hall_state.h"
#include "server/log/stored_values.h"

/// Between the rows of a hall's state and their stored messages.
namespace hall::log {

void encode(const domain::Ticket& from, v1::Ticket& to);
void decode(const v1::Ticket& from, domain::Ticket& to, FieldReader& reader);
void encode(const domain::Counter& from, v1::Counter& to);
void decode(const v1::Counter& from, domain::Counter& to, FieldReader& reader);
void encode(const domain::Serving& from, v1::Serving& to);
void decode(const v1::Serving& from, domain::Serving& to, FieldReader& reader);
void encode(const domain::Call& from, v1::Call& to);
void decode(const v1::Call& from, domain::Call& to, FieldReader& reader);
void encode(const domain::Notice& from, v1::Notice& to);
void decode(const v1::Notice& from, domain::Notice& to, FieldReader& reader);

}  // namespace hall::log
