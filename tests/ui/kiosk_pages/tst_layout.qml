import QtQuick
import QtTest
import Yichuang.Kiosk
import Yichuang.Kiosk.Tests

/// Every page on every screen, in every mode and both languages: nothing complains, nothing is cut
/// off, everything is large enough, apart enough, in reach and named.
Item {
    width: 1920
    height: 1920

    PageCase {
        id: root
        name: "Layout"

        /// Every mode on the usual and on the smallest screen, the fullest on the others, English in the
        /// plainest and the fullest; all of them where there is time.
        function rows() {
            const rows = [];
            for (const screen in screens) {
                for (const mode in modes) {
                    for (const english of [false, true]) {
                        if (!Scene.thorough && !isUsual(screen, mode, english)) continue;
                        rows.push({ tag: [screen, mode, english ? "English" : "Chinese"].join(", "), screen, mode, english });
                    }
                }
            }
            return rows;
        }
        function isUsual(screen, mode, english) {
            if (english && !["plain", "elder"].includes(mode)) return false;
            return ["32 inches upright", "21.5 inches upright"].includes(screen) || mode.startsWith("elder");
        }
        function cutOff(item) {
            const at = place(item), slack = 2;
            if (item.truncated) return "shortened: " + item.text;
            if (item.text.length === 0) return "";
            if (item.contentWidth > item.width + slack) return "too wide: " + item.text;
            if (item.contentHeight > item.height + slack) return "too high: " + item.text;
            if (item.fontInfo.pixelSize < Theme.least - 1) return "too small: " + item.text;
            return at.left < -slack || at.right > kiosk.width + slack ? "beyond the edge: " + item.text : "";
        }
        /// What a screen reader calls it.
        function roleOf(item) {
            if (item.maximumLength !== undefined) return Accessible.EditableText;
            return item.checkable ? Accessible.CheckBox : Accessible.Button;
        }
        function misplaced(item) {
            const at = place(item), least = Theme.mm(Theme.elder ? 25 : 19), slack = 1;
            if (!item.Accessible.name) return "without a name: " + item;
            if (item.Accessible.role !== roleOf(item)) return "of another role: " + describe(item);
            if (item.width < least - slack || item.height < least - slack) return "too small: " + describe(item) + ", " + Math.round(item.width) + " x " + Math.round(item.height);
            if (at.left < 0 || at.top < 0 || at.right > kiosk.width || at.bottom > kiosk.height) return "beyond the edge: " + describe(item);
            return at.top < kiosk.height - Theme.reach - slack ? "out of reach: " + describe(item) : "";
        }
        function faultsOfControls() {
            const all = controls(), places = all.map(place), gap = Theme.mm(3) - 1;
            const faults = all.map(misplaced);
            for (let i = 0; i < all.length; ++i) {
                for (let k = i + 1; k < all.length; ++k) {
                    const a = places[i], b = places[k];
                    if (a.right + gap > b.left && b.right + gap > a.left && a.bottom + gap > b.top && b.bottom + gap > a.top)
                        faults.push("too close: " + describe(all[i]) + " and " + describe(all[k]));
                }
            }
            return all.length > 0 ? faults : ["nothing to touch"];
        }
        function test_pagesAreWholeAndInReach_data() { return rows(); }
        function test_pagesAreWholeAndInReach(data) {
            open(data.screen);
            const faults = [];
            for (const stop in stops()) {
                look(data.mode, data.english);
                goTo(stop);
                const texts = seen(kiosk).filter(item => item.truncated !== undefined).map(cutOff);
                const found = texts.concat(faultsOfControls(), Scene.takeWarnings()).filter(fault => fault);
                faults.push(...found.map(fault => stop + ": " + fault));
                Scene.letPass(200);
            }
            verify(faults.length === 0, faults.slice(0, 8).join("\n") + "\n" + faults.length + " in all");
        }

        function test_theFirstPageIsWholeAfterAPowerCut_data() { return rows(); }
        function test_theFirstPageIsWholeAfterAPowerCut(data) {
            pages = Scene.afterPowerCut();
            open(data.screen);
            look(data.mode, data.english);
            settle();
            verify(named("补打号票", "Reprint ticket"), "nothing is recalled");
            const texts = seen(kiosk).filter(item => item.truncated !== undefined).map(cutOff);
            compare(texts.concat(faultsOfControls()).filter(fault => fault).join("\n"), "");
        }
        function test_whatThePrinterLacksIsWholeOnTheFirstPage_data() { return rows(); }
        function test_whatThePrinterLacksIsWholeOnTheFirstPage(data) {
            open(data.screen);
            look(data.mode, data.english);
            const faults = () => seen(kiosk).filter(item => item.truncated !== undefined).map(cutOff).concat(faultsOfControls(), Scene.takeWarnings()).filter(fault => fault).join("\n");
            Scene.setPaperLow();
            settle();
            verify(says(data.english ? "Paper low" : "纸将用完"), "staff are not told of the paper");
            compare(faults(), "");
            compare(pages.notice.withoutPaper, false);
            Scene.breakPrinter();
            settle();
            verify(says(data.english ? "The printer is out of order. Please use the next kiosk, or take a number at the information desk." : "本机打印机有故障，请使用旁边的取号机，或到导办台取号"));
            verify(!says(data.english ? "Paper low" : "纸将用完"));
            verify(named("不打印号票，继续取号", "Take a number without a paper ticket"));
            compare(faults(), "");
        }
        function test_whatIsTouchedTellsAScreenReaderWhetherItIsOn() {
            open();
            const toggle = named("长辈版");
            verify(!toggle.Accessible.checked);
            pages.visit.elder = true;
            verify(toggle.Accessible.checked);
            compare(toggle.Accessible.role, Accessible.CheckBox);
        }

        function test_controlsSpeakEnglish() {
            open();
            for (const stop in stops()) {
                look("plain", true);
                goTo(stop);
                for (const control of controls()) {
                    const name = control.Accessible.name;
                    verify(name === "中文" || !/[\u4e00-\u9fff]/.test(name), stop + ": " + name);
                }
            }
        }
    }
}
