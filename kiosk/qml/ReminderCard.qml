import QtQuick
import QtQuick.Layouts

/// A number whose paper may not have come out: the kiosk stopped before it was done.
Rectangle {
    id: root

    required property string number
    required property bool printing
    signal reprint
    signal dismiss

    implicitHeight: row.implicitHeight + 2 * Theme.mm(3)
    color: Theme.soft
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.line

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap

        KioskText {
            Layout.fillWidth: true
            text: qsTr("排队号 %1 的号票可能没有打印出来。").arg(root.number)
            color: Theme.highContrast ? Theme.text : Theme.softInk
        }
        KioskButton {
            text: qsTr("补打号票")
            primary: true
            available: !root.printing
            onClicked: root.reprint()
        }
        KioskButton {
            text: qsTr("不用补打")
            available: !root.printing
            onClicked: root.dismiss()
        }
    }
}
