import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// A person as far as they are known: masked, or how to say who they are.
FieldRow {
    id: root

    required property IdentityEntry identity
    required property string hint
    signal entryWanted

    value: identity.given ? identity.shown
           : identity.fault === IdentityEntry.Unreadable ? qsTr("没有读到证件号码，请再刷一次") : hint
    Layout.fillWidth: true

    KioskButton {
        text: qsTr("输入号码")
        name: qsTr("%1：输入号码").arg(root.label)
        onClicked: root.entryWanted()
    }
    KioskButton {
        visible: root.identity.given
        text: qsTr("清除")
        name: qsTr("%1：清除").arg(root.label)
        onClicked: root.identity.clear()
    }
}
