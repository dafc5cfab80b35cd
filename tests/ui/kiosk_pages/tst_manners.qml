import QtQuick
import QtTest
import Yichuang.Kiosk
import Yichuang.Kiosk.Ui
import Yichuang.Kiosk.Tests

/// What happens under a finger, on a keyboard, and when nobody does anything.
Item {
    id: screen
    width: 1920
    height: 1920

    PageCase {
        id: root
        name: "Manners"

        function tap(...names) {
            const button = named(...names);
            verify(button, "there is no " + names[0]);
            mouseClick(button);
            settle();
        }
        function type(text) {
            for (const character of text) keyClick(character);
            settle();
        }
        function press(key) { keyClick(key); settle(); }

        function test_tabReachesEveryControlInTheOrderOfReading_data() {
            // A key takes the idle warning back.
            const all = Object.keys(stops()).filter(stop => stop !== "idle");
            const rows = screen => all.map(stop => ({ tag: stop + ", " + screen, stop, screen }));
            return rows("32 inches upright").concat(rows("32 inches wide"));
        }
        function test_tabReachesEveryControlInTheOrderOfReading(data) {
            open(data.screen);
            goTo(data.stop);
            compare(faultsOfTab(() => press(Qt.Key_Tab)).join("\n"), "");
        }
        function test_enterAndSpaceTouchWhatHasTheFocus_data() {
            return [{ tag: "Enter", key: Qt.Key_Return }, { tag: "Space", key: Qt.Key_Space }];
        }
        function test_enterAndSpaceTouchWhatHasTheFocus(data) {
            open();
            named("个人办事").forceActiveFocus();
            press(data.key);
            compare(pages.visit.page, Visit.Find);
        }
        function test_focusIsSeen() {
            open();
            const button = named("个人办事");
            const before = grabImage(kiosk);
            button.forceActiveFocus();
            settle();
            verify(!grabImage(kiosk).equals(before));
        }

        function test_idleWarningIsTakenBackByItsButton() {
            open();
            tap("个人办事");
            Scene.letPass(45);
            settle();
            verify(named("继续使用"));
            compare(describe(focused), "继续使用");
            tap("继续使用");
            verify(!named("继续使用"));
            compare(pages.visit.page, Visit.Find);
        }
        function test_idleWarningIsTakenBackByEnter() {
            open();
            tap("个人办事");
            Scene.letPass(45);
            press(Qt.Key_Return);
            compare(pages.visit.secondsLeft, -1);
            compare(pages.visit.page, Visit.Find);
        }
        function test_nothingBehindTheWarningIsTouched() {
            open();
            tap("个人办事");
            Scene.letPass(45);
            settle();
            mouseClick(kiosk, kiosk.width / 2, 300);
            settle();
            compare(pages.visit.page, Visit.Find);
            compare(pages.visit.secondsLeft, -1);
        }
        function test_everyTouchAndKeyCountsAsPresence_data() {
            return [
                { tag: "a touch on nothing", act: () => mouseClick(kiosk, 5, 5) },
                { tag: "Tab", act: () => press(Qt.Key_Tab) },
                { tag: "a letter", act: () => type("k") },
                { tag: "a button that opens nothing", act: () => tap("下一页") }
            ];
        }
        function test_everyTouchAndKeyCountsAsPresence(data) {
            open();
            tap("个人办事");
            Scene.letPass(39);
            data.act();
            Scene.letPass(39);
            compare(pages.visit.secondsLeft, -1);
        }
        function test_everythingIsAsAtFirstAfterTheVisit() {
            open();
            for (const toggle of ["长辈版", "低位操作", "语音播报", "高对比度", "English"]) tap(toggle);
            verify(Theme.elder && Theme.low && Theme.highContrast);
            verify(named("For individuals"));
            Scene.letPass(200);
            settle();
            verify(!Theme.elder && !Theme.low && !Theme.highContrast);
            verify(named("个人办事"));
        }

        function test_lettersAreFoundByOwnAndRealKeyboard() {
            open();
            tap("个人办事");
            tap("S");
            type("HB");
            press(Qt.Key_Backspace);
            compare(pages.find.query.toUpperCase(), "SH");
            tap("删除");
            compare(pages.find.query.toUpperCase(), "S");
            tap("清空");
            compare(pages.find.query, "");
        }
        function test_numberIsTypedMaskedOnARealKeyboard() {
            open();
            goTo("number");
            tap("证件：输入号码");
            type(card);
            compare(pages.number.applicant.shown, "●".repeat(17) + "4");
            press(Qt.Key_Return);
            verify(pages.number.applicant.given);
            compare(pages.number.applicant.shown, "110105********0014");
            verify(named("确认取号"));
        }
        function test_scannerIsHeardThoughAButtonHasTheFocus() {
            open();
            goTo("number");
            named("选择优先事由").forceActiveFocus();
            type(card);
            press(Qt.Key_Return);
            verify(pages.number.applicant.given);
            verify(named("确认取号"));
        }
        function test_doubleTouchTakesOneNumber() {
            open();
            goTo("number");
            const before = Scene.issued();
            const at = place(named("不刷证取号"));
            mouseClick(kiosk, at.left + 9, at.top + 9);
            mouseClick(kiosk, at.left + 9, at.top + 9);
            settle();
            compare(Scene.issued(), before + 1);
            compare(pages.visit.page, Visit.Result);
        }
        function touchItem(title) { mouseClick(seen(kiosk).find(item => item.title === title)); settle(); }
        function test_threeTouchesTakeANumberOfAFrequentItem() {
            open();
            const frequent = pages.home.personalExamples[0];
            tap("个人办事");
            touchItem(frequent);
            tap("不刷证取号");
            compare(pages.visit.page, Visit.Result);
        }
        function test_twoTouchesAreEnoughInElderMode() {
            open();
            tap("长辈版");
            touchItem(pages.home.personalExamples[0]);
            tap("不刷证取号");
            compare(pages.visit.page, Visit.Result);
        }
        function test_theFirstPageOfElderModeOffersEightThings() {
            open();
            const bar = ["长辈版", "低位操作", "语音播报", "高对比度", "English", "上一步", "首页"];
            const offered = () => controls().map(describe).filter(name => !bar.includes(name));
            compare(offered().length, 10);
            tap("长辈版");
            compare(offered().length, 8);
            tap("更多服务");
            tap("进度查询");
            compare(pages.visit.page, Visit.OwnNumber);
            tap("上一步");
            verify(named("企业办事") === undefined && named("办事指南"));
        }
        function test_theFirstPageTellsWhomToCall() {
            open();
            verify(says("投诉电话 " + pages.home.complaintPhone));
            verify(seen(kiosk).some(item => item.address === "https://hall.example.cn/guides"));
        }
        function strip() { return seen(kiosk).find(item => item.parts !== undefined); }
        function test_aLongNoticeIsShownPartByPart() {
            open();
            tap("长辈版");
            goTo("a long notice");
            const notice = strip(), parts = [];
            verify(notice.parts > 1 && notice.turning);
            verify(notice.height < kiosk.height / 8, "it leaves the page its room");
            compare(notice.Accessible.name, longText);
            for (let i = 0; i < notice.parts; ++i) {
                parts.push(grabImage(notice));
                verify(i === 0 || !parts[i].equals(parts[i - 1]));
                notice.turn();
                settle();
            }
            compare(notice.part, 0);
            verify(notice.parts * notice.most >= notice.lines);
            Scene.broadcast("今天下午盘点，四点停止取号");
            settle();
            verify(strip().parts === 1 && !strip().turning);
        }
        function test_withoutPaperTheNumberStandsOnTheScreen() {
            open();
            goTo("result without paper");
            const said = seen(kiosk).map(item => item.text ?? "").join("\n");
            verify(said.includes("号票没有打印出来。您的排队号是 " + pages.number.number));
            Scene.setPaper(true);
            tap("再打印一次");
            verify(seen(kiosk).map(item => item.text ?? "").join("\n").includes("取号成功，请取走号票"));
            tap("完成");
            compare(pages.visit.page, Visit.Home);
        }
        function test_withoutPaperOneIsToldFirstAndMayGoOn() {
            open();
            goTo("no paper");
            verify(seen(kiosk).some(item => item.text === pages.notice.printer));
            verify(!named("个人办事"));
            tap("不打印号票，继续取号");
            tap("个人办事");
            compare(pages.visit.page, Visit.Find);
            tap("首页");
            verify(named("不打印号票，继续取号"));
        }
        function test_whatTheKeyboardReachesIsReadAloud() {
            open();
            tap("语音播报");
            press(Qt.Key_Tab);
            compare(Scene.lastSaid(), describe(focused));
        }
        function test_theReminderAfterAPowerCutIsAnswered() {
            pages = Scene.afterPowerCut();
            open();
            tap("个人办事");
            verify(!named("补打号票"), "it stands on the first page alone");
            tap("首页");
            tap("不用补打");
            verify(!named("补打号票"));
        }
        function test_aKioskThatStaffClosedShowsTheirText() {
            open();
            goTo("out of use");
            verify(seen(kiosk).some(item => item.text === "本机维护中，请使用旁边的取号机"));
            verify(!named("个人办事"));
            verify(named("办事指南"));
        }
        function test_outOfHoursOnlyGuidesAndProgressAreOpen() {
            open();
            goTo("closed");
            compare(controls().map(describe).filter(name => !["长辈版", "低位操作", "语音播报", "高对比度", "English"].includes(name)).join("、"), "进度查询、办事指南");
            verify(seen(kiosk).some(item => item.text === pages.notice.closed));
        }
        function test_aKioskThatCannotGoOnAloneSaysSoInTheMiddleOfItsFirstPage() {
            open();
            goTo("server lost, no numbers");
            verify(pages.notice.lost.length > 0);
            compare(seen(kiosk).filter(item => item.text === pages.notice.lost && item.font).length, 1, "once, and not in the strip as well");
            verify(!named("个人办事") && named("办事指南"));
        }
        function test_lostServerIsSaidOnEveryPage_data() {
            // What the hall or the kiosk says of itself goes before it.
            const more = ["suspended", "suspended at length", "out of use", "out of use at length", "no paper", "result without paper"];
            return Object.keys(stops()).filter(stop => !more.includes(stop)).map(stop => ({ tag: stop }));
        }
        function test_lostServerIsSaidOnEveryPage(data) {
            open();
            goTo(data.tag);
            Scene.setOnline(false);
            settle();
            verify(pages.notice.lost.length > 0);
            verify(says(pages.notice.lost));
        }
        function test_backAndStartLeadBack() {
            open();
            goTo("number");
            tap("上一步");
            compare(pages.visit.page, Visit.Home);
            goTo("guide");
            tap("首页");
            compare(pages.visit.page, Visit.Home);
        }
    }
}
