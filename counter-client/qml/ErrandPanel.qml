import QtQuick
import Yichuang.Counter.Ui

/// Finding an item: letters first, arrows, Enter.
Panel {
    id: root

    required property CounterPages pages
    readonly property ErrandController errand: pages.errand
    readonly property bool transfers: errand.use === ErrandController.Transfer

    title: errand.title
    onVisibleChanged: if (visible) { query.text = ""; query.forceActiveFocus(); }
    Keys.onEscapePressed: errand.close()

    Column {
        id: head
        width: parent.width
        spacing: Theme.gap
        CounterField {
            id: query
            width: parent.width
            hint: qsTr("输入事项名称或拼音首字母")
            onEdited: text => root.errand.query = text
            onAccepted: if (goals.count > 0) root.errand.choose(Math.max(goals.currentIndex, 0))
            Keys.onDownPressed: { goals.forceActiveFocus(); goals.currentIndex = Math.min(1, goals.count - 1); }
        }
        Tick {
            width: parent.width
            visible: root.transfers
            text: root.pages.calling.state === CallingController.Serving ? qsTr("排错队（本窗口记为取错号）") : qsTr("排错队（只计入统计）")
            checked: root.errand.wrongQueue
            onToggled: root.errand.wrongQueue = !root.errand.wrongQueue
        }
        Choices {
            width: parent.width
            visible: root.transfers
            name: qsTr("转到哪个窗口")
            options: root.errand.counters
            current: root.errand.counter
            onChosen: index => root.errand.counter = index
        }
        Row {
            visible: root.errand.use === ErrandController.WalkUp
            spacing: Theme.gap
            CounterButton { width: Theme.row * 1.2; text: "－"; name: qsTr("少一件"); available: root.errand.copies > 1; onClicked: root.errand.copies -= 1 }
            CounterText { height: Theme.row; verticalAlignment: Text.AlignVCenter; text: qsTr("%1 件").arg(root.errand.copies) }
            CounterButton { width: Theme.row * 1.2; text: "＋"; name: qsTr("多一件"); onClicked: root.errand.copies += 1 }
        }
    }
    ListView {
        id: goals
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        clip: true
        model: root.errand
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("事项") + " " + (currentItem ? currentItem.name : "")
        keyNavigationEnabled: true
        Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.errand.choose(currentIndex); }
        delegate: Rectangle {
            id: goal
            required property int index
            required property string name
            required property string detail
            width: goals.width
            height: Theme.row * 1.1
            radius: Theme.radius
            color: ListView.isCurrentItem ? Theme.soft : hover.containsMouse ? Theme.raised : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: name
            CounterText {
                x: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - side.width - 3 * Theme.gap
                text: goal.name
                elide: Text.ElideRight
            }
            CounterText {
                id: side
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                text: goal.detail
                color: Theme.quiet
                font.pixelSize: Theme.small
            }
            MouseArea {
                id: hover
                anchors.fill: parent
                hoverEnabled: true
                onClicked: root.errand.choose(goal.index)
            }
        }
        CounterText {
            anchors.centerIn: parent
            visible: goals.count === 0
            text: qsTr("没有找到")
            color: Theme.quiet
        }
    }
    Row {
        id: foot
        anchors.bottom: parent.bottom
        spacing: Theme.gap
        CounterButton {
            visible: root.transfers
            available: root.errand.counter > 0
            text: qsTr("只换窗口，不换事项")
            onClicked: root.errand.transferToCounter()
        }
        CounterButton { text: qsTr("返回"); key: "Esc"; onClicked: root.errand.close() }
    }
}
