import QtQuick
import QtTest
import Yichuang.Counter.Tests

/// What the Tab key does.
Item {
    width: 1366
    height: 720

    CounterCase {
        id: root
        name: "Order"

        function test_tabReachesEveryControlInTheOrderOfReading() {
            open("1366x768");
            walk(() => faultsOfTab(() => { keyClick(Qt.Key_Tab); Scene.turn(); }));
        }
        function test_whatTabReachesIsSeen() {
            open("the smallest");
            Scene.goTo("outcome-two-items");
            settle();
            const hidden = [];
            for (let i = 0; i < controls().length; ++i) {
                keyClick(Qt.Key_Tab);
                Scene.turn();
                const there = controls().find(holdsFocus), at = shown(there);
                if (!at || at.bottom - at.top < there.height - 1) hidden.push(describe(there));
            }
            compare(hidden.join(", "), "");
        }
        function test_focusIsSeen_data() {
            return ["签退", "排队号", "排队名单"].map(name => ({ tag: name }));
        }
        function test_focusIsSeen(data) {
            open("1366x768");
            Scene.goTo("idle");
            settle();
            const control = controls().find(item => told(item).Accessible.name.startsWith(data.tag));
            const before = grabImage(page);
            control.forceActiveFocus();
            settle();
            verify(!grabImage(page).equals(before));
        }
    }
}
