import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// Who takes the number, by what right, for how many; and 确认取号.
ColumnLayout {
    id: root

    required property NumberController number
    signal applicantWanted
    signal principalWanted
    signal relationWanted
    signal groundWanted

    spacing: Theme.gap

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: rows.implicitHeight + 2 * Theme.mm(3)
        color: Theme.surface
        radius: Theme.radius
        border.width: Theme.hairline
        border.color: Theme.line

        ColumnLayout {
            id: rows
            anchors.fill: parent
            anchors.margins: Theme.mm(3)
            anchors.leftMargin: Theme.pad
            spacing: Theme.mm(3.2)

            PersonRow {
                visible: root.number.asksIdentity
                label: root.number.isAgent ? qsTr("代办人") : qsTr("证件")
                identity: root.number.applicant
                hint: identity.readsCodes ? qsTr("请刷身份证，或扫电子证照码") : qsTr("请刷身份证")
                onEntryWanted: root.applicantWanted()
            }
            FieldRow {
                visible: root.number.asksIdentity
                label: qsTr("为谁办")

                KioskButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    text: qsTr("本人办理")
                    checkable: true
                    checked: !root.number.isAgent
                    onClicked: root.number.setAgent(false)
                }
                KioskButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    text: qsTr("代他人办理")
                    checkable: true
                    checked: root.number.isAgent
                    onClicked: root.number.setAgent(true)
                }
            }
            PersonRow {
                visible: root.number.isAgent
                label: qsTr("委托人")
                identity: root.number.principal
                hint: qsTr("请刷委托人的身份证")
                onEntryWanted: root.principalWanted()
            }
            FieldRow {
                visible: root.number.isAgent
                label: qsTr("您是")
                value: root.number.relationText

                KioskButton {
                    text: qsTr("更改")
                    name: qsTr("更改与委托人的关系")
                    onClicked: root.relationWanted()
                }
            }
            FieldRow {
                label: qsTr("优先")
                value: root.number.groundText || qsTr("不需要优先")

                KioskButton {
                    text: qsTr("选择优先事由")
                    onClicked: root.groundWanted()
                }
            }
            FieldRow {
                visible: root.number.asksCopies
                label: qsTr("件数")
                value: qsTr("%1 件").arg(root.number.copies)

                KioskButton {
                    text: "−10"
                    name: qsTr("减少十件")
                    available: root.number.copies > 1
                    onClicked: root.number.setCopies(root.number.copies - 10)
                }
                KioskButton {
                    text: "−1"
                    name: qsTr("减少一件")
                    available: root.number.copies > 1
                    onClicked: root.number.setCopies(root.number.copies - 1)
                }
                KioskButton {
                    text: "＋1"
                    name: qsTr("增加一件")
                    available: root.number.copies < root.number.copiesMax
                    onClicked: root.number.setCopies(root.number.copies + 1)
                }
                KioskButton {
                    text: "＋10"
                    name: qsTr("增加十件")
                    available: root.number.copies < root.number.copiesMax
                    onClicked: root.number.setCopies(root.number.copies === 1 ? 10 : root.number.copies + 10)
                }
            }
        }
    }
    Item { Layout.fillHeight: true }
    KioskButton {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.touch
        Layout.preferredHeight: Theme.row * 1.3
        Layout.maximumHeight: Theme.row * 1.3
        text: root.number.asksIdentity && !root.number.needsIdentity && !root.number.applicant.given
              ? qsTr("不刷证取号") : qsTr("确认取号")
        size: Theme.title
        primary: true
        available: root.number.canConfirm
        onClicked: root.number.confirm()
    }
}
