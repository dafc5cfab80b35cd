import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// Always there: how the pages look, and the ways back.
Rectangle {
    id: root

    required property Visit visit
    required property bool voiceThere

    implicitHeight: Theme.touch + 2 * Theme.mm(4)
    color: Theme.surface

    // The edge towards the page.
    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.mm(4)
        anchors.bottomMargin: Theme.mm(4)
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.mm(3.2)

        BarToggle { text: qsTr("长辈版"); checked: root.visit.elder; onClicked: root.visit.elder = !checked }
        BarToggle { text: qsTr("低位操作"); checked: root.visit.low; onClicked: root.visit.low = !checked }
        BarToggle { visible: root.voiceThere; text: qsTr("语音播报"); checked: root.visit.voice; onClicked: root.visit.voice = !checked }
        BarToggle { text: qsTr("高对比度"); checked: root.visit.highContrast; onClicked: root.visit.highContrast = !checked }
        BarButton { text: qsTr("English"); onClicked: root.visit.english = !root.visit.english }
        Item { Layout.preferredWidth: Theme.gap }
        BarButton { text: qsTr("上一步"); available: root.visit.canGoBack; onClicked: root.visit.back() }
        BarButton { text: qsTr("首页"); available: root.visit.canGoBack; onClicked: root.visit.home() }
    }

    component LongestWord: TextMetrics {
        required property string words

        font.family: Theme.family
        font.pixelSize: Theme.least
        font.weight: Font.Medium
        // Chinese breaks anywhere.
        text: (words.match(/[A-Za-z]+/g) ?? []).reduce((longest, word) => word.length > longest.length ? word : longest, "")
    }
    component BarToggle: ToggleButton {
        id: toggle

        readonly property LongestWord longest: LongestWord { words: toggle.text }

        implicitWidth: Theme.touch
        Layout.minimumWidth: Math.max(Theme.touch, longest.advanceWidth + 1.25 * Theme.pad)
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        size: Math.max(Theme.least, Math.min(Theme.body, width / 4.5))
    }
    component BarButton: KioskButton {
        id: button

        readonly property LongestWord longest: LongestWord { words: button.text }

        implicitWidth: Theme.touch
        Layout.minimumWidth: Math.max(Theme.touch, longest.advanceWidth + 1.25 * Theme.pad)
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        size: Math.max(Theme.least, Math.min(Theme.body, width / 4.5))
    }
}
