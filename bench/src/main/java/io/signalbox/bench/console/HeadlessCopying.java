package io.signalbox.bench.console;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// The toolkit's headless screen copies a window pixel by pixel, in Java and on the FX thread: up to 100 ms a frame until
/// that loop is compiled, 2 ms then. Screens that show anything do not, and the console's frames shall not be charged
/// with it. FX thread only.
final class HeadlessCopying extends AnimationTimer {
    private static final int FRAMES = 60;

    private final Stage stage = new Stage();
    private final Region moving = new Region();
    private final Runnable compiled;
    private int frame;

    private HeadlessCopying(Runnable compiled) {
        this.compiled = compiled;
        moving.setStyle("-fx-background-color: white");
        moving.resize(8, 8);
        stage.setScene(new Scene(new Pane(moving), 1000, 800));
    }

    /// Has an all but empty window copied until that is quick.
    static void warmUp(Runnable compiled) {
        HeadlessCopying copying = new HeadlessCopying(compiled);
        copying.stage.show();
        copying.start();
    }

    @Override
    public void handle(long now) {
        frame++;
        moving.relocate(frame, frame);
        if (frame == FRAMES) {
            stop();
            stage.hide();
            compiled.run();
        }
    }
}
