#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/domain/catalogue.h"

/// How a call is said aloud: the words of glossary section 7, letters by name, numbers digit by
/// digit.
namespace hall::domain {

enum class SpokenLanguage : std::uint8_t { Chinese = 1, English = 2 };

/// How a hall likes its numbers read.
struct Reading {
  bool oneAsYao = true;  ///< 1 as 幺, as on the telephone, not as 一, which sounds like 七
};

/// What is said: one announcement of a ticket.
struct SpokenCall {
  std::string number;      ///< "A017"
  Text counterLabel;       ///< "12", "B12", or the name of a room
  bool namedRoom = false;  ///< the label is a name: no 号窗口 follows
  bool handout = false;    ///< 取件 instead of 办理
  std::uint32_t ordinal = 1;
};

/// A piece that is recorded, or spoken, in one go.
struct SpokenPiece {
  std::string clip;  ///< name of its recording: "please", "digit-yao", "letter-a", "room-会议室"
  std::string text;  ///< what is said, with the punctuation that makes the pauses

  friend bool operator==(const SpokenPiece&, const SpokenPiece&) = default;
};

/// The pieces in the order in which they are said. The second announcement says so at its
/// beginning; the third and all later ones say that they are the last and what follows.
std::vector<SpokenPiece> spokenPieces(
    const SpokenCall& call, SpokenLanguage language, Reading reading
);

/// At the end of the time for taking numbers (glossary section 7).
std::vector<SpokenPiece> closingPieces(SpokenLanguage language);

/// What a manager has written, as it stands; recorded by nobody, so its clip has no name.
std::vector<SpokenPiece> broadcastPieces(std::string text);

/// The pieces as one sentence for a speech program or a caption.
std::string spokenText(const std::vector<SpokenPiece>& pieces);

/// Every recording that a folder of clips needs for a language, named rooms aside.
std::vector<SpokenPiece> allClips(SpokenLanguage language);

}  // namespace hall::domain
