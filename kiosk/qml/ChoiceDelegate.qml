import QtQuick

/// One thing to choose: its name, a smaller line below, a short mark beside.
ButtonBase {
    id: root

    property string title
    property string detail
    property string mark
    property bool centred: false
    property int size: Theme.label

    name: [title, mark, detail].filter(part => part.length > 0).join(", ")

    KioskText {
        id: titleText
        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad + (markLabel.visible ? markLabel.width + Theme.gap / 2 : 0)
        anchors.bottomMargin: detailText.visible ? parent.height * 0.46 : 0
        horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
        verticalAlignment: detailText.visible ? Text.AlignBottom : Text.AlignVCenter
        text: root.title
        color: root.ink
        font.pixelSize: root.size
        font.weight: Font.Medium
        lineHeight: Theme.tight
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.least
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    KioskText {
        id: detailText
        anchors.left: titleText.left
        anchors.right: titleText.right
        anchors.top: titleText.bottom
        visible: root.detail.length > 0 && !Theme.elder && !Theme.tall
        text: root.detail
        color: root.filled ? root.ink : Theme.quiet
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    MarkLabel {
        id: markLabel
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        visible: root.mark.length > 0 && !Theme.elder
        text: root.mark
    }
}
