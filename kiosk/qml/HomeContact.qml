import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// Whom to call with a complaint, and the guides for one's phone: for reading, not for touching.
/// 长辈版 asks nobody to scan anything.
RowLayout {
    id: root

    required property HomeController home
    readonly property bool scanned: home.guidesAddress.length > 0 && !Theme.elder

    spacing: Theme.gap

    CodeImage {
        // At least two pixels a module.
        readonly property int side: Math.max(Theme.mm(34), 96)

        Layout.preferredWidth: side
        Layout.preferredHeight: side
        visible: root.scanned
        address: root.home.guidesAddress
        text: qsTr("手机扫码看办事指南")
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        KioskText {
            Layout.fillWidth: true
            visible: root.scanned
            text: qsTr("手机扫码看办事指南")
            color: Theme.quiet
        }
        KioskText {
            Layout.fillWidth: true
            visible: root.home.complaintPhone.length > 0
            text: qsTr("投诉电话 %1").arg(root.home.complaintPhone)
            color: Theme.quiet
        }
    }
}
