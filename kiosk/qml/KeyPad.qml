import QtQuick
import QtQuick.Layouts

/// The kiosk's own keyboard: a key for each character of `rows`, 删除 and 清空 at the end of the last.
ColumnLayout {
    id: root

    property bool clears: true  ///< has a key 清空
    property var rows: ["1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"]
    signal typed(string character)
    signal erased
    signal cleared

    spacing: Theme.gap

    Repeater {
        model: root.rows

        RowLayout {
            id: line

            required property string modelData
            required property int index

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Theme.row
            Layout.maximumHeight: Theme.touch * 1.6
            spacing: Theme.mm(3.2)

            Repeater {
                model: line.modelData.split("")

                KioskButton {
                    id: key

                    required property string modelData

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.touch
                    Layout.minimumWidth: Theme.touch
                    Layout.preferredWidth: Theme.touch
                    implicitWidth: Theme.touch
                    text: modelData
                    onClicked: root.typed(key.modelData)
                }
            }
            KioskButton {
                visible: root.clears && line.index === root.rows.length - 1
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.touch
                Layout.preferredWidth: Theme.touch * 1.5
                text: qsTr("清空")
                onClicked: root.cleared()
            }
            KioskButton {
                visible: line.index === root.rows.length - 1
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.touch
                Layout.preferredWidth: root.clears ? Theme.touch * 1.5 : Theme.touch
                text: qsTr("删除")
                onClicked: root.erased()
            }
        }
    }
}
