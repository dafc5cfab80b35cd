import QtQuick
import QtQuick.Layouts

/// 个人办事 or 企业办事: the two large doors of the first page.
ButtonBase {
    id: root

    property string text
    property string sign

    name: text
    primary: true

    RowLayout {
        anchors.centerIn: parent
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
}
