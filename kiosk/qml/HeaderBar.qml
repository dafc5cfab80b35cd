import QtQuick
import QtQuick.Layouts

/// The name of the hall; 演练 while nothing counts; for staff, that the paper will soon be out.
Rectangle {
    id: root

    required property string hallName
    required property bool rehearsal
    required property bool paperLow

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
            text: root.paperLow ? qsTr("纸将用完") : ""
            color: Theme.surface
            ink: Theme.text
        }
        MarkLabel {
            text: root.rehearsal ? qsTr("演练") : ""
            color: Theme.warning
            ink: Theme.warningInk
        }
    }
}
