import QtQuick
import QtTest
import Yichuang.Kiosk

/// Contrast of every ink on every ground that it stands on, as WCAG reckons it.
TestCase {
    name: "Palette"

    readonly property var pairs: [
        ["text", "background"], ["text", "surface"], ["text", "soft"], ["quiet", "background"], ["quiet", "surface"],
        ["quiet", "soft"], ["accentInk", "background"], ["accentInk", "surface"], ["accentText", "accent"],
        ["accentText", "pressed"], ["softInk", "soft"], ["warningInk", "warning"], ["fault", "background"],
        ["fault", "surface"], ["good", "surface"]
    ]
    readonly property var edges: [["edge", "background"], ["edge", "surface"], ["focus", "background"], ["focus", "surface"]]

    function cleanup() { Theme.highContrast = false; }
    function channel(value) { return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4); }
    function luminance(colour) {
        return 0.2126 * channel(colour.r) + 0.7152 * channel(colour.g) + 0.0722 * channel(colour.b);
    }
    function contrast(ink, ground) {
        const light = [luminance(Theme[ink]), luminance(Theme[ground])].sort((a, b) => b - a);
        return (light[0] + 0.05) / (light[1] + 0.05);
    }
    function check(rows, least) {
        for (const [ink, ground] of rows) {
            const is = contrast(ink, ground);
            verify(is >= least, ink + " on " + ground + ": " + is.toFixed(2));
        }
    }

    function test_wordsStandOutInEveryPalette_data() { return [{ tag: "plain", high: false }, { tag: "high contrast", high: true }]; }
    function test_wordsStandOutInEveryPalette(data) {
        Theme.highContrast = data.high;
        check(pairs, data.high ? 7 : 4.5);
        check(edges, 3);
    }
    function test_contrastIsReckonedAsTheStandardDoes() {
        fuzzyCompare(contrast("accentText", "accent"), 5.75, 0.01);
    }
}
