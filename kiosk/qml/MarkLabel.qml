import QtQuick

/// A short word in a frame: 即办, 可容缺, 演练.
Rectangle {
    id: root

    property alias text: word.text
    property color ink: Theme.softInk
    property int size: Theme.body

    implicitWidth: word.implicitWidth + Theme.pad
    implicitHeight: word.implicitHeight + Theme.pad / 4
    radius: Theme.radius / 2
    color: Theme.soft
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: ink
    visible: text.length > 0

    KioskText {
        id: word
        anchors.centerIn: parent
        color: root.ink
        font.pixelSize: root.size
        font.weight: Font.Medium
        wrapMode: Text.NoWrap
    }
}
