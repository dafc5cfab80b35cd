import QtQuick

/// A small mark with a word: class, ground, assistance.
Rectangle {
    property alias text: words.text
    property alias ink: words.color

    visible: words.text !== ""
    implicitWidth: words.implicitWidth + 2 * Theme.gap
    implicitHeight: words.implicitHeight + Theme.gap / 2
    radius: Theme.radius
    color: Theme.soft

    CounterText {
        id: words
        anchors.centerIn: parent
        color: Theme.accentInk
        font.pixelSize: Theme.small
        font.weight: Font.Medium
    }
}
