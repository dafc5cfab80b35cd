import QtQuick
import QtQuick.Layouts

/// A sentence, and one or two answers to it.
ColumnLayout {
    id: root

    property string message
    property string primaryText
    property string secondaryText
    signal primary
    signal secondary

    spacing: 2 * Theme.gap

    Item { Layout.fillHeight: true }
    KioskText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: root.message
        horizontalAlignment: Theme.portrait ? Text.AlignHCenter : Text.AlignLeft
        font.pixelSize: Theme.title
        font.weight: Font.Medium
        lineHeight: Theme.leading
        Accessible.role: Accessible.AlertMessage
    }
    KioskButton {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.row * 1.2
        visible: root.primaryText.length > 0
        text: root.primaryText
        primary: true
        onClicked: root.primary()
    }
    KioskButton {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.row * 1.2
        visible: root.secondaryText.length > 0
        text: root.secondaryText
        onClicked: root.secondary()
    }
}
