import QtQuick

/// A switch: filled, with a full dot, while it is on.
KioskButton {
    id: root

    checkable: true
    size: Theme.body
    bold: false

    Rectangle {
        anchors.top: parent.top
        anchors.right: parent.right
        anchors.margins: Theme.mm(2)
        width: Theme.mm(3)
        height: width
        radius: width / 2
        color: root.checked ? root.ink : "transparent"
        border.width: Theme.hairline
        border.color: root.ink
    }
}
