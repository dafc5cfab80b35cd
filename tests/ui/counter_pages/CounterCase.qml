import QtQuick
import QtTest
import Yichuang.Counter
import Yichuang.Counter.Ui
import Yichuang.Counter.Tests
import "../../support/qt"

/// A test over the counter's full window: walks through its states, looks at what is there.
SeenCase {
    id: root
    looked: page

    /// What a desktop with a bar leaves of 1366×768, and the whole of 3840×2160 at two pixels a length.
    readonly property var screens: ({
        "1366x768": { width: 1366, height: 720 },
        "the smallest": { width: 1100, height: 620 },
        "3840x2160 at 2": { width: 1920, height: 1080 },
        "3840x2160 at 1": { width: 3840, height: 2160 }
    })
    property var page: null

    when: windowShown
    visible: true

    Component {
        id: pageComponent
        FullPage {
            pages: Scene.pages
            onDarkToggled: dark = !dark
            onLanguageWanted: english => Scene.speak(english)
        }
    }
    Connections {
        target: Scene
        function onWanted(property, value) { root.page[property] = value; }
    }

    function open(screen, dark = false, english = false) {
        Scene.renew();
        Scene.takeWarnings();
        root.parent.width = screens[screen].width;
        root.parent.height = screens[screen].height;
        page = createTemporaryObject(pageComponent, root.parent, screens[screen]);
        verify(page);
        page.dark = dark;
        Scene.speak(english);
        settle();
    }
    function cleanup() { page = null; Theme.dark = false; }
    function settle() { Scene.settle(root.parent); }
    function tap(...names) {
        const button = named(...names);
        verify(button, "there is no " + names[0]);
        mouseClick(button);
        settle();
    }

    // ---- what is wrong with what is seen ----

    function ancestor(item, is) {
        for (let one = item.parent; one && one !== page; one = one.parent) if (is(one)) return one;
        return null;
    }
    /// The part of it that is seen; null: none.
    function shown(item) {
        const at = place(item), around = frame(item);
        if (!around) return at;
        const edge = place(around), top = Math.max(at.top, edge.top), bottom = Math.min(at.bottom, edge.bottom);
        return top < bottom ? { left: at.left, right: at.right, top, bottom } : null;
    }
    function faultOfText(item) {
        const slack = 2, text = "“" + item.text + "”", at = place(item);
        // A name that is longer than its row says so by its dots; in a usual window those here are whole.
        const inRow = page.width < 1366 && ancestor(item, one => one.ListView.view);
        if (item.truncated && !inRow) return "shortened: " + text;
        if (item.text.length === 0 || !shown(item)) return "";
        if (item.contentWidth > item.width + slack || item.contentHeight > item.height + slack) return "cut off: " + text;
        if (at.left < -slack || at.right > page.width + slack) return "beyond the edge: " + text;
        if (frame(item)) return "";
        const panel = ancestor(item, one => one.content !== undefined && one.title !== undefined) ?? page;
        return at.bottom > place(panel).bottom + slack ? "below its place: " + text : "";
    }
    function roleOf(item) {
        if (item.echoMode !== undefined) return Accessible.EditableText;
        if (item.options !== undefined) return Accessible.Grouping;
        if (item.alarming !== undefined) return Accessible.CheckBox;
        if (item.reads !== undefined) return Accessible.StaticText;
        return item.currentIndex !== undefined ? Accessible.List : Accessible.Button;
    }
    /// What a screen reader is told of: of a line to type in the line itself, which takes the focus.
    function told(item) {
        return item.echoMode === undefined ? item : seen(item).find(one => one.cursorPosition !== undefined);
    }
    function faultOfControl(item) {
        const name = told(item).Accessible.name;
        if (!name.trim()) return "without a name: " + item;
        if (told(item).Accessible.role !== roleOf(item)) return "of another role: " + name;
        const at = shown(item), slack = 1;
        if (!at) return "";
        if (at.left < 0 || at.top < 0 || at.right > page.width + slack || at.bottom > page.height + slack) return "beyond the edge: " + name;
        return "";
    }
    function holds(outer, item) { return ancestor(item, one => one === outer) !== null; }
    function faultsOfRoom() {
        const all = controls().filter(shown), places = all.map(shown), faults = [];
        for (let i = 0; i < all.length; ++i) {
            for (let k = i + 1; k < all.length; ++k) {
                const a = places[i], b = places[k];
                const meet = a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1;
                if (meet && !holds(all[i], all[k]) && !holds(all[k], all[i]))
                    faults.push("one above the other: " + describe(all[i]) + " and " + describe(all[k]));
            }
        }
        return all.length > 0 ? faults : ["nothing to press"];
    }
    function texts() {
        return seen(page).filter(item => item.truncated !== undefined);
    }
    function faultsOfSight() {
        const found = texts().map(faultOfText).concat(controls().map(faultOfControl), faultsOfRoom(), Scene.takeWarnings());
        return found.filter(fault => fault);
    }

    // ---- words ----

    /// What is not the program's own: said by the hall or written by people.
    function foreign() {
        const pages = Scene.pages;
        return ["中文", pages.acting.sentence, pages.signIn.name, pages.floor.suspension, pages.untaken.text,
                pages.outcomes.note, pages.handEntry.reason, pages.applicant.person, pages.applicant.principal,
                pages.outcomes.reason, pages.floor.latest]
            .concat(pages.phrases, pages.floor.messages, pages.floor.alerts.map(alert => alert.text)).filter(text => text);
    }
    function faultsOfEnglish() {
        const others = foreign();
        const own = text => others.reduce((left, other) => left.replace(other, ""), text);
        const said = texts().map(item => item.text).concat(controls().map(item => told(item).Accessible.name));
        return said.filter(text => /[\u4e00-\u9fff]/.test(own(text))).map(text => "not in English: " + text);
    }
    /// Through every state; `faults` says what is wrong with the one that is there.
    function walk(faults) {
        const all = [];
        for (const stop of Scene.stops()) {
            Scene.next();
            settle();
            all.push(...faults().map(fault => stop + ": " + fault));
        }
        verify(all.length === 0, all.slice(0, 12).join("\n") + "\n" + all.length + " in all");
    }
}
