import QtQuick

/// A button with a word or two.
ButtonBase {
    id: root

    property string text
    property int size: Theme.label
    property bool bold: primary

    name: text
    implicitWidth: Math.max(Theme.touch, Math.ceil(label.implicitWidth) + 4 * Theme.pad)

    KioskText {
        id: label
        anchors.fill: parent
        anchors.leftMargin: Theme.pad / 2
        anchors.rightMargin: Theme.pad / 2
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: root.text
        color: root.ink
        font.pixelSize: root.size
        font.weight: root.bold ? Font.Bold : Font.Medium
        lineHeight: Theme.tight
        // A long English word grows smaller rather than into two pieces; Chinese breaks anywhere.
        wrapMode: Text.WordWrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.least
        Accessible.ignored: true
    }
}
