import QtQuick
import QtQuick.Layouts

/// One line of details: its name, what it says, and buttons to change it.
RowLayout {
    id: root

    required property string label
    property string value

    spacing: Theme.mm(3.2)

    KioskText {
        Layout.preferredWidth: Theme.body * 4.2
        text: root.label
        lineHeight: Theme.tight
        color: Theme.quiet
    }
    KioskText {
        Layout.fillWidth: true
        Layout.maximumHeight: Theme.touch
        visible: text.length > 0
        verticalAlignment: Text.AlignVCenter
        text: root.value
        font.weight: Font.Medium
        lineHeight: Theme.tight
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.least
    }
}
