import QtQuick
import Yichuang.Counter.Ui

/// The results of a serving. The one key confirms; digits choose; Escape goes back.
Panel {
    id: root

    required property CounterPages pages
    readonly property OutcomeController outcomes: pages.outcomes

    title: outcomes.correcting ? qsTr("更正结果　%1").arg(outcomes.number)
                               : qsTr("办理结果　%1").arg(outcomes.number)
    onVisibleChanged: if (visible) Qt.callLater(focusFirst)
    Keys.onEscapePressed: outcomes.close()

    function focusFirst() {
        const first = rows.itemAt(0);
        if (first) first.takeFocus();
    }

    Scroll {
        id: flick
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        contentHeight: column.implicitHeight

        Column {
            id: column
            width: flick.width - Theme.gap
            spacing: Theme.pad

            Repeater {
                id: rows
                model: root.outcomes
                delegate: OutcomeCard {
                    width: column.width
                    outcomes: root.outcomes
                }
            }
            CounterButton {
                visible: !root.outcomes.correcting
                text: qsTr("再办一个事项")
                key: Keymap.item
                onClicked: root.pages.errand.open(ErrandController.AnotherItem)
            }
        }
    }
    Column {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap

        Flow {
            width: parent.width
            spacing: Theme.gap
            visible: !root.outcomes.correcting
            Repeater {
                model: root.pages.phrases
                delegate: CounterButton {
                    required property string modelData
                    height: Theme.row * 0.8
                    text: modelData
                    onClicked: root.outcomes.addToNote(modelData)
                }
            }
        }
        CounterField {
            width: parent.width
            hint: root.outcomes.correcting ? qsTr("更正原因（管理员更正时必填）") : qsTr("备注（只给工作人员看）")
            text: root.outcomes.correcting ? root.outcomes.reason : root.outcomes.note
            maximumLength: root.outcomes.correcting ? 200 : 1000
            onEdited: text => {
                if (root.outcomes.correcting) root.outcomes.reason = text;
                else root.outcomes.note = text;
            }
        }
        CounterText {
            width: parent.width
            visible: text !== ""
            text: root.outcomes.lack
            color: Theme.longer
            wrapMode: Text.Wrap
        }
        Row {
            spacing: Theme.gap
            CounterButton {
                primary: true
                available: root.outcomes.complete && !root.pages.acting.busy
                text: root.outcomes.correcting ? qsTr("确认更正") : root.outcomes.transfer ? qsTr("确认并转号") : qsTr("确认办完")
                key: root.outcomes.correcting ? "" : Keymap.main
                onClicked: root.outcomes.confirm()
            }
            CounterButton {
                visible: root.outcomes.offersFailedErrand
                text: qsTr("转“办不成事”反映窗口")
                onClicked: root.outcomes.confirmToFailedErrand()
            }
            CounterButton { text: qsTr("返回"); key: "Esc"; onClicked: root.outcomes.close() }
        }
    }
}
