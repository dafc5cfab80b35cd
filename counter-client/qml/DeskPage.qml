import QtQuick
import Yichuang.Counter.Ui

/// The full window at work: what stands at the counter on the left, what goes with it on the right.
Item {
    id: root

    required property CounterPages pages
    property bool dark: false
    property int tab: 0  ///< who waits, the guide, the hall
    property bool choosingKind: false
    signal darkToggled
    signal languageToggled
    signal compactWanted
    readonly property bool paused: pages.calling.state === CallingController.Paused

    function showLists() {
        tab = 0;
        tickets.focusList();
    }

    HeaderBar {
        id: header
        x: Theme.pad
        y: Theme.gap
        width: parent.width - 2 * Theme.pad
        pages: root.pages
        dark: root.dark
        onDarkToggled: root.darkToggled()
        onLanguageToggled: root.languageToggled()
        onCompactWanted: root.compactWanted()
    }
    Column {
        id: strips
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap
        x: Theme.pad
        width: parent.width - 2 * Theme.pad
        spacing: Theme.gap

        Notice { width: parent.width; text: root.pages.floor.linkText; bad: root.pages.floor.link === FloorController.Lost }
        CounterButton {
            visible: root.pages.papers.offersEmergencyList
            text: qsTr("打印应急叫号单")
            onClicked: root.pages.papers.printEmergencyList()
        }
        UntakenStrip { width: parent.width; untaken: root.pages.untaken }
        Notice { width: parent.width; text: root.pages.floor.suspension; bad: true }
        Notice { width: parent.width; visible: text !== "" && root.tab !== 2; text: root.pages.floor.latest; plain: true }
        Notice { width: parent.width; text: root.pages.pause.pausedText; bad: root.pages.pause.overrun }
        Row {
            visible: root.pages.calling.asksToFinish
            spacing: Theme.gap
            Notice { height: Theme.row; width: 420 * Theme.roomy; text: qsTr("%1 正在办理，先办理完毕吗？").arg(root.pages.calling.number) }
            CounterButton { primary: true; text: qsTr("办理完毕"); onClicked: root.pages.calling.answerFinish(true) }
            CounterButton { text: qsTr("继续办"); onClicked: root.pages.calling.answerFinish(false) }
        }
        Row {
            visible: root.pages.papers.refusals > 0
            spacing: Theme.gap
            Notice { height: Theme.row; width: 420 * Theme.roomy; text: qsTr("不予受理要给申请人书面告知"); plain: true }
            CounterButton { primary: true; text: qsTr("打印不予受理告知单"); onClicked: root.pages.papers.printRefusals() }
            CounterButton { text: qsTr("不打印"); onClicked: root.pages.papers.dropRefusals() }
        }
    }
    Item {
        id: left
        anchors.top: strips.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: footer.top
        anchors.bottomMargin: Theme.gap
        x: Theme.pad
        // English words on three buttons side by side need as much.
        width: Math.max(parent.width * 0.4, 510 * Theme.roomy)
        NowCard {
            opacity: root.pages.floor.link === FloorController.Lost ? 0.75 : 1
            anchors.top: parent.top
            anchors.bottom: actions.top
            anchors.bottomMargin: Theme.gap
            width: parent.width
            calling: root.pages.calling
        }
        ActionGrid {
            id: actions
            anchors.bottom: parent.bottom
            width: parent.width
            pages: root.pages
        }
    }
    Item {
        id: right
        anchors.top: left.top
        anchors.bottom: left.bottom
        anchors.left: left.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad

        readonly property bool asksErrand: root.pages.errand.use !== ErrandController.Nothing
        readonly property bool asksPause: root.pages.pause.asking !== PauseController.Nothing
        readonly property bool shows: root.pages.applicant.explained || root.pages.applicant.revealed

        ErrandPanel { id: errand; anchors.fill: parent; pages: root.pages; visible: right.asksErrand }
        PausePanel { id: pause; anchors.fill: parent; pause: root.pages.pause; visible: right.asksPause && !errand.visible }
        ApplicantPanel { id: applicant; anchors.fill: parent; applicant: root.pages.applicant; visible: right.shows && !errand.visible && !pause.visible }
        OutcomePanel { id: outcomes; anchors.fill: parent; pages: root.pages; visible: root.pages.outcomes.open && !errand.visible && !pause.visible && !applicant.visible }
        HandEntryPanel { id: entry; anchors.fill: parent; pages: root.pages; visible: root.pages.handEntry.open && !outcomes.visible && !errand.visible && !pause.visible && !applicant.visible }
        Panel {
            anchors.fill: parent
            visible: !errand.visible && !pause.visible && !applicant.visible && !outcomes.visible && !entry.visible
            Row {
                id: tabs
                spacing: Theme.gap
                CounterButton { text: qsTr("排队"); key: Keymap.lists; checked: root.tab === 0; onClicked: root.showLists() }
                CounterButton { text: qsTr("办事指南"); checked: root.tab === 1; onClicked: root.tab = 1 }
                CounterButton { text: root.pages.floor.news > 0 ? qsTr("大厅 %1").arg(root.pages.floor.news) : qsTr("大厅"); checked: root.tab === 2; onClicked: root.tab = 2 }
                CounterButton { visible: root.tab === 2; text: qsTr("补录手工办理的"); available: root.pages.calling.reachable; onClicked: root.pages.handEntry.begin() }
                CounterButton { visible: root.tab === 2 && root.pages.signIn.manager; text: qsTr("切换窗口类型"); onClicked: root.choosingKind = !root.choosingKind }
                CounterButton { visible: root.tab === 1; text: qsTr("打印指南"); key: Keymap.guide; onClicked: root.pages.papers.printGuide() }
            }
            TicketList {
                id: tickets
                anchors.top: tabs.bottom
                anchors.topMargin: Theme.gap
                anchors.bottom: parent.bottom
                width: parent.width
                visible: root.tab === 0
                tickets: root.pages.tickets
                mayPick: root.pages.signIn.mayPick
                acting: root.pages.acting
            }
            GuidePanel {
                anchors.top: tabs.bottom
                anchors.topMargin: Theme.gap
                anchors.bottom: parent.bottom
                width: parent.width
                visible: root.tab === 1
                calling: root.pages.calling
            }
            Choices {
                id: kinds
                anchors.top: tabs.bottom
                anchors.topMargin: Theme.gap
                width: parent.width
                visible: root.tab === 2 && root.choosingKind
                name: qsTr("窗口类型")
                options: root.pages.signIn.kinds
                current: root.pages.signIn.kind
                onChosen: index => { root.pages.signIn.switchKind(index); root.choosingKind = false; }
            }
            FloorPanel {
                anchors.top: kinds.visible ? kinds.bottom : tabs.bottom
                anchors.topMargin: Theme.gap
                anchors.bottom: parent.bottom
                width: parent.width
                visible: root.tab === 2
                floor: root.pages.floor
            }
        }
    }
    Notice {
        id: footer
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        x: Theme.pad
        width: parent.width - 2 * Theme.pad
        text: root.pages.acting.sentence
        bad: root.pages.acting.failed
        plain: !root.pages.acting.failed
    }
}
