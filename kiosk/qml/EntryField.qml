import QtQuick

/// What was typed so far, or what to type.
Rectangle {
    id: root

    property string text
    property string hint

    implicitHeight: Theme.row
    radius: Theme.radius
    color: Theme.surface
    border.width: 2 * Theme.hairline
    border.color: Theme.accentInk
    Accessible.role: Accessible.StaticText
    Accessible.name: text.length > 0 ? text : hint

    KioskText {
        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad
        verticalAlignment: Text.AlignVCenter
        text: root.text.length > 0 ? root.text : root.hint
        color: root.text.length > 0 ? Theme.text : Theme.quiet
        font.pixelSize: Theme.label
        font.weight: root.text.length > 0 ? Font.Medium : Font.Normal
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.body
        elide: Text.ElideLeft
        wrapMode: root.text.length > 0 ? Text.NoWrap : Text.Wrap
        Accessible.ignored: true
    }
}
