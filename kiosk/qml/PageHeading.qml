import QtQuick

/// What a page is about; larger where there is nothing else to fill the upper part.
KioskText {
    id: root

    font.pixelSize: Theme.tall ? Theme.display : Theme.title
    font.weight: Font.Bold
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.Heading
}
