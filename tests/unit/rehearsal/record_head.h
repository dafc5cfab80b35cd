#pragma once

namespace hall::rehearsal {

/// First line of a record of calls.
constexpr const char* kRecordHead =
    "date,arrival_s,type,priority,vru_entry_s,vru_exit_s,queue_start_s,queue_exit_s,queue_time_s,"
    "outcome,service_start_s,service_end_s,service_time_s,server_id\n";

}  // namespace hall::rehearsal
