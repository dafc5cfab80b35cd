import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// 进度查询: how one's own number stands, and what its holder may do here.
PageFrame {
    id: root

    required property KioskPages pages
    readonly property OwnNumberController own: pages.ownNumber
    readonly property var views: ({
        [OwnNumberController.Typing]: typing, [OwnNumberController.Found]: found,
        [OwnNumberController.Done]: told, [OwnNumberController.Refused]: told
    })

    function keyed(text) { pages.scans.keyed(text); }
    function entered() { pages.scans.entered(); own.look(); }
    function erased() { own.erase(); }

    controlsHeight: view.implicitHeight
    info: [
        PageHeading {
            Layout.fillWidth: true
            text: qsTr("进度查询")
        },
        OwnNumberCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            own: root.own
        }
    ]

    Loader {
        id: view
        anchors.fill: parent
        focus: true
        sourceComponent: root.views[root.own.step] ?? busy
    }

    Component {
        id: typing
        ColumnLayout {
            spacing: Theme.gap

            Item { Layout.fillHeight: true }
            KeyPad {
                Layout.fillWidth: true
                Layout.minimumWidth: 0
                onTyped: character => root.own.type(character)
                onErased: root.own.erase()
                onCleared: root.own.again()
            }
            KioskButton {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch * 1.2
                text: qsTr("查询")
                primary: true
                available: root.own.typed.length > 0
                onClicked: root.own.look()
            }
        }
    }
    Component {
        id: found
        OwnNumberActions { own: root.own }
    }
    Component {
        id: told
        AnswerDialog {
            primaryText: qsTr("完成")
            secondaryText: qsTr("查另一个号")
            onPrimary: root.pages.visit.home()
            onSecondary: root.own.again()
        }
    }
    Component {
        id: busy
        BusyCard { text: qsTr("请稍候…") }
    }
}
