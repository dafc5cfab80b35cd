import QtQuick

/// Choices of one model in equal cells. Places them itself: a layout that measures texts which fit
/// themselves to it does not always come to rest.
Item {
    id: root

    property alias model: repeater.model
    readonly property int count: repeater.count
    property int columns: 2
    property bool centred: false
    property int size: Theme.label
    property real tallest: Theme.touch * 2.4
    signal chosen(string key)

    readonly property int rows: Math.ceil(repeater.count / columns)
    /// With cells as tall as they may be.
    readonly property real highest: rows * tallest + (rows - 1) * Theme.gap
    readonly property real cellWidth: (width - (columns - 1) * Theme.gap) / columns
    readonly property real cellHeight: Math.min(tallest, (height - (rows - 1) * Theme.gap) / rows)

    implicitWidth: columns * Theme.touch
    implicitHeight: rows * Theme.row + (rows - 1) * Theme.gap

    Repeater {
        id: repeater

        ChoiceDelegate {
            id: cell

            required property var model
            required property int index

            x: index % root.columns * (root.cellWidth + Theme.gap)
            y: Math.floor(index / root.columns) * (root.cellHeight + Theme.gap)
            width: root.cellWidth
            height: root.cellHeight
            title: model.title
            detail: model.detail
            mark: model.mark
            available: model.available
            centred: root.centred
            size: root.size
            onClicked: root.chosen(cell.model.key)
        }
    }
}
