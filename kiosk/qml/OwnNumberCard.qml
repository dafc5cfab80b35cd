import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// The number that is asked after: as far as it is typed, how it stands, what became of it.
Rectangle {
    id: root

    required property OwnNumberController own
    readonly property bool typing: own.step === OwnNumberController.Typing
    readonly property bool told: own.step === OwnNumberController.Done || own.step === OwnNumberController.Refused

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
            visible: root.typing
            horizontalAlignment: Text.AlignHCenter
            text: root.own.request
            font.pixelSize: Theme.label
        }
        KioskText {
            Layout.fillWidth: true
            visible: text.length > 0 && !root.told
            horizontalAlignment: Text.AlignHCenter
            text: root.typing ? root.own.typed : root.own.number
            font.pixelSize: Theme.display * 1.4
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.body
            wrapMode: Text.NoWrap
        }
        KioskText {
            Layout.fillWidth: true
            visible: root.own.step === OwnNumberController.Found
            horizontalAlignment: Text.AlignHCenter
            text: root.own.state
            color: Theme.accentInk
            font.pixelSize: Theme.title
            font.weight: Font.Bold
        }
        KioskText {
            Layout.fillWidth: true
            visible: text.length > 0 && root.own.step === OwnNumberController.Found
            horizontalAlignment: Text.AlignHCenter
            text: root.own.detail
            font.pixelSize: Theme.label
        }
        KioskText {
            Layout.fillWidth: true
            visible: root.told
            horizontalAlignment: Text.AlignHCenter
            text: root.own.message
            font.pixelSize: Theme.title
            font.weight: Font.Medium
            Accessible.role: Accessible.AlertMessage
        }
    }
}
