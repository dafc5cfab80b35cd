import QtQuick

/// One item or theme that was found, and the way to its guide.
Item {
    id: root

    required property var model
    required property bool forGuides
    signal chosen(string key)
    signal guideWanted(string key)

    ChoiceDelegate {
        anchors.fill: parent
        anchors.rightMargin: guide.visible ? guide.width + Theme.mm(3.2) : 0
        title: root.model.title
        detail: root.model.detail
        mark: root.model.mark
        available: root.model.available
        onClicked: root.chosen(root.model.key)
    }
    KioskButton {
        id: guide
        anchors.right: parent.right
        width: Math.max(Theme.touch, Theme.body * 3.4)
        height: parent.height
        visible: !root.forGuides && root.model.key.startsWith("item:")
        text: qsTr("指南")
        name: qsTr("%1的办事指南").arg(root.model.title)
        size: Theme.body
        onClicked: root.guideWanted(root.model.key)
    }
}
