import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// One of several, or none of them.
ColumnLayout {
    id: root

    required property string question
    required property ChoiceModel choices
    /// Chooses none, with an empty key; empty: one has to be chosen.
    property string noneText
    signal chosen(string key)
    signal closed

    spacing: Theme.gap

    KioskText {
        Layout.fillWidth: true
        text: root.question
        font.weight: Font.Medium
    }
    ChoiceGrid {
        Layout.fillWidth: true
        Layout.fillHeight: true
        tallest: Theme.touch * 1.5
        model: root.choices
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
            visible: root.noneText.length > 0
            text: root.noneText
            onClicked: root.chosen("")
        }
    }
}
