import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// What is said before somebody takes a number.
Rectangle {
    id: root

    required property NumberController number

    implicitHeight: lines.implicitHeight + 4 * Theme.pad
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.hairline
    border.color: Theme.line

    ColumnLayout {
        id: lines
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: 2 * Theme.pad
        spacing: Theme.gap

        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.number.title
            font.pixelSize: Theme.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.number.promise.replace("，", "，\n")
            color: Theme.accentInk
            font.pixelSize: Theme.portrait ? Theme.display : Theme.title
            font.weight: Font.Medium
        }
        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            visible: text.length > 0
            text: root.number.counters
            font.pixelSize: Theme.label
        }
        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            visible: text.length > 0
            text: root.number.otherWays
            color: Theme.quiet
        }
        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            visible: text.length > 0
            text: root.number.identityHint
            color: Theme.quiet
        }
    }
}
