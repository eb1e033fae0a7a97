package io.signalbox.ui.kit;

import io.signalbox.ui.kit.theme.Theme;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A stage on the headless platform for one test: shows a node in a theme, takes pictures into
/// `target/pictures`, and collects what JavaFX had to say about the stylesheets.
public final class FxStage implements AutoCloseable {
    private final List<String> cssWarnings = new CopyOnWriteArrayList<>();
    private final Logger cssLog = Logger.getLogger("javafx.css");
    private final Handler collector = new Collector();
    private final Stage stage;

    public FxStage() {
        HeadlessScreen.forgiveItsEdges();
        cssLog.addHandler(collector);
        try {
            stage = FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("JavaFX did not start headless", e);
        }
    }

    /// Shows the node and waits until it has been laid out.
    public void show(Callable<Parent> made, Theme theme, int width, int height) {
        call(
                () -> {
                    Scene scene = new Scene(made.call(), width, height);
                    theme.apply(scene);
                    stage.setScene(scene);
                    stage.setWidth(width);
                    stage.setHeight(height);
                    stage.show();
                    return scene;
                });
        settle();
    }

    /// Shows a scene that somebody else made, as it is.
    public void show(Scene scene, int width, int height) {
        call(
                () -> {
                    stage.setScene(scene);
                    stage.setWidth(width);
                    stage.setHeight(height);
                    stage.show();
                    return scene;
                });
        settle();
    }

    public Scene scene() {
        return stage.getScene();
    }

    /// Runs on the FX thread and waits for the result.
    public <T> T call(Callable<T> work) {
        try {
            return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("work on the FX thread failed", e);
        }
    }

    public void run(Runnable work) {
        call(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                });
        settle();
    }

    /// Lets layouts and what was put off until later happen, and tables grow to their height.
    public void settle() {
        WaitForAsyncUtils.waitForFxEvents(8);
        if (call(this::growing)) {
            Awaitility.await().until(() -> call(() -> !growing()));
            // They take their height with the next frame, and their place with the one after.
            frames(3);
            WaitForAsyncUtils.waitForFxEvents(8);
        }
    }

    private void frames(int count) {
        CountDownLatch left = new CountDownLatch(count);
        AnimationTimer timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        left.countDown();
                    }
                };
        call(() -> start(timer));
        Awaitility.await().until(() -> left.getCount() == 0);
        call(() -> stop(timer));
    }

    private static AnimationTimer start(AnimationTimer timer) {
        timer.start();
        return timer;
    }

    private static AnimationTimer stop(AnimationTimer timer) {
        timer.stop();
        return timer;
    }

    private boolean growing() {
        Scene scene = stage.getScene();
        return scene != null
                && scene.getRoot().lookupAll(".sb-table").stream()
                        .anyMatch(table -> ((Region) table).getMaxHeight() >= 0);
    }

    /// Writes `target/pictures/<name>.png`.
    public WritableImage picture(String name) {
        return picture(name, scene());
    }

    /// A picture of the popup that is open over the stage.
    public WritableImage popupPicture(String name) {
        settle();
        Scene popup =
                call(
                        () ->
                                Window.getWindows().stream()
                                        .filter(PopupWindow.class::isInstance)
                                        .filter(Window::isShowing)
                                        .map(Window::getScene)
                                        .findFirst()
                                        .orElseThrow());
        return picture(name, popup);
    }

    /// A picture of a scene that need not be on the stage.
    public WritableImage picture(String name, Scene scene) {
        settle();
        WritableImage image = call(() -> scene.snapshot(null));
        File file = new File("target/pictures/" + name + ".png");
        file.getParentFile().mkdirs();
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }

    /// Each is a mistake in a stylesheet.
    public List<String> cssWarnings() {
        return cssWarnings;
    }

    @Override
    public void close() {
        cssLog.removeHandler(collector);
        run(stage::hide);
    }

    private final class Collector extends Handler {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                cssWarnings.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
