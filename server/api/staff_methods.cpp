#include <algorithm>
#include <array>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "server/api/admin_parts.h"
#include "server/api/backroom.h"
#include "server/api/methods.h"
#include "server/api/password_call.h"
#include "server/api/people_messages.h"
#include "server/api/performed.h"
#include "server/api/queue_messages.h"
#include "server/api/update_mask.h"
#include "server/api/wire.h"

/// AdminService: people and their accounts.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

/// Whoever may make administrators or set their passwords is one: a hall manager does not become
/// one by way of somebody else's account.
std::optional<Refusal> refuseRaising(const Context& context, const domain::Staff& staff) {
  const bool concernsOne = staff.has(domain::Role::Administrator);
  if (!concernsOne || context.principal().actor.role == domain::Role::Administrator) {
    return std::nullopt;
  }
  const domain::Staff& self = context.state().staff.at(context.principal().actor.staff);
  if (self.has(domain::Role::Administrator)) return std::nullopt;
  return Refusal{Reason::NotPermitted, {}}.with("right", "administrator");
}

Result<const domain::Staff*> staffByNumber(const Context& context, std::string_view number) {
  const domain::Staff* staff = context.state().staffByNumber(number);
  if (staff == nullptr) return unknown(Reason::StaffNotFound, number);
  return staff;
}

void endSessions(Context& context, domain::StaffId staff) {
  context.credentials().putRevocation(
      context.services().backroom.revocations.endSessionsOf(staff, context.now())
  );
}

/// The row as the request left it; of a repeat too.
template <class Response>
Result<Done> writeRecorded(
    Context& context, const engine::Performed& performed, Response& response
) {
  const auto* recorded = eventOf<domain::StaffRecorded>(performed);
  if (recorded == nullptr) return Reason::Internal;
  response.set_position(performed.position.value);
  writeStaff(context.state(), recorded->staff, *response.mutable_staff());
  return Done{};
}

// ---- new people -------------------------------------------------------------------------------

Result<PasswordHasher::Job> checkCreate(Context& context, const LongCall& call) {
  const auto& request = call.requestAs<v1::CreateStaffRequest>();
  if (!isRequestId(request.request_id())) return Reason::RequestIdMissing;
  if (context.isRepeat(request.request_id())) return PasswordHasher::Job{};
  const auto staff = staffFrom(context.state(), request.staff());
  if (!staff) return staff.refusal();
  if (auto refusal = refuseRaising(context, *staff)) return *std::move(refusal);
  if (context.state().staffByNumber(staff->number) != nullptr) {
    return Refusal{Reason::AlreadyExists, {}}.with("staff_number", staff->number);
  }
  if (auto refusal = refusePassword(request.first_password())) return *std::move(refusal);
  return PasswordHasher::Job{{}, {}, request.first_password()};
}

Result<Done> create(
    Context& context, const LongCall& call, const Judged& judged, v1::CreateStaffResponse& response
) {
  const auto& request = call.requestAs<v1::CreateStaffRequest>();
  const auto staff = staffFrom(context.state(), request.staff());
  if (!staff) return staff.refusal();
  if (auto refusal = refuseRaising(context, *staff)) return *std::move(refusal);
  const auto performed = context.perform(domain::RecordStaff{*staff}, request.request_id());
  if (!performed) return performed.refusal();
  const auto* recorded = eventOf<domain::StaffRecorded>(*performed);
  if (recorded != nullptr && !performed->repeated) {
    context.credentials().putPasswordHash(
        recorded->staff.id, KeptPassword{judged.outcome.hash, true}.row()
    );
  }
  return writeRecorded(context, *performed, response);
}

void createStaff(const std::shared_ptr<LongCall>& call) {
  judgePassword<v1::CreateStaffResponse>(call, &checkCreate, &create, [](const LongCall&) {});
}

Result<PasswordHasher::Job> checkReset(Context& context, const LongCall& call) {
  const auto& request = call.requestAs<v1::ResetPasswordRequest>();
  if (!isRequestId(request.request_id())) return Reason::RequestIdMissing;
  const auto staff = staffByNumber(context, request.staff_number());
  if (!staff) return staff.refusal();
  if (auto refusal = refuseRaising(context, **staff)) return *std::move(refusal);
  if (context.isRepeat(request.request_id())) return PasswordHasher::Job{};
  if (auto refusal = refusePassword(request.first_password())) return *std::move(refusal);
  return PasswordHasher::Job{{}, {}, request.first_password()};
}

Result<Done> reset(
    Context& context,
    const LongCall& call,
    const Judged& judged,
    v1::ResetPasswordResponse& response
) {
  const auto& request = call.requestAs<v1::ResetPasswordRequest>();
  const auto staff = staffByNumber(context, request.staff_number());
  if (!staff) return staff.refusal();
  if (auto refusal = refuseRaising(context, **staff)) return *std::move(refusal);
  const domain::StaffId id = (*staff)->id;
  const auto performed = context.perform(domain::ResetPassword{id}, request.request_id());
  if (!performed) return performed.refusal();
  if (!performed->repeated) {
    context.credentials().putPasswordHash(id, KeptPassword{judged.outcome.hash, true}.row());
    endSessions(context, id);
  }
  response.set_position(performed->position.value);
  return Done{};
}

void resetPassword(const std::shared_ptr<LongCall>& call) {
  judgePassword<v1::ResetPasswordResponse>(call, &checkReset, &reset, [](const LongCall&) {});
}

// ---- changes ----------------------------------------------------------------------------------

/// The row as it is with the fields of the mask as they should be.
Result<domain::Staff> changedStaff(
    const Context& context, const domain::Staff& before, const v1::UpdateStaffRequest& request
) {
  v1::Staff row;
  writeStaff(context.state(), before, row);
  for (const std::string& path : request.update_mask().paths()) {
    if (path == "name") row.set_name(request.staff().name());
    if (path == "department_id") row.set_department_id(request.staff().department_id());
    if (path == "roles") *row.mutable_roles() = request.staff().roles();
    if (path == "queue_ids") *row.mutable_queue_ids() = request.staff().queue_ids();
    if (path == "may_pick") row.set_may_pick(request.staff().may_pick());
  }
  auto after = staffFrom(context.state(), row);
  if (!after) return after;
  after->id = before.id;
  after->disabled = before.disabled;
  return after;
}

std::optional<Refusal> refuseUpdate(
    const Context& context,
    const domain::Staff& before,
    const domain::Staff& after,
    const std::string& etag
) {
  if (before.disabled) return Refusal{Reason::StaffDisabled, {}};
  if (etag != etagOf(before))
    return Refusal{Reason::CatalogueStale, {}}.with("etag", etagOf(before));
  const bool mayDoMore = before.roles != after.roles || before.mayPick != after.mayPick;
  if (before.id == context.principal().actor.staff && mayDoMore) {
    return Refusal{Reason::NotPermitted, {}}.with("right", "somebody_else");
  }
  if (auto refusal = refuseRaising(context, before)) return refusal;
  return refuseRaising(context, after);
}

Result<Done> updateStaff(
    Context& context, const v1::UpdateStaffRequest& request, v1::UpdateStaffResponse& response
) {
  static constexpr std::array<std::string_view, 5> kFields{
      "name", "department_id", "roles", "queue_ids", "may_pick"};
  const auto before = staffByNumber(context, request.staff().staff_number());
  if (!before) return before.refusal();
  if (auto refusal = refuseMask(request.update_mask(), kFields)) return *std::move(refusal);
  auto after = changedStaff(context, **before, request);
  if (!after) return after.refusal();
  if (!context.isRepeat(request.request_id())) {
    auto refusal = refuseUpdate(context, **before, *after, request.staff().etag());
    if (refusal) return *std::move(refusal);
  }
  const auto performed =
      context.perform(domain::RecordStaff{std::move(after).value()}, request.request_id());
  if (!performed) return performed.refusal();
  return writeRecorded(context, *performed, response);
}

Result<Done> disableStaff(
    Context& context, const v1::DisableStaffRequest& request, v1::DisableStaffResponse& response
) {
  const auto staff = staffByNumber(context, request.staff_number());
  if (!staff) return staff.refusal();
  if (!context.isRepeat(request.request_id())) {
    if ((*staff)->id == context.principal().actor.staff) {
      return Refusal{Reason::NotPermitted, {}}.with("right", "somebody_else");
    }
    if (auto refusal = refuseRaising(context, **staff)) return *std::move(refusal);
  }
  domain::Staff after = **staff;
  after.disabled = !request.enable();
  const domain::StaffId id = after.id;
  const auto performed =
      context.perform(domain::RecordStaff{std::move(after)}, request.request_id());
  if (!performed) return performed.refusal();
  if (!performed->repeated && !request.enable()) endSessions(context, id);
  return writeRecorded(context, *performed, response);
}

// ---- lists ------------------------------------------------------------------------------------

/// The department a list is cut to; none: all.
Result<domain::DepartmentId> departmentShown(
    const Context& context, const v1::ListStaffRequest& request
) {
  domain::DepartmentId department;
  if (!request.department_id().empty()) {
    const auto* found = context.state().catalogue == nullptr
                            ? nullptr
                            : context.state().catalogue->departmentByCode(request.department_id());
    if (found == nullptr) return unknown(Reason::DepartmentNotFound, request.department_id());
    department = found->id;
  }
  if (context.principal().actor.role != domain::Role::ChiefRepresentative) return department;
  const domain::DepartmentId own =
      context.state().staff.at(context.principal().actor.staff).department;
  if (department && department != own) {
    return Refusal{Reason::NotPermitted, {}}.with("right", "own_department");
  }
  return own;
}

Result<Done> listStaff(
    Context& context, const v1::ListStaffRequest& request, v1::ListStaffResponse& response
) {
  const auto page = pageOf(request.page_size(), request.page_token());
  if (!page) return page.refusal();
  const auto department = departmentShown(context, request);
  if (!department) return department.refusal();
  if (!v1::Role_IsValid(request.role())) return malformed("role");
  std::vector<const domain::Staff*> wanted;
  for (const auto& [id, staff] : context.state().staff) {
    if (*department && staff.department != *department) continue;
    if (request.role() != 0 && !staff.has(static_cast<domain::Role>(request.role()))) continue;
    if (staff.disabled && !request.with_disabled()) continue;
    wanted.push_back(&staff);
  }
  std::sort(wanted.begin(), wanted.end(), [](const auto* left, const auto* right) {
    return left->number < right->number;
  });
  const bool showsNames = context.principal().actor.role != domain::Role::ChiefRepresentative;
  response.set_position(context.state().position.value);
  std::size_t at = page->first;
  for (; at < wanted.size() && response.staff_size() < page->size; ++at) {
    v1::Staff& row = *response.add_staff();
    writeStaff(context.state(), *wanted[at], row);
    if (!showsNames) row.clear_name();
  }
  if (at < wanted.size()) response.set_next_page_token(std::to_string(at));
  return Done{};
}

}  // namespace

void addStaffMethods(Methods& methods) {
  const Methods::Needs little{.catalogue = false};
  methods.onLong("AdminService.CreateStaff", &createStaff, little);
  methods.onCore("AdminService.UpdateStaff", &updateStaff, little);
  methods.onCore("AdminService.DisableStaff", &disableStaff, little);
  methods.onLong("AdminService.ResetPassword", &resetPassword, little);
  methods.onCore("AdminService.ListStaff", &listStaff, little);
}

}  // namespace hall::api
