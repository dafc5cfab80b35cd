import QtQuick
import QtQuick.Layouts

/// The name of the hall, and 演练 while nothing counts.
Rectangle {
    id: root

    required property string hallName
    required property bool rehearsal

    implicitHeight: Theme.label * 1.4 + 2 * Theme.mm(3)
    color: Theme.highContrast ? Theme.surface : Theme.accent

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap

        KioskText {
            Layout.fillWidth: true
            text: root.hallName
            color: Theme.highContrast ? Theme.text : Theme.accentText
            font.pixelSize: Theme.label
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.body
            elide: Text.ElideRight
        }
        MarkLabel {
            text: root.rehearsal ? qsTr("演练") : ""
            color: Theme.warning
            ink: Theme.warningInk
        }
    }
}
