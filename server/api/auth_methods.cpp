#include <sodium.h>

#include <array>

#include "hall/v1/auth_service.pb.h"
#include "server/api/admission.h"
#include "server/api/backroom.h"
#include "server/api/device_token.h"
#include "server/api/ids_text.h"
#include "server/api/methods.h"
#include "server/api/password_call.h"
#include "server/api/people_messages.h"
#include "server/api/wire.h"
#include "server/domain/field_rules.h"

/// AuthService: sessions of people, tokens of devices.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

constexpr std::size_t kPasswordMax = 200;
constexpr std::size_t kVersionMax = 50;

Refusal tooManyAttempts(std::chrono::seconds wait) {
  return Refusal{Reason::TooManyAttempts, {}}.with("seconds", std::to_string(wait.count()));
}

/// The same request makes the same session, so that a repeat does not make a second one.
std::string sessionIdOf(
    domain::StaffId staff, domain::DeviceId device, std::string_view requestId
) {
  const std::string text = std::to_string(staff.value) + "." + std::to_string(device.value) + "." +
                           std::string(requestId);
  std::array<unsigned char, 16> hash{};
  crypto_generichash(
      hash.data(),
      hash.size(),
      reinterpret_cast<const unsigned char*>(text.data()),
      text.size(),
      nullptr,
      0
  );
  std::string id(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(id.data(), id.size(), hash.data(), hash.size());
  id.pop_back();  // the terminating zero
  return id;
}

SessionClaims newSession(
    const Context& context, domain::StaffId staff, domain::DeviceId device, std::string session
) {
  SessionClaims claims;
  claims.staff = staff;
  claims.device = device;
  claims.session = std::move(session);
  claims.issued = context.services().backroom.revocations.issueTime(staff, context.now());
  claims.expires = claims.issued + context.services().sessionLength;
  return claims;
}

std::optional<KeptPassword> keptPassword(Context& context, domain::StaffId staff) {
  const auto row = context.credentials().passwordHash(staff);
  if (!row) return std::nullopt;
  return KeptPassword::fromRow(*row);
}

// ---- log-in -----------------------------------------------------------------------------------

/// Where the person sits: what the limits of log-ins count besides the account.
std::string placeOf(const LongCall& call) {
  const auto& request = call.requestAs<v1::LoginRequest>();
  return request.device_id().empty() ? "peer:" + call.peerName() : "device:" + request.device_id();
}

/// The device a session is to be bound to; none when the request names none.
Result<domain::DeviceId> deviceToBind(const domain::HallState& state, const LongCall& call) {
  const std::string& code = call.requestAs<v1::LoginRequest>().device_id();
  if (code.empty()) return domain::DeviceId{};
  const domain::Device* device = state.deviceByCode(code);
  if (device == nullptr) return unknown(Reason::DeviceNotFound, code);
  if (device->revoked) return unknown(Reason::DeviceRevoked, code);
  const bool forPeople =
      device->kind == domain::DeviceKind::CounterPc || device->kind == domain::DeviceKind::Desk;
  const std::string& certificate = call.caller().certificate;
  if (!forPeople || (!certificate.empty() && certificate != code)) {
    return unknown(Reason::WrongDevice, code);
  }
  return device->id;
}

Result<PasswordHasher::Job> checkLogin(Context& context, const LongCall& call) {
  const auto& request = call.requestAs<v1::LoginRequest>();
  if (!isRequestId(request.request_id())) return Reason::RequestIdMissing;
  if (!domain::isCode(request.staff_number())) return malformed("staff_number");
  const std::size_t length = domain::charactersIn(request.password());
  if (length == 0 || length > kPasswordMax) return malformed("password");
  const auto device = deviceToBind(context.state(), call);
  if (!device) return device.refusal();
  LoginThrottle& throttle = context.services().backroom.throttle;
  const auto wait = throttle.attempt(request.staff_number(), placeOf(call));
  if (wait.count() > 0) return tooManyAttempts(wait);
  PasswordHasher::Job job;
  job.verify = request.password();
  if (const domain::Staff* staff = context.state().staffByNumber(request.staff_number())) {
    if (const auto kept = keptPassword(context, staff->id)) job.against = kept->hash;
  }
  return job;
}

/// What LoginResponse and GetSessionResponse both say.
template <class Response>
void writePerson(
    const domain::HallState& state,
    const domain::Staff& staff,
    const SessionClaims& claims,
    Response& response
) {
  response.set_position(state.position.value);
  for (const domain::Role role : staff.roles) response.add_roles(static_cast<v1::Role>(role));
  write(claims.expires, *response.mutable_expire_time());
  response.set_staff_number(staff.number);
  response.set_staff_name(staff.name);
  response.set_may_pick(staff.mayPick);
  if (state.catalogue == nullptr) return;
  if (const auto* department = state.catalogue->find(staff.department)) {
    response.set_department_id(department->code);
  }
  for (const domain::QueueId id : staff.queues) {
    if (const auto* queue = state.catalogue->find(id)) response.add_queue_ids(queue->code);
  }
  if (const domain::Counter* counter = state.counterOf(staff.id)) {
    if (const auto* place = state.catalogue->find(counter->id)) {
      response.set_counter_id(place->code);
    }
  }
}

void writeLogin(
    const Context& context,
    const domain::Staff& staff,
    const SessionClaims& claims,
    bool changeDue,
    v1::LoginResponse& response
) {
  writePerson(context.state(), staff, claims, response);
  response.set_session_token(signSession(context.services().keys.session, claims));
  response.set_password_change_due(changeDue);
}

Result<Done> logIn(
    Context& context, const LongCall& call, const Judged& judged, v1::LoginResponse& response
) {
  const auto& request = call.requestAs<v1::LoginRequest>();
  const domain::Staff* staff = context.state().staffByNumber(request.staff_number());
  if (!judged.outcome.verified || staff == nullptr) return Reason::BadCredentials;
  const auto kept = keptPassword(context, staff->id);
  if (!kept || kept->hash != judged.job.against) return Reason::BadCredentials;
  // Only whoever knows the password learns that the account is disabled.
  if (staff->disabled) return Reason::StaffDisabled;
  const auto device = deviceToBind(context.state(), call);
  if (!device) return device.refusal();
  Backroom& backroom = context.services().backroom;
  backroom.throttle.succeeded(request.staff_number(), placeOf(call));
  const SessionClaims claims = newSession(
      context, staff->id, *device, sessionIdOf(staff->id, *device, request.request_id())
  );
  if (backroom.revocations.covers(claims)) return Reason::SessionRevoked;
  backroom.revocations.forgetBefore(context.now());
  writeLogin(context, *staff, claims, kept->changeDue, response);
  return Done{};
}

void login(const std::shared_ptr<LongCall>& call) {
  judgePassword<v1::LoginResponse>(call, &checkLogin, &logIn, [](const LongCall& unjudged) {
    const auto& request = unjudged.requestAs<v1::LoginRequest>();
    unjudged.services().backroom.throttle.withdrawn(request.staff_number(), placeOf(unjudged));
  });
}

Result<Done> getSession(
    Context& context, const v1::GetSessionRequest&, v1::GetSessionResponse& response
) {
  const domain::Staff& staff = context.state().staff.at(context.principal().actor.staff);
  writePerson(context.state(), staff, *context.principal().session, response);
  return Done{};
}

Result<Done> logout(
    Context& context, const v1::LogoutRequest& request, v1::LogoutResponse& response
) {
  if (!isRequestId(request.request_id())) return Reason::RequestIdMissing;
  Revocations& revocations = context.services().backroom.revocations;
  const SessionClaims& claims = *context.principal().session;
  response.set_position(context.state().position.value);
  // Ended before: a repeat, whose token must not end what came after it.
  if (revocations.covers(claims)) return Done{};
  context.credentials().putRevocation(
      request.everywhere() ? revocations.endSessionsOf(claims.staff, context.now())
                           : revocations.endSession(claims)
  );
  context.keepCredentials();
  return Done{};
}

// ---- the own password -------------------------------------------------------------------------

std::string changePlaceOf(const LongCall& call) {
  return "peer:" + call.peerName();
}

/// The account under which failures of the caller count.
std::string ownNumber(const Context& context) {
  return context.state().staff.at(context.principal().actor.staff).number;
}

Result<PasswordHasher::Job> checkChange(Context& context, const LongCall& call) {
  const auto& request = call.requestAs<v1::ChangePasswordRequest>();
  if (!isRequestId(request.request_id())) return Reason::RequestIdMissing;
  const bool repeated = context.isRepeat(request.request_id());
  if (call.caller().revoked && !repeated) return Reason::SessionRevoked;
  if (auto refusal = refusePassword(request.new_password())) return *std::move(refusal);
  if (domain::charactersIn(request.old_password()) > kPasswordMax) return malformed("old_password");
  if (request.old_password().empty()) return malformed("old_password");
  const auto wait =
      context.services().backroom.throttle.attempt(ownNumber(context), changePlaceOf(call));
  if (wait.count() > 0) return tooManyAttempts(wait);
  PasswordHasher::Job job;
  if (const auto kept = keptPassword(context, context.principal().actor.staff)) {
    job.against = kept->hash;
  }
  // What was changed already is proven by the password it was changed to.
  job.verify = repeated ? request.new_password() : request.old_password();
  if (!repeated) job.hash = request.new_password();
  return job;
}

Result<Done> changeOwnPassword(
    Context& context,
    const LongCall& call,
    const Judged& judged,
    v1::ChangePasswordResponse& response
) {
  const auto& request = call.requestAs<v1::ChangePasswordRequest>();
  const domain::StaffId staff = context.principal().actor.staff;
  const auto kept = keptPassword(context, staff);
  const bool right = judged.outcome.verified && kept && kept->hash == judged.job.against;
  if (!right) return Reason::BadCredentials;
  Backroom& backroom = context.services().backroom;
  backroom.throttle.succeeded(ownNumber(context), changePlaceOf(call));
  const auto performed = context.perform(domain::ResetPassword{staff}, request.request_id());
  if (!performed) return performed.refusal();
  if (!performed->repeated) {
    context.credentials().putPasswordHash(staff, KeptPassword{judged.outcome.hash, false}.row());
    context.credentials().putRevocation(backroom.revocations.endSessionsOf(staff, context.now()));
  }
  const SessionClaims claims = newSession(
      context, staff, context.principal().actor.device, context.principal().session->session
  );
  response.set_position(performed->position.value);
  response.set_session_token(signSession(context.services().keys.session, claims));
  write(claims.expires, *response.mutable_expire_time());
  return Done{};
}

void changePassword(const std::shared_ptr<LongCall>& call) {
  judgePassword<v1::ChangePasswordResponse>(
      call, &checkChange, &changeOwnPassword, [](const LongCall&) {}
  );
}

// ---- devices ----------------------------------------------------------------------------------

Result<Done> enrollDevice(
    Context& context, const v1::EnrollRequest& request, v1::EnrollResponse& response
) {
  if (!isRequestId(request.request_id())) return Reason::RequestIdMissing;
  if (!domain::isText(request.software_version(), 0, kVersionMax)) {
    return malformed("software_version");
  }
  Backroom& backroom = context.services().backroom;
  const auto use =
      backroom.enrolments.use(request.enrolment_code(), request.request_id(), context.now());
  if (!use) return use.refusal();
  const auto device = context.state().devices.find(use->row.device);
  if (device == context.state().devices.end() || device->second.revoked) {
    return Reason::DeviceRevoked;
  }
  std::string token;
  if (use->repeated) {
    token = deviceToken(context.services(), device->first, context.now());
  } else {
    token = nextDeviceToken(context.services(), context.turn(), device->first);
    context.credentials().putEnrolment(use->row);
    context.keepCredentials();
  }
  backroom.contacts.seen(device->first, context.now());
  backroom.contacts.runs(device->first, request.software_version());
  response.set_position(context.state().position.value);
  writeDevice(context, device->second, *response.mutable_device());
  if (const auto role = roleOf(device->second.kind)) {
    response.set_device_token(std::move(token));
    response.set_role(static_cast<v1::Role>(*role));
  }
  return Done{};
}

void enroll(const std::shared_ptr<LongCall>& call) {
  const auto response = std::make_shared<v1::EnrollResponse>();
  const std::string place = "enrol:" + call->peerName();
  call->inTurn(
      [call, response, place](Context& context) -> Result<Done> {
        LoginThrottle& throttle = context.services().backroom.throttle;
        const auto wait = throttle.attempt({}, place);
        if (wait.count() > 0) return tooManyAttempts(wait);
        auto done = enrollDevice(context, call->requestAs<v1::EnrollRequest>(), *response);
        // Only guesses count.
        if (done || done.reason() != Reason::TokenInvalid) throttle.withdrawn({}, place);
        return done;
      },
      [call, response] { call->reply(*response); }
  );
}

}  // namespace

TokenKeys tokenKeysOf(engine::Credentials& credentials) {
  return {credentials.serverKey("session"), credentials.serverKey("ticket-token")};
}

void addAuthMethods(Methods& methods) {
  // An administrator logs in before a catalogue is published and while the clock waits.
  const Methods::Needs little{.ready = false, .catalogue = false};
  Methods::Needs none = little;
  none.ignoresToken = true;
  Methods::Needs ended = little;
  ended.liveSession = false;
  methods.onLong("AuthService.Login", &login, none);
  methods.onCore("AuthService.GetSession", &getSession, little);
  methods.onCore("AuthService.Logout", &logout, ended);
  methods.onLong("AuthService.ChangePassword", &changePassword, ended);
  methods.onLong("AuthService.Enroll", &enroll, none);
}

}  // namespace hall::api
