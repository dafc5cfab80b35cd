import QtQuick
import Yichuang.Kiosk.Ui

/// The window of the kiosk. Who opens it says how large it is, how large its pixels are, and how high
/// it hangs.
Window {
    id: root

    required property KioskPages pages
    required property real mmPerPx
    required property real lowerEdge

    width: 1080
    height: 1920
    visible: true
    title: pages.home.hallName
    color: "#F3F5F8"

    Kiosk {
        anchors.fill: parent
        focus: true
        pages: root.pages
        mmPerPx: root.mmPerPx
        lowerEdge: root.lowerEdge
    }
}
