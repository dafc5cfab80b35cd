import QtQuick
import QtTest
import Yichuang.Counter.Tests

/// Every state of the full window on every screen, light and dark, in both languages: nothing
/// complains, nothing is cut off or hidden, and everything is named.
Item {
    width: 1366
    height: 720

    CounterCase {
        id: root
        name: "Layout"

        /// Chinese and light where a window has the usual size, English and dark where it is tight; all of
        /// them where there is time.
        function rows() {
            const rows = [];
            for (const screen in screens) {
                for (const dark of [false, true]) {
                    for (const english of [false, true]) {
                        if (!Scene.thorough && !isUsual(screen, dark, english)) continue;
                        rows.push({ tag: [screen, dark ? "dark" : "light", english ? "English" : "Chinese"].join(", "), screen, dark, english });
                    }
                }
            }
            return rows;
        }
        function isUsual(screen, dark, english) {
            if (dark !== english) return false;
            return screen === (english ? "the smallest" : "1366x768");
        }
        function test_everyStateIsWholeAndNamed_data() { return rows(); }
        function test_everyStateIsWholeAndNamed(data) {
            open(data.screen, data.dark, data.english);
            walk(() => faultsOfSight().concat(data.english ? faultsOfEnglish() : []));
        }
    }
}
