import QtQuick
import QtQuick.Layouts

/// One of 申请材料, with its mark, and codes that lead a phone to its blank form and a filled sample.
RowLayout {
    id: root

    required property string title
    required property string detail
    required property string mark
    required property var codes

    spacing: Theme.gap

    Item {
        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: Theme.body * 5.5
        Layout.preferredHeight: word.height

        MarkLabel {
            id: word
            text: root.mark
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
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
    Repeater {
        model: root.codes

        ColumnLayout {
            id: code
            required property var modelData

            Layout.alignment: Qt.AlignTop
            spacing: 0

            CodeImage {
                Layout.alignment: Qt.AlignHCenter
                implicitWidth: Theme.mm(36)
                implicitHeight: Theme.mm(36)
                address: code.modelData.address
                text: code.modelData.text
            }
            KioskText {
                Layout.alignment: Qt.AlignHCenter
                wrapMode: Text.NoWrap
                text: code.modelData.text
                color: Theme.quiet
            }
        }
    }
}
