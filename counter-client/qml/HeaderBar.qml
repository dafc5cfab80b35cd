import QtQuick
import Yichuang.Counter.Ui

/// Who, where, when; the switches of the window.
Item {
    id: root

    required property CounterPages pages
    property bool dark: false
    signal darkToggled
    signal languageToggled
    signal compactWanted

    implicitHeight: Theme.row

    CounterText {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - tools.width - Theme.gap
        text: root.pages.signIn.counterText + "　" + root.pages.signIn.name + "　" + root.pages.signIn.staff
        font.pixelSize: Theme.label
        font.weight: Font.Bold
        elide: Text.ElideRight
    }
    Row {
        id: tools
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Chip { anchors.verticalCenter: parent.verticalCenter; text: root.pages.floor.rehearsal ? qsTr("演练") : "" }
        CounterText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.pages.floor.time
            font.pixelSize: Theme.title
            font.weight: Font.Bold
        }
        CounterButton { text: root.pages.calling.autoCall ? qsTr("办完自动叫：开") : qsTr("办完自动叫：关"); checked: root.pages.calling.autoCall; onClicked: root.pages.calling.autoCall = !root.pages.calling.autoCall }
        CounterButton { text: root.dark ? qsTr("浅色") : qsTr("深色"); onClicked: root.darkToggled() }
        CounterButton { text: root.pages.language.english ? "中文" : "English"; onClicked: root.languageToggled() }
        CounterButton { text: qsTr("收成一条"); key: Keymap.bar; onClicked: root.compactWanted() }
        CounterButton { text: qsTr("锁定"); key: Keymap.lock; onClicked: root.pages.signIn.lock() }
        CounterButton { text: qsTr("签退"); key: Keymap.signOff; onClicked: root.pages.signIn.leave() }
    }
}
