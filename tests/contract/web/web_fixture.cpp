#include "tests/contract/web/web_fixture.h"

#include <utility>

namespace hall::web {

WebFixture::WebFixture() {
  folder_.write("board.html", "<p>大屏</p>");
  folder_.write("phone.html", "<p>手机</p>");
  folder_.write("guides.html", "<p>指南</p>");
  folder_.write("manage.html", "<p>管理</p>");
  std::filesystem::create_directory(folder_.path() / "assets");
  folder_.write("assets/board-1.js", "board();");
  folder_.write("assets/board-1.js.gz", "compressed");
  methods_.add(*SayRequest::descriptor()->file());
}

void WebFixture::start(WebOptions options) {
  const auto unread = pages_.load(folder_.path());
  ASSERT_FALSE(unread.has_value()) << *unread;
  server_ = std::make_unique<WebServer>(std::move(options), pages_, methods_, handler_, refused_);
  const auto wrong = server_->start();
  ASSERT_FALSE(wrong.has_value()) << *wrong;
}

void WebFixture::TearDown() {
  if (server_ != nullptr) server_->shutdown(std::chrono::milliseconds{0});
}

std::string WebFixture::callText(
    const std::string& method, const std::string& json, const std::string& fields
) {
  return "POST /api/v1/" + method +
         " HTTP/1.1\r\nHost: hall\r\nContent-Type: application/json\r\n" + fields +
         "Content-Length: " + std::to_string(json.size()) + "\r\n\r\n" + json;
}

HttpReply WebFixture::call(
    const std::string& method, const std::string& json, const std::string& fields
) const {
  return ask(callText(method, json, fields));
}

}  // namespace hall::web
