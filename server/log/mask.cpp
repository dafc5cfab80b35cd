#include "server/log/mask.h"

#include <algorithm>
#include <array>
#include <vector>

namespace hall::log {

namespace {

/// The compound surnames in common use (复姓); any other name has a surname of one character.
constexpr std::array<std::string_view, 22> kCompoundSurnames{
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒",
    "司空", "夏侯", "南宫", "长孙", "宇文", "端木", "轩辕", "独孤", "万俟", "闻人", "百里"};

bool beginsCharacter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// Where each character of a UTF-8 text begins.
std::vector<std::size_t> charactersOf(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 0 || beginsCharacter(text[i])) begins.push_back(i);
  }
  return begins;
}

/// Keeps `head` and `tail` characters, and stars between.
std::string starred(std::string_view text, std::size_t head, std::size_t tail) {
  const std::vector<std::size_t> begins = charactersOf(text);
  const auto offset = [&](std::size_t character) {
    return character < begins.size() ? begins[character] : text.size();
  };
  std::string masked(text.substr(0, offset(head)));
  masked.append(begins.size() - head - tail, '*');
  return masked.append(text.substr(offset(begins.size() - tail)));
}

std::string lastOnly(std::string_view text, std::size_t tail) {
  return starred(text, 0, std::min(tail, charactersOf(text).size() / 2));
}

}  // namespace

std::string maskedNumber(engine::DocumentKind kind, std::string_view number) {
  constexpr std::size_t kResidentNumber = 18;
  if (kind == engine::DocumentKind::ResidentId && charactersOf(number).size() == kResidentNumber) {
    return starred(number, 6, 4);
  }
  return lastOnly(number, 4);
}

std::string maskedName(std::string_view name) {
  if (name.empty()) return {};
  for (const std::string_view surname : kCompoundSurnames) {
    if (name.starts_with(surname) && name.size() > surname.size())
      return std::string(surname) + "*";
  }
  const std::vector<std::size_t> begins = charactersOf(name);
  return std::string(name.substr(0, begins.size() > 1 ? begins[1] : name.size())) + "*";
}

std::string maskedPhone(std::string_view phone) {
  constexpr std::size_t kMobile = 11;
  if (charactersOf(phone).size() == kMobile) return starred(phone, 3, 4);
  return lastOnly(phone, 2);
}

engine::Identity maskedIdentity(const engine::Identity& identity) {
  engine::Identity masked;
  masked.kind = identity.kind;
  masked.number = maskedNumber(identity.kind, identity.number);
  masked.name = maskedName(identity.name);
  masked.phone = maskedPhone(identity.phone);
  return masked;
}

}  // namespace hall::log
