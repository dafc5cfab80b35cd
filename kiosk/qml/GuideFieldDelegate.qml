import QtQuick
import QtQuick.Layouts

/// One field of a guide: its name, and beside it its text; below it for the elderly.
GridLayout {
    id: root

    required property string title
    required property string detail

    columns: Theme.elder ? 1 : 2
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap / 2

    Rectangle {
        Layout.columnSpan: root.columns
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.hairline
        color: Theme.line
    }
    SectionLabel {
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: Theme.elder
        Layout.preferredWidth: Theme.body * 7
        text: root.title
        wrapMode: Text.Wrap
    }
    KioskText {
        Layout.fillWidth: true
        text: root.detail
        lineHeight: Theme.leading
    }
}
