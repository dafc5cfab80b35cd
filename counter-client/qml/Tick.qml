import QtQuick

/// A box to tick.
FocusScope {
    id: root

    property string text
    property string remark
    property bool checked: false
    property bool alarming: false  ///< it is missing
    signal toggled

    implicitHeight: Theme.row * 0.8
    implicitWidth: row.implicitWidth
    activeFocusOnTab: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checked: checked
    Accessible.onPressAction: root.toggled()
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) root.toggled(); }

    Row {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.gap

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.label
            height: width
            radius: 3
            color: root.checked ? Theme.accent : Theme.surface
            border.width: root.activeFocus ? 2 : 1
            border.color: root.activeFocus ? Theme.focus : Theme.edge
            CounterText {
                anchors.centerIn: parent
                visible: root.checked
                text: "✓"
                color: Theme.accentText
                font.pixelSize: Theme.small
                font.weight: Font.Bold
            }
        }
        CounterText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - Theme.label - mark.width - 2 * Theme.gap)
            text: root.text
            color: root.alarming ? Theme.longest : Theme.text
            elide: Text.ElideRight
        }
        CounterText {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: root.remark
            color: root.alarming ? Theme.longest : Theme.quiet
            font.pixelSize: Theme.small
        }
    }
    MouseArea {
        anchors.fill: parent
        onClicked: { root.forceActiveFocus(); root.toggled(); }
    }
}
