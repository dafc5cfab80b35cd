import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// What was found, a few at a time, and the buttons that turn the pages.
GridLayout {
    id: root

    required property FindController find
    /// Little height: two columns, and the turning buttons beside them.
    readonly property bool flat: Theme.tall

    columns: flat ? 2 : 1
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        ResultsGrid {
            anchors.fill: parent
            columns: root.flat ? 2 : 1
            find: root.find
        }
        KioskText {
            anchors.fill: parent
            visible: root.find.nothingFound
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("没有找到。请换一个词，或到导办台咨询。")
            font.pixelSize: Theme.label
        }
    }
    GridLayout {
        Layout.fillWidth: !root.flat
        Layout.fillHeight: root.flat
        Layout.preferredWidth: root.flat ? Theme.touch * 1.8 : -1
        columns: root.flat ? 1 : 3
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        KioskButton {
            Layout.fillWidth: true
            Layout.fillHeight: root.flat
            Layout.maximumHeight: Theme.touch * 1.5
            Layout.preferredWidth: 1
            text: qsTr("上一页")
            available: root.find.results.page > 0
            onClicked: root.find.results.previous()
        }
        KioskText {
            // Of three things above each other the two that are touched need the height.
            visible: !(root.flat && Theme.elder)
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font.pixelSize: Theme.label
            text: qsTr("%1 / %2").arg(root.find.results.page + 1).arg(root.find.results.pages)
            Accessible.name: qsTr("第 %1 页，共 %2 页").arg(root.find.results.page + 1).arg(root.find.results.pages)
        }
        KioskButton {
            Layout.fillWidth: true
            Layout.fillHeight: root.flat
            Layout.maximumHeight: Theme.touch * 1.5
            Layout.preferredWidth: 1
            text: qsTr("下一页")
            available: root.find.results.page + 1 < root.find.results.pages
            onClicked: root.find.results.next()
        }
    }
}
