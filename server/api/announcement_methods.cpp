#include <memory>

#include "hall/v1/watch_service.pb.h"
#include "server/api/long_call.h"
#include "server/api/wire.h"
#include "server/domain/voice_settings.h"
#include "server/engine/announcer.h"

/// WatchService.GetAnnouncement: what the voice of a zone says now.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;
using domain::SpokenLanguage;
using engine::Announcement;

struct Answer {
  Announcement announcement;
  v1::GetAnnouncementResponse response;
};

/// The zone of the output that asks; none: it stands in no zone and may say everything.
domain::ZoneId zoneOf(const Context& context) {
  const auto device = context.state().devices.find(context.principal().actor.device);
  return device == context.state().devices.end() ? domain::ZoneId{} : device->second.zone;
}

Result<Done> refuseForeign(const Context& context, domain::ZoneId zone) {
  const domain::ZoneId own = zoneOf(context);
  if (!own || !zone || own == zone) return Done{};
  return Refusal{Reason::NotPermitted, {}}.with("right", "own_place");
}

domain::SpokenCall spokenCallOf(const domain::Catalogue& catalogue, const domain::Call& call) {
  domain::SpokenCall spoken;
  spoken.number = call.number.text();
  spoken.handout = call.handout;
  spoken.ordinal = call.ordinal;
  const domain::CounterPlace* place = catalogue.find(call.counter);
  if (place == nullptr) return spoken;
  spoken.namedRoom = !place->name.zh.empty();
  spoken.counterLabel = spoken.namedRoom ? place->name : domain::Text{place->code, "", false};
  return spoken;
}

Result<Done> sayCall(const Context& context, domain::CallId id, Announcement& out) {
  const domain::Call* call = context.state().findCall(id);
  if (call == nullptr) {
    return Refusal{Reason::CallNotFound, {}}.with("call_id", std::to_string(id.value));
  }
  if (auto mine = refuseForeign(context, call->zone); !mine) return mine;
  const domain::VoiceSettings& voice = context.catalogue().content().voice;
  const domain::SpokenCall spoken = spokenCallOf(context.catalogue(), *call);
  for (const SpokenLanguage language : {SpokenLanguage::Chinese, SpokenLanguage::English}) {
    if (language == SpokenLanguage::English && !voice.english) continue;
    out.sentences.push_back({language, domain::spokenPieces(spoken, language, {voice.oneAsYao})});
  }
  return Done{};
}

/// Broadcasts are written in one language by whoever sends them.
Result<Done> sayBroadcast(const Context& context, domain::Instant sent, Announcement& out) {
  for (const domain::Notice& notice : context.state().notices) {
    if (notice.counter || !notice.spoken || notice.sent != sent) continue;
    if (notice.until <= context.now()) continue;
    if (auto mine = refuseForeign(context, notice.zone); !mine) continue;
    out.sentences.push_back({SpokenLanguage::Chinese, domain::broadcastPieces(notice.text)});
    return Done{};
  }
  return Refusal{Reason::CallNotFound, {}};
}

void sayClosing(const domain::VoiceSettings& voice, Announcement& out) {
  out.sentences.push_back({SpokenLanguage::Chinese, domain::closingPieces(SpokenLanguage::Chinese)}
  );
  if (!voice.english) return;
  out.sentences.push_back({SpokenLanguage::English, domain::closingPieces(SpokenLanguage::English)}
  );
}

Result<Done> say(
    const Context& context, const v1::GetAnnouncementRequest& request, Announcement& out
) {
  switch (request.announced_case()) {
    case v1::GetAnnouncementRequest::kCallId:
      return sayCall(context, domain::CallId{request.call_id()}, out);
    case v1::GetAnnouncementRequest::kBroadcastSendTime:
      return sayBroadcast(context, read(request.broadcast_send_time()), out);
    case v1::GetAnnouncementRequest::kClosing:
      sayClosing(context.catalogue().content().voice, out);
      return Done{};
    case v1::GetAnnouncementRequest::ANNOUNCED_NOT_SET:
      break;
  }
  return malformed("announced");
}

domain::MinuteOfDay minuteOf(const domain::TimeZone& zone, domain::Instant now) {
  const domain::LocalTime local = zone.toLocal(now);
  return std::chrono::duration_cast<domain::MinuteOfDay>(
      local - std::chrono::floor<std::chrono::days>(local)
  );
}

Result<Done> prepare(Context& context, const v1::GetAnnouncementRequest& request, Answer& answer) {
  const domain::VoiceSettings& voice = context.catalogue().content().voice;
  if (auto said = say(context, request, answer.announcement); !said) return said;
  answer.announcement.chime = voice.chime;
  v1::GetAnnouncementResponse& response = answer.response;
  response.set_position(context.state().position.value);
  for (const Announcement::Sentence& sentence : answer.announcement.sentences) {
    v1::SpokenSentence& out = *response.add_sentences();
    out.set_language(static_cast<v1::SpokenLanguage>(sentence.language));
    out.set_text(domain::spokenText(sentence.pieces));
  }
  response.set_times(domain::timesSaid(voice, request.waiting_count()));
  response.set_chime(voice.chime);
  response.set_volume_percent(
      domain::volumeAt(voice, minuteOf(context.catalogue().zone(), context.now()))
  );
  return Done{};
}

/// On the core thread: the sound itself is made elsewhere.
void speak(const std::shared_ptr<LongCall>& call, const std::shared_ptr<Answer>& answer) {
  engine::Announcer* announcer = call->services().announcer;
  if (announcer == nullptr || answer->response.volume_percent() == 0) {
    call->reply(answer->response);
    return;
  }
  const bool taken = announcer->say(
      std::move(answer->announcement),
      [call, answer](const engine::Announcer::Sound& sound) {
        if (!sound.wav.empty()) {
          answer->response.set_sound(sound.wav);
          write(sound.length, *answer->response.mutable_sound_duration());
        }
        call->reply(answer->response);
      }
  );
  if (!taken) call->refuse(Refusal{Reason::Overloaded, {}}.with("seconds", "5"));
}

void getAnnouncement(const std::shared_ptr<LongCall>& call) {
  const auto answer = std::make_shared<Answer>();
  call->inTurn(
      [call, answer](Context& context) {
        return prepare(context, call->requestAs<v1::GetAnnouncementRequest>(), *answer);
      },
      [call, answer] { speak(call, answer); }
  );
}

}  // namespace

void addAnnouncementMethods(Methods& methods) {
  methods.onLong("WatchService.GetAnnouncement", &getAnnouncement);
}

}  // namespace hall::api
