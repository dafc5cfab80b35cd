import QtQuick
import Yichuang.Counter.Ui

/// 办事指南 of what is at the counter, to read from.
Scroll {
    id: root

    required property CallingController calling

    name: qsTr("办事指南")
    reads: true
    contentHeight: column.implicitHeight

    Column {
        id: column
        width: root.width - Theme.gap
        spacing: Theme.gap
        Repeater {
            model: root.calling.guide
            delegate: Column {
                id: field
                required property var modelData
                width: column.width
                CounterText {
                    text: field.modelData.title
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                }
                CounterText {
                    width: parent.width
                    text: field.modelData.text
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    CounterText {
        anchors.centerIn: parent
        visible: root.calling.guide.length === 0
        text: qsTr("窗口有号时，这里是它的办事指南")
        color: Theme.quiet
    }
}
