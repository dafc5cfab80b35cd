import QtQuick
import QtTest
import Yichuang.Counter.Tests

/// Every state as a fine screen draws it: with QT_SCALE_FACTOR=2 two pixels a length.
Item {
    id: screen
    width: 1920
    height: 1080

    CounterCase {
        id: root
        name: "Fine"

        function test_everyStateIsWhole() {
            open("3840x2160 at 2");
            compare(screen.Screen.devicePixelRatio, 2);
            walk(faultsOfSight);
        }
    }
}
