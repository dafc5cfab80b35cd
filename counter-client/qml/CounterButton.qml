import QtQuick

/// A button with its key beside the words. Enter and Space press it where it has the focus.
FocusScope {
    id: root

    property string text
    property string name: text  ///< what it is called where the words are a sign
    property string key        ///< "F8"; empty: none
    property bool available: true
    property bool primary: false
    property bool checked: false
    property int size: Theme.body
    readonly property color ink: !available ? Theme.quiet
                                            : primary || checked ? Theme.accentText : Theme.text
    readonly property real hinted: key === "" ? 0 : hint.implicitWidth + Theme.gap
    signal clicked

    function press() { if (available) clicked(); }

    enabled: available
    activeFocusOnTab: available
    implicitWidth: words.implicitWidth + hinted + 2 * Theme.pad
    implicitHeight: Theme.row

    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.selected: checked
    Accessible.focusable: true
    Accessible.onPressAction: root.press()

    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.press(); }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) root.press(); }
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) root.press(); }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.primary || root.checked ? (root.available ? Theme.accent : Theme.line)
                                            : area.containsMouse && root.available ? Theme.raised
                                                                                   : Theme.surface
        border.width: root.activeFocus ? 3 : 1
        border.color: root.activeFocus ? Theme.focus : root.available ? Theme.edge : Theme.line
    }
    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.press()
    }
    CounterText {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: root.key === "" ? (parent.width - width) / 2 : Theme.pad
        width: Math.min(implicitWidth, parent.width - root.hinted - 2 * Theme.pad)
        text: root.text
        color: root.ink
        font.pixelSize: root.size
        font.weight: root.primary ? Font.Bold : Font.Medium
        elide: Text.ElideRight
    }
    CounterText {
        id: hint
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        visible: root.key !== ""
        text: root.key
        color: root.primary || root.checked ? root.ink : Theme.quiet
        font.pixelSize: Theme.small
    }
}
