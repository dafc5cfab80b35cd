import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// The whole screen: heading, the page of the visit, and the bar that is always there.
FocusScope {
    id: root

    required property KioskPages pages
    required property real mmPerPx
    property real lowerEdge: 900  ///< in millimetres above the floor
    readonly property Visit visit: pages.visit
    readonly property var views: [homePage, findPage, guidePage, numberPage, resultPage, ownNumberPage, homePage, morePage]
    /// How far up from the lower edge of the page its controls may stand.
    readonly property real reach: Theme.reach - (height - screen.y - page.y - page.height)
    readonly property bool asking: visit.secondsLeft >= 0
    readonly property Item focused: Window.activeFocusItem

    focus: true
    onFocusedChanged: if (focused && focused.activeFocusOnTab) pages.aloud.tell(focused.Accessible.name)
    onAskingChanged: (asking ? idle : screen).forceActiveFocus()

    // Whatever is released was pressed: Tab, Enter on a button, a key of a scanner.
    Keys.onReleased: visit.touched()
    Keys.onReturnPressed: page.item.entered()
    Keys.onEnterPressed: page.item.entered()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) page.item.erased();
        if (event.text >= " " && event.key !== Qt.Key_Delete) { typist.forceActiveFocus(); page.item.keyed(event.text); }
    }

    Binding { target: Theme; property: "mmPerPx"; value: root.mmPerPx }
    Binding { target: Theme; property: "width"; value: root.width }
    Binding { target: Theme; property: "height"; value: root.height }
    Binding { target: Theme; property: "lowerEdge"; value: root.lowerEdge }
    Binding { target: Theme; property: "elder"; value: root.visit.elder }
    Binding { target: Theme; property: "low"; value: root.visit.low }
    Binding { target: Theme; property: "highContrast"; value: root.visit.highContrast }

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    FocusScope {
        id: screen
        anchors.fill: parent
        focus: true
        enabled: !root.asking

        // Has the focus while somebody types, so that the Enter of a scanner touches no button.
        Item { id: typist }
        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            HeaderBar {
                Layout.fillWidth: true
                hallName: root.pages.home.hallName
                rehearsal: root.pages.notice.rehearsal
                paperLow: root.pages.notice.paperLow
            }
            NoticeStrip {
                Layout.fillWidth: true
                visible: text.length > 0 && !(page.item && page.item.closed === text)
                text: root.pages.notice.strip
            }
            Loader {
                id: page
                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                sourceComponent: root.visit.page === Visit.Home && root.pages.notice.withoutPaper ? paperPage : root.views[root.visit.page]
            }
            ReminderCard {
                Layout.fillWidth: true
                visible: number.length > 0 && root.visit.page === Visit.Home
                number: root.pages.reminder.number
                printing: root.pages.reminder.printing
                onReprint: root.pages.reminder.reprint()
                onDismiss: root.pages.reminder.dismiss()
            }
            BottomBar {
                Layout.fillWidth: true
                visit: root.visit
                voiceThere: root.pages.aloud.there
            }
        }
    }
    IdleDialog {
        id: idle
        anchors.fill: parent
        visible: root.asking
        secondsLeft: root.visit.secondsLeft
        onContinued: root.visit.touched()
    }
    // On top of everything, and takes nothing away from what lies below.
    Item {
        anchors.fill: parent
        PointHandler { onActiveChanged: if (active) root.visit.touched() }
    }

    Component { id: paperPage; WithoutPaperPage { pages: root.pages; reach: root.reach } }
    Component { id: homePage; HomePage { pages: root.pages; reach: root.reach } }
    Component { id: morePage; MorePage { pages: root.pages; reach: root.reach } }
    Component { id: findPage; FindPage { pages: root.pages; reach: root.reach } }
    Component { id: guidePage; GuidePage { pages: root.pages; reach: root.reach } }
    Component { id: numberPage; NumberPage { pages: root.pages; reach: root.reach } }
    Component { id: resultPage; ResultPage { pages: root.pages; reach: root.reach } }
    Component { id: ownNumberPage; OwnNumberPage { pages: root.pages; reach: root.reach } }
}
