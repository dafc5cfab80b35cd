import QtQuick
import QtTest
import Yichuang.Kiosk
import Yichuang.Kiosk.Ui
import Yichuang.Kiosk.Tests
import "../../support/qt"

/// A test over the whole kiosk: opens it on a screen, walks to its pages, looks at what is there.
SeenCase {
    id: root
    looked: kiosk

    readonly property var screens: ({
        "32 inches upright": { width: 1080, height: 1920, mmPerPx: 0.369 },
        "32 inches wide": { width: 1920, height: 1080, mmPerPx: 0.369 },
        "32 inches upright, hung low": { width: 1080, height: 1920, mmPerPx: 0.369, lowerEdge: 600 },
        "21.5 inches upright": { width: 1080, height: 1920, mmPerPx: 0.248 },
        "21.5 inches wide": { width: 1920, height: 1080, mmPerPx: 0.248 },
        "43 inches upright": { width: 1080, height: 1920, mmPerPx: 0.496 }
    })
    readonly property var modes: ({
        "plain": {}, "elder": { elder: true }, "low": { low: true },
        "elder and low, in high contrast": { elder: true, low: true, highContrast: true }
    })
    property var pages: Scene.pages
    readonly property string card: "110105199601010014"
    /// As long as staff may make one.
    readonly property string longText: "受强降雨影响，二楼不动产登记窗口暂停办理，已取号的请到一楼导办台登记，恢复后按原号叫号。".repeat(5).slice(0, 200)
    property var kiosk: null

    when: windowShown
    visible: true

    Component {
        id: kioskComponent
        Kiosk { pages: root.pages }
    }

    function open(screen) {
        kiosk = createTemporaryObject(kioskComponent, root.parent, screens[screen] ?? screens["32 inches upright"]);
        verify(kiosk);
        kiosk.forceActiveFocus();
        settle();
    }
    function init() { pages = Scene.pages; Scene.reset(); Scene.takeWarnings(); }
    function cleanup() { kiosk = null; }
    function settle() { Scene.settle(root.parent); }
    function look(mode, english) {
        for (const name of ["elder", "low", "highContrast"]) pages.visit[name] = modes[mode][name] ?? false;
        pages.visit.english = english;
    }

    /// Every page as it is seen in some moment of a visit, by what leads there from the first page.
    function stops() {
        const find = pages.find, number = pages.number, own = pages.ownNumber, home = pages.home;
        const item = code => home.chooseFrequent("item:" + code);
        return {
            "home": () => {},
            "more services": () => home.chooseEntry("more"),
            "closed": () => Scene.setOpen(false),
            "suspended": () => Scene.suspend("因停电暂停服务，恢复时间另行广播"),
            "suspended at length": () => Scene.suspend(longText),
            "out of use": () => Scene.close("本机维护中，请使用旁边的取号机"),
            "out of use at length": () => Scene.close(longText),
            "a long notice": () => Scene.broadcast(longText),
            "find, a long notice": () => { Scene.broadcast(longText); home.choosePersonal(); },
            "guide, a long notice": () => { Scene.broadcast(longText); Scene.openGuide("pension"); },
            "number, a long notice": () => { Scene.broadcast(longText); item("transfer-house"); Scene.turn(); Scene.layCard(card); },
            "server lost": () => Scene.setOnline(false),
            "server lost, no numbers": () => { Scene.setOnline(false); Scene.setIssuesAlone(false); },
            "no paper": () => Scene.setPaper(false),
            "find": () => home.choosePersonal(),
            "find, second page": () => { home.choosePersonal(); find.results.next(); },
            "nothing found": () => { home.chooseEnterprise(); find.type("QQQ"); },
            "themes": () => home.chooseEntry("themes"),
            "guide": () => Scene.openGuide("pension"),
            "number": () => item("social-card"),
            "number of an agent": () => { item("social-card"); Scene.turn(); number.setAgent(true); Scene.layCard(card); },
            "number with a document": () => { item("transfer-house"); Scene.turn(); Scene.layCard(card); },
            "number, priority": () => { item("social-card"); Scene.turn(); Scene.layCard("110105194612310028"); },
            "number, typing": () => { item("social-card"); Scene.turn(); named("证件：输入号码", "ID: enter number").clicked(); number.applicant.type("4"); number.applicant.accept(); },
            "number, letters": () => { item("social-card"); Scene.turn(); named("证件：输入号码", "ID: enter number").clicked(); Scene.turn(); named("字母键盘", "Letter keys").clicked(); },
            "number, grounds": () => { item("social-card"); Scene.turn(); named("选择优先事由", "Choose priority").clicked(); },
            "number, doubtful": () => { Scene.doubtNext(); item("social-card"); Scene.turn(); Scene.layCard(card); number.confirm(); },
            "number, already waiting": () => { for (let time = 0; time < 2; ++time) { pages.visit.home(); item("social-card"); Scene.turn(); Scene.layCard("110105199003070017"); number.confirm(); Scene.turn(); } },
            "number refused": () => home.chooseEntry("appointment"),
            "result": () => { item("social-card"); Scene.turn(); number.confirm(); },
            "result without paper": () => { Scene.setPaper(false); item("social-card"); Scene.turn(); number.confirm(); },
            "own number": () => { home.chooseEntry("progress"); own.type("A002"); },
            "own number found": () => { home.chooseEntry("progress"); own.type("A002"); own.look(); },
            "own number unknown": () => { home.chooseEntry("progress"); own.type("Z999"); own.look(); },
            "idle": () => { home.choosePersonal(); Scene.letPass(pages.visit.elder ? 85 : 45); }
        };
    }
    function goTo(stop) {
        Scene.setOnline(true); Scene.setIssuesAlone(true); Scene.setOpen(true); Scene.close(""); Scene.suspend(""); Scene.broadcast(""); Scene.setPaper(true);
        pages.visit.home();
        Scene.turn();
        stops()[stop]();
        settle();
    }
}
