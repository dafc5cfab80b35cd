import QtQuick
import QtQuick.Layouts

/// One of 申请材料, with its mark.
RowLayout {
    id: root

    required property string title
    required property string detail
    required property string mark

    spacing: Theme.gap

    Item {
        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: Theme.body * 5
        Layout.preferredHeight: word.height

        MarkLabel {
            id: word
            text: root.mark
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        KioskText {
            Layout.fillWidth: true
            text: root.title
            font.weight: Font.Medium
        }
        KioskText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.detail
            color: Theme.quiet
        }
    }
}
