import QtQuick
import QtQuick.Layouts

/// 还在办理吗？ before everything is wiped. Stands in the lower part, in reach of everybody.
FocusScope {
    id: root

    required property int secondsLeft
    signal continued

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
    }
    MouseArea { anchors.fill: parent }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.max(Theme.margin, (Math.min(root.height, Theme.reach) - height) / 2)
        width: Math.min(root.width - 2 * Theme.margin, Theme.title * 18)
        height: content.implicitHeight + 4 * Theme.margin
        color: Theme.surface
        radius: Theme.radius
        border.width: Theme.highContrast ? 2 * Theme.hairline : 0
        border.color: Theme.line

        ColumnLayout {
            id: content
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: 2 * Theme.margin
            spacing: 2 * Theme.gap

            KioskText {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("还在办理吗？%1 秒后返回首页").arg(root.secondsLeft)
                font.pixelSize: Theme.title
                font.weight: Font.Bold
                Accessible.role: Accessible.AlertMessage
            }
            KioskButton {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch * 1.4
                focus: true
                text: qsTr("继续使用")
                size: Theme.title
                primary: true
                onClicked: root.continued()
            }
        }
    }
}
