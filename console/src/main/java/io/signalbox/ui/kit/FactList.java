package io.signalbox.ui.kit;

import java.util.List;

/// A [FactGrid] that scrolls where it has too little height.
public final class FactList extends ScrollArea {
    private final FactGrid grid = new FactGrid();

    public FactList() {
        getStyleClass().add("sb-facts");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(40);
        setContent(grid);
    }

    /// Puts the values at the right edge, for short values on a narrow card.
    public FactList valuesToTheRight() {
        grid.valuesToTheRight();
        return this;
    }

    public void show(List<Fact> facts) {
        grid.show(facts);
    }
}
