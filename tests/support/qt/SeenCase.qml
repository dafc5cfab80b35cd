import QtQuick
import QtTest

/// A test that looks at what is seen of a page: its controls, its texts, and where they stand.
TestCase {
    id: root

    property Item looked: null  ///< the page
    readonly property var focused: root.parent ? root.parent.Window.activeFocusItem : null

    /// Everything that is seen below an item, itself included.
    function seen(item, all = []) {
        if (!item.visible || item.opacity === 0 && !item.activeFocusOnTab) return all;
        all.push(item);
        const children = item.children;
        for (let i = 0; i < children.length; ++i) seen(children[i], all);
        return all;
    }
    function controls() {
        return seen(looked).filter(item => item.activeFocusOnTab && item.enabled);
    }
    function named(...names) {
        return seen(looked).find(item => names.includes(item.name));
    }
    function says(text) {
        return seen(looked).some(item => item.text === text);
    }
    function place(item) {
        const at = item.mapToItem(looked, 0, 0);
        return { left: at.x, top: at.y, right: at.x + item.width, bottom: at.y + item.height };
    }
    function describe(item) { return item.name || item.text || item.toString(); }

    // ---- order ----

    /// Above what it comes after, or left of it in the same row: not as one reads, unless a column to
    /// the right begins.
    function isBackward(before, after) {
        const from = frame(before), to = frame(after), within = from === to, slack = 2;
        const a = place(within ? before : from ?? before), b = place(within ? after : to ?? after);
        const sameRow = a.top + slack < b.bottom && b.top + slack < a.bottom;
        return sameRow ? b.right <= a.left + slack : b.bottom <= a.top + slack && b.left < a.right - slack;
    }
    /// What scrolls it; null: nothing does.
    function frame(item) {
        for (let one = item.parent; one && one !== looked; one = one.parent) if (one.clip) return one;
        return null;
    }
    /// What is wrong with the way of the Tab key through all controls; `press` presses it.
    function faultsOfTab(press) {
        const all = controls(), order = [];
        for (let i = 0; i < 2 * all.length + 4 && order.length < all.length; ++i) {
            press();
            const reached = all.find(control => holdsFocus(control));
            if (reached && !order.includes(reached)) order.push(reached);
        }
        const faults = all.filter(control => !order.includes(control)).map(control => "not reached: " + describe(control));
        const backward = order.filter((control, i) => isBackward(control, order[(i + 1) % order.length]));
        // From the last to the first, once.
        if (backward.length > 1) faults.push("Tab goes back after " + backward.map(describe).join(", "));
        return faults;
    }
    function holdsFocus(control) {
        for (let item = focused; item; item = item.parent) if (item === control) return true;
        return false;
    }

    // ---- contrast, as WCAG reckons it ----

    function channel(value) { return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4); }
    function luminance(colour) {
        return 0.2126 * channel(colour.r) + 0.7152 * channel(colour.g) + 0.0722 * channel(colour.b);
    }
    function contrast(ink, ground) {
        const light = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
        return (light[0] + 0.05) / (light[1] + 0.05);
    }
    /// Rows of [ink, ground] by their names in the theme.
    function faultsOfContrast(theme, rows, least) {
        return rows.map(([ink, ground]) => ({ ink, ground, is: contrast(theme[ink], theme[ground]) }))
                   .filter(row => !(row.is >= least))
                   .map(row => row.ink + " on " + row.ground + ": " + row.is.toFixed(2));
    }
}
