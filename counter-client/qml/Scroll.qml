import QtQuick

/// What may be longer than its place. It follows the focus, and a bar shows where one is. Where nothing
/// inside takes the focus it takes it itself, for the arrow keys.
Flickable {
    id: root

    property string name
    property bool reads: false  ///< nothing inside takes the focus
    readonly property bool longer: contentHeight > height + 1
    readonly property Item focused: Window.activeFocusItem
    readonly property real step: Theme.row * 2

    clip: true
    contentWidth: width
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: reads && (longer || activeFocus)
    Accessible.role: Accessible.StaticText
    Accessible.name: name

    onFocusedChanged: show(focused)
    onContentHeightChanged: moveTo(contentY)

    function moveTo(y) { contentY = Math.max(0, Math.min(y, contentHeight - height)); }
    function holds(item) {
        for (let one = item; one; one = one.parent) if (one === contentItem) return true;
        return false;
    }
    function show(item) {
        if (!item || !holds(item)) return;
        const top = item.mapToItem(contentItem, 0, 0).y, bottom = top + item.height;
        if (top < contentY) moveTo(top - Theme.gap);
        else if (bottom > contentY + height) moveTo(bottom - height + Theme.gap);
    }
    Keys.onDownPressed: event => { event.accepted = reads; if (reads) moveTo(contentY + step); }
    Keys.onUpPressed: event => { event.accepted = reads; if (reads) moveTo(contentY - step); }

    Rectangle {
        parent: root
        anchors.right: parent.right
        y: root.visibleArea.yPosition * root.height
        width: 4
        height: root.visibleArea.heightRatio * root.height
        radius: 2
        visible: root.longer
        color: Theme.edge
    }
    Rectangle {
        parent: root
        anchors.fill: parent
        visible: root.activeFocus && root.reads
        color: "transparent"
        border.width: 2
        border.color: Theme.focus
    }
}
