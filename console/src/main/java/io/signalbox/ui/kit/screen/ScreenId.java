package io.signalbox.ui.kit.screen;

import io.signalbox.icons.Icon;

/// The screens in the order of the rail; the order is also their shortcut, Ctrl+1 to Ctrl+9.
public enum ScreenId {
    OVERVIEW(1, "Overview", "Fleet", Icon.OVERVIEW),
    SERVERS(2, "Servers", "Fleet", Icon.SERVERS),
    CLIENTS(3, "Clients", "Fleet", Icon.CLIENTS),
    ROOMS(4, "Rooms", "Fleet", Icon.ROOMS),
    EVENTS(5, "Events", "Fleet", Icon.EVENTS),
    SCALING(6, "Scaling", "AWS", Icon.SCALING),
    TRAFFIC(7, "Traffic", "AWS", Icon.TRAFFIC),
    STACKS(8, "Stacks", "AWS", Icon.STACKS),
    JOURNAL(9, "Journal", "Record", Icon.JOURNAL);

    private final int digit;
    private final String label;
    private final String group;
    private final Icon icon;

    ScreenId(int digit, String label, String group, Icon icon) {
        this.digit = digit;
        this.label = label;
        this.group = group;
        this.icon = icon;
    }

    public String label() {
        return label;
    }

    /// The heading under which it stands in the rail.
    public String group() {
        return group;
    }

    public Icon icon() {
        return icon;
    }

    /// The digit that opens it together with Ctrl.
    public int digit() {
        return digit;
    }
}
