import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// 更多服务: what the first page of 长辈版 leaves out.
PageFrame {
    id: root

    required property KioskPages pages

    function keyed(text) { pages.scans.keyed(text); }
    function entered() { pages.scans.entered(); }
    function erased() {}

    split: false
    info: PageHeading {
        Layout.fillWidth: true
        Layout.fillHeight: Theme.tall
        horizontalAlignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
        text: qsTr("更多服务")
    }

    ChoiceGrid {
        anchors.fill: parent
        centred: true
        tallest: 4 * Theme.touch
        model: root.pages.home.more
        onChosen: key => root.pages.home.chooseEntry(key)
    }
}
