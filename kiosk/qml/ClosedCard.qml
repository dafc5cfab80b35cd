import QtQuick

/// Why no numbers are taken now, and what one can do all the same.
Rectangle {
    id: root

    required property string text

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Rectangle {
        width: Theme.mm(3)
        height: parent.height
        radius: Theme.radius
        color: Theme.warning
    }
    KioskText {
        anchors.fill: parent
        anchors.margins: 2 * Theme.pad
        verticalAlignment: Text.AlignVCenter
        text: root.text
        font.pixelSize: Theme.title
        font.weight: Font.Medium
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.body
        Accessible.ignored: true
    }
}
