#include "tests/features/report/views_fixture.h"

#include "server/sqlite/database.h"

namespace hall::views {

std::vector<Report> ViewsFixture::everyReport(Position wants) {
  std::vector<std::vector<Dimension>> groupings = {
      {},
      {Dimension::Staff, Dimension::Day},
      {Dimension::Counter, Dimension::HalfHour},
      {Dimension::Item, Dimension::Outcome, Dimension::Channel}};
  for (int dimension = 1; dimension <= static_cast<int>(Dimension::Month); ++dimension) {
    groupings.push_back({static_cast<Dimension>(dimension)});
  }
  std::vector<Report> reports;
  for (const auto& grouping : groupings) {
    for (const int days : {1, 3}) {
      ReportQuery query = wholeHall(days);
      query.groupBy = grouping;
      const auto answer = report(query, wants);
      EXPECT_TRUE(isAccepted(answer));
      reports.push_back(answer ? *answer : Report{});
    }
  }
  return reports;
}

std::vector<std::string> ViewsFixture::everyRow() const {
  sqlite::Database database(file.string(), sqlite::Database::Mode::Existing);
  std::vector<std::string> rows;
  sqlite::Statement selectTables(
      database,
      "SELECT name, (SELECT group_concat('quote(' || c.name || ')', '||'',''||') FROM"
      " pragma_table_info(t.name) c) FROM sqlite_master t WHERE type = 'table' ORDER BY name"
  );
  sqlite::Query tables(selectTables);
  while (tables.next()) {
    const std::string table(tables.bytes(0));
    sqlite::Statement selectContent(
        database,
        "SELECT " + std::string(tables.bytes(1)) + " AS line FROM " + table + " ORDER BY line"
    );
    sqlite::Query content(selectContent);
    while (content.next()) rows.push_back(table + ": " + std::string(content.bytes(0)));
  }
  return rows;
}

const RecordedHall& twoDays() {
  static const auto kHall = [] {
    auto hall = std::make_unique<RecordedHall>(5);
    hall->runDay();
    hall->runDay();
    return hall;
  }();
  return *kHall;
}

}  // namespace hall::views
