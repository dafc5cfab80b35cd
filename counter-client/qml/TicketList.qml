import QtQuick
import Yichuang.Counter.Ui

/// Who waits, is away, came back or did not come; one action a row, by Enter or a click.
Item {
    id: root

    required property TicketsController tickets
    required property Acting acting
    property bool mayPick: false
    property string asked  ///< ticket whose reason is asked for
    property string askedNumber
    readonly property int shownList: tickets.list

    onShownListChanged: asked = ""

    function begin(row) {
        if (!row.mayAct || (root.tickets.needsReason && !root.mayPick)) return;
        if (root.tickets.needsReason) root.askWhy(row.ticketId, row.number);
        else root.tickets.actOn(row.ticketId, "");
    }
    function wake(row) { if (row.mayWake && !root.acting.busy) root.tickets.wake(row.ticketId); }
    function askWhy(id, number) {
        root.asked = id;
        root.askedNumber = number;
        reason.text = "";
        reason.forceActiveFocus();
    }
    Connections {
        target: root.tickets
        function onReasonWanted(id, number) { root.askWhy(id, number); }
    }
    function focusList() { list.forceActiveFocus(); }

    Row {
        id: tabs
        width: parent.width
        spacing: Theme.gap
        Repeater {
            model: [qsTr("等候 %1").arg(root.tickets.waiting), qsTr("暂离 %1").arg(root.tickets.held),
                    qsTr("已返回 %1").arg(root.tickets.returned), qsTr("过号 %1").arg(root.tickets.absent)]
            delegate: CounterButton {
                required property int index
                required property string modelData
                text: modelData
                checked: root.tickets.list === index
                onClicked: root.tickets.list = index
            }
        }
        CounterField {
            width: 120 * Theme.roomy
            hint: qsTr("排队号")
            onEdited: text => root.tickets.wanted = text
        }
    }
    CounterText {
        id: near
        anchors.top: tabs.bottom
        anchors.topMargin: Theme.gap
        readonly property bool says: root.tickets.list === TicketsController.Waiting && root.tickets.nearTarget > 0
        visible: says
        height: says ? Theme.small * 1.6 : 0
        text: qsTr("%1 人快到或已超过承诺的等候时间").arg(root.tickets.nearTarget)
        color: Theme.longer
        font.pixelSize: Theme.small
    }
    Row {
        id: ask
        anchors.top: near.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        visible: root.asked !== ""
        height: visible ? Theme.row : 0
        spacing: Theme.gap
        CounterField {
            id: reason
            width: parent.width - confirm.width - Theme.gap
            hint: (root.tickets.list === TicketsController.Absent ? qsTr("恢复 %1 的原因") : qsTr("指定呼叫 %1 的原因")).arg(root.askedNumber)
            maximumLength: 200
            onAccepted: confirm.press()
            Keys.onEscapePressed: root.asked = ""
        }
        CounterButton {
            id: confirm
            primary: true
            text: (root.tickets.list === TicketsController.Absent ? qsTr("恢复 %1") : qsTr("呼叫 %1")).arg(root.askedNumber)
            onClicked: {
                root.tickets.actOn(root.asked, reason.text);
                if (reason.text.trim() !== "") root.asked = "";
            }
        }
    }
    ListView {
        id: list
        anchors.top: ask.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        spacing: 2
        model: root.tickets
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("排队名单") + " " + (currentItem ? currentItem.Accessible.name : "")
        keyNavigationEnabled: true
        Keys.onReturnPressed: event => { if (!event.isAutoRepeat && currentItem) root.begin(currentItem); }
        Keys.onSpacePressed: event => { if (!event.isAutoRepeat && currentItem) root.wake(currentItem); }

        delegate: Rectangle {
            id: line
            required property int index
            required property string ticketId
            required property string number
            required property string ticketClass
            required property string purpose
            required property string detail
            required property string waited
            required property int lateness
            required property bool mayAct
            required property bool mayWake
            readonly property bool chosen: ListView.isCurrentItem && list.activeFocus

            width: list.width
            height: Theme.row * 1.25
            radius: Theme.radius
            color: chosen ? Theme.soft : hover.containsMouse ? Theme.raised : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: number + " " + purpose

            MouseArea {
                id: hover
                anchors.fill: parent
                hoverEnabled: true
                onClicked: { list.currentIndex = line.index; list.forceActiveFocus(); }
            }
            CounterText {
                id: digits
                x: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                width: 86 * Theme.roomy
                text: line.number
                font.pixelSize: Theme.title
                font.weight: Font.Bold
            }
            Column {
                anchors.left: digits.right
                anchors.right: wait.left
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                CounterText {
                    width: parent.width
                    text: line.purpose
                    elide: Text.ElideRight
                }
                CounterText {
                    width: parent.width
                    text: [line.ticketClass, line.detail].filter(one => one !== "").join(" · ")
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    elide: Text.ElideRight
                }
            }
            CounterText {
                id: wait
                anchors.right: wake.visible ? wake.left : act.left
                anchors.rightMargin: Theme.pad
                anchors.verticalCenter: parent.verticalCenter
                text: line.waited
                color: line.lateness === 2 ? Theme.longest : line.lateness === 1 ? Theme.longer : Theme.usual
            }
            CounterButton {
                id: wake
                anchors.right: act.left
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                visible: line.mayWake
                available: !root.acting.busy
                activeFocusOnTab: false
                text: qsTr("结果已到")
                key: qsTr("空格")
                onClicked: root.wake(line)
            }
            CounterButton {
                id: act
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                activeFocusOnTab: false
                // Out of its turn is a right of its own.
                available: line.mayAct && !root.acting.busy && (root.mayPick || !root.tickets.needsReason)
                text: root.tickets.actionText
                onClicked: root.begin(line)
            }
        }
    }
    CounterText {
        anchors.centerIn: list
        visible: root.tickets.count === 0
        text: qsTr("没有")
        color: Theme.quiet
    }
}
