import QtQuick
import Yichuang.Counter.Ui

/// What the server did not take of what was done without it, and what to do about it.
Row {
    id: root

    required property UntakenController untaken

    visible: untaken.text !== ""
    spacing: Theme.gap

    Notice {
        width: root.width - buttons.width - Theme.gap
        height: Math.max(implicitHeight, Theme.row)
        text: root.untaken.text
        bad: true
    }
    Row {
        id: buttons
        spacing: Theme.gap
        CounterButton { visible: root.untaken.maySend && !root.untaken.asks; primary: true; text: qsTr("再次补交"); onClicked: root.untaken.sendAgain() }
        CounterButton { visible: !root.untaken.asks; text: qsTr("作废"); onClicked: root.untaken.setAside() }
        CounterButton { visible: root.untaken.asks; text: qsTr("确定作废"); onClicked: root.untaken.answer(true) }
        CounterButton { visible: root.untaken.asks; primary: true; text: qsTr("先留着"); onClicked: root.untaken.answer(false) }
    }
}
