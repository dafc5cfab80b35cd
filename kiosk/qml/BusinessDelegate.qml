import QtQuick
import QtQuick.Layouts

/// 个人办事 or 企业办事: the two large doors of the first page, and what most come for behind them.
ButtonBase {
    id: root

    property string text
    property string sign
    property var examples: []

    name: text
    primary: true

    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - 4 * Theme.pad
        spacing: Theme.gap

        RowLayout {
            Layout.alignment: Qt.AlignHCenter
            spacing: 1.5 * Theme.gap

            Rectangle {
                implicitWidth: Theme.title * 1.7
                implicitHeight: implicitWidth
                radius: width / 2
                color: root.ink

                KioskText {
                    anchors.centerIn: parent
                    text: root.sign
                    color: Theme.accentInk
                    font.pixelSize: Theme.title
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
            KioskText {
                Layout.maximumWidth: root.width - Theme.title * 2 - 3 * Theme.gap
                text: root.text
                color: root.ink
                font.pixelSize: Theme.title
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }
        Column {
            id: names
            Layout.fillWidth: true
            // 长辈版 has them as buttons; a low door has no room.
            visible: !Theme.elder && !Theme.tall

            Repeater {
                model: root.examples

                KioskText {
                    required property string modelData

                    width: names.width
                    horizontalAlignment: Text.AlignHCenter
                    text: modelData
                    color: root.ink
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
        }
    }
}
