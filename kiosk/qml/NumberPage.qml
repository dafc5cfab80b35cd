import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// Taking a number: how long it will take, who takes it, 确认取号.
PageFrame {
    id: root

    required property KioskPages pages
    readonly property NumberController number: pages.number
    /// What was opened on this page; null: nothing.
    property Component panel: null
    readonly property var views: ({
        [NumberController.Asking]: details, [NumberController.Confirm]: details,
        [NumberController.Doubtful]: doubtful, [NumberController.AlreadyWaiting]: alreadyWaiting,
        [NumberController.Refused]: refused
    })

    readonly property int step: number.step
    onStepChanged: panel = null

    // Keys are of the field that is open, or of a scanner.
    function keyed(text) { (view.item.takesKeys ? view.item : pages.scans).keyed(text); }
    function entered() { (view.item.takesKeys ? view.item : pages.scans).entered(); }
    function erased() { if (view.item.takesKeys) view.item.erased(); }

    controlsHeight: view.implicitHeight
    info: PromiseCard {
        Layout.fillWidth: true
        Layout.fillHeight: true
        number: root.number
    }

    Loader {
        id: view
        anchors.fill: parent
        focus: true
        sourceComponent: root.step === NumberController.Confirm && root.number.offersPriority ? priority
                         : root.panel ? root.panel : root.views[root.step] ?? waiting
        onLoaded: if (root.panel) root.pages.aloud.tell(item.question ?? item.heading ?? "")
    }

    Component {
        id: details
        NumberDetailsCard {
            number: root.number
            onApplicantWanted: { root.number.applicant.clear(); root.panel = applicant; }
            onPrincipalWanted: { root.number.principal.clear(); root.panel = principal; }
            onRelationWanted: root.panel = relation
            onGroundWanted: root.panel = ground
        }
    }
    Component {
        id: applicant
        IdentityDialog {
            identity: root.number.applicant
            heading: qsTr("请输入证件号码")
            onClosed: root.panel = null
        }
    }
    Component {
        id: principal
        IdentityDialog {
            identity: root.number.principal
            heading: qsTr("请输入委托人的证件号码")
            onClosed: root.panel = null
        }
    }
    Component {
        id: ground
        ChoiceDialog {
            question: qsTr("请选择优先事由，办理时请出示证明")
            choices: root.number.grounds
            noneText: qsTr("不需要优先")
            onChosen: key => { root.panel = null; root.number.chooseGround(key); }
            onClosed: root.panel = null
        }
    }
    Component {
        id: relation
        ChoiceDialog {
            question: qsTr("您是委托人的什么人？")
            choices: root.number.relations
            onChosen: key => { root.panel = null; root.number.chooseRelation(key); }
            onClosed: root.panel = null
        }
    }
    Component {
        id: priority
        AnswerDialog {
            message: root.number.message
            primaryText: qsTr("取优先号")
            secondaryText: qsTr("取普通号")
            onPrimary: root.number.answerPriority(true)
            onSecondary: root.number.answerPriority(false)
        }
    }
    Component {
        id: doubtful
        AnswerDialog {
            message: root.number.message
            primaryText: qsTr("返回修改")
            secondaryText: qsTr("确实无误，继续取号")
            onPrimary: root.number.mend()
            onSecondary: root.number.confirmDoubtful()
        }
    }
    Component {
        id: alreadyWaiting
        AnswerDialog {
            message: root.number.message
            primaryText: qsTr("补打号票")
            secondaryText: qsTr("另取一个号")
            onPrimary: root.number.reprintExisting()
            onSecondary: root.number.takeAnother()
        }
    }
    Component {
        id: refused
        AnswerDialog {
            message: root.number.message
            primaryText: qsTr("返回首页")
            secondaryText: root.number.mendWords
            onPrimary: root.pages.visit.home()
            onSecondary: root.number.mend()
        }
    }
    Component {
        id: waiting
        BusyCard { text: root.number.message }
    }
}
