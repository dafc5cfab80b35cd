import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// 请选择您要办的事: two doors and a few services beside them, one touch each.
PageFrame {
    id: root

    required property KioskPages pages
    readonly property HomeController home: pages.home
    /// Why no numbers are taken; empty while they are.
    readonly property string closed: home.takesNumbers ? ""
            : pages.notice.refused || pages.notice.suspended || pages.notice.closed || pages.notice.lost
    /// The heading stands above all, not above the doors alone: there is a part that is only read.
    readonly property bool headed: Theme.portrait || Theme.reach < Theme.height

    function keyed(text) { pages.scans.keyed(text); }
    function entered() { pages.scans.entered(); }
    function erased() {}

    split: false
    info: GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: Theme.tall
        visible: root.headed
        columns: Theme.tall || Theme.portrait && Theme.elder ? 1 : 2
        columnSpacing: Theme.margin
        rowSpacing: 2 * Theme.gap

        PageHeading {
            Layout.fillWidth: true
            Layout.fillHeight: Theme.tall
            horizontalAlignment: Theme.tall ? Text.AlignHCenter : Text.AlignLeft
            text: qsTr("请选择您要办的事")
        }
        HomeContact {
            Layout.fillWidth: false
            Layout.alignment: Theme.tall ? Qt.AlignHCenter : Qt.AlignLeft
            home: root.home
        }
    }

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.margin
        rowSpacing: 2 * Theme.gap

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: root.home.takesNumbers ? 3 : 6
            Layout.preferredHeight: 3 * Theme.row
            spacing: Theme.gap

            PageHeading {
                Layout.fillWidth: true
                visible: !root.headed && root.home.takesNumbers
                text: qsTr("请选择您要办的事")
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
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
                    examples: root.home.personalExamples
                    onClicked: root.home.choosePersonal()
                }
                BusinessDelegate {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    text: qsTr("企业办事")
                    sign: qsTr("企")
                    examples: root.home.enterpriseExamples
                    onClicked: root.home.chooseEnterprise()
                }
            }
            ClosedCard {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !root.home.takesNumbers
                text: root.closed
            }
            HomeContact {
                Layout.fillWidth: true
                visible: !root.headed
                home: root.home
            }
        }
        HomeServices {
            brief: root.pages.reminder.number !== ""
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: root.home.takesNumbers ? 7 : 4
            home: root.home
        }
    }
}
