import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// The first page of a kiosk that cannot print: where else one gets a number, what goes on here, and
/// the number without paper, for the hall that has only this kiosk.
PageFrame {
    id: root

    required property KioskPages pages
    readonly property string closed: pages.notice.printer

    function keyed(text) { pages.scans.keyed(text); }
    function entered() { pages.scans.entered(); }
    function erased() {}

    split: false
    controlsHeight: answers.implicitHeight
    info: ClosedCard {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: 6 * Theme.touch
        text: root.closed
    }

    ColumnLayout {
        id: answers
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.gap

        KioskButton {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.row * 1.2
            text: qsTr("不打印号票，继续取号")
            onClicked: root.pages.visit.open(Visit.HomeWithoutPaper)
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.row * 1.2
            text: qsTr("进度查询")
            onClicked: root.pages.home.chooseEntry("progress")
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.row * 1.2
            text: qsTr("办事指南")
            onClicked: root.pages.home.chooseEntry("guides")
        }
    }
}
