import QtQuick

/// Something is under way; nothing to touch.
Item {
    id: root

    required property string text

    implicitHeight: 4 * Theme.touch

    KioskText {
        anchors.fill: parent
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: root.text
        font.pixelSize: Theme.title
        Accessible.role: Accessible.AlertMessage
    }
}
