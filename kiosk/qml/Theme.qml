pragma Singleton

import QtQuick

/// Colours, sizes and type of every page. Sizes are millimetres of the real screen.
QtObject {
    id: root

    // Set by Kiosk, from the screen and from the looks of the visit.
    property real mmPerPx: 0.25
    property real width: 1080
    property real height: 1920
    property real lowerEdge: 900  ///< of the screen, in millimetres above the floor
    property bool elder: false
    property bool low: false
    property bool highContrast: false

    function mm(x) { return Math.round(x / mmPerPx); }

    readonly property bool portrait: height > width
    /// How far up from the lower edge somebody in a wheelchair reaches: 1,220 mm above the floor.
    readonly property real reach: low ? Math.min(height, mm(1220 - lowerEdge)) : height
    /// The upper part of an upright screen that hangs too high: for reading only.
    readonly property bool tall: low && portrait && reach < 0.85 * height
    /// A large screen takes larger type: 1 where the shorter side is 268 mm (21.5 inches).
    readonly property real roomy: Math.min(1.45, Math.max(1, Math.min(width, reach) * mmPerPx / 268))

    // A Chinese glyph is 0.92 of its type size: 6 mm, and 9 mm for the elderly.
    readonly property int least: Math.ceil((elder ? 9.9 : 6.6) / mmPerPx)
    readonly property int body: Math.ceil(least * roomy)
    readonly property int label: body * 1.15
    readonly property int title: body * (elder ? 1.35 : 1.6)
    readonly property int display: body * 2.2
    readonly property string family: "Noto Sans CJK SC"
    readonly property real leading: 1.3
    /// Two lines on a button: the typeface brings much air of its own.
    readonly property real tight: 0.75

    readonly property int touch: Math.ceil((elder ? 25.2 : 19.2) * (1 + (roomy - 1) * 0.5) / mmPerPx)
    /// Height of a button on a page: more where an upright screen has the room.
    readonly property int row: portrait && !tall && height > mm(600) ? touch * 1.3 : touch
    readonly property int gap: mm(4)
    readonly property int pad: mm(4)
    readonly property int margin: mm(10 * roomy)
    readonly property int radius: mm(2.5)
    readonly property int hairline: Math.max(1, mm(0.5))
    readonly property int ring: mm(1.2)

    readonly property color background: highContrast ? "#000000" : "#F3F5F8"
    readonly property color surface: highContrast ? "#000000" : "#FFFFFF"
    readonly property color text: highContrast ? "#FFFFFF" : "#17212D"
    readonly property color quiet: highContrast ? "#D0D0D0" : "#4B5868"
    readonly property color line: highContrast ? "#8A8A8A" : "#C3CBD6"
    readonly property color edge: highContrast ? "#FFFFFF" : "#7D8A9A"
    readonly property color accent: highContrast ? "#FFD600" : "#1565C0"
    readonly property color accentText: highContrast ? "#000000" : "#FFFFFF"
    readonly property color pressed: highContrast ? "#FFFFFF" : "#0D47A1"
    /// Accent as ink: on background and surface.
    readonly property color accentInk: highContrast ? "#FFD600" : "#1565C0"
    readonly property color soft: highContrast ? "#000000" : "#E4EEFA"
    readonly property color softInk: highContrast ? "#FFD600" : "#0D47A1"
    readonly property color warning: highContrast ? "#FFD600" : "#FFB300"
    readonly property color warningInk: "#000000"
    readonly property color fault: highContrast ? "#FFFFFF" : "#B71C1C"
    readonly property color good: highContrast ? "#FFFFFF" : "#2E7D32"
    readonly property color focus: highContrast ? "#FFFFFF" : "#17212D"
    readonly property color veil: highContrast ? "#E6000000" : "#99101820"
}
