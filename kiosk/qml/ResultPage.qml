import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// The number, in hand or to be noted.
PageFrame {
    id: root

    required property KioskPages pages
    readonly property NumberController number: pages.number
    readonly property bool printed: number.step === NumberController.Printed
    readonly property bool failed: number.step === NumberController.NotPrinted

    function keyed(text) { pages.scans.keyed(text); }
    function entered() { pages.scans.entered(); }
    function erased() {}

    split: false
    controlsHeight: answers.implicitHeight
    info: TicketCard {
        Layout.fillWidth: true
        Layout.fillHeight: true
        number: root.number.number
        title: root.number.title
        promise: root.number.promise
        place: root.number.place
        good: !root.failed
        message: root.number.message
    }

    RowLayout {
        id: answers
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.gap

        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.row * 1.2
            visible: root.failed
            text: qsTr("再打印一次")
            onClicked: root.number.printAgain()
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.row * 1.2
            text: root.pages.visit.secondsOfResult > 0 ? qsTr("完成（%1 秒）").arg(root.pages.visit.secondsOfResult) : qsTr("完成")
            name: qsTr("完成")
            primary: true
            available: root.printed || root.failed
            onClicked: root.pages.visit.home()
        }
    }
}
