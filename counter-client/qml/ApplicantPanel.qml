import QtQuick
import Yichuang.Counter.Ui

/// What was asked for on demand: the applicant, or why this ticket was called.
Panel {
    id: root

    required property ApplicantController applicant

    title: applicant.explained ? qsTr("叫号依据") : qsTr("申请人（查看已记录）")
    onVisibleChanged: if (visible) { reason.text = ""; close.forceActiveFocus(); }
    Keys.onEscapePressed: applicant.close()

    Column {
        width: parent.width
        spacing: Theme.gap

        CounterText {
            width: parent.width
            visible: root.applicant.explained
            text: root.applicant.explanation
            wrapMode: Text.Wrap
        }
        CounterText {
            visible: root.applicant.explained && root.applicant.candidates.length > 0
            text: qsTr("当时还有")
            color: Theme.quiet
        }
        Repeater {
            model: root.applicant.candidates
            delegate: CounterText {
                required property var modelData
                width: parent.width
                text: modelData.number + "　" + modelData.queue + "　" + qsTr("已等候 %1").arg(modelData.waited)
                color: modelData.late ? Theme.longer : Theme.text
            }
        }
        CounterText {
            width: parent.width
            visible: text !== ""
            text: root.applicant.person
            font.pixelSize: Theme.title
            wrapMode: Text.Wrap
        }
        CounterText {
            width: parent.width
            visible: root.applicant.principal !== ""
            text: qsTr("委托人：%1").arg(root.applicant.principal)
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.applicant.earlier
            delegate: CounterText {
                required property var modelData
                width: parent.width
                text: qsTr("今天还有：%1　%2　%3").arg(modelData.number).arg(modelData.purpose).arg(modelData.when)
                color: Theme.quiet
                elide: Text.ElideRight
            }
        }
        Row {
            width: parent.width
            visible: root.applicant.revealed
            spacing: Theme.gap
            CounterField {
                id: reason
                width: parent.width - whole.width - Theme.gap
                hint: qsTr("看完整号码要写明原因")
                maximumLength: 200
                onAccepted: whole.press()
            }
            CounterButton {
                id: whole
                available: reason.text.trim() !== ""
                text: qsTr("看完整号码")
                onClicked: root.applicant.reveal(reason.text)
            }
        }
        CounterButton { id: close; text: qsTr("关闭"); key: "Esc"; onClicked: root.applicant.close() }
    }
}
