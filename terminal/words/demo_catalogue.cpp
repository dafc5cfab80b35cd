#include "terminal/words/demo_catalogue.h"

#include <array>

namespace hall::terminal {

namespace {

Words sample(const char* zh, const char* en) {
  return {QString::fromUtf8(zh), QString::fromUtf8(en), true};
}
Words words(const char* zh, const char* en) {
  return {QString::fromUtf8(zh), QString::fromUtf8(en), false};
}

struct ItemRow {
  const char* code;
  const char* zh;
  const char* en;
  const char* department;
  const char* queue;
  Audience audience;
  int workdays;  ///< 0: 即办件
  bool frequent;
  const char* reading;
  const char* otherName;
  const char* otherReading;
};

constexpr std::array kItems{
    ItemRow{
        "social-card",
        "社会保障卡申领",
        "Social security card",
        "hrss",
        "social",
        Audience::Personal,
        0,
        true,
        "she hui bao zhang ka shen ling",
        "社保卡",
        "she bao ka"},
    ItemRow{
        "pension",
        "企业职工养老保险待遇申领",
        "Claim of employee pension",
        "hrss",
        "social",
        Audience::Personal,
        10,
        true,
        "qi ye zhi gong yang lao bao xian dai yu shen ling",
        "退休",
        "tui xiu"},
    ItemRow{
        "medical-abroad",
        "异地就医备案",
        "Registering treatment elsewhere",
        "nhsa",
        "medical",
        Audience::Personal,
        0,
        true,
        "yi di jiu yi bei an",
        "外地看病",
        "wai di kan bing"},
    ItemRow{
        "provident",
        "住房公积金提取",
        "Withdrawal from housing fund",
        "fund",
        "general",
        Audience::Personal,
        3,
        true,
        "zhu fang gong ji jin ti qu",
        "取公积金",
        "qu gong ji jin"},
    ItemRow{
        "transfer-house",
        "不动产转移登记",
        "Transfer of real estate",
        "estate",
        "estate",
        Audience::Personal,
        5,
        true,
        "bu dong chan zhuan yi deng ji",
        "房产过户",
        "fang chan guo hu"},
    ItemRow{
        "residence",
        "户口迁移",
        "Move of household registration",
        "police",
        "general",
        Audience::Personal,
        3,
        true,
        "hu kou qian yi",
        "迁户口",
        "qian hu kou"},
    ItemRow{
        "company",
        "内资公司设立登记",
        "Setting up a company",
        "market",
        "enterprise",
        Audience::Enterprise,
        1,
        true,
        "nei zi gong si she li deng ji",
        "营业执照",
        "ying ye zhi zhao"},
    ItemRow{
        "food",
        "食品经营许可",
        "Food business permit",
        "market",
        "enterprise",
        Audience::Enterprise,
        7,
        false,
        "shi pin jing ying xu ke",
        "餐饮许可",
        "can yin xu ke"},
    ItemRow{
        "tax-invoice",
        "发票领用",
        "Drawing invoices",
        "tax",
        "enterprise",
        Audience::Enterprise,
        0,
        false,
        "fa piao ling yong",
        "领发票",
        "ling fa piao"},
    ItemRow{
        "accounting",
        "会计代理记账机构执业审批",
        "Permit of book-keeping agencies",
        "finance",
        "enterprise",
        Audience::Enterprise,
        8,
        false,
        "kuai ji dai li ji zhang ji gou zhi ye shen pi",
        "代账",
        "dai zhang"},
    ItemRow{
        "disabled-card",
        "残疾人证办理",
        "Card of disabled persons",
        "welfare",
        "general",
        Audience::Personal,
        15,
        false,
        "can ji ren zheng ban li",
        "残疾证",
        "can ji zheng"},
    ItemRow{
        "subsidy",
        "高龄津贴申领",
        "Allowance of high age",
        "welfare",
        "general",
        Audience::Personal,
        10,
        false,
        "gao ling jin tie shen ling",
        "老人补贴",
        "lao ren bu tie"},
};

Words limitText(int workdays) {
  if (workdays == 0) return words("即办", "on the spot");
  return {
      QStringLiteral("%1 个工作日").arg(workdays),
      QStringLiteral("%1 working day%2")
          .arg(workdays)
          .arg(workdays == 1 ? QString() : QStringLiteral("s")),
      false};
}

Item itemOf(const ItemRow& row) {
  Item item;
  item.code = QString::fromUtf8(row.code);
  item.name = words(row.zh, row.en);
  item.department = QString::fromUtf8(row.department);
  item.queue = QString::fromUtf8(row.queue);
  item.audience = row.audience;
  item.onTheSpot = row.workdays == 0;
  item.frequent = row.frequent;
  item.asksCopies = row.audience == Audience::Enterprise;
  item.promisedLimit = limitText(row.workdays);
  item.statutoryLimit = limitText(row.workdays == 0 ? 1 : row.workdays * 2);
  item.asksOwnWish =
      item.code == QStringLiteral("residence") || item.code == QStringLiteral("transfer-house");
  item.revision = 1;
  item.guideVersion = 1;
  item.keys.reading = QString::fromUtf8(row.reading);
  item.keys.words << QString::fromUtf8(row.otherName);
  item.keys.wordReadings << QString::fromUtf8(row.otherReading);
  return item;
}

Material material(
    const char* code, Words name, int originals, int copies, bool required, bool deferrable
) {
  Material one;
  one.code = QString::fromUtf8(code);
  one.name = std::move(name);
  one.originals = originals;
  one.copies = copies;
  one.required = required;
  one.deferrable = deferrable;
  return one;
}

Guide sampleGuide() {
  Guide guide;
  guide.version = 1;
  guide.effective = QDate(2026, 7, 1);
  guide.acceptedBy = sample("示例市行政审批和政务信息管理局", "Sample city approval bureau");
  guide.legalBasis = sample("示例：有关法律、法规第十条", "Sample: article 10 of the law");
  guide.conditions = {
      sample("申请人具有完全民事行为能力", "The applicant has full legal capacity"),
      sample("申请事项在本市管辖范围内", "The matter lies within this city")};
  guide.materials = {
      material("identity", sample("居民身份证", "Identity card"), 1, 1, true, false),
      material("form", sample("申请表", "Application form"), 1, 0, true, false),
      material("photo", sample("近期免冠照片", "Recent photograph"), 2, 0, true, true),
      material("authorisation", sample("授权委托书", "Authorisation"), 1, 0, false, false)};
  guide.materials[1].formAddress = QStringLiteral("https://hall.example.cn/forms/application.pdf");
  guide.materials[1].sampleAddress = QStringLiteral("https://hall.example.cn/forms/filled.pdf");
  guide.procedure = sample("窗口受理—审核—办结—领取结果", "Accept, examine, decide, hand out");
  guide.reviewStandard = sample("材料齐全，符合法定形式", "Complete and in due form");
  guide.timeLimit = sample("见承诺时限", "See the promised limit");
  guide.fees = sample("不收费", "Free of charge");
  guide.contact = sample("0371-00000000", "0371-00000000");
  guide.complaints = sample("12345", "12345");
  guide.gapsAllowed = sample("照片可在领取结果前补交", "The photograph may follow later");
  guide.commitment = sample("可以告知承诺", "On commitment where marked");
  guide.onlineDepth = sample("全程网办", "Wholly online");
  guide.applicationModes = sample("窗口、网上、自助终端", "Counter, online, self-service");
  guide.visits = 1;
  guide.place = sample("一楼A区 1–8 号窗口", "Ground floor, area A, counters 1–8");
  return guide;
}

Queue queue(const char* code, Words name, QueueKind kind, IdentityRule rule, QStringList counters) {
  Queue one;
  one.code = QString::fromUtf8(code);
  one.name = std::move(name);
  one.kind = kind;
  one.zone = QStringLiteral("a");
  one.identity = rule;
  one.counters = std::move(counters);
  return one;
}

QVector<Queue> demoQueues() {
  QVector<Queue> queues{
      queue(
          "social",
          words("社保业务", "Social security"),
          QueueKind::Handling,
          IdentityRule::Optional,
          {"1", "2", "3"}
      ),
      queue(
          "medical",
          words("医保业务", "Medical insurance"),
          QueueKind::Handling,
          IdentityRule::Optional,
          {"1", "2", "3"}
      ),
      queue(
          "general",
          words("综合业务", "General business"),
          QueueKind::Handling,
          IdentityRule::Optional,
          {"1", "2", "3", "4"}
      ),
      queue(
          "estate",
          words("不动产业务", "Real estate"),
          QueueKind::Handling,
          IdentityRule::Required,
          {"5", "6"}
      ),
      queue(
          "enterprise",
          words("企业开办与经营", "Enterprises"),
          QueueKind::Handling,
          IdentityRule::Optional,
          {"7", "8"}
      ),
      queue("handout", words("取件", "Pick-up"), QueueKind::Handout, IdentityRule::None, {"9"}),
      queue("consult", words("咨询", "Advice"), QueueKind::Consult, IdentityRule::None, {"10"}),
      queue(
          "failed",
          words("办不成事反映", "Failed errands"),
          QueueKind::FailedErrand,
          IdentityRule::None,
          {"11"}
      )};
  queues[3].identityBasis =
      words("《不动产登记暂行条例》第十五条", "Interim regulation, article 15");
  return queues;
}

QVector<Theme> demoThemes() {
  const auto theme =
      [](const char* code, Words name, const char* reading, Audience audience, QStringList items) {
        const SearchKeys keys{{}, QString::fromUtf8(reading), {}};
        return Theme{QString::fromUtf8(code), std::move(name), audience, std::move(items), 1, keys};
      };
  return {
      theme(
          "retire",
          words("企业职工退休一件事", "Retirement"),
          "qi ye zhi gong tui xiu yi jian shi",
          Audience::Personal,
          {"pension", "medical-abroad", "provident"}
      ),
      theme(
          "start",
          words("企业开办一件事", "Starting a company"),
          "qi ye kai ban yi jian shi",
          Audience::Enterprise,
          {"company", "tax-invoice"}
      ),
      theme(
          "restaurant",
          words("开办餐饮店一件事", "Opening a restaurant"),
          "kai ban can yin dian yi jian shi",
          Audience::Enterprise,
          {"company", "food"}
      )};
}

/// The same item of another kind: 社会保障卡申领（第 2 类）.
Item again(Item item, qsizetype kind) {
  item.code += QStringLiteral("-%1").arg(kind);
  item.name.zh += QStringLiteral("（第 %1 类）").arg(kind);
  item.name.en += QStringLiteral(" (kind %1)").arg(kind);
  item.keys.reading += QStringLiteral(" di %1 lei").arg(kind);
  item.frequent = false;
  return item;
}

QVector<Department> demoDepartments() {
  const auto one = [](const char* code, Words name) {
    return Department{QString::fromUtf8(code), std::move(name), QStringLiteral("0371-00000000")};
  };
  return {
      one("hrss", words("人力资源和社会保障局", "Human resources and social security")),
      one("nhsa", words("医疗保障局", "Medical insurance")),
      one("fund", words("住房公积金管理中心", "Housing fund")),
      one("estate", words("不动产登记中心", "Real estate registry")),
      one("police", words("公安局", "Police")),
      one("market", words("市场监督管理局", "Market regulation")),
      one("tax", words("税务局", "Tax")),
      one("finance", words("财政局", "Finance")),
      one("welfare", words("民政局", "Civil affairs"))};
}

}  // namespace

CataloguePtr demoCatalogue(int itemsAtLeast) {
  Catalogue all;
  all.version = 1;
  all.hallName = words("示例市政务服务中心", "Sample City Service Hall");
  all.complaintPhone = QStringLiteral("0371-00000000");
  all.publicAddress = QStringLiteral("https://hall.example.cn");
  all.noShowRule = words(
      "三次叫号未到作过号处理。过号请到导办台或取号机恢复，当日有效，不用重新取号",
      "Absent after three calls: restore the number at the guide desk or a kiosk, today only"
  );
  all.ticketFoot = words(
      "当日有效。等候时间为估计，以叫号为准。监督电话 12345",
      "Valid today. The wait is an estimate. Supervision: 12345"
  );
  all.openingHours = words("周一至周五 9:00–12:00、13:00–17:00", "Mon–Fri 9:00–12:00, 13:00–17:00");
  all.zones = {{QStringLiteral("a"), words("A区", "Area A")}};
  all.departments = demoDepartments();
  all.queues = demoQueues();
  all.themes = demoThemes();
  for (const ItemRow& row : kItems) {
    const Item item = itemOf(row);
    all.items << item;
    all.guides.insert(item.code, sampleGuide());
  }
  const qsizetype rows = all.items.size();
  for (qsizetype row = 0; all.items.size() < itemsAtLeast; ++row) {
    const Item item = again(all.items[row % rows], row / rows + 2);
    all.items << item;
    all.guides.insert(item.code, sampleGuide());
  }
  return std::make_shared<const Catalogue>(std::move(all));
}

}  // namespace hall::terminal
