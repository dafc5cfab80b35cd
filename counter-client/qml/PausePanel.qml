import QtQuick
import Yichuang.Counter.Ui

/// 暂停服务 and 挂起: why, and for how long.
Panel {
    id: root

    required property PauseController pause
    readonly property bool holds: pause.asking === PauseController.Hold

    title: holds ? qsTr("挂起：为什么离开") : qsTr("暂停服务：原因只给内部看")
    onVisibleChanged: if (visible) { note.text = ""; reasons.forceActiveFocus(); }
    Keys.onEscapePressed: pause.close()
    Keys.onReturnPressed: pause.confirm()

    Column {
        width: parent.width
        spacing: Theme.pad
        Choices {
            id: reasons
            width: parent.width
            name: root.title
            options: root.pause.reasons
            current: root.pause.reason
            onChosen: index => root.pause.reason = index
        }
        Row {
            visible: !root.holds
            spacing: Theme.gap
            CounterButton { width: Theme.row * 1.2; text: "－"; name: qsTr("早五分钟恢复"); onClicked: root.pause.minutes -= 5 }
            CounterText {
                height: Theme.row
                verticalAlignment: Text.AlignVCenter
                text: qsTr("%1 分钟后恢复").arg(root.pause.minutes)
            }
            CounterButton { width: Theme.row * 1.2; text: "＋"; name: qsTr("晚五分钟恢复"); onClicked: root.pause.minutes += 5 }
        }
        CounterField {
            id: note
            width: parent.width
            visible: root.holds || root.pause.needsOverride
            hint: root.holds ? qsTr("备注（只给工作人员看）") : qsTr("管理员放行的原因")
            maximumLength: 200
            onEdited: text => root.pause.note = text
            onAccepted: root.pause.confirm()
        }
        Row {
            spacing: Theme.gap
            CounterButton {
                primary: true
                text: root.holds ? qsTr("挂起") : qsTr("暂停服务")
                key: qsTr("回车")
                onClicked: root.pause.confirm()
            }
            CounterButton { text: qsTr("返回"); key: "Esc"; onClicked: root.pause.close() }
        }
    }
}
