import QtQuick
import Yichuang.Counter.Ui

/// 补录: what was served by hand, one line of the paper after the other.
Panel {
    id: root

    required property CounterPages pages
    readonly property HandEntryController entry: pages.handEntry

    title: qsTr("补录手工办理的")
    remark: qsTr("时间按纸上的记录，补录的号标为时间不精确")
    onVisibleChanged: if (visible) number.forceActiveFocus()
    Keys.onEscapePressed: entry.close()

    Column {
        width: parent.width
        spacing: Theme.pad

        Row {
            width: parent.width
            spacing: Theme.gap
            CounterField {
                id: number
                width: 160 * Theme.roomy
                hint: qsTr("排队号")
                text: root.entry.number
                onEdited: text => root.entry.number = text
            }
            CounterButton {
                text: qsTr("没有取号，选择办了什么事")
                onClicked: root.pages.errand.open(ErrandController.HandEntry)
            }
        }
        CounterText {
            width: parent.width
            visible: text !== ""
            text: root.entry.purpose
            font.pixelSize: Theme.title
            wrapMode: Text.Wrap
        }
        Row {
            spacing: Theme.gap
            CounterField { width: 160 * Theme.roomy; hint: qsTr("开始，如 9:05"); text: root.entry.began; maximumLength: 5; onEdited: text => root.entry.began = text }
            CounterField { width: 160 * Theme.roomy; hint: qsTr("办完，如 9:20"); text: root.entry.ended; maximumLength: 5; onEdited: text => root.entry.ended = text }
        }
        Choices {
            width: parent.width
            name: qsTr("办理结果")
            options: root.entry.outcomes
            current: root.entry.outcome
            onChosen: index => root.entry.outcome = index
        }
        Tick {
            width: parent.width
            visible: root.entry.asksOwnWish
            text: qsTr("申请人已满 60 岁的：已询问，是本人真实意愿")
            checked: root.entry.ownWish
            onToggled: root.entry.ownWish = !root.entry.ownWish
        }
        CounterField {
            width: parent.width
            hint: qsTr("为什么手工办理")
            text: root.entry.reason
            maximumLength: 200
            onEdited: text => root.entry.reason = text
        }
        CounterText {
            width: parent.width
            visible: text !== ""
            text: root.entry.lack
            color: Theme.longer
            wrapMode: Text.Wrap
        }
        Row {
            spacing: Theme.gap
            CounterButton { primary: true; available: root.entry.lack === "" && !root.pages.acting.busy; text: qsTr("补录"); onClicked: root.entry.confirm() }
            CounterButton { text: qsTr("返回"); key: "Esc"; onClicked: root.entry.close() }
        }
    }
}
