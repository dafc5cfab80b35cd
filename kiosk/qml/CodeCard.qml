import QtQuick

/// A QR code for the phone, and what it is for.
Rectangle {
    id: root

    required property string address
    required property string text

    implicitWidth: Math.max(Theme.mm(46), Theme.body * 6.4)
    implicitHeight: Theme.mm(46) + words.implicitHeight + Theme.gap
    color: "transparent"

    CodeImage {
        id: paper
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        width: Math.min(parent.width, parent.height - words.implicitHeight - Theme.gap / 2, Theme.mm(80))
        height: width
        address: root.address
        text: root.text
    }
    KioskText {
        id: words
        anchors.top: paper.bottom
        anchors.topMargin: Theme.gap / 2
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.text
    }
}
