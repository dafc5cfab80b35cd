import QtQuick

/// The one sentence that everybody must know now. It never takes much of the page: of a long text
/// a part is seen at a time, long enough to be read, and then the next.
Rectangle {
    id: root

    required property string text
    /// Lines of a part.
    readonly property int most: Theme.portrait ? (Theme.elder && Theme.roomy < 1.1 ? 1 : 3) : Theme.elder ? 2 : 1
    readonly property int parts: Math.max(1, Math.ceil(lines / most))
    readonly property int lines: words.lineCount
    readonly property alias turning: clock.running
    property int part: 0

    function turn() { part = (part + 1) % parts; }

    implicitHeight: seen.height + 2 * Theme.mm(2.5)
    color: Theme.warning
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    onTextChanged: part = 0
    onPartsChanged: part = 0

    Item {
        id: seen
        readonly property real line: words.implicitHeight / Math.max(1, root.lines)

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        height: Math.ceil(line * Math.min(root.lines, root.most))
        clip: true

        KioskText {
            id: words
            y: -Math.round(root.part * root.most * seen.line)
            width: parent.width - 2.5 * Theme.body
            text: root.text
            color: Theme.warningInk
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        KioskText {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            visible: root.parts > 1
            text: qsTr("%1 / %2").arg(root.part + 1).arg(root.parts)
            color: Theme.warningInk
            Accessible.ignored: true
        }
    }
    Timer {
        id: clock
        // Four characters a second, as people read who are in no hurry.
        interval: 2000 + root.text.length / root.parts * 250
        running: root.visible && root.parts > 1
        repeat: true
        onTriggered: root.turn()
    }
}
