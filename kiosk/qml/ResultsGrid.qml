import QtQuick
import Yichuang.Kiosk.Ui

/// The results of one page in equal cells.
Item {
    id: root

    required property FindController find
    property int columns: 1

    readonly property int rows: Math.ceil(repeater.count / columns)
    readonly property real cellWidth: (width - (columns - 1) * Theme.gap) / columns
    readonly property real cellHeight: Math.min(Theme.touch * 2.6, (height - (rows - 1) * Theme.gap) / rows)

    Repeater {
        id: repeater
        model: root.find.results.shown

        ResultDelegate {
            required property int index

            x: index % root.columns * (root.cellWidth + Theme.gap)
            y: Math.floor(index / root.columns) * (root.cellHeight + Theme.gap)
            width: root.cellWidth
            height: root.cellHeight
            forGuides: root.find.forGuides
            onChosen: key => root.find.choose(key)
            onGuideWanted: key => root.find.seeGuide(key)
        }
    }
}
