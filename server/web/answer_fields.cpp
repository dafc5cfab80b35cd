#include "server/web/answer_fields.h"

#include "server/web/web_methods.h"

namespace hall::web {

std::vector<std::pair<std::string_view, std::string_view>> answerFields(const Request& request) {
  std::vector<std::pair<std::string_view, std::string_view>> fields{
      {"Content-Security-Policy",
       "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
       "media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
       "form-action 'self'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
  };
  if (request.secure) {
    fields.emplace_back("Strict-Transport-Security", "max-age=31536000");
  }
  if (WebMethods::isApi(request.path())) fields.emplace_back("Cache-Control", "no-store");
  return fields;
}

}  // namespace hall::web
