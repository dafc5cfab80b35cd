import QtQuick
import Yichuang.Counter.Ui

/// One line of 48 pixels that stays above the department's own systems.
Rectangle {
    id: root

    required property CounterPages pages
    readonly property CallingController calling: pages.calling
    readonly property bool somebody: calling.number !== ""
    readonly property bool lost: pages.floor.link === FloorController.Lost
    signal fullWanted
    signal moved(real dx, real dy)

    color: lost ? Theme.badSurface : Theme.surface
    border.width: 1
    border.color: Theme.edge

    MouseArea {
        anchors.fill: parent
        property point from
        onPressed: mouse => from = Qt.point(mouse.x, mouse.y)
        onPositionChanged: mouse => root.moved(mouse.x - from.x, mouse.y - from.y)
        onDoubleClicked: root.fullWanted()
    }
    Row {
        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.right: tools.left
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        spacing: 10
        clip: true

        CounterText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.somebody ? root.calling.number : root.calling.stateText
            font.pixelSize: root.somebody ? 28 : 16
            font.weight: Font.Bold
        }
        CounterText {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.somebody
            text: root.calling.clock
            color: root.calling.pace === CallingController.VeryLong ? Theme.longest
                 : root.calling.pace === CallingController.Long ? Theme.longer : Theme.usual
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        Chip { anchors.verticalCenter: parent.verticalCenter; text: root.calling.groundText }
        Repeater {
            model: root.calling.marks
            delegate: Chip {
                required property string modelData
                anchors.verticalCenter: parent.verticalCenter
                text: modelData
                color: Theme.markSurface
                ink: Theme.markText
            }
        }
        CounterText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.pages.acting.sentence !== "" ? root.pages.acting.sentence
                : root.lost ? root.pages.floor.linkText
                : root.pages.outcomes.open && root.pages.outcomes.lack !== "" ? root.pages.outcomes.lack
                : root.pages.outcomes.open ? qsTr("%1：再按一次 %2 确认").arg(root.pages.outcomes.summary).arg(Keymap.main)
                : root.somebody ? root.calling.purpose : root.pages.pause.pausedText !== "" ? root.pages.pause.pausedText
                : root.pages.floor.latest
            color: root.pages.acting.failed || root.lost ? Theme.badText : Theme.text
            elide: Text.ElideRight
            font.pixelSize: 15
        }
    }
    Row {
        id: tools
        anchors.right: parent.right
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6

        CounterText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("等候 %1 人").arg(root.calling.waiting)
            color: root.calling.waiting > 0 ? Theme.text : Theme.quiet
            font.pixelSize: 15
        }
        CounterButton { height: 40; size: 15; visible: root.calling.state === CallingController.Calling; text: qsTr("再次呼叫"); key: Keymap.recall; available: root.calling.canRecall; onClicked: root.calling.recall() }
        CounterButton { height: 40; size: 15; visible: root.calling.canNoShow; text: qsTr("过号"); key: Keymap.noShow; onClicked: root.calling.noShow() }
        CounterButton { height: 40; size: 15; primary: true; available: !root.pages.acting.busy; text: root.calling.mainText; key: Keymap.main; onClicked: root.calling.main() }
        CounterButton { height: 40; size: 15; text: qsTr("展开"); key: Keymap.bar; onClicked: root.fullWanted() }
    }
}
