import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// 请选择您要办的事: what most come for, one touch each.
PageFrame {
    id: root

    required property KioskPages pages
    readonly property HomeController home: pages.home
    /// Why no numbers are taken; empty while they are.
    readonly property string closed: pages.notice.refused || pages.notice.suspended || pages.notice.closed

    function keyed(text) { pages.scans.keyed(text); }
    function entered() { pages.scans.entered(); }
    function erased() {}

    split: false
    info: PageHeading {
        Layout.fillWidth: true
        Layout.fillHeight: Theme.tall
        horizontalAlignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
        text: qsTr("请选择您要办的事")
    }

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.margin
        rowSpacing: 2 * Theme.gap

        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            Layout.preferredHeight: 2.5 * Theme.row
            Layout.maximumHeight: Theme.portrait ? 5 * Theme.touch : Number.POSITIVE_INFINITY
            columns: Theme.portrait ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            visible: root.home.takesNumbers

            BusinessDelegate {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                text: qsTr("个人办事")
                sign: qsTr("人")
                onClicked: root.home.choosePersonal()
            }
            BusinessDelegate {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                text: qsTr("企业办事")
                sign: qsTr("企")
                onClicked: root.home.chooseEnterprise()
            }
        }
        ClosedCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            Layout.preferredHeight: 3 * Theme.touch
            Layout.maximumHeight: Theme.portrait ? 6 * Theme.touch : Number.POSITIVE_INFINITY
            visible: !root.home.takesNumbers
            text: root.closed
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 7
            spacing: Theme.gap / 2

            SectionLabel {
                visible: root.home.takesNumbers
                text: qsTr("常办事项")
            }
            ChoiceGrid {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.home.takesNumbers
                tallest: 3 * Theme.touch
                model: root.home.frequent
                onChosen: key => root.home.chooseFrequent(key)
            }
            SectionLabel { text: qsTr("其他服务") }
            ChoiceGrid {
                id: entries
                Layout.fillWidth: true
                Layout.fillHeight: true
                columns: 4
                centred: true
                // Six glyphs, as 一件事一次办 and 办不成事反映 have, stand on one line.
                size: Math.max(Theme.least, Math.min(Theme.label, (entries.cellWidth - 2 * Theme.pad) / 6.1))
                tallest: 3 * Theme.touch
                model: root.home.entries
                onChosen: key => root.home.chooseEntry(key)
            }
        }
    }
}
