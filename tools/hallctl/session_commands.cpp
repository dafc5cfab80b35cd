#include "tools/hallctl/session_commands.h"

#include <memory>

#include "client/request_id.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/secret_input.h"
#include "tools/hallctl/text_table.h"
#include "tools/hallctl/value_text.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace {

/// The hall's zone stands in the head of its catalogue. Empty: it has none yet.
std::string timeZoneOf(Connection& connection, const Invocation& run) {
  v1::GetCatalogueRequest request;
  std::string zone;
  callRaw(
      connection.client(),
      methodNamed("GuideService.GetCatalogue"),
      {&request},
      run.timeoutSeconds,
      [&zone](const google::protobuf::Message& part) {
        const auto& got = static_cast<const v1::GetCatalogueResponse&>(part);
        if (got.has_head()) zone = got.head().time_zone();
      }
  );
  return zone;
}

void keep(Invocation& run, Connection& connection, const v1::LoginResponse& response) {
  connection.client().setToken(response.session_token());
  Session session;
  session.server = connection.address();
  session.token = response.session_token();
  session.staffNumber = response.staff_number();
  session.staffName = response.staff_name();
  session.counterId = response.counter_id();
  session.timeZone = timeZoneOf(connection, run);
  if (run.sessions.write(run.session, session)) return;
  complain(
      run,
      ExitCode::Refused,
      run.style.say("登录存不下来：", "The session cannot be written: ") +
          run.sessions.file(run.session).string()
  );
}

void say(const Invocation& run, const v1::LoginResponse& response) {
  if (run.json) {
    // The token lies in the stored session; a terminal's history is no place for it.
    v1::LoginResponse shown = response;
    shown.clear_session_token();
    return print(answerJson(shown, false));
  }
  const auto* roles = v1::LoginResponse::descriptor()->FindFieldByName("roles");
  std::string text = response.staff_number() + " " + response.staff_name() + "  " +
                     valueText(response, *roles, run.style) + "\n";
  if (!response.counter_id().empty()) {
    text += run.style.say("已签到的窗口：", "Signed in at counter ") + response.counter_id() + "\n";
  }
  if (response.password_change_due()) {
    text += run.style.say(
        "口令是别人设的，请尽快用 hallctl password 修改。\n",
        "The password was set by somebody else; change it soon with hallctl password.\n"
    );
  }
  print(text);
}

void login(Invocation& run, const std::string& number, const std::string& device) {
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  connection->client().setToken("");
  v1::LoginRequest request;
  request.set_request_id(client::newRequestId());
  request.set_staff_number(number);
  request.set_device_id(device);
  request.set_password(readSecret(run.style.say("口令：", "Password: ")));
  v1::LoginResponse response;
  const auto failure =
      callAs(connection->client(), "AuthService.Login", request, run.timeoutSeconds, response);
  if (!failure.ok()) return complain(run, failure);
  keep(run, *connection, response);
  say(run, response);
}

void logout(Invocation& run, bool everywhere) {
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  v1::LogoutRequest request;
  request.set_request_id(client::newRequestId());
  request.set_everywhere(everywhere);
  v1::LogoutResponse response;
  const auto failure =
      callAs(connection->client(), "AuthService.Logout", request, run.timeoutSeconds, response);
  // A session that is over already is what was wanted.
  const bool over = failure.reason() == v1::REASON_NOT_SIGNED_IN ||
                    failure.reason() == v1::REASON_SESSION_REVOKED;
  if (!failure.ok() && !over) return complain(run, failure);
  run.sessions.forget(run.session);
  print(run.json ? answerJson(response, false) : run.style.say("已退出登录。\n", "Logged out.\n"));
}

void changePassword(Invocation& run) {
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  v1::ChangePasswordRequest request;
  request.set_request_id(client::newRequestId());
  request.set_old_password(readSecret(run.style.say("现在的口令：", "Present password: ")));
  request.set_new_password(readSecret(run.style.say("新口令：", "New password: ")));
  if (readSecret(run.style.say("再输一次：", "Once more: ")) != request.new_password()) {
    return complain(
        run, ExitCode::Usage, run.style.say("两次输入的新口令不同。", "The new passwords differ.")
    );
  }
  v1::ChangePasswordResponse response;
  const auto failure = callAs(
      connection->client(), "AuthService.ChangePassword", request, run.timeoutSeconds, response
  );
  if (!failure.ok()) return complain(run, failure);
  if (connection->session()) {
    Session session = *connection->session();
    session.token = response.session_token();
    run.sessions.write(run.session, session);
  }
  response.clear_session_token();  // it lies in the stored session
  print(
      run.json ? answerJson(response, false)
               : run.style.say("口令已修改。\n", "The password was changed.\n")
  );
}

/// From what is stored: it asks no server, and no server tells whose a token is.
void whoAmI(Invocation& run) {
  if (!run.token.empty()) {
    return print(
        run.style.say(
            "用 --token（或 HALLCTL_TOKEN）给出的凭证，服务器 ",
            "By the token of --token or HALLCTL_TOKEN, at the server "
        ) +
        serverOf(run) + "\n"
    );
  }
  const auto session = run.sessions.read(run.session);
  if (!session) {
    return complain(
        run,
        ExitCode::Refused,
        run.style.say(
            "没有登录，请用 hallctl login 工号。",
            "Not logged in; use hallctl login <staff number>."
        )
    );
  }
  v1::LoginResponse shown;
  shown.set_staff_number(session->staffNumber);
  shown.set_staff_name(session->staffName);
  shown.set_counter_id(session->counterId);
  if (run.json) return print(answerJson(shown, false));
  TextTable table(
      {run.style.say("登录", "session"),
       run.style.say("服务器", "server"),
       run.style.say("工号", "staff number"),
       run.style.say("姓名", "name"),
       run.style.say("设备", "device"),
       run.style.say("窗口", "counter")}
  );
  table.add(
      {run.session,
       session->server,
       session->staffNumber,
       session->staffName,
       session->deviceId,
       session->counterId}
  );
  print(table.text());
}

}  // namespace

void addSessionCommands(CLI::App& app, Invocation& run) {
  CLI::App& in =
      addCommand(app, "", "login", {"登录，供以后的命令使用", "Log in for later commands"}, run);
  const auto number = std::make_shared<std::string>();
  const auto device = std::make_shared<std::string>();
  in.add_option("staff,--staff", *number, run.style.say("工号", "Staff number"))->required();
  in.add_option(
      "--device", *device, run.style.say("所用设备的编码", "Code of the device one sits at")
  );
  in.callback([&run, number, device] { login(run, *number, *device); });

  CLI::App& out = addCommand(app, "", "logout", {"退出登录", "End the session"}, run);
  const auto everywhere = std::make_shared<bool>(false);
  out.add_flag(
      "--everywhere",
      *everywhere,
      run.style.say("退出本人的所有登录", "Every session of the person")
  );
  out.callback([&run, everywhere] { logout(run, *everywhere); });

  addCommand(app, "", "whoami", {"现在以谁的身份操作", "As whom this shell acts"}, run)
      .callback([&run] { whoAmI(run); });
  addCommand(app, "", "password", {"修改本人的口令", "Change the own password"}, run)
      .callback([&run] { changePassword(run); });
}

}  // namespace hall::hallctl
