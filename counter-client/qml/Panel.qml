import QtQuick

/// A part of the window with a title.
Rectangle {
    id: root

    property string title
    property string remark
    default property alias content: body.data

    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.line

    Row {
        id: heading
        visible: root.title !== ""
        x: Theme.pad
        y: Theme.pad
        width: parent.width - 2 * Theme.pad
        height: visible ? implicitHeight : 0
        spacing: Theme.gap
        CounterText {
            width: Math.min(implicitWidth, parent.width)
            text: root.title
            font.pixelSize: Theme.label
            font.weight: Font.Bold
            elide: Text.ElideRight
        }
        CounterText {
            anchors.baseline: parent.children[0].baseline
            text: root.remark
            color: Theme.quiet
            font.pixelSize: Theme.small
        }
    }
    Item {
        id: body
        anchors.fill: parent
        anchors.margins: Theme.pad
        anchors.topMargin: heading.visible ? heading.height + 2 * Theme.pad : Theme.pad
    }
}
