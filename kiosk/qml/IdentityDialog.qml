import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// Typing a document number. Only its last character is seen; a card or a code may come meanwhile.
ColumnLayout {
    id: root

    required property IdentityEntry identity
    required property string heading
    readonly property bool takesKeys: true
    readonly property bool settled: identity.given && identity.fault !== IdentityEntry.Doubtful
    readonly property var faults: ["", qsTr("号码不满 18 位"), qsTr("号码不对，请核对后重新输入"),
        qsTr("统一社会信用代码的校验位不对，确实无误可以继续"), qsTr("没有读到证件号码，请再刷一次")]
    property bool letters: false
    signal closed

    function keyed(text) { identity.type(text.toUpperCase()); }
    function entered() { identity.accept(); }
    function erased() { identity.erase(); }

    spacing: Theme.gap
    onSettledChanged: if (settled) closed()

    EntryField {
        Layout.fillWidth: true
        text: root.identity.shown
        hint: root.heading
    }
    KioskText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: root.faults[root.identity.fault]
        color: Theme.fault
        font.weight: Font.Medium
        Accessible.role: Accessible.AlertMessage
    }
    KeyPad {
        Layout.fillWidth: true
        Layout.fillHeight: true
        clears: root.letters
        rows: root.letters ? ["1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"] : ["123", "456", "789", "X0"]
        onTyped: character => root.identity.type(character)
        onErased: root.identity.erase()
        onCleared: root.identity.clear()
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            text: qsTr("返回")
            onClicked: { root.identity.clear(); root.closed(); }
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            text: root.letters ? qsTr("数字键盘") : qsTr("字母键盘")
            onClicked: root.letters = !root.letters
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            text: root.identity.fault === IdentityEntry.Doubtful ? qsTr("确实无误") : qsTr("确定")
            primary: true
            onClicked: root.identity.fault === IdentityEntry.Doubtful ? root.identity.confirm() : root.identity.accept()
        }
    }
}
