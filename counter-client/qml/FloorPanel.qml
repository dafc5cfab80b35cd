import QtQuick
import Yichuang.Counter.Ui

/// Queues of this counter, the other counters, messages and alerts.
Scroll {
    id: root

    required property FloorController floor

    name: qsTr("大厅")
    reads: true
    contentHeight: column.implicitHeight

    Column {
        id: column
        width: root.width - Theme.gap
        spacing: Theme.gap

        Repeater {
            model: root.floor.alerts
            delegate: Notice {
                required property var modelData
                width: column.width
                text: modelData.text
                bad: modelData.red
            }
        }
        Repeater {
            model: root.floor.messages
            delegate: Notice {
                required property string modelData
                width: column.width
                text: modelData
                plain: true
            }
        }
        CounterText { text: qsTr("本窗口的业务"); font.weight: Font.Bold }
        Repeater {
            model: root.floor.queues
            delegate: Item {
                id: queue
                required property var modelData
                width: column.width
                height: Math.max(Theme.row * 0.8, lots.implicitHeight)
                CounterText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width * 0.24
                    text: queue.modelData.name
                    elide: Text.ElideRight
                }
                CounterText {
                    id: lots
                    anchors.verticalCenter: parent.verticalCenter
                    x: parent.width * 0.26
                    width: open.x - x - Theme.gap
                    wrapMode: Text.Wrap
                    text: queue.modelData.waiting > 0
                          ? (queue.modelData.near > 0 ? qsTr("等候 %1 人，%3 人快到或已超过承诺，最久 %2") : qsTr("等候 %1 人，最久 %2"))
                            .arg(queue.modelData.waiting).arg(queue.modelData.longest).replace("%3", queue.modelData.near)
                          : qsTr("没有人等候")
                    color: queue.modelData.waiting > 0 ? Theme.text : Theme.quiet
                }
                CounterText {
                    id: open
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.right: parent.right
                    text: qsTr("%1 个窗口在办").arg(queue.modelData.openCounters)
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                }
            }
        }
        CounterText {
            width: parent.width
            visible: text !== ""
            text: root.floor.overtime
            color: Theme.longer
            wrapMode: Text.Wrap
        }
        CounterText { text: qsTr("本区域的其他窗口"); font.weight: Font.Bold }
        Flow {
            width: parent.width
            spacing: Theme.gap
            Repeater {
                model: root.floor.places
                delegate: Rectangle {
                    id: place
                    required property var modelData
                    width: 150 * Theme.roomy
                    height: Theme.row * 1.4
                    radius: Theme.radius
                    color: Theme.raised
                    opacity: modelData.offline ? 0.6 : 1
                    Column {
                        anchors.verticalCenter: parent.verticalCenter
                        x: Theme.gap
                        width: parent.width - 2 * Theme.gap
                        CounterText {
                            width: parent.width
                            text: place.modelData.label + "　" + place.modelData.number
                            font.weight: Font.Bold
                            elide: Text.ElideRight
                        }
                        CounterText {
                            width: parent.width
                            text: place.modelData.state
                            color: place.modelData.free ? Theme.accentInk : Theme.quiet
                            font.pixelSize: Theme.small
                            elide: Text.ElideRight
                        }
                    }
                }
            }
        }
    }
}
