import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// 优先事由, to be proved at the counter.
ColumnLayout {
    id: root

    required property ChoiceModel grounds
    signal chosen(string key)
    signal closed

    spacing: Theme.gap

    KioskText {
        Layout.fillWidth: true
        text: qsTr("请选择优先事由，办理时请出示证明")
        font.weight: Font.Medium
    }
    ChoiceGrid {
        Layout.fillWidth: true
        Layout.fillHeight: true
        tallest: Theme.touch * 1.5
        model: root.grounds
        onChosen: key => root.chosen(key)
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: qsTr("返回")
            onClicked: root.closed()
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: qsTr("不需要优先")
            onClicked: root.chosen("")
        }
    }
}
