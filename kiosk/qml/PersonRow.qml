import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// A person as far as they are known: masked, what is wrong, or how to say who they are.
FieldRow {
    id: root

    required property IdentityEntry identity
    required property string hint
    signal entryWanted

    value: identity.given ? identity.shown
           : identity.faultText || (identity.readsCards ? hint : qsTr("本机不能刷证，请输入号码"))
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
