pragma Singleton

import QtQuick

/// Colours, sizes and type of the counter's windows, light and dark. Sizes are device-independent
/// pixels, which the desktop scales on a fine screen.
QtObject {
    property bool dark: false
    /// Of the window in use: a large one takes larger type.
    property real width: 1366
    property real height: 768
    /// As wide as two counters' screens: 1 at 1366×768, up to 1.5.
    readonly property real roomy: Math.max(1, Math.min(1.5, Math.min(width / 1366, height / 768)))

    /// Below the height of such a window the rows and the number make room.
    readonly property real tight: Math.max(0.8, Math.min(1, height / 720))

    readonly property string family: "Noto Sans CJK SC"
    readonly property int small: 13 * roomy
    readonly property int body: 15 * roomy
    readonly property int label: 17 * roomy
    readonly property int title: 22 * roomy
    readonly property int number: 84 * roomy * tight * tight
    readonly property int gap: 8 * roomy * tight
    readonly property int pad: 12 * roomy * tight
    readonly property int row: 40 * roomy * tight
    readonly property int radius: 6
    readonly property int bar: 48

    readonly property color background: dark ? "#161B22" : "#EEF1F5"
    readonly property color surface: dark ? "#20272F" : "#FFFFFF"
    readonly property color raised: dark ? "#2B343E" : "#F5F7FA"
    readonly property color text: dark ? "#E8EDF2" : "#17212D"
    readonly property color quiet: dark ? "#A5B1BE" : "#52606F"
    readonly property color line: dark ? "#3A4551" : "#D3DAE2"
    readonly property color edge: dark ? "#708090" : "#7B8998"
    readonly property color accent: dark ? "#3B8BE6" : "#1565C0"
    readonly property color accentText: dark ? "#0B1117" : "#FFFFFF"
    readonly property color accentInk: dark ? "#7DB6F5" : "#1565C0"
    readonly property color soft: dark ? "#1D3550" : "#E4EEFA"
    readonly property color focus: dark ? "#F2C94C" : "#B86E00"
    /// The quiet colours of time: usual, long, very long.
    readonly property color usual: dark ? "#A5B1BE" : "#52606F"
    readonly property color longer: dark ? "#F2C94C" : "#8A5A00"
    readonly property color longest: dark ? "#FF8A80" : "#B3261E"
    readonly property color warnSurface: dark ? "#4A3B12" : "#FFF3D6"
    readonly property color warnText: dark ? "#FFE7A8" : "#5F4300"
    readonly property color badSurface: dark ? "#5B1F1C" : "#FBE4E2"
    readonly property color badText: dark ? "#FFC9C4" : "#8C1D18"
    readonly property color markSurface: dark ? "#5A3410" : "#FFE3C4"
    readonly property color markText: dark ? "#FFD9B0" : "#6B3A00"
}
