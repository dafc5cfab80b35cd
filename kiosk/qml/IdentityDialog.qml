import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// Typing a document number, after choosing the document where it is not a Chinese one. Only its last
/// character is seen; a card or a code may come meanwhile.
ColumnLayout {
    id: root

    required property IdentityEntry identity
    required property string heading
    readonly property bool takesKeys: true
    readonly property bool settled: identity.given && identity.fault !== IdentityEntry.Doubtful
    property bool letters: false
    property bool choosing: false
    signal closed

    function choose(kind) {
        identity.kind = kind;
        letters = kind !== IdentityEntry.Domestic;
        choosing = false;
    }
    function leave() {
        identity.clear();
        closed();
    }
    function keyed(text) { identity.type(text.toUpperCase()); }
    function entered() { identity.accept(); }
    function erased() { identity.erase(); }

    spacing: Theme.gap
    onSettledChanged: if (settled) closed()

    EntryField {
        Layout.fillWidth: true
        text: root.identity.shown
        hint: root.identity.kind === IdentityEntry.Passport ? qsTr("请输入护照号码") : root.heading
    }
    KioskText {
        Layout.fillWidth: true
        visible: text.length > 0 && !root.choosing
        text: root.identity.faultText
        color: Theme.fault
        font.weight: Font.Medium
        Accessible.role: Accessible.AlertMessage
    }
    Repeater {
        model: root.choosing ? [
            { kind: IdentityEntry.Domestic, text: qsTr("居民身份证、统一社会信用代码") },
            { kind: IdentityEntry.Passport, text: qsTr("护照") },
            { kind: IdentityEntry.Other, text: qsTr("通行证、居留证等其他证件") }
        ] : []

        KioskButton {
            required property var modelData

            Layout.fillWidth: true
            text: modelData.text
            checked: root.identity.kind === modelData.kind
            onClicked: root.choose(modelData.kind)
        }
    }
    Item { Layout.fillHeight: true; visible: root.choosing }
    KeyPad {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: !root.choosing
        clears: root.letters
        rows: root.letters ? ["1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"] : ["123", "456", "789", "X0"]
        onTyped: character => root.identity.type(character)
        onErased: root.identity.erase()
        onCleared: root.identity.eraseAll()
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            text: qsTr("返回")
            onClicked: if (root.choosing) root.choosing = false; else root.leave();
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            visible: !root.choosing
            text: qsTr("其他证件")
            onClicked: root.choosing = true
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            visible: !root.choosing
            text: root.letters ? qsTr("数字键盘") : qsTr("字母键盘")
            onClicked: root.letters = !root.letters
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            visible: !root.choosing
            text: root.identity.fault === IdentityEntry.Doubtful ? qsTr("确实无误") : qsTr("确定")
            primary: true
            onClicked: root.identity.fault === IdentityEntry.Doubtful ? root.identity.confirm() : root.identity.accept()
        }
    }
}
