import QtQuick

/// A QR code for the phone, and what it is for.
Rectangle {
    id: root

    required property string address
    required property string text

    implicitWidth: Math.max(Theme.mm(46), Theme.body * 6.4)
    implicitHeight: Theme.mm(46) + words.implicitHeight + Theme.gap
    color: "transparent"

    Rectangle {
        id: paper
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        width: Math.min(parent.width, parent.height - words.implicitHeight - Theme.gap / 2, Theme.mm(80))
        height: width
        radius: Theme.radius
        color: "#FFFFFF"

        Image {
            anchors.fill: parent
            anchors.margins: Theme.mm(3)
            source: root.address.length > 0 ? "image://code/" + encodeURIComponent(root.address) : ""
            fillMode: Image.PreserveAspectFit
            smooth: false
            // Nothing of a visit outlives it.
            cache: false
            Accessible.role: Accessible.Graphic
            Accessible.name: root.text
        }
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
