#include "bench/report.h"

#include <fmt/format.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>

#include "bench/rounds.h"
#include "bench/statistics.h"

namespace hall::bench {

namespace {

using google::protobuf::ListValue;
using google::protobuf::Struct;
using google::protobuf::Value;

std::string withUnit(double value, const std::string& unit) {
  if (unit.empty()) return fmt::format("{:.3f}", value);
  if (unit == "%") return fmt::format("{:.2f} %", value);
  return rounded(value) + " " + unit;
}

std::string goalText(const Measure& measure) {
  if (!measure.goal) return "";
  const char* sign = measure.goal->kind == Goal::Kind::AtLeast ? "≥ " : "≤ ";
  return sign + withUnit(measure.goal->bound, measure.unit);
}

std::string verdict(const Measure& measure) {
  if (!measure.goal) return "";
  return measure.goal->isMetBy(measure.value) ? "ok" : "MISSED";
}

std::string spreadText(const Measure& measure) {
  if (measure.rounds.size() < 2) return "";
  const auto [low, high] = std::minmax_element(measure.rounds.begin(), measure.rounds.end());
  return fmt::format(
      "{} to {} in {} rounds",
      withUnit(*low, measure.unit),
      withUnit(*high, measure.unit),
      measure.rounds.size()
  );
}

/// fmt counts code points, not bytes, so that "≥" and "÷" keep the columns straight.
std::string row(const Measure& measure) {
  return fmt::format(
      "     {:<58} {:>12} {:>12} {:<7} {}\n",
      measure.name,
      withUnit(measure.value, measure.unit),
      goalText(measure),
      verdict(measure),
      spreadText(measure)
  );
}

Value text(const std::string& value) {
  Value result;
  result.set_string_value(value);
  return result;
}

Value number(double value) {
  Value result;
  result.set_number_value(value);
  return result;
}

Value truth(bool value) {
  Value result;
  result.set_bool_value(value);
  return result;
}

void add(const std::vector<Remark>& remarks, Struct& out) {
  for (const Remark& remark : remarks) (*out.mutable_fields())[remark.name] = text(remark.text);
}

void add(const Measure& measure, ListValue& out) {
  auto& fields = *out.add_values()->mutable_struct_value()->mutable_fields();
  fields["name"] = text(measure.name);
  fields["value"] = number(measure.value);
  fields["unit"] = text(measure.unit);
  if (measure.goal) {
    const bool least = measure.goal->kind == Goal::Kind::AtLeast;
    fields[least ? "at_least" : "at_most"] = number(measure.goal->bound);
    fields["met"] = truth(measure.goal->isMetBy(measure.value));
  }
  auto& rounds = *fields["rounds"].mutable_list_value();
  for (const double value : measure.rounds) rounds.add_values()->set_number_value(value);
}

void add(const Entry& entry, ListValue& out) {
  auto& fields = *out.add_values()->mutable_struct_value()->mutable_fields();
  fields["id"] = text(entry.id);
  fields["title"] = text(entry.title);
  fields["seconds"] = number(entry.seconds);
  if (!entry.problem.empty()) fields["problem"] = text(entry.problem);
  auto& measures = *fields["measures"].mutable_list_value();
  for (const Measure& measure : entry.findings.measures) add(measure, measures);
  add(entry.findings.remarks, *fields["remarks"].mutable_struct_value());
}

}  // namespace

bool Report::passes() const {
  return std::all_of(entries.begin(), entries.end(), [](const Entry& entry) {
    const auto& measures = entry.findings.measures;
    return entry.problem.empty() &&
           std::all_of(measures.begin(), measures.end(), [](const Measure& measure) {
             return !measure.goal || measure.goal->isMetBy(measure.value);
           });
  });
}

std::string tableOf(const Report& report) {
  std::string table;
  for (const Remark& fact : report.machine) {
    table += fmt::format("{:<20} {}\n", fact.name, fact.text);
  }
  for (const Entry& entry : report.entries) {
    table += fmt::format("\n{:<4} {} ({:.0f} s)\n", entry.id, entry.title, entry.seconds);
    if (!entry.problem.empty()) table += "     NOT MEASURED: " + entry.problem + "\n";
    for (const Measure& measure : entry.findings.measures) table += row(measure);
    for (const Remark& remark : entry.findings.remarks) {
      table += fmt::format("       {}: {}\n", remark.name, remark.text);
    }
  }
  table += fmt::format(
      "\n{} in {:.0f} s{}\n",
      report.passes() ? "every goal is met" : "NOT every goal is met",
      report.seconds,
      report.quick ? " (quick: short legs, for a first look)" : ""
  );
  return table;
}

std::string jsonOf(const Report& report) {
  Struct root;
  auto& fields = *root.mutable_fields();
  fields["quick"] = truth(report.quick);
  fields["passes"] = truth(report.passes());
  fields["seconds"] = number(report.seconds);
  add(report.machine, *fields["machine"].mutable_struct_value());
  auto& entries = *fields["figures"].mutable_list_value();
  for (const Entry& entry : report.entries) add(entry, entries);
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(root, &json, options);
  return status.ok() ? json : std::string("{}");
}

}  // namespace hall::bench
