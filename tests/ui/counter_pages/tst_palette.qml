import QtQuick
import QtTest
import Yichuang.Counter
import "../../support/qt"

/// Contrast of every ink on every ground that it stands on, light and dark, as WCAG reckons it.
SeenCase {
    name: "Palette"

    readonly property var pairs: [
        ["text", "background"], ["text", "surface"], ["text", "raised"], ["text", "soft"], ["text", "markSurface"],
        ["text", "badSurface"], ["quiet", "background"], ["quiet", "surface"], ["quiet", "raised"], ["quiet", "soft"],
        ["quiet", "badSurface"], ["accentInk", "soft"], ["accentInk", "raised"], ["accentText", "accent"],
        ["usual", "surface"], ["usual", "raised"], ["usual", "soft"], ["longer", "surface"], ["longer", "raised"],
        ["longer", "soft"], ["longest", "surface"], ["longest", "raised"], ["longest", "soft"],
        ["warnText", "warnSurface"], ["badText", "badSurface"], ["markText", "markSurface"]
    ]
    readonly property var edges: [
        ["edge", "background"], ["edge", "surface"], ["edge", "raised"], ["focus", "background"], ["focus", "surface"],
        ["focus", "raised"], ["accent", "surface"]
    ]

    function cleanup() { Theme.dark = false; }
    function test_wordsStandOutLightAndDark_data() { return [{ tag: "light", dark: false }, { tag: "dark", dark: true }]; }
    function test_wordsStandOutLightAndDark(data) {
        Theme.dark = data.dark;
        compare(faultsOfContrast(Theme, pairs, 4.5).join("\n"), "");
        compare(faultsOfContrast(Theme, edges, 3).join("\n"), "");
    }
}
