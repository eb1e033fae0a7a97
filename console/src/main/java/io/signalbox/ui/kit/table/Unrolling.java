package io.signalbox.ui.kit.table;

import javafx.animation.AnimationTimer;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// Lets a table that comes into a window grow to its height, frame by frame: to make all cells of a tall table and give them
/// their style takes several frames' time, in which the window would stand still. The faster the frames come, the more rows
/// each takes. FX thread only.
final class Unrolling extends AnimationTimer {
    private static final int FIRST = 2;

    /// Nothing holds up a frame that comes sooner.
    private static final long IN_TIME_NANOS = 25_000_000;

    private final RowTable<?> owner;
    private boolean folded;
    private int rows;
    private int more;
    private long last;

    Unrolling(RowTable<?> owner) {
        this.owner = owner;
    }

    /// The table came into another place, or into none.
    void fold() {
        end();
        folded = owner.getScene() != null;
        rows(table().getItems().size());
    }

    /// It has rows now.
    void rows(int count) {
        if (folded && count > 0) {
            folded = false;
            if (!owner.inWindow()) {
                return;
            }
            rows = FIRST;
            more = 1;
            last = 0;
            double height = owner.heightOf(rows);
            table().setMaxHeight(height);
            table().resize(table().getWidth(), Math.min(height, table().getHeight()));
            start();
        }
    }

    @Override
    public void handle(long now) {
        if (last == 0) {
            last = now;
            return;
        }
        boolean late = now - last > IN_TIME_NANOS;
        last = now;
        more = late ? Math.max(1, more / 2) : 2 * more;
        rows += more;
        double height = owner.heightOf(rows);
        if (height >= owner.getHeight() || !owner.inWindow()) {
            end();
        } else {
            table().setMaxHeight(height);
        }
    }

    private void end() {
        stop();
        table().setMaxHeight(Region.USE_COMPUTED_SIZE);
    }

    private TableView<?> table() {
        return owner.table();
    }
}
