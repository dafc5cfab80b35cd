import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// What can be done with a guide: turn it, print it, take it on the phone, take a number.
GridLayout {
    id: root

    required property GuideController guide
    required property bool takesNumbers
    required property bool atTop
    required property bool atEnd
    signal turned(int screens)

    columns: Theme.portrait ? 3 : 2
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    CodeCard {
        Layout.rowSpan: Theme.portrait ? 2 : 1
        Layout.columnSpan: Theme.portrait ? 1 : 2
        Layout.fillWidth: !Theme.portrait
        Layout.fillHeight: true
        Layout.maximumHeight: Theme.portrait ? implicitHeight : Number.POSITIVE_INFINITY
        visible: root.guide.address.length > 0
        address: root.guide.address
        text: qsTr("手机扫码查看")
    }
    Item {
        Layout.columnSpan: 2
        Layout.fillHeight: true
        visible: !Theme.portrait && root.guide.address.length === 0
    }
    KioskButton {
        Layout.fillWidth: true
        Layout.fillHeight: Theme.portrait
        Layout.preferredWidth: 1
        text: qsTr("上一屏")
        available: !root.atTop
        onClicked: root.turned(-1)
    }
    KioskButton {
        Layout.fillWidth: true
        Layout.fillHeight: Theme.portrait
        Layout.preferredWidth: 1
        text: qsTr("下一屏")
        available: !root.atEnd
        onClicked: root.turned(1)
    }
    KioskButton {
        Layout.fillWidth: true
        Layout.fillHeight: Theme.portrait
        Layout.preferredWidth: 1
        Layout.columnSpan: Theme.portrait ? 1 : 2
        text: root.guide.printWords
        available: root.guide.there && root.guide.printStep !== GuideController.Printing
        onClicked: root.guide.print()
    }
    KioskButton {
        Layout.fillWidth: true
        Layout.fillHeight: Theme.portrait
        Layout.preferredWidth: 1
        Layout.columnSpan: Theme.portrait ? 1 : 2
        text: qsTr("取号")
        primary: true
        available: root.takesNumbers
        onClicked: root.guide.takeNumber()
    }
}
