import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// 办事指南 of one item, turned by screenfuls; to the paper, the phone, or the number.
PageFrame {
    id: root

    required property KioskPages pages
    readonly property GuideController guide: pages.guide

    function keyed(text) { pages.scans.keyed(text); }
    function entered() { pages.scans.entered(); }
    function erased() {}

    infoShare: 0.68
    controlsHeight: actions.implicitHeight
    info: [
        GuideHeading {
            Layout.fillWidth: true
            guide: root.guide
        },
        GuideText {
            id: sheet
            Layout.fillWidth: true
            Layout.fillHeight: true
            guide: root.guide
        }
    ]

    GuideActions {
        id: actions
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: root.split ? parent.height : implicitHeight
        guide: root.guide
        takesNumbers: root.pages.home.takesNumbers
        atTop: sheet.atYBeginning
        atEnd: sheet.atYEnd
        onTurned: screens => sheet.turn(screens)
    }
}
