import QtQuick
import Yichuang.Counter.Ui

/// What one may do now: the one key large, the others below. What makes no sense now is grey.
Column {
    id: root

    required property CounterPages pages
    readonly property CallingController calling: pages.calling
    readonly property bool serving: calling.reachable && calling.state === CallingController.Serving
    readonly property bool somebody: calling.reachable && calling.number !== ""
    readonly property bool free: calling.reachable
                                 && (calling.state === CallingController.Idle || calling.state === CallingController.Ready)
    readonly property real third: (width - 2 * Theme.gap) / 3

    spacing: Theme.gap

    CounterButton {
        width: parent.width
        height: Theme.row * 1.6
        size: Theme.title
        primary: true
        available: !root.pages.acting.busy
        text: root.calling.mainText
        key: Keymap.main
        onClicked: root.calling.main()
    }
    Grid {
        width: parent.width
        columns: 3
        spacing: Theme.gap

        CounterButton { width: root.third; text: qsTr("再次呼叫"); key: Keymap.recall; available: root.calling.canRecall; onClicked: root.calling.recall() }
        CounterButton { width: root.third; text: qsTr("过号"); key: Keymap.noShow; available: root.calling.canNoShow; onClicked: root.calling.noShow() }
        CounterButton { width: root.third; text: qsTr("撤回呼叫"); key: Keymap.uncall; available: root.calling.canUncall; onClicked: root.calling.uncall() }
        CounterButton { width: root.third; text: qsTr("挂起"); key: Keymap.hold; available: root.serving; onClicked: root.pages.pause.askHold() }
        CounterButton { width: root.third; text: qsTr("转号"); key: Keymap.transfer; available: root.somebody; onClicked: root.pages.errand.open(ErrandController.Transfer) }
        CounterButton { width: root.third; visible: root.serving; text: qsTr("呼叫下一位"); key: Keymap.next; onClicked: root.calling.callNext() }
        CounterButton { width: root.third; visible: !root.serving; text: qsTr("申请人放弃"); available: root.somebody && root.calling.state === CallingController.Calling; onClicked: root.calling.giveUp() }
        CounterButton { width: root.third; text: qsTr("直接办理"); key: Keymap.walkUp; available: root.free; onClicked: root.pages.errand.open(ErrandController.WalkUp) }
        CounterButton { width: root.third; text: qsTr("电话咨询"); key: Keymap.telephone; available: root.free; onClicked: root.pages.errand.open(ErrandController.Telephone) }
        CounterButton { width: root.third; text: qsTr("暂停服务"); key: Keymap.pause; available: root.free; onClicked: root.pages.pause.askPause() }
        CounterButton { width: root.third; text: qsTr("叫号依据"); key: Keymap.why; available: root.somebody; onClicked: root.pages.applicant.explain() }
        CounterButton { width: root.third; text: qsTr("申请人"); key: Keymap.person; available: root.somebody && root.pages.applicant.mayReveal; onClicked: root.pages.applicant.reveal("") }
        CounterButton { width: root.third; text: qsTr("更正结果"); available: root.free; onClicked: root.pages.outcomes.openCorrection() }
    }
    CounterButton {
        width: parent.width
        visible: root.calling.canReopen
        text: root.calling.reopenText
        key: Keymap.reopen
        onClicked: root.calling.reopen()
    }
    CounterButton {
        width: parent.width
        visible: root.somebody && root.calling.state === CallingController.Calling
        text: qsTr("已当面喊号（大屏和语音没有播报时）")
        onClicked: root.calling.calledAloud()
    }
}
