import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// What the holder of a number may do at a kiosk.
ColumnLayout {
    id: root

    required property OwnNumberController own

    spacing: Theme.gap

    Item { Layout.fillHeight: true }
    KioskButton {
        Layout.fillWidth: true
        visible: root.own.canRestore
        text: qsTr("恢复叫号")
        primary: true
        onClicked: root.own.restore()
    }
    KioskButton {
        Layout.fillWidth: true
        visible: root.own.canReturn
        text: qsTr("我回来了")
        primary: true
        onClicked: root.own.reportReturn()
    }
    KioskButton {
        Layout.fillWidth: true
        visible: root.own.canReprint
        text: qsTr("补打号票")
        onClicked: root.own.reprint()
    }
    KioskButton {
        Layout.fillWidth: true
        text: qsTr("查另一个号")
        onClicked: root.own.again()
    }
}
