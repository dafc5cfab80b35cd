import QtQuick

/// The heading of a group on a page.
KioskText {
    id: root

    color: Theme.quiet
    font.weight: Font.Medium
    wrapMode: Text.NoWrap
    Accessible.role: Accessible.Heading
}
