import QtQuick
import QtQuick.Layouts

/// A number as large as it is important.
Rectangle {
    id: root

    required property string message
    required property string number
    required property string title
    required property string promise
    /// Where to wait; empty: it is not known.
    required property string place
    required property bool good

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.hairline
    border.color: Theme.line

    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - 4 * Theme.pad
        spacing: Theme.gap

        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.message
            color: root.good ? Theme.good : Theme.fault
            font.pixelSize: Theme.title
            font.weight: Font.Bold
            Accessible.role: Accessible.AlertMessage
        }
        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.number
            font.pixelSize: Theme.display * 2
            font.weight: Font.Bold
        }
        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            visible: text.length > 0
            text: root.title
            font.pixelSize: Theme.label
        }
        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.promise
            color: Theme.quiet
        }
        KioskText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            visible: text.length > 0
            text: root.place
            font.pixelSize: Theme.label
            font.weight: Font.Medium
        }
    }
}
