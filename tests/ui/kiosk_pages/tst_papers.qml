import QtQuick
import QtTest
import Yichuang.Kiosk
import Yichuang.Kiosk.Ui
import Yichuang.Kiosk.Tests

/// What one holds in one's hand: the paper of a number, a card, another document; and the reminder of a
/// paper that may not have come out.
Item {
    width: 1920
    height: 1920

    PageCase {
        id: root
        name: "Papers"

        readonly property string paper: "https://hall.example.cn/t/ticket-A002.token"

        function tap(...names) {
            const button = named(...names);
            verify(button, "there is no " + names[0]);
            mouseClick(button);
            settle();
        }
        function scan(line) {
            for (const character of line) keyClick(character);
            keyClick(Qt.Key_Return);
            settle();
        }
        function cleanup() { Scene.setReaderThere(true); kiosk = null; }

        // ---- the reminder ----

        function test_theReminderClaimsNothingAndGoesWithItsPaper() {
            pages = Scene.afterPowerCut();
            open();
            const number = pages.reminder.number;
            verify(says("排队号 " + number + " 的号票可能没有打印出来。"));
            Scene.setPaper(false);
            settle();
            tap("补打号票");
            compare(pages.reminder.number, number);
            verify(named("补打号票"), "it did not come out");
            Scene.setPaper(true);
            settle();
            tap("补打号票");
            compare(pages.reminder.number, "");
            verify(!named("补打号票"));
        }

        // ---- the paper of a number ----

        function test_aPaperScannedOnTheFirstPageShowsItsNumber() {
            open();
            scan(paper);
            compare(pages.visit.page, Visit.OwnNumber);
            verify(says("A002"));
            verify(named("恢复叫号"));
        }
        function test_aPaperScannedWhileOneSearchesLeavesNoTraceInTheSearch() {
            open();
            goTo("find");
            scan(paper);
            verify(says("A002"));
            tap("上一步");
            compare(pages.visit.page, Visit.Find);
            compare(pages.find.query, "");
        }
        function test_aPaperIsHeardThoughTheKioskHasNone() {
            open();
            goTo("no paper");
            scan(paper);
            compare(pages.visit.page, Visit.OwnNumber);
        }
        function test_aPaperIsHeardWhileTheResultIsShown() {
            open();
            goTo("result");
            scan(paper);
            verify(says("A002"));
        }
        function test_theKioskAsksForTheCodeOfAPaper() {
            open();
            goTo("own number");
            verify(says("请输入号票上的排队号，或扫号票上的二维码"));
        }
        function test_aNumberOnARealKeyboardIsLookedForAtItsEnter() {
            open();
            goTo("own number");
            scan("a003");
            verify(says("A003"));
            verify(named("我回来了"));
        }

        // ---- documents ----

        function test_aKioskAsDeliveredAsksForNoLicenceCode() {
            open();
            goTo("number");
            verify(says("请刷身份证"));
        }
        function test_aScannedNumberThatCannotBeIsSaidToBeWrong() {
            open();
            goTo("number");
            scan("110105194912310021");
            verify(says("号码不对，请核对后重新输入"));
            scan(card);
            verify(says("110105********0014"));
        }
        function test_withoutAReaderOneIsAskedToType() {
            open();
            Scene.setReaderThere(false);
            settle();
            verify(says("本机不能刷证，请输入证件号码，或到导办台取号"));
            goTo("number");
            verify(says("本机不能刷证，请输入号码"));
            verify(!says("请刷身份证"));
        }
        function test_aPassportIsTypedOnTheKiosksOwnKeyboard() {
            open();
            goTo("number");
            tap("证件：输入号码");
            tap("其他证件");
            tap("护照");
            verify(says("请输入护照号码"));
            for (const key of "E12345678") tap(key);
            verify(says("●●●●●●●●8"));
            tap("确定");
            verify(says("*****5678"));
            tap("确认取号");
            compare(pages.visit.page, Visit.Result);
        }

        function rows() {
            const rows = [];
            for (const screen in screens)
                for (const mode in modes)
                    for (const english of [false, true])
                        rows.push({ tag: [screen, mode, english ? "English" : "Chinese"].join(", "), screen, mode, english });
            return rows;
        }
        function faultOfText(item) {
            const slack = 2, text = "“" + item.text + "”";
            if (item.truncated || item.text.length === 0) return item.truncated ? "shortened: " + text : "";
            if (item.contentWidth > item.width + slack || item.contentHeight > item.height + slack) return "cut off: " + text;
            return item.fontInfo.pixelSize < Theme.least - 1 ? "too small: " + text : "";
        }
        function faultOfControl(item) {
            const at = place(item), least = Theme.mm(Theme.elder ? 25 : 19), slack = 1;
            if (item.width < least - slack || item.height < least - slack) return "too small: " + describe(item);
            if (at.left < 0 || at.top < 0 || at.right > kiosk.width || at.bottom > kiosk.height) return "beyond the edge: " + describe(item);
            return at.top < kiosk.height - Theme.reach - slack ? "out of reach: " + describe(item) : "";
        }
        function checkSight() {
            const texts = seen(kiosk).filter(item => item.truncated !== undefined).map(faultOfText);
            const faults = texts.concat(controls().map(faultOfControl), Scene.takeWarnings()).filter(fault => fault);
            verify(faults.length === 0, faults.slice(0, 8).join("\n") + "\n" + faults.length + " in all");
        }
        function test_choosingAndTypingADocumentHasItsRoom_data() { return rows(); }
        function test_choosingAndTypingADocumentHasItsRoom(data) {
            open(data.screen);
            look(data.mode, data.english);
            goTo("number, typing");
            tap("其他证件", "Other ID");
            checkSight();
            tap("护照", "Passport");
            pages.number.applicant.accept();
            settle();
            verify(pages.number.applicant.faultText.length > 0);
            checkSight();
        }
        function test_aMissingReaderHasItsRoom_data() { return rows(); }
        function test_aMissingReaderHasItsRoom(data) {
            open(data.screen);
            look(data.mode, data.english);
            Scene.setReaderThere(false);
            goTo("number of an agent");
            checkSight();
        }
    }
}
