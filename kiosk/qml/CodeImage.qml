import QtQuick

/// A QR code on white, with the quiet edge that a phone needs.
Rectangle {
    id: root

    required property string address
    required property string text  ///< what it is for, for screen readers

    radius: Theme.radius
    color: "#FFFFFF"

    Image {
        anchors.fill: parent
        anchors.margins: Theme.mm(1)
        sourceSize: Qt.size(width, height)
        source: root.address.length > 0 ? "image://code/" + encodeURIComponent(root.address) : ""
        fillMode: Image.Pad
        smooth: false
        // Nothing of a visit outlives it.
        cache: false
        Accessible.role: Accessible.Graphic
        Accessible.name: root.text
    }
}
