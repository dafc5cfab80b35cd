import QtQuick
import QtQuick.Layouts

/// A page: what it says, and what is touched on it. Above each other on an upright screen, beside
/// each other on a wide one; what is touched stays within `reach` of the lower edge.
FocusScope {
    id: root

    required property real reach
    property bool split: !Theme.portrait
    property real infoShare: 0.35  ///< of the width, where the two stand beside each other
    /// Height of what is touched, where what is said takes the rest. 0: the other way round.
    property real controlsHeight: 0
    default property alias controls: controlsItem.data
    property alias info: infoColumn.data

    readonly property real inner: width - 2 * Theme.margin
    readonly property real highest: Math.min(height, reach) - 2 * Theme.margin
    readonly property real above: controlsItem.y - Theme.margin - 2 * Theme.gap

    // The part that is only read says so by its look.
    Rectangle {
        anchors.fill: infoColumn
        anchors.margins: -Theme.margin
        anchors.bottomMargin: Theme.tall && !root.split ? 0 : -Theme.margin
        visible: Theme.tall && !root.split
        color: Theme.soft
    }
    ColumnLayout {
        id: infoColumn
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: Theme.margin
        width: root.split ? (root.inner - Theme.margin) * root.infoShare : root.inner
        height: root.split ? root.height - 2 * Theme.margin
                : root.controlsHeight > 0 || Theme.tall ? root.above : implicitHeight
        spacing: Theme.gap
    }
    Item {
        id: controlsItem
        readonly property real below: root.height - 2 * Theme.margin - 2 * Theme.gap - infoColumn.implicitHeight

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.margin
        width: root.split ? (root.inner - Theme.margin) * (1 - root.infoShare) : root.inner
        height: root.split ? root.highest
                : root.controlsHeight > 0 ? Math.min(root.controlsHeight, root.highest + Theme.margin)
                : Math.min(root.highest + Theme.margin, below)
    }
}
