import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// Which item, whose, and which version of its guide.
ColumnLayout {
    id: root

    required property GuideController guide

    spacing: Theme.gap / 2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        KioskText {
            Layout.fillWidth: true
            text: root.guide.title
            font.pixelSize: Theme.title
            font.weight: Font.Bold
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.label
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        MarkLabel {
            text: root.guide.sample ? qsTr("示例") : ""
            color: Theme.warning
            ink: Theme.warningInk
        }
    }
    KioskText {
        Layout.fillWidth: true
        text: [root.guide.department, root.guide.version].filter(part => part.length > 0).join("　")
        color: Theme.quiet
    }
}
