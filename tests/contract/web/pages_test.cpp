#include "tests/contract/web/web_fixture.h"

namespace hall::web {
namespace {

using testing::HasSubstr;

class PagesTest : public WebFixture {
 protected:
  HttpReply get(const std::string& path, const std::string& fields = "") const {
    return ask("GET " + path + " HTTP/1.1\r\nHost: hall\r\n" + fields + "\r\n");
  }
};

TEST_F(PagesTest, APageHasAShortAddress) {
  start();
  EXPECT_EQ(get("/board").body, "<p>大屏</p>");
  EXPECT_EQ(get("/board?zone=a&theme=tv").body, "<p>大屏</p>");
  EXPECT_EQ(get("/t/0192.abc").body, "<p>手机</p>");
  EXPECT_EQ(get("/guides/social-card").body, "<p>指南</p>");
  EXPECT_EQ(get("/board").fields.at("content-type"), "text/html; charset=utf-8");
}

TEST_F(PagesTest, EveryAnswerIsGuarded) {
  start();
  for (const char* path : {"/board", "/none", "/api/v1/Echo/Say"}) {
    const HttpReply reply = get(path);
    EXPECT_THAT(reply.fields.at("content-security-policy"), HasSubstr("default-src 'self'"))
        << path;
    EXPECT_EQ(reply.fields.at("x-content-type-options"), "nosniff") << path;
    EXPECT_EQ(reply.fields.at("referrer-policy"), "no-referrer") << path;
    EXPECT_EQ(reply.fields.count("server"), 0U) << path;
  }
}

TEST_F(PagesTest, AFileThatIsCompressedGoesOutSoToWhomUnderstandsIt) {
  start();
  const HttpReply plain = get("/assets/board-1.js");
  EXPECT_EQ(plain.body, "board();");
  EXPECT_THAT(plain.fields.at("cache-control"), HasSubstr("immutable"));
  const HttpReply packed = get("/assets/board-1.js", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(packed.body, "compressed");
  EXPECT_EQ(packed.fields.at("content-encoding"), "gzip");
}

TEST_F(PagesTest, WhatABrowserHasIsNotSentAgain) {
  start();
  const std::string etag = get("/board").fields.at("etag");
  const HttpReply again = get("/board", "If-None-Match: " + etag + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(get("/board", "If-None-Match: \"another\"\r\n").status, 200);
}

TEST_F(PagesTest, AHeadIsAPageWithoutItsBody) {
  start();
  RawClient client(port());
  const HttpReply head = client.ask("HEAD /board HTTP/1.1\r\nHost: hall\r\n\r\n");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.fields.at("content-length"), "13");
  EXPECT_EQ(client.ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").body, "<p>大屏</p>");
}

TEST_F(PagesTest, NoPathReachesAnotherFile) {
  start();
  folder_.write("secret.txt", "secret");
  for (const char* path :
       {"/",
        "/assets",
        "/assets/",
        "/assets/../board.html",
        "/../secret.txt",
        "/secret.txt",
        "/board.html",
        "/board/../secret.txt",
        "/%2e%2e/secret.txt",
        "//board",
        "/board/more",
        "/assets/board-1.js.gz",
        "/assets/%62oard-1.js",
        "/.git/config",
        "*",
        "http://hall/board"}) {
    EXPECT_EQ(get(path).status, 404) << path;
  }
}

TEST_F(PagesTest, APageIsOnlyRead) {
  start();
  const HttpReply reply = ask("PUT /board HTTP/1.1\r\nHost: hall\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.fields.at("allow"), "GET, HEAD");
}

TEST_F(PagesTest, AFolderThatIsNotThereIsSaid) {
  StaticPages pages;
  EXPECT_THAT(pages.load(folder_.path() / "none").value_or(""), HasSubstr("cannot read the pages"));
}

TEST_F(PagesTest, TheSecondAddressIsForPhonesOnly) {
  WebOptions options;
  options.reception.publicOnly = true;
  start(options);
  EXPECT_EQ(get("/t/0192.abc").status, 200);
  EXPECT_EQ(get("/guides").status, 200);
  EXPECT_EQ(get("/assets/board-1.js").status, 200);
  EXPECT_EQ(get("/manage").status, 404);
  EXPECT_EQ(get("/board").status, 404);
  EXPECT_EQ(call("Echo/Say", "{}").status, 200);
  const std::string cookie = "Cookie: hall_session=s; hall_device=d\r\n";
  EXPECT_EQ(call("Echo/Say", "{}", "X-Hall-Caller: session\r\n" + cookie).status, 403);
  EXPECT_EQ(call("Echo/Say", "{}", "X-Hall-Caller: device\r\n" + cookie).status, 403);
}

}  // namespace
}  // namespace hall::web
