pragma Singleton

import QtQuick

/// The counter's keys, as Qt writes them. Every one of them works wherever the focus is.
QtObject {
    readonly property string why: "F1"
    readonly property string walkUp: "F2"
    readonly property string telephone: "F3"
    readonly property string transfer: "F4"
    readonly property string uncall: "F5"
    readonly property string noShow: "F6"
    readonly property string recall: "F7"
    readonly property string main: "F8"
    readonly property string next: "Shift+F8"
    readonly property string hold: "F9"
    readonly property string pause: "F10"
    readonly property string lists: "F11"
    readonly property string bar: "F12"
    readonly property string person: "Ctrl+I"
    readonly property string reopen: "Ctrl+Z"
    readonly property string lock: "Ctrl+L"
    readonly property string signOff: "Ctrl+Q"
    readonly property string guide: "Ctrl+G"
    readonly property string item: "Ctrl+N"
}
