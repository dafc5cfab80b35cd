import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// What stands beside the doors of the first page, in groups of at most four.
ColumnLayout {
    id: root

    required property HomeController home
    /// Something stands above the page that takes of its room: what is most used gives way first.
    property bool brief: false
    readonly property int columns: !home.takesNumbers ? (Theme.portrait ? 2 : 1)
            : Theme.elder ? 3 : Theme.tall ? 4 : 2

    /// The doors take what is left of an upright screen.
    readonly property real tallest: Theme.portrait ? (Theme.elder ? 2.2 : 3.4) * Theme.touch : Theme.height

    spacing: Theme.gap / 2

    SectionLabel {
        Layout.fillWidth: true
        visible: frequent.visible
        text: qsTr("常办事项")
    }
    ChoiceGrid {
        id: frequent
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: highest
        visible: Theme.elder && root.home.takesNumbers && count > 0 && !(root.brief && Theme.low)
        columns: 1
        tallest: root.tallest
        model: root.home.frequent
        onChosen: key => root.home.chooseFrequent(key)
    }
    SectionLabel {
        Layout.fillWidth: true
        Layout.topMargin: frequent.visible ? Theme.gap : 0
        visible: entries.visible
        text: qsTr("其他业务")
    }
    ServiceGrid {
        id: entries
        model: root.home.entries
    }
    SectionLabel {
        Layout.fillWidth: true
        Layout.topMargin: entries.visible ? Theme.gap : 0
        visible: inquiries.visible
        text: qsTr("咨询和查询")
    }
    ServiceGrid {
        id: inquiries
        model: root.home.inquiries
    }

    component ServiceGrid: ChoiceGrid {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: highest
        visible: count > 0
        columns: root.columns
        centred: true
        // Six glyphs, as 一件事一次办 and 办不成事反映 have, stand on one line.
        size: Math.max(Theme.least, Math.min(Theme.label, (cellWidth - 2 * Theme.pad) / 6.1))
        tallest: root.tallest
        onChosen: key => root.home.chooseEntry(key)
    }
}
