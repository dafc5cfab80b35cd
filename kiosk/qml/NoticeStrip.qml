import QtQuick

/// The one sentence that everybody must know now.
Rectangle {
    id: root

    required property string text

    implicitHeight: words.implicitHeight + 2 * Theme.mm(2.5)
    color: Theme.warning
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    KioskText {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        text: root.text
        color: Theme.warningInk
        font.weight: Font.Medium
        Accessible.ignored: true
    }
}
