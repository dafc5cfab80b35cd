import QtQuick
import QtTest
import Yichuang.Kiosk
import "../../support/qt"

/// Contrast of every ink on every ground that it stands on, as WCAG reckons it.
SeenCase {
    name: "Palette"

    readonly property var pairs: [
        ["text", "background"], ["text", "surface"], ["text", "soft"], ["quiet", "background"], ["quiet", "surface"],
        ["quiet", "soft"], ["accentInk", "background"], ["accentInk", "surface"], ["accentText", "accent"],
        ["accentText", "pressed"], ["softInk", "soft"], ["warningInk", "warning"], ["fault", "background"],
        ["fault", "surface"], ["good", "surface"]
    ]
    readonly property var edges: [["edge", "background"], ["edge", "surface"], ["focus", "background"], ["focus", "surface"]]

    function cleanup() { Theme.highContrast = false; }
    function test_wordsStandOutInEveryPalette_data() { return [{ tag: "plain", high: false }, { tag: "high contrast", high: true }]; }
    function test_wordsStandOutInEveryPalette(data) {
        Theme.highContrast = data.high;
        compare(faultsOfContrast(Theme, pairs, data.high ? 7 : 4.5).join("\n"), "");
        compare(faultsOfContrast(Theme, edges, 3).join("\n"), "");
    }
    function test_contrastIsReckonedAsTheStandardDoes() {
        fuzzyCompare(contrast(Theme.accentText, Theme.accent), 5.75, 0.01);
    }
}
