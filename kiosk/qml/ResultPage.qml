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

    function keyed(text) {}
    function entered() {}
    function erased() {}

    split: false
    controlsHeight: answers.implicitHeight
    info: TicketCard {
        Layout.fillWidth: true
        Layout.fillHeight: true
        number: root.number.number
        title: root.number.title
        promise: root.number.promise
        good: !root.failed
        message: root.printed ? qsTr("取号成功，请取走号票")
                 : root.failed ? qsTr("号票没有打印出来。您的排队号是 %1，请记下，或到导办台补打").arg(root.number.number)
                 : qsTr("正在打印号票，请稍候…")
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
            text: qsTr("完成")
            primary: true
            available: root.printed || root.failed
            onClicked: root.pages.visit.home()
        }
    }
}
